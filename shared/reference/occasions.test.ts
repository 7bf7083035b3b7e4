import { describe, expect, it } from 'vitest';
import { plainDate } from '../time/plain-date.ts';
import { nextOccasion } from './occasions.ts';
import { shippedRows } from './shipped-rows.ts';

const occasion = (code: string) => {
  const row = shippedRows.find((one) => one.catalogue === 'occasion' && one.code === code);
  if (row === undefined) throw new RangeError(code);
  return row;
};

describe('the next day of an occasion', () => {
  it.each([
    ['national-day-CN', '2026-11-24', '2027-10-01'],
    ['national-day-CN', '2026-10-01', '2026-10-01'],
    ['national-day-LA', '2026-11-24', '2026-12-02'],
    ['lunar-new-year', '2026-11-24', '2027-02-06'],
    ['lunar-new-year', '2030-01-20', '2030-02-02'],
    ['mid-autumn', '2026-01-01', '2026-09-25'],
    ['disaster', '2026-11-24', null],
  ])('%s seen from %s is %s', (code, today, date) => {
    expect(nextOccasion(occasion(code), plainDate(today))).toBe(date);
  });

  it('waits for a leap year where it is 29 February', () => {
    const row = { attributes: { kind: 'solar', month: 2, day: 29 } };
    expect(nextOccasion(row, plainDate('2025-03-01'))).toBe('2028-02-29');
  });
});
