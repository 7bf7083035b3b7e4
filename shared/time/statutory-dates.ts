import type { ReferenceRow } from '../reference/reference-row.ts';
import { deadlineAfter } from './deadlines.ts';
import { dayOfMonth, type PlainDate } from './plain-date.ts';
import type { Holiday } from './working-days.ts';

/** A day that law or practice sets, made from a row of data. */
export interface StatutoryDate {
  /** Code of its row. */
  readonly code: string;
  readonly name: string;
  /** Text that names the rule. */
  readonly source: string;
  readonly date: PlainDate;
}

/**
 * The days of a row in [from, to], both inclusive: those that come every year on a day (`month` and `day`), and those
 * that come on a `day` of the last month of each quarter (`ofMonth` is `lastOfPeriod`), or on that month's last day where
 * it is shorter. Rows that count days from an event have none of their own.
 */
export function yearlyDates(
  row: ReferenceRow,
  { from, to }: { readonly from: PlainDate; readonly to: PlainDate },
): readonly StatutoryDate[] {
  const { month, day, ofMonth } = row.attributes;
  if (typeof day !== 'number') return [];
  const months =
    typeof month === 'number' ? [month] : ofMonth === 'lastOfPeriod' ? [3, 6, 9, 12] : ([] as number[]);
  const years = [...new Set([Number(from.slice(0, 4)), Number(to.slice(0, 4))])];
  return years
    .flatMap((year) => months.map((own) => dayOfMonth(year, own, day)))
    .filter((date) => date !== undefined)
    .filter((date) => date >= from && date <= to)
    .map((date) => ({ code: row.code, name: row.name, source: row.source ?? '', date }));
}

/** The day that a row sets after an event (`after`), or null where it speaks of another one. */
export function dateAfter(
  row: ReferenceRow,
  event: string,
  on: PlainDate,
  holidays: readonly Holiday[],
): PlainDate | null {
  const { after, days, unit } = row.attributes;
  if (after !== event || typeof days !== 'number') return null;
  return deadlineAfter(on, { days, unit: unit === 'workingDays' ? 'workingDays' : 'calendarDays' }, holidays);
}
