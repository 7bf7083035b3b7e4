import { describe, expect, it } from 'vitest';
import { paragraphsOf } from '../../../../tests/documents/read-word.ts';
import type { TaggedFields, TaggedValues } from '../../../../shared/registers/template-fields.ts';
import { wordFile, wordParagraph } from '../../../../tests/documents/word-file.ts';
import { fillTemplate } from './fill-template.ts';

const fields: TaggedFields = { a: 'text', b: 'text', c: 'dots', rows: { x: 'text', y: 'text' } };
const filled = (blocks: readonly string[], values: TaggedValues): readonly string[] =>
  paragraphsOf(fillTemplate(wordFile(blocks), values, fields).content);

describe('a filled paper', () => {
  it('loses paragraphs that held nothing but an empty field, with the signs around it', () => {
    expect(filled(['Đầu', '{a}', '- {a};', '{a}, {b}.', 'Cuối'], { a: null, b: '' })).toEqual([
      'Đầu',
      'Cuối',
    ]);
  });

  it('keeps the words beside an empty field, without the sign that stood for it alone', () => {
    expect(filled(['Ông {a}, {b}, {a}', '{b}, Sở', '{a} ({b})', 'Tên: {b}'], { a: 'An', b: null })).toEqual([
      'Ông An, An',
      'Sở',
      'An',
      'Tên:',
    ]);
  });

  it('has dotted space where somebody fills in', () => {
    expect(filled(['Kinh phí: {c}.', '{#c}Có: {c}{/c}'], { c: null })).toEqual(['Kinh phí: ………………….']);
  });

  it('makes a paragraph of each line of a text, all looking as the one that it stood in', () => {
    const look =
      '<w:p><w:pPr><w:jc w:val="both"/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>1. {a}.</w:t></w:r></w:p>';
    const { content } = fillTemplate(wordFile([look]), { a: 'Một\r\nHai\u2028Ba\n\n' }, fields);
    expect(paragraphsOf(content)).toEqual(['1. Một', 'Hai', 'Ba.']);
    const xml = new TextDecoder().decode(
      Buffer.from(fillTemplate(wordFile([look]), { a: 'Một\nHai' }, fields).html),
    );
    expect(xml.match(/text-align:justify/g)).toHaveLength(2);
    expect(xml.match(/<b>/g)).toHaveLength(2);
  });

  it('keeps the one paragraph of a cell, so that the document stays one', () => {
    const cell = (text: string): string => `<w:tc><w:tcPr/>${wordParagraph(text)}</w:tc>`;
    const table = `<w:tbl><w:tblPr/><w:tr>${cell('{#rows}{x}')}${cell('{y}{/rows}')}</w:tr></w:tbl>`;
    const { content, html } = fillTemplate(
      wordFile([table]),
      {
        rows: [
          { x: 'một', y: null },
          { x: 'hai', y: 'hai' },
        ],
      },
      fields,
    );
    expect(paragraphsOf(content)).toEqual(['một', 'hai', 'hai']);
    expect(html.match(/<tr>/g)).toHaveLength(2);
    expect(html.match(/<td><p/g)).toHaveLength(4);
  });

  it('prints text as text, whatever signs it has', () => {
    const text = '<w:p> & "x" \u0001\uD800 {b} \uFDD0';
    expect(filled(['{a}'], { a: text, b: 'không' })).toEqual(['<w:p> & "x" \uFFFD {b}']);
  });
});
