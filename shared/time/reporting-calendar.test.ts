import { assert, constantFrom, property, integer, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dayOf, daysBetween, isPlainDate, plainDate, type PlainDate } from './plain-date.ts';
import {
  calendarById,
  contains,
  customPeriod,
  nextPeriod,
  periodContaining,
  periodOf,
  periodReportDue,
  periodsOfYear,
  previousPeriod,
  reportCalendars,
  reportingYearContaining,
  samePeriodLastYear,
  yearToDate,
  type ReportCalendar,
  type ReportingPeriod,
} from './reporting-calendar.ts';

function calendar(id: string): ReportCalendar {
  const found = calendarById(id);
  if (found === undefined) throw new RangeError(id);
  return found;
}

function period(of: ReportCalendar, code: string): ReportingPeriod {
  const found = periodOf(of, code);
  if (found === undefined) throw new RangeError(code);
  return found;
}

const nd09 = calendar('nd09');
const civil = calendar('calendar');
const anyCalendar = constantFrom(...reportCalendars);
const anyYear = integer({ min: 1990, max: 2100 });
const anyDate = integer({ min: 0, max: 40_000 }).map((days) => addDays(plainDate('1990-01-01'), days));

describe('the calendar of Nghị định 09/2019/NĐ-CP, Article 12', () => {
  it.each([
    ['2024-03-14', '2024-Q1'],
    ['2024-03-15', '2024-Q2'],
    ['2024-06-14', '2024-Q2'],
    ['2024-06-15', '2024-Q3'],
    ['2024-09-14', '2024-Q3'],
    ['2024-09-15', '2024-Q4'],
    ['2024-12-14', '2024-Q4'],
    ['2024-12-15', '2025-Q1'],
    ['2023-12-14', '2023-Q4'],
    ['2023-12-15', '2024-Q1'],
    ['2023-12-31', '2024-Q1'],
    ['2024-01-01', '2024-Q1'],
    ['2028-02-29', '2028-Q1'],
  ])('puts %s into %s', (date, code) => {
    expect(periodContaining(nd09, 'quarter', plainDate(date))?.code).toBe(code);
  });

  it.each([
    ['2024-01', '2023-12-15', '2024-01-14'],
    ['2024-02', '2024-01-15', '2024-02-14'],
    ['2024-12', '2024-11-15', '2024-12-14'],
    ['2024-Q1', '2023-12-15', '2024-03-14'],
    ['2024-Q2', '2024-03-15', '2024-06-14'],
    ['2024-Q3', '2024-06-15', '2024-09-14'],
    ['2024-Q4', '2024-09-15', '2024-12-14'],
    ['2024-H1', '2023-12-15', '2024-06-14'],
    ['2024-9M', '2023-12-15', '2024-09-14'],
    ['2024', '2023-12-15', '2024-12-14'],
  ])('gives %s the days %s to %s, both inclusive', (code, from, to) => {
    expect(period(nd09, code)).toMatchObject({ code, from, to, year: 2024 });
  });

  it.each([
    [2023, [90, 92, 92, 91]],
    [2024, [91, 92, 92, 91]],
  ])('has quarters of the lengths of %s', (year, lengths) => {
    const quarters = [1, 2, 3, 4].map((quarter) => period(nd09, `${year}-Q${quarter}`));
    expect(quarters.map(({ from, to }) => daysBetween(from, to) + 1)).toEqual(lengths);
  });
});

describe('the civil calendar', () => {
  it.each([
    ['2024-03-31', '2024-Q1'],
    ['2024-04-01', '2024-Q2'],
    ['2024-12-31', '2024-Q4'],
    ['2024-12-15', '2024-Q4'],
    ['2025-01-01', '2025-Q1'],
    ['2028-02-29', '2028-Q1'],
  ])('puts %s into %s', (date, code) => {
    expect(periodContaining(civil, 'quarter', plainDate(date))?.code).toBe(code);
  });

  it.each([
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['2023-02', '2023-02-01', '2023-02-28'],
    ['2024-Q4', '2024-10-01', '2024-12-31'],
    ['2024-H1', '2024-01-01', '2024-06-30'],
    ['2024-9M', '2024-01-01', '2024-09-30'],
    ['2024', '2024-01-01', '2024-12-31'],
  ])('gives %s the days %s to %s', (code, from, to) => {
    expect(period(civil, code)).toMatchObject({ from, to });
  });
});

describe('period codes', () => {
  it.each([
    '',
    '2024-Q5',
    '2024-Q0',
    '2024-13',
    '2024-00',
    '2024-H2',
    '24-Q1',
    '2024Q1',
    '2024-q1',
    '1900',
    '2199',
    '2024-02-30..2024-03-01',
    '2024-03-02..2024-03-01',
    '2024-Q1 ',
  ])('%j names no period', (code) => {
    expect(periodOf(nd09, code)).toBeUndefined();
  });

  it('a custom range keeps both ends and belongs to the reporting year of its end', () => {
    expect(customPeriod(nd09, plainDate('2024-12-01'), plainDate('2024-12-20'))).toMatchObject({
      kind: 'custom',
      code: '2024-12-01..2024-12-20',
      year: 2025,
    });
    expect(customPeriod(nd09, plainDate('2024-02-02'), plainDate('2024-02-01'))).toBeUndefined();
  });
});

