import { deflateSync } from 'node:zlib';
import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { wordFile } from '../../../tests/documents/word-file.ts';
import { fileBounds, toldBound, type FileBound } from '../../../shared/contract/file-bounds.ts';
import { createTranslator, refusalSentence } from '../../../shared/i18n/translator.ts';
import { plainDate } from '../../../shared/time/plain-date.ts';
import { formatNumber } from '../../../shared/text/numbers.ts';
import type { RefusalDetail } from '../../../shared/contract/refusal.ts';
import {
  cell,
  noticeBody,
  packedWord,
  para,
  row,
  run,
  table,
  wordPart,
} from '../notices/files/test-files.ts';
import { pdf } from '../notices/files/test-pdf.ts';
import type { ForeignFile } from './foreign-file.ts';
import { deflated, partOfZeros, pictureOf, sheetOf, sheetOfZeros, zipped } from './hostile-files.ts';
import { readerInPlace } from './reader.ts';

const MIB = 1024 ** 2;
const sheet = (content: Uint8Array, name = 'bang.xlsx'): ForeignFile => ({
  kind: 'records',
  name,
  content,
  register: 'talk',
  reference: [],
  today: plainDate('2024-04-01'),
});
const text = (content: string, name = 'van-ban.txt'): ForeignFile => ({
  kind: 'notice',
  name,
  content: Buffer.from(content),
});
const notice = (content: Uint8Array, name = 'van-ban.docx'): ForeignFile => ({
  kind: 'notice',
  name,
  content,
});
const word = (body: string, how?: Parameters<typeof packedWord>[1]): ForeignFile =>
  notice(packedWord(noticeBody(body), how));
const template = (content: Uint8Array): ForeignFile => ({
  kind: 'template',
  content,
  fields: { so: 'text' },
});
const picture = (content: Uint8Array): ForeignFile => ({ kind: 'picture', name: 'anh.png', content });

const inCell = (value: string, address = ''): string =>
  `<c${address === '' ? '' : ` r="${address}"`} t="inlineStr"><is><t>${value}</t></is></c>`;
const inRow = (...values: readonly string[]): string =>
  `<row>${values.map((one) => inCell(one)).join('')}</row>`;
const heads = inRow('Thời gian', 'Hình thức', 'Nội dung');
const talks = (rows: string, behind = '', more?: Parameters<typeof sheetOf>[1]): ForeignFile =>
  sheet(sheetOf(`<sheetData>${heads}${rows}</sheetData>${behind}`, more));
const aTalk = inRow('22/2/2024', 'Hội đàm', 'Nội dung');
const filled = (begin: Uint8Array, length: number): Uint8Array => {
  const bytes = new Uint8Array(length);
  bytes.set(begin);
  return bytes;
};
const listItem = `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>${run('Giao Sở Ngoại vụ chủ trì.')}</w:p>`;
const listFrom = (start: number): string =>
  wordPart(
    'numbering',
    `<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="${start}"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`,
  );
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const linesOfPage = (count: number) =>
  Array.from({ length: count }, (_, at) => ({
    text: 'a',
    x: 10 + Math.floor(at / 400) * 11,
    y: 10 + (at % 400) * 2,
  }));
const PARTS_OF_BOOK = {
  'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${PACKAGE}"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
};
const streamOf = (length: number): Uint8Array => {
  const content = deflateSync('x'.repeat(length));
  return Buffer.concat([
    Buffer.from(`%PDF-1.6\n1 0 obj\n<</Filter/FlateDecode/Length ${content.length}>>stream\n`),
    content,
    Buffer.from('\nendstream endobj'),
  ]);
};

interface Case {
  /** A file that has so much of what is bounded. */
  readonly of: (count: number) => ForeignFile;
  /** How it ends at the bound: read, or refused for something else, as where it is nothing but long. */
  readonly below: 'read' | RefusalDetail['code'];
}

