import { describe, expect, it } from 'vitest';
import { judgeClock } from './clock-plausible.ts';
import { plainDate } from './plain-date.ts';

describe('the date of a PC', () => {
  it.each([
    ['2026-11-24', '2026-11-24', 'plausible'],
    ['2026-11-23', '2026-11-24', 'plausible'],
    ['2026-11-22', '2026-11-24', 'behind'],
    ['2015-01-01', '2026-11-24', 'behind'],
    ['1970-01-01', null, 'behind'],
    ['2023-12-31', null, 'behind'],
    ['2024-01-01', null, 'plausible'],
    ['2028-11-24', '2026-11-24', 'plausible'],
    ['2028-11-25', '2026-11-24', 'ahead'],
    ['2044-01-01', null, 'plausible'],
    ['2099-01-01', null, 'ahead'],
    // A reset clock is told even where the log is old as well.
    ['2020-03-20', '2020-03-19', 'behind'],
  ] as const)('%s after a last save on %s is %s', (pc, last, state) => {
    expect(judgeClock(plainDate(pc), last === null ? null : plainDate(last))).toBe(state);
  });
});
