import { describe, expect, it } from 'vitest';
import { amount } from '../../../../tests/fault/amounts.ts';
import patterns from '../../../../shared/reference/notice-patterns.json' with { type: 'json' };
import words from '../../../../shared/reference/notice-words.json' with { type: 'json' };
import { LONGEST, partsOf, shortBlocks } from './long-paragraphs.ts';
import { readNotice, readNoticeText } from './read-notice.ts';

const task = 'Ủy ban nhân dân tỉnh giao Sở Ngoại vụ chủ trì, phối hợp với Công an tỉnh trước ngày 15/4/2024.';

/** Texts that are said again and again: signs, dates, names, orders, labels, heads of tables. */
const units: readonly string[] = [
  '12',
  '0 ',
  'A',
  'ABC ',
  'Ab ',
  'a',
  'ă',
  '\u0300',
  '中',
  '(',
  '( ',
  '(a',
  ')',
  '[',
  '"',
  '“',
  '”',
  ',',
  ', ',
  '; ',
  '.',
  '. ',
  ': ',
  ' ',
  '\t',
  '\n',
  '\n\n',
  '\u00A0',
  '\u00AD',
  '…',
  '_',
  '-',
  '–',
  '=',
  '*',
  '* ',
  '|',
  '/',
  'Sở Ngoại vụ ',
  'Sở Ngoại vụ, ',
  'Sở Ngoại vụ;',
  'UBND tỉnh ',
  'UBND huyện Cao Lộc ',
  'Chủ tịch UBND tỉnh ',
  'ngày 15 tháng 4 năm 2024 ',
  '15/4/2024 ',
  'trước ngày ',
  'ngày ',
  'tháng 4 ',
  'quý I/2024 ',
  '15h30 ',
  'ngày\t',
  'và ',
  'của ',
  'do Sở A ',
  'các ',
  'các sở ',
  'xã A ',
  'ông ',
  'Ông A ',
  'đồng chí ',
  'Đ/c ',
  'là ',
  'sẽ ',
  '12/TB-UBND ',
  '12/',
  'Số: ',
  'Số: 12/TB-UBND ',
  'Điều 1. a\n',
  'I. ',
  '1. a\n',
  '1.1. a\n',
  '- a\n',
  'a) Sở A chủ trì;\n',
  'giao ',
  'Giao Sở Ngoại vụ ',
  'yêu cầu ',
  'đề nghị ',
  'phối hợp với ',
  'chủ trì, phối hợp với Sở A, ',
  'chịu trách nhiệm ',
  'Kính gửi: ',
  'Nơi nhận: ',
  'Chủ trì: ',
  'TM. ',
  'THÔNG BÁO\n',
  'KT. CHỦ TỊCH\n',
  'PHỤ LỤC\n',
  'kế hoạch ',
  'có công văn gửi ',
  'a | b | c\n',
  'a     b\n',
  'STT     Nội dung     Đơn vị\n',
  '| STT | Nội dung | Đơn vị chủ trì |\n',
  '\uE000footnote ',
  `${task} `,
  `${task}\n`,
  `- ${task}\n`,
  `a) ${task}\n`,
  `1     ${task}     Sở A\n`,
];

/** Where a text stands: alone, in an item of a notice, in a letter. */
const places: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) =>
    `UBND TỈNH LẠNG SƠN\nSố: 12/TB-UBND\nTHÔNG BÁO\nKết luận\n1. ${text}\n2. Giao Sở Ngoại vụ ${text}.\nTM. ỦY BAN`,
  (text) => `Kính gửi: Sở Ngoại vụ\n${task} ${text} !\n${text}${task}`,
];

const again = (unit: string, length: number): string => unit.repeat(Math.ceil(length / unit.length));

/** Every text of a file of words, however deep it lies. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

describe('the reader answers a hostile text in time that grows with its length', () => {
  // What took time by a power of their length would not end within a test: 2,000 digits took 9 s.
  it.each(units)('of %j again and again', (unit) => {
    for (const place of places) {
      const text = place(again(unit, amount(2 * LONGEST, 20 * LONGEST)));
      expect(readNoticeText(text).source.join('').length).toBeLessThanOrEqual(text.length * 2);
    }
  });

  const recognised = [
    ...new Set(
      textsIn([words, patterns]).flatMap((text) =>
        text.replaceAll(/\\.|\(\?.?.?|[[\]()?|{}^$+*]/gu, ' ').split(/ {2,}/),
      ),
    ),
  ].filter((word) => word.trim().length > 1);

  it('of each word that it knows', () => {
    expect(recognised.length).toBeGreaterThan(300);
    // Of a quarter of them in the short form, each behind blanks or behind commas.
    const step = amount(4, 1);
    for (const end of [' ', ', '])
      for (const [at, word] of recognised.entries())
        if ((at + (end === ' ' ? 0 : 2)) % step === 0)
          readNoticeText(`Giao Sở A ${again(word + end, LONGEST)}!`);
  });

  it('of all words that it knows, mixed', () => {
    for (const step of [1, 7, 13].slice(0, amount(1, 3))) {
      const mixed = Array.from(
        { length: amount(1_000, 4_000) },
        (_, at) => recognised[(at * step * 31) % recognised.length] ?? '',
      );
      for (const place of places) readNoticeText(place(mixed.join(' ')));
    }
  });
});

describe('a paragraph that is too long for one', () => {
  it('is read in parts that end behind a sentence, and nothing of it is lost', () => {
    const text = Array.from({ length: 100 }, (_, at) => `${at + 1} ${task}`).join(' ');
    const parts = partsOf(text);
    expect(parts.length).toBeGreaterThan(4);
    expect(parts.every((part) => part.length <= LONGEST && part.endsWith('.'))).toBe(true);
    expect(parts.join(' ')).toBe(text);
    expect(readNotice([{ text, cells: null }]).source.join(' ')).toBe(text);
  });

  it.each([LONGEST - 1, LONGEST, LONGEST + 1, 3 * LONGEST])('loses no sign of a word of %i', (length) => {
    expect(partsOf('x'.repeat(length)).join('')).toBe('x'.repeat(length));
  });

  it('goes on in further rows where it is the cell of a table', () => {
    const long = again(`${task} `, 5_000).trim();
    const rows = shortBlocks([{ text: '', cells: ['1', long, 'Sở A'], table: 0 }]);
    expect(rows.map(({ cells }) => cells?.[0])).toEqual(['1', '', '']);
    expect(rows.map(({ cells }) => cells?.[1]).join(' ')).toBe(long);
  });
});
