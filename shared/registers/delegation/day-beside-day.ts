import { plainDay } from '../../import/cells/date-text.ts';
import words from '../../reference/import-words.json' with { type: 'json' };
import { headKey } from '../../text/fold.ts';
import { daysBetween, makeDate, monthOf, yearOf, type PlainDate } from '../../time/plain-date.ts';

/** Days of a trip beyond which a month or a year is rather typed wrong. */
export const LONGEST_TRIP = 60;

/**
 * The first or last day of a trip that a cell writes short beside its other day: "05/02" before "07/02/2024", "03/01" behind
 * "28/12/2023", "7" behind "05/02/2024", "cùng ngày". Null where it makes no trip with it.
 */
export function dayBesideDay(text: string, other: PlainDate, edge: 'start' | 'end'): PlainDate | null {
  if (edge === 'end' && words.sameDayWords.includes(headKey(text))) return other;
  const [, day, month] = /^(\d{1,2})(?:\s*[/.-]\s*(\d{1,2}))?$/.exec(plainDay(text)) ?? [];
  if (day === undefined) return null;
  const years = [yearOf(other), yearOf(other) + (edge === 'end' ? 1 : -1)];
  const dates = years.flatMap((year) => makeDate(year, Number(month ?? monthOf(other)), Number(day)) ?? []);
  return dates.find((date) => isTrip(edge === 'start' ? [date, other] : [other, date])) ?? null;
}

/**
 * The day of a pair in the year before or after, by which a trip that ends before it begins is one: of days that say no year
 * themselves; null where that makes none.
 */
export function inOtherYear(day: PlainDate, other: PlainDate, edge: 'start' | 'end'): PlainDate | null {
  const year = yearOf(day) + (edge === 'end' ? 1 : -1);
  const date = makeDate(year, monthOf(day), Number(day.slice(8)));
  return date !== undefined && isTrip(edge === 'start' ? [date, other] : [other, date]) ? date : null;
}

function isTrip([from, to]: readonly [PlainDate, PlainDate]): boolean {
  const days = daysBetween(from, to);
  return days >= 0 && days < LONGEST_TRIP;
}
