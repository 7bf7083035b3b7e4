import { array, assert, constantFrom, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collationKey, personNameKey } from './collation.ts';
import { normalise } from './fold.ts';

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function sorted(texts: readonly string[], keyOf: (text: string) => string): readonly string[] {
  return texts.toSorted((a, b) => order(keyOf(a), keyOf(b)));
}

describe('the order of a Vietnamese dictionary', () => {
  it.each([
    ['letters', ['an', 'ăn', 'ân', 'ba', 'ca', 'da', 'đa', 'em', 'êm', 'no', 'nô', 'nơ', 'tu', 'tư', 'va']],
    ['tones: none, huyền, hỏi, ngã, sắc, nặng', ['ma', 'mà', 'mả', 'mã', 'má', 'mạ']],
    ['letters before tones', ['cà', 'cá', 'cam', 'cám']],
    ['the tone of an earlier syllable first', ['hòa an', 'hòa án', 'hóa an']],
    ['numbers by value', ['Đoàn 2', 'Đoàn 10', 'Đoàn 100']],
    ['spaces before letters', ['Hạ Long', 'Hà Nội', 'Hải Dương', 'Hải Phòng']],
    ['small before capital', ['đoàn', 'Đoàn']],
    ['d before đ whatever the case', ['Dương', 'dưỡng', 'Đà']],
    ['other scripts after letters', ['Zagreb', '南宁']],
  ])('%s', (_what, expected) => {
    expect(sorted(expected.toReversed(), collationKey)).toEqual(expected);
  });
});

describe('the order of people', () => {
  it('is by given name, then by the words before it', () => {
    const people = ['Trần Văn An', 'Lê Thị Ân', 'Đỗ Bình', 'Lê Văn Bình', 'Nguyễn Hòa', 'Nguyễn Hoà'];
    expect(sorted(people.toReversed(), personNameKey).slice(0, 4)).toEqual(people.slice(0, 4));
  });
});

const pieces = 'a à á ạ ă â b d đ Đ e ê o ô ơ u ư y z 1 02 10 9 - . 南'.split(' ').concat(' ');
const anyText = array(constantFrom(...pieces), { maxLength: 7 }).map((parts) => parts.join(''));

describe('keys of any text', () => {
  it('do not depend on how the text is encoded', () => {
    assert(
      property(string({ unit: 'grapheme' }), (text) => {
        expect(collationKey(text.normalize('NFD'))).toBe(collationKey(text));
        expect(collationKey(` ${text}  `)).toBe(collationKey(text));
      }),
    );
  });

  it('are the same only for texts that differ in nothing but zeros before a number', () => {
    const bare = (text: string): string => normalise(text).replaceAll(/0+(?=\d)/g, '');
    assert(
      property(anyText, anyText, (one, other) => {
        if (collationKey(one) === collationKey(other)) expect(bare(one)).toBe(bare(other));
      }),
      { numRuns: 500 },
    );
  });

  it('put a text before every longer text that begins with it', () => {
    assert(
      property(anyText, constantFrom('a', 'đ', 'z'), (text, more) => {
        expect(collationKey(normalise(text)) < collationKey(normalise(text) + more)).toBe(true);
      }),
    );
  });
});
