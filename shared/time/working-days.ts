import { addDays, weekdayOf, type PlainDate } from './plain-date.ts';

/** A public holiday, or a Saturday or Sunday that is worked in exchange for one. */
export interface Holiday {
  readonly date: PlainDate;
  readonly kind: 'holiday' | 'workingDay';
  readonly name: string;
}

/** Monday to Friday without holidays, and the swapped days that are worked. */
export function isWorkingDay(date: PlainDate, holidays: readonly Holiday[]): boolean {
  const named = holidays.find((holiday) => holiday.date === date);
  return named === undefined ? weekdayOf(date) <= 5 : named.kind === 'workingDay';
}

/** The `days`-th working day after `date`; `date` itself does not count. 0 gives `date`. */
export function addWorkingDays(date: PlainDate, days: number, holidays: readonly Holiday[]): PlainDate {
  let day = date;
  for (let left = days; left > 0;) {
    day = addDays(day, 1);
    if (isWorkingDay(day, holidays)) left -= 1;
  }
  return day;
}
