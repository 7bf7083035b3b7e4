import { dayOf, makeDate, monthOf, plainDate, yearOf, type PlainDate } from '../../time/plain-date.ts';
import { parseTypedDate } from '../../time/typed-date.ts';

/** Which of the first two numbers of a date is its day. */
export type DateOrder = 'dayFirst' | 'monthFirst';

/** A full date in figures within a text, day and month by one sign apart. */
const FULL = /(?<![\d/.])(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?!\d|[/.]\d)/g;

/** The first two numbers of every full date of a text. */
export function fullDates(text: string): readonly { readonly first: number; readonly second: number }[] {
  return [...text.matchAll(FULL)].map(([, first, , second]) => ({
    first: Number(first),
    second: Number(second),
  }));
}

/** Every full date of a text that there is, day first. */
export function datesOf(text: string): readonly PlainDate[] {
  return [...text.matchAll(FULL)].flatMap(([whole]) => {
    // Such a date says its year itself.
    const read = parseTypedDate(whole, ANY_DAY);
    return read.ok ? [read.date] : [];
  });
}

const ANY_DAY = plainDate('2024-01-01');

/** The order that two numbers prove, as only one of them can be a month; null where both or neither can. */
export function provenOrder(first: number, second: number): DateOrder | null {
  if (first > 12 && first <= 31 && second <= 12) return 'dayFirst';
  return second > 12 && second <= 31 && first <= 12 ? 'monthFirst' : null;
}

/** A text whose full dates, as far as they can be, are written month first, with the day before the month. */
export const dayBeforeMonth = (text: string): string =>
  text.replaceAll(FULL, (whole, first: string, sign: string, second: string, year: string) =>
    Number(first) > 12 || Number(second) > 31 ? whole : [second, first, year].join(sign),
  );

/** A text with the day before the month where one of its dates can only be month first ("2/15/2024"); else null. */
export function turnedMonthFirst(text: string): string | null {
  const isProven = fullDates(text).some(({ first, second }) => provenOrder(first, second) === 'monthFirst');
  return isProven ? dayBeforeMonth(text) : null;
}

/** A date with day and month changed about, where both could be either. */
export function changedAbout(date: PlainDate): PlainDate {
  return dayOf(date) > 12 ? date : (makeDate(yearOf(date), dayOf(date), monthOf(date)) ?? date);
}
