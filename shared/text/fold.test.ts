import { array, assert, constantFrom, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exactText, foldText, hasVietnameseMarks, normalise } from './fold.ts';
import { fill } from './template.ts';

const syllables = 'đoàn hoà hoá thuỵ quý quỳ khoẻ nguyễn Đặng ƯỚC ngoại xoài quốc oà uỷ a Ă 12'.split(' ');
const anyText = array(constantFrom(...syllables), { maxLength: 8 }).map((words) => words.join(' '));

describe('text of one form', () => {
  it.each([
    ['hoà', 'hòa'],
    ['Hoà Bình', 'hòa bình'],
    ['thuỵ', 'thụy'],
    ['Thuỵ Sĩ', 'Thụy Sĩ'],
    ['uỷ ban', 'ủy ban'],
    ['khoẻ', 'khỏe'],
    ['HOÀ', 'hòa'],
    ['toà', 'tòa'],
    ['ho\u00E0', 'hoa\u0300'],
  ])('%s and %s are the same, for exact search too', (one, other) => {
    expect(exactText(one)).toBe(exactText(other));
    expect(foldText(one)).toBe(foldText(other));
  });

  it('knows none of the marks that Word and the web leave invisible in a text', () => {
    expect(normalise('\uFEFF\u200ENguyễn\u00A0\u200BVăn\u00AD \u202AA\u202C\u2066\u2069')).toBe(
      'Nguyễn Văn A',
    );
  });

  it.each([
    ['quý', 'quy'],
    ['hòa', 'hoa'],
    ['đoàn', 'doan'],
    ['mốc', 'móc'],
  ])('%s and %s stay apart where marks count', (one, other) => {
    expect(exactText(one)).not.toBe(exactText(other));
  });

  it.each([
    ['quý', 'quý'],
    ['Quỳnh', 'quỳnh'],
    ['hoàn', 'hoàn'],
    ['khoảng', 'khoảng'],
    ['thuyền', 'thuyền'],
  ])('the tone of %s stays where it is', (text, exact) => {
    expect(exactText(text)).toBe(exact);
  });

  it.each([
    ['Đoàn ra Hữu Nghị', 'doan ra huu nghi'],
    ['ĐẶNG', 'dang'],
    ['Ước', 'uoc'],
    ['Quảng Tây (Trung Quốc)', 'quang tay (trung quoc)'],
    ['Đồng chí', 'dong chi'],
  ])('%s folds to %s', (text, folded) => {
    expect(foldText(text)).toBe(folded);
  });

  it.each([
    ['  a \u00A0 b\t\nc ', 'a b c'],
    ['\uFEFFa\u200Bb\u00AD', 'ab'],
    ['a\u0000b', 'a b'],
    ['Đoa\u0300n', 'Đoàn'],
  ])('%j is tidied to %j', (text, tidy) => {
    expect(normalise(text)).toBe(tidy);
  });

  it('does not change when tidied, made exact or folded again; folding does not see the form of the input', () => {
    for (const texts of [anyText, string({ unit: 'grapheme' })]) {
      assert(
        property(texts, (text) => {
          expect(normalise(normalise(text))).toBe(normalise(text));
          expect(exactText(exactText(text))).toBe(exactText(text));
          expect(foldText(text.normalize('NFD'))).toBe(foldText(text));
        }),
      );
    }
    assert(
      property(anyText, (text) => {
        expect(foldText(exactText(text))).toBe(foldText(text));
        expect(foldText(text)).toMatch(/^[a-z0-9 ]*$/);
      }),
    );
  });
});

describe('marks', () => {
  it.each([
    ['doan', false],
    ['đoan', true],
    ['DOAN', false],
    ['hòa', true],
  ])('%s bears marks: %s', (text, marked) => {
    expect(hasVietnameseMarks(text)).toBe(marked);
  });
});

describe('a text with gaps', () => {
  it('is filled, and refuses to leave a gap open', () => {
    expect(fill('{{a}} đoàn/{{b}} lượt', { a: '09', b: 114 })).toBe('09 đoàn/114 lượt');
    expect(() => fill('{{a}}', {})).toThrow(RangeError);
  });
});
