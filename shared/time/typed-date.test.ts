import { assert, constantFrom, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, plainDate } from './plain-date.ts';
import {
  formatDate,
  formatDateRange,
  formatLongDate,
  formatOfficialDate,
  parseTypedDate,
} from './typed-date.ts';

const today = plainDate('2024-06-01');
const anyDate = integer({ min: 0, max: 70_000 }).map((days) => addDays(plainDate('1981-01-01'), days));

describe('a typed date', () => {
  it.each([
    ['5/2/24', '2024-02-05'],
    ['05/02/2024', '2024-02-05'],
    ['05022024', '2024-02-05'],
    ['050224', '2024-02-05'],
    ['5.2.2024', '2024-02-05'],
    ['5-2-2024', '2024-02-05'],
    ['5 2 2024', '2024-02-05'],
    ['5 / 2 / 2024', '2024-02-05'],
    ['5/2', '2024-02-05'],
    ['2024-02-05', '2024-02-05'],
    ['2024/2/5', '2024-02-05'],
    ['ngày 5 tháng 2 năm 2024', '2024-02-05'],
    ['Ngày 05 tháng 02 năm 2024', '2024-02-05'],
    ['  05/02/2024 ', '2024-02-05'],
    ['2024-02-05T00:00:00', '2024-02-05'],
    ['29/2/2024', '2024-02-29'],
    ['29/02/2028', '2028-02-29'],
    ['1/1/79', '2079-01-01'],
    ['1/1/80', '1980-01-01'],
    ['０５/０２/２０２４', '2024-02-05'],
  ])('%j is %s', (text, date) => {
    expect(parseTypedDate(text, today)).toEqual({ ok: true, date });
  });

  it.each([
    '30/2/2024',
    '29/2/2023',
    '31/4/2024',
    '0/1/2024',
    '1/13/2024',
    '32/1/2024',
    '2024-02-30',
    '30/2',
    '31/12/1899',
    '1/1/2200',
  ])('%j names no day', (text) => {
    expect(parseTypedDate(text, today)).toEqual({ ok: false, problem: 'no-such-date' });
  });

  it.each(['', 'hôm nay', '5', '2024', '5/2/2', '5/2/20244', '5//2/2024', 'tháng 2/2024 5 6', '1-2-3-4'])(
    '%j is no date',
    (text) => {
      expect(parseTypedDate(text, today)).toEqual({ ok: false, problem: 'not-a-date' });
    },
  );

  it('is read back as it was written, with any usual separator', () => {
    assert(
      property(anyDate, constantFrom('/', '.', '-', ' ', ''), (date, separator) => {
        const text = formatDate(date).replaceAll('/', separator);
        expect(parseTypedDate(text, today)).toEqual({ ok: true, date });
        expect(parseTypedDate(date, today)).toEqual({ ok: true, date });
        const { day, month, year } = formatLongDate(date);
        expect(parseTypedDate(`ngày ${day} tháng ${month} năm ${year}`, today)).toEqual({ ok: true, date });
      }),
    );
  });
});

describe('a written date', () => {
  it('is dd/MM/yyyy, and a range of one day is one date', () => {
    const [first, last] = [plainDate('2024-02-05'), plainDate('2024-02-07')];
    expect(formatDate(first)).toBe('05/02/2024');
    expect(formatDateRange(first, last)).toBe('05/02/2024 – 07/02/2024');
    expect(formatDateRange(first, first)).toBe('05/02/2024');
  });

  it.each([
    ['2026-02-05', '05', '02'],
    ['2026-01-15', '15', '01'],
    ['2026-03-05', '05', '3'],
    ['2026-10-10', '10', '10'],
  ])('%s carries zeros as Nghị định 30/2020/NĐ-CP asks: day %s, month %s', (date, day, month) => {
    expect(formatLongDate(plainDate(date))).toEqual({ day, month, year: '2026' });
  });
});

it.each([
  ['2024-02-05', '05/02/2024'],
  ['2024-03-05', '05/3/2024'],
  ['2024-03-14', '14/3/2024'],
  ['2024-12-31', '31/12/2024'],
])('writes %s in official papers as %s', (day, written) => {
  expect(formatOfficialDate(plainDate(day))).toBe(written);
});
