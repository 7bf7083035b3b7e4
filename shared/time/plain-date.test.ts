import { assert, date as anyInstant, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReferenceRow } from '../reference/reference-row.ts';
import { deadlineAfter } from './deadlines.ts';
import {
  addDays,
  addMonths,
  addYears,
  dayOf,
  dayOfMonth,
  daysBetween,
  isPlainDate,
  monthOf,
  plainDate,
  todayAt,
  weekdayOf,
  yearOf,
} from './plain-date.ts';
import { yearlyDates } from './statutory-dates.ts';
import { addWorkingDays, isWorkingDay, type Holiday } from './working-days.ts';

const anyDate = integer({ min: 0, max: 80_000 }).map((days) => addDays(plainDate('1930-01-01'), days));

describe('a plain date', () => {
  it.each(['2024-02-29', '2028-02-29', '2000-02-29', '1900-01-01', '2199-12-31', '2200-01-15'])(
    '%s exists',
    (text) => {
      expect(isPlainDate(text)).toBe(true);
    },
  );

  it.each(['2024-02-30', '2023-02-29', '2100-02-29', '2024-13-01', '2024-00-10', '2024-04-31', '1799-12-31'])(
    '%s does not exist',
    (text) => {
      expect(isPlainDate(text)).toBe(false);
      expect(() => plainDate(text)).toThrow(RangeError);
    },
  );

  it.each(['', '2024-2-9', '09/02/2024', '2024-02-09T00:00:00Z', ' 2024-02-09'])(
    '%j is not its form',
    (text) => {
      expect(isPlainDate(text)).toBe(false);
    },
  );

  it.each([
    ['2024-01-31', 1, '2024-02-29'],
    ['2023-01-31', 1, '2023-02-28'],
    ['2024-03-31', -1, '2024-02-29'],
    ['2024-01-15', -1, '2023-12-15'],
    ['2024-11-30', 3, '2025-02-28'],
  ])('%s and %i months is %s', (from, months, to) => {
    expect(addMonths(plainDate(from), months)).toBe(to);
  });

  it('29/2 becomes 28/2 in a year without it', () => {
    expect(addYears(plainDate('2024-02-29'), -1)).toBe('2023-02-28');
    expect(addYears(plainDate('2024-02-29'), 4)).toBe('2028-02-29');
  });

  it.each([
    ['2024-01-01', 1],
    ['2024-03-14', 4],
    ['2023-12-17', 7],
    ['1969-12-31', 3],
  ])('%s is weekday %i', (date, weekday) => {
    expect(weekdayOf(plainDate(date))).toBe(weekday);
  });

  it('days added can be counted, and taken off again', () => {
    assert(
      property(anyDate, integer({ min: -9_000, max: 9_000 }), (date, days) => {
        const moved = addDays(date, days);
        expect(daysBetween(date, moved)).toBe(days);
        expect(addDays(moved, -days)).toBe(date);
        expect(moved < date).toBe(days < 0);
        expect(weekdayOf(addDays(date, 7))).toBe(weekdayOf(date));
      }),
    );
  });
});

describe('a day of a month', () => {
  it('is that day, or the last of a shorter month', () => {
    assert(
      property(
        integer({ min: 1900, max: 2199 }),
        integer({ min: 1, max: 12 }),
        integer({ min: 1, max: 31 }),
        (year, month, day) => {
          const date = plainDate(dayOfMonth(year, month, day) ?? '');
          expect([yearOf(date), monthOf(date)]).toEqual([year, month]);
          expect(dayOf(date) === day || (day > dayOf(date) && dayOf(addDays(date, 1)) === 1)).toBe(true);
        },
      ),
    );
  });
});

describe('a day that a row of the law sets', () => {
  const row = (attributes: ReferenceRow['attributes']): ReferenceRow => ({
    id: 'row',
    catalogue: 'deadline',
    code: 'R',
    name: 'Báo cáo',
    nameEn: '',
    nameZh: '',
    shortName: null,
    parentCode: null,
    successorIds: [],
    aliases: [],
    validFrom: null,
    validTo: null,
    attributes,
    confirmed: true,
    source: null,
  });

  it('on day 31 of the last month of each quarter comes in June and September too', () => {
    const span = { from: plainDate('2024-01-01'), to: plainDate('2024-12-31') };
    expect(yearlyDates(row({ day: 31, ofMonth: 'lastOfPeriod' }), span).map(({ date }) => date)).toEqual([
      '2024-03-31',
      '2024-06-30',
      '2024-09-30',
      '2024-12-31',
    ]);
  });
});

describe('today', () => {
  it.each([
    ['2024-03-14T16:59:59Z', '2024-03-14'],
    ['2024-03-14T17:00:00Z', '2024-03-15'],
    ['2023-12-31T17:00:00Z', '2024-01-01'],
  ])('at %s is %s in Việt Nam', (instant, date) => {
    expect(todayAt(new Date(instant))).toBe(date);
  });

  it('is the day of the clock seven hours ahead of UTC', () => {
    assert(
      property(
        anyInstant({ min: new Date('1990-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
        (instant) => {
          const date = todayAt(instant);
          const begins = Date.parse(`${date}T00:00:00+07:00`);
          expect(instant.getTime() >= begins && instant.getTime() < begins + 86_400_000).toBe(true);
        },
      ),
    );
  });
});

const tet: readonly Holiday[] = [
  ...['08', '09', '12', '13', '14'].map((day): Holiday => ({
    date: plainDate(`2024-02-${day}`),
    kind: 'holiday',
    name: 'Tết Nguyên đán',
  })),
  { date: plainDate('2024-02-17'), kind: 'workingDay', name: 'Làm bù' },
];

describe('working days', () => {
  it.each([
    ['2024-02-07', true],
    ['2024-02-08', false],
    ['2024-02-10', false],
    ['2024-02-15', true],
    ['2024-02-17', true],
    ['2024-02-18', false],
  ])('%s is worked: %s', (date, worked) => {
    expect(isWorkingDay(plainDate(date), tet)).toBe(worked);
  });

  it.each([
    ['2024-02-07', 0, '2024-02-07'],
    ['2024-02-07', 1, '2024-02-15'],
    ['2024-02-07', 3, '2024-02-17'],
    ['2024-02-07', 4, '2024-02-19'],
    ['2024-03-01', 5, '2024-03-08'],
  ])('%s and %i working days is %s', (from, days, to) => {
    expect(addWorkingDays(plainDate(from), days, tet)).toBe(to);
  });

  it('the day reached is worked, and as many worked days lie behind', () => {
    assert(
      property(anyDate, integer({ min: 1, max: 60 }), (date, days) => {
        const reached = addWorkingDays(date, days, tet);
        expect(isWorkingDay(reached, tet)).toBe(true);
        let worked = 0;
        for (let day = addDays(date, 1); day <= reached; day = addDays(day, 1)) {
          if (isWorkingDay(day, tet)) worked += 1;
        }
        expect(worked).toBe(days);
      }),
      { numRuns: 50 },
    );
  });
});

describe('a deadline', () => {
  it.each([
    // Luật 49/2019/QH14 Article 23(3): passports are handed in within 5 working days of return.
    ['2024-02-07', { days: 5, unit: 'workingDays' }, '2024-02-20'],
    ['2024-03-01', { days: 15, unit: 'calendarDays' }, '2024-03-16'],
    ['2024-02-20', { days: 15, unit: 'calendarDays' }, '2024-03-06'],
  ] as const)('of %s under %o is %s', (date, rule, deadline) => {
    expect(deadlineAfter(plainDate(date), rule, tet)).toBe(deadline);
  });
});