const cases: Readonly<Record<Exclude<FileBound, 'answerCharacters'>, Case>> = {
  sheetBytes: { of: (count) => sheet(filled(strToU8('PK'), count)), below: 'not-a-spreadsheet' },
  oldSheetBytes: {
    of: (count) => sheet(filled(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]), count)),
    below: 'not-a-spreadsheet',
  },
  separatedBytes: { of: (count) => sheet(new Uint8Array(count), 'bang.csv'), below: 'not-a-spreadsheet' },
  noticeBytes: { of: (count) => notice(filled(strToU8('PK'), count)), below: 'notice-damaged' },
  textBytes: { of: (count) => notice(new Uint8Array(count)), below: 'notice-unknown' },
  packedParts: {
    of: (count) =>
      sheet(zipped(Array.from({ length: count }, (_, at) => ({ name: `${at}.xml`, ...deflated('') })))),
    below: 'not-a-spreadsheet',
  },
  unpackedSheetBytes: {
    of: (count) => sheet(sheetOfZeros(count > fileBounds.unpackedSheetBytes ? count : count - MIB)),
    below: 'sheet-empty',
  },
  unpackedOpenSheetBytes: {
    of: (count) => sheet(partOfZeros('content.xml', count)),
    below: 'not-a-spreadsheet',
  },
  unpackedDocumentBytes: {
    of: (count) => notice(partOfZeros('word/document.xml', count)),
    below: 'notice-damaged',
  },
  unpackedTemplateBytes: { of: (count) => template(partOfZeros('word/media/a.png', count)), below: 'read' },
  elementDepth: {
    // Around it stand the document, its body, a paragraph, a run and its text.
    of: (count) => word(`${'<w:sdt>'.repeat(count - 2)}${'</w:sdt>'.repeat(count - 2)}`),
    below: 'read',
  },
  elements: {
    of: (count) => word(`<w:p>${'<w:r/>'.repeat(count - BESIDE)}</w:p>`),
    below: 'read',
  },
  templateElements: {
    of: (count) => template(wordFile(['{so}', `<w:p>${'<w:r/>'.repeat(count - BESIDE_TEMPLATE)}</w:p>`])),
    below: 'read',
  },
  templateMarks: {
    of: (count) => template(wordFile(Array.from({ length: count }, () => '{so}'))),
    below: 'read',
  },
  tagCharacters: { of: (count) => talks(`${aTalk}<x a="${'y'.repeat(count - 8)}"/>`), below: 'read' },
  paragraphs: {
    of: (count) => text(Array.from({ length: count }, (_, at) => `Dòng ${at}.`).join('\n\n')),
    below: 'read',
  },
  paragraphCharacters: { of: (count) => word(para('x'.repeat(count))), below: 'read' },
  documentCharacters: {
    of: (count) => ({
      kind: 'notice',
      name: '',
      content: `${`${'x '.repeat(20_000)}\n`.repeat(Math.floor(count / 40_001))}${'x'.repeat(count % 40_001)}`,
    }),
    below: 'read',
  },
  tableCells: {
    of: (count) =>
      word(
        table([
          ...Array.from({ length: Math.floor(count / 200) }, () =>
            row([cell('', '<w:gridSpan w:val="200"/>')]),
          ),
          ...(count % 200 === 0 ? [] : [row([cell('')])]),
        ]),
      ),
    below: 'read',
  },
  tableColumns: {
    of: (count) => word(table([row([cell('STT', `<w:gridSpan w:val="${count}"/>`)])])),
    below: 'read',
  },
  listNumber: {
    of: (count) =>
      word(listItem, { beside: [{ type: 'numbering', path: 'numbering.xml', content: listFrom(count) }] }),
    below: 'read',
  },
  innerDocuments: {
    of: (count) =>
      word('<w:altChunk r:id="rId1"/>'.repeat(count), {
        beside: [{ type: 'aFChunk', path: 'a.txt', content: 'Một đoạn.' }],
      }),
    below: 'read',
  },
  pdfPages: {
    of: (count) => notice(pdf(Array.from({ length: count }, () => ({})))),
    below: 'notice-scanned',
  },
  pdfObjects: {
    of: (count) => notice(strToU8(`%PDF-1.6\n${'1 0 obj\n'.repeat(count)}`)),
    below: 'notice-damaged',
  },
  pdfStreamBytes: { of: (count) => notice(streamOf(count)), below: 'notice-damaged' },
  pdfPageParts: { of: (count) => notice(pdf([{ lines: linesOfPage(count) }])), below: 'notice-unreadable' },
  pdfPageNotes: {
    of: (count) =>
      notice(
        pdf([
          { annotations: Array.from({ length: count }, () => ({ rect: [0, 0, 9, 9] as const, lines: [] })) },
        ]),
      ),
    below: 'notice-scanned',
  },
  sheets: {
    of: (count) =>
      talks(aTalk, '', {
        'xl/workbook.xml': `<workbook xmlns:r="${OFFICE}"><sheets>${'<sheet name="A" sheetId="1" r:id="rId1"/>'.repeat(count)}</sheets></workbook>`,
        ...PARTS_OF_BOOK,
      }),
    below: 'read',
  },
  rowNumber: { of: (count) => talks(`<row r="${count}">${inCell('x', `A${count}`)}</row>`), below: 'read' },
  sheetColumns: {
    of: (count) => talks(`<row r="2">${inCell('x', `${count > 16_384 ? 'XFE' : 'XFD'}2`)}</row>`),
    below: 'read',
  },
  sheetPlaces: {
    // Three are those of the heads; each row reaches to the last column, 16,384.
    of: (count) =>
      talks(
        Array.from(
          { length: Math.floor((count - 3) / 16_384) + (count > fileBounds.sheetPlaces ? 1 : 0) },
          (_, at) => `<row r="${at + 2}">${inCell('x', `XFD${at + 2}`)}</row>`,
        ).join(''),
      ),
    below: 'read',
  },
  merges: {
    of: (count) => talks(aTalk, `<mergeCells>${'<mergeCell ref="B3:C3"/>'.repeat(count)}</mergeCells>`),
    below: 'read',
  },
  mergedPlaces: {
    of: (count) =>
      talks(
        aTalk.repeat(4_000),
        `<mergeCells>${'<mergeCell ref="A2:A4001"/>'.repeat(Math.floor(count / 4_000))}${'<mergeCell ref="A2"/>'.repeat(count % 4_000)}</mergeCells>`,
      ),
    below: 'read',
  },
  cellStyles: {
    of: (count) =>
      talks(aTalk, '', {
        'xl/styles.xml': `<styleSheet><cellXfs>${'<xf/>'.repeat(count)}</cellXfs></styleSheet>`,
      }),
    below: 'read',
  },
  sharedTexts: {
    of: (count) =>
      talks(aTalk, '', { 'xl/sharedStrings.xml': `<sst>${'<si/>'.repeat(count)}</sst>`, ...PARTS_OF_BOOK }),
    below: 'read',
  },
  cellCharacters: { of: (count) => talks(inRow('22/2/2024', 'Hội đàm', 'x'.repeat(count))), below: 'read' },
  sheetCharacters: {
    of: (count) =>
      talks(
        [
          ...Array.from({ length: Math.floor((count - 26) / 32_000) }, () => inRow('x'.repeat(32_000))),
          ...(count > fileBounds.sheetCharacters ? [inRow('x'.repeat(32_000))] : []),
        ].join(''),
      ),
    below: 'read',
  },
  cellNotes: {
    of: (count) =>
      talks(aTalk, '', {
        'xl/comments1.xml': `<comments><commentList>${'<comment ref="A2"><text><t>x</t></text></comment>'.repeat(count)}</commentList></comments>`,
        'xl/worksheets/_rels/sheet1.xml.rels': `<Relationships xmlns="${PACKAGE}"><Relationship Id="rId1" Type="${OFFICE}/comments" Target="../comments1.xml"/></Relationships>`,
      }),
    below: 'read',
  },
  pictureBytes: { of: (count) => picture(filled(pictureOf(9, 9), count)), below: 'read' },
  pictureSide: { of: (count) => picture(pictureOf(count, 1)), below: 'read' },
  picturePixels: { of: (count) => picture(pictureOf(count / 16_000, 16_000)), below: 'read' },
};

/** Elements that a document, or a template, of a test has beside those that are counted. */
const BESIDE = 54;
const BESIDE_TEMPLATE = 14;

describe('a file that has more of something than is read', () => {
  it.each(Object.keys(cases) as readonly (keyof typeof cases)[])(
    'is refused by a sentence of its own: %s',
    async (bound) => {
      const { of, below } = cases[bound];
      const end = (count: number): Promise<RefusalDetail | null> =>
        readerInPlace.read(of(count)).then(
          () => null,
          (error: { readonly detail?: RefusalDetail }) => {
            if (error.detail === undefined) throw error;
            return error.detail;
          },
        );
      const most = fileBounds[bound];
      expect((await end(most))?.code ?? 'read').toBe(below);
      const refused = await end(bound === 'picturePixels' ? most + 16_000 : most + 1);
      expect(refused).toMatchObject({ code: 'over-bound', params: { bound } });
      if (refused === null) return;
      for (const language of ['vi', 'en', 'zh'] as const) {
        const sentence = refusalSentence(createTranslator(language).t, refused);
        expect(sentence).toContain(formatNumber(toldBound(bound)));
        expect(sentence).not.toMatch(/\{\{|over-bound/);
      }
    },
  );
});
