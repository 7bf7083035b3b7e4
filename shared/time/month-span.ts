import { addDays, makeDate, type PlainDate } from './plain-date.ts';

/** A span of days, both ends included. */
export interface DaySpan {
  readonly from: PlainDate;
  readonly to: PlainDate;
}

/** The days of the months of a year from the first to the last one, both included; null where there is no such month. */
export function monthSpan(year: number, first: number, last: number): DaySpan | null {
  const from = makeDate(year, first, 1);
  const behind = last === 12 ? makeDate(year + 1, 1, 1) : makeDate(year, last + 1, 1);
  return from === undefined || behind === undefined || behind <= from
    ? null
    : { from, to: addDays(behind, -1) };
}
