import Holidays from 'date-holidays';
import { describe, expect, it } from 'vitest';
import { plainDate, addDays, weekdayOf } from '../time/plain-date.ts';
import { isWorkingDay, type Holiday } from '../time/working-days.ts';
import rows from './holidays.json' with { type: 'json' };

const ours = rows.map((row): Holiday => ({
  date: plainDate(row.code),
  kind: row.attributes.kind === 'workingDay' ? 'workingDay' : 'holiday',
  name: row.name,
}));
const years = [...new Set(rows.map((row) => Number(row.code.slice(0, 4))))].toSorted((a, b) => a - b);

describe('the holidays that are shipped', () => {
  it('reach ten years from now without a gap', () => {
    expect(years).toEqual(Array.from({ length: 16 }, (_, index) => 2020 + index));
  });

  it.each(years)('hold every public holiday that a library of holidays knows of %i', (year) => {
    const known = new Holidays('VN').getHolidays(year).filter((holiday) => holiday.type === 'public');
    expect(known.length).toBeGreaterThanOrEqual(7);
    for (const holiday of known) {
      const first = plainDate(holiday.date.slice(0, 10));
      // Which weekdays of Tết are free is announced each year; its eve and its first three days always are.
      const days = Math.min(4, Math.round((holiday.end.getTime() - holiday.start.getTime()) / 86_400_000));
      for (let day = 0; day < days; day += 1) {
        const date = addDays(first, day);
        if (weekdayOf(date) <= 5) expect([date, isWorkingDay(date, ours)]).toEqual([date, false]);
      }
    }
  });
});
