import { addDays, makeDate, plainDate, weekdayOf, type PlainDate } from './plain-date.ts';

/** The weeks, Monday first, that hold a month: whole weeks, so the first and last may hold days of its neighbours. */
export function monthGrid(inMonth: PlainDate): readonly (readonly PlainDate[])[] {
  const first = plainDate(`${inMonth.slice(0, 8)}01`);
  const weeks: PlainDate[][] = [];
  let day = addDays(first, 1 - weekdayOf(first));
  do {
    const monday = day;
    weeks.push(Array.from({ length: 7 }, (_, index) => addDays(monday, index)));
    day = addDays(day, 7);
  } while (day.slice(0, 7) === first.slice(0, 7));
  return weeks;
}

/** The first day of the month `months` later, or earlier when negative. */
export function monthBy(inMonth: PlainDate, months: number): PlainDate {
  const count = Number(inMonth.slice(0, 4)) * 12 + Number(inMonth.slice(5, 7)) - 1 + months;
  return makeDate(Math.floor(count / 12), (count % 12) + 1, 1) ?? inMonth;
}