describe('spans beside a period', () => {
  it.each([
    ['2024-Q1', '2023-12-15', '2024-03-14'],
    ['2024-Q3', '2023-12-15', '2024-09-14'],
    ['2024-08', '2023-12-15', '2024-08-14'],
    ['2024-12-01..2024-12-20', '2024-12-15', '2024-12-20'],
    ['2024-01-05..2024-02-07', '2023-12-15', '2024-02-07'],
  ])('the year to date of %s runs from %s to %s', (code, from, to) => {
    expect(yearToDate(nd09, period(nd09, code))).toEqual({ from, to });
  });

  it.each([
    ['2024-Q1', '2023-Q1', '2022-12-15', '2023-03-14'],
    ['2024', '2023', '2022-12-15', '2023-12-14'],
    ['2024-02-29..2024-03-10', '2023-02-28..2023-03-10', '2023-02-28', '2023-03-10'],
    ['2024-02-01..2024-02-29', '2023-02-01..2023-02-28', '2023-02-01', '2023-02-28'],
  ])('%s compares with %s', (code, before, from, to) => {
    expect(samePeriodLastYear(nd09, period(nd09, code))).toMatchObject({ code: before, from, to });
  });

  it.each([
    ['2024-Q1', '2023-Q4', '2024-Q2'],
    ['2024-Q4', '2024-Q3', '2025-Q1'],
    ['2024-01', '2023-12', '2024-02'],
    ['2024-H1', '2023-H1', '2025-H1'],
    ['2024-9M', '2023-9M', '2025-9M'],
    ['2024', '2023', '2025'],
  ])('%s stands between %s and %s', (code, before, after) => {
    expect(previousPeriod(nd09, period(nd09, code))?.code).toBe(before);
    expect(nextPeriod(nd09, period(nd09, code))?.code).toBe(after);
  });

  it('a custom range has no neighbours', () => {
    const custom = period(nd09, '2024-01-05..2024-02-07');
    expect([previousPeriod(nd09, custom), nextPeriod(nd09, custom)]).toEqual([undefined, undefined]);
  });

  it.each([
    ['half', '2024-06-14', '2024-H1'],
    ['half', '2024-06-15', undefined],
    ['nineMonths', '2024-09-14', '2024-9M'],
    ['nineMonths', '2024-09-15', undefined],
  ] as const)('%s holds %s: %s', (kind, date, code) => {
    expect(periodContaining(nd09, kind, plainDate(date))?.code).toBe(code);
  });
});

function tile(parts: readonly ReportingPeriod[], from: PlainDate, to: PlainDate): void {
  expect(parts[0]?.from).toBe(from);
  expect(parts.at(-1)?.to).toBe(to);
  for (const [index, part] of parts.entries()) {
    const next = parts[index + 1];
    if (next !== undefined) expect(next.from).toBe(addDays(part.to, 1));
  }
}

describe('in any calendar and year', () => {
  it('months and quarters tile the year, and years follow each other without a gap', () => {
    assert(
      property(anyCalendar, anyYear, (of, year) => {
        const whole = period(of, String(year));
        const periods = periodsOfYear(of, year);
        expect(periods).toHaveLength(19);
        for (const kind of ['month', 'quarter'] as const) {
          tile(
            periods.filter((one) => one.kind === kind),
            whole.from,
            whole.to,
          );
        }
        expect(period(of, String(year + 1)).from).toBe(addDays(whole.to, 1));
        for (const quarter of [1, 2, 3, 4]) {
          const months = [2, 1, 0].map((back) =>
            period(of, `${year}-${String(quarter * 3 - back).padStart(2, '0')}`),
          );
          const own = period(of, `${year}-Q${quarter}`);
          tile(months, own.from, own.to);
        }
      }),
    );
  });

  it('a date lies in exactly one month, quarter and year: those that are found for it', () => {
    assert(
      property(anyCalendar, anyDate, (of, date) => {
        const near = [-1, 0, 1].flatMap((step) => periodsOfYear(of, Number(date.slice(0, 4)) + step));
        for (const kind of ['month', 'quarter', 'year'] as const) {
          const holding = near.filter((one) => one.kind === kind && contains(one, date));
          expect(holding).toEqual([periodContaining(of, kind, date)]);
        }
        expect(reportingYearContaining(of, date)).toEqual(periodContaining(of, 'year', date));
      }),
    );
  });

  it('every code names the period that bears it, and going forth and back returns to it', () => {
    assert(
      property(record({ of: anyCalendar, year: anyYear }), ({ of, year }) => {
        for (const one of periodsOfYear(of, year)) {
          expect(periodOf(of, one.code)).toEqual(one);
          const next = nextPeriod(of, one);
          expect(next === undefined ? undefined : previousPeriod(of, next)).toEqual(one);
        }
      }),
      { numRuns: 30 },
    );
  });
});

describe('the day by which the report of a period is due', () => {
  it.each([
    ['2024-Q2', 31, '2024-06-30'],
    ['2024-Q1', 31, '2024-03-31'],
    ['2024-Q1', 25, '2024-03-25'],
    ['2024-02', 30, '2024-02-29'],
    ['2023-02', 29, '2023-02-28'],
    ['2024-Q2', 5, '2024-06-14'],
  ])('of %s with day %i is %s', (code, day, due) => {
    expect(periodReportDue(period(nd09, code), day)).toBe(due);
  });

  it('is a date of the month in which the period ends, that day or the last one before it, and not before the end', () => {
    assert(
      property(anyCalendar, anyDate, integer({ min: 1, max: 31 }), (of, date, day) => {
        const quarter = periodContaining(of, 'quarter', date);
        if (quarter === undefined) throw new RangeError(date);
        const due = periodReportDue(quarter, day);
        expect(isPlainDate(due)).toBe(true);
        expect(due.slice(0, 7)).toBe(quarter.to.slice(0, 7));
        expect(due >= quarter.to).toBe(true);
        const isLastOfMonth = dayOf(addDays(due, 1)) === 1;
        expect(dayOf(due) === day || due === quarter.to || (isLastOfMonth && day > dayOf(due))).toBe(true);
      }),
    );
  });
});
