import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { monthBy, monthGrid } from './month-grid.ts';
import { addDays, plainDate, weekdayOf } from './plain-date.ts';

describe('the weeks of a month', () => {
  it('begin on Monday, hold every day of it once, and no week without one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000 }), (days) => {
        const day = addDays(plainDate('2000-01-01'), days);
        const weeks = monthGrid(day);
        const all = weeks.flat();
        expect(weekdayOf(all[0] ?? day)).toBe(1);
        expect(new Set(all).size).toBe(all.length);
        expect(all).toContain(day);
        const own = all.filter((one) => one.slice(0, 7) === day.slice(0, 7));
        expect(own[0]?.slice(8)).toBe('01');
        expect(addDays(own.at(-1) ?? day, 1).slice(8)).toBe('01');
        for (const week of weeks) expect(week.some((one) => one.slice(0, 7) === day.slice(0, 7))).toBe(true);
      }),
    );
  });

  it('follow each other over the turn of a year', () => {
    expect(monthBy(plainDate('2026-12-24'), 1)).toBe('2027-01-01');
    expect(monthBy(plainDate('2026-01-31'), -1)).toBe('2025-12-01');
    expect(monthBy(plainDate('2026-01-31'), 1)).toBe('2026-02-01');
  });
});
