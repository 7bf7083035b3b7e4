import { describe, expect, it } from 'vitest';
import { alikeWord, beginsWord, searchTerms, textWords } from './search-words.ts';

const finds = (text: string, query: string): boolean => {
  const terms = searchTerms(query);
  return terms.length > 0 && terms.every((term) => beginsWord(textWords(text).folded, term));
};

describe('search terms', () => {
  it('are the words of a query, each exact and folded, and know whether they bear marks', () => {
    expect(searchTerms('  Đoàn ra, HOÀ bình 145/QĐ-UBND ')).toEqual([
      { exact: 'đoàn', folded: 'doan', alike: 'doan', marked: true },
      { exact: 'ra', folded: 'ra', alike: 'ra', marked: false },
      { exact: 'hòa', folded: 'hoa', alike: 'hoa', marked: true },
      { exact: 'bình', folded: 'binh', alike: 'binh', marked: true },
      { exact: '145', folded: '145', alike: '145', marked: false },
      { exact: 'qđ', folded: 'qd', alike: 'qd', marked: true },
      { exact: 'ubnd', folded: 'ubnd', alike: 'ubnd', marked: false },
    ]);
  });

  it.each(['', '   ', '"*-()', "'"])('%j has none', (query) => {
    expect(searchTerms(query)).toEqual([]);
  });

  it.each([
    ['中国广西', ['中国', '国广', '广西']],
    ['广', ['广']],
    ['Guangxi广西', ['guangxi', '广西']],
    ['-cho', ['cho']],
  ])('of %j are %j', (query, words) => {
    expect(searchTerms(query).map(({ folded }) => folded)).toEqual(words);
  });
});

describe('what is found by what', () => {
  it.each([
    ['中国广西壮族自治区外事办公室', '广西'],
    ['中国广西壮族自治区外事办公室', '西'],
    ['中国广西壮族自治区外事办公室', '公室'],
    ['中国广西壮族自治区外事办公室', '广西壮族'],
    ['Quảng Tây (广西)', 'quang tay 广'],
    ['Kỹ thuật số', 'kĩ thuật'],
    ['Kĩ thuật số', 'ky thuat'],
    ['Quý I/2024', 'quí i'],
    ['Quí I/2024', 'quy'],
    ['Nghị quyết số 5', 'quy'],
    ['Mỹ', 'mi'],
    ['Vi Thị Lý', 'vi li'],
    ['Công ty Kyoto', 'ky'],
    ['Tỉ lệ', 'tỷ'],
    ['quả quýt', 'quit'],
  ])('%j by %j', (text, query) => {
    expect(finds(text, query)).toBe(true);
  });

  it.each([
    ['中国广西', '西广'],
    ['中国广西', '广东'],
    ['Quảng Tây', 'quang tai'],
    ['xe tải', 'tay'],
    ['Nguyễn Thúy', 'thui'],
  ])('%j not by %j', (text, query) => {
    expect(finds(text, query)).toBe(false);
  });

  it.each([
    ['ky', 'ki'],
    ['quy', 'qui'],
    ['tay', 'tay'],
    ['huy', 'huy'],
    ['nguyen', 'nguyen'],
    ['kyoto', 'kyoto'],
  ])('%s is kept as %s', (word, alike) => {
    expect(alikeWord(word)).toBe(alike);
  });
});
