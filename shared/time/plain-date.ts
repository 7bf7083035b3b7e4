/**
 * A civil date `YYYY-MM-DD` without time or zone, from 1800-01-01 to 2299-12-31. Compares as text. What people record
 * lies between 1900 and 2199 (`isRecordable`), so that deadlines and periods reckoned from it stay dates.
 */
export type PlainDate = string & { readonly __plainDate: true };

const DAY = 86_400_000;
/** Asia/Ho_Chi_Minh is UTC+7 all year round. */
const VIETNAM_OFFSET = 7 * 3_600_000;

/** True for a date that exists, in the range of `PlainDate`. */
export function isPlainDate(text: string): text is PlainDate {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return match !== null && makeDate(Number(match[1]), Number(match[2]), Number(match[3])) !== undefined;
}

/** True for a date that people may record: 1900-01-01 to 2199-12-31, both inclusive. */
export function isRecordable(date: PlainDate): boolean {
  return date >= '1900-01-01' && date <= '2199-12-31';
}

/** The date that `text` writes. @throws RangeError when there is no such date. */
export function plainDate(text: string): PlainDate {
  if (!isPlainDate(text)) throw new RangeError(`Not a date: ${text}`);
  return text;
}

/** The date of a year, month (1–12) and day (1–31), or undefined when there is none. */
export function makeDate(year: number, month: number, day: number): PlainDate | undefined {
  if (year < 1800 || year > 2299 || month < 1 || month > 12 || day < 1 || day > lastDay(year, month))
    return undefined;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the one place where a date is made: its parts were just checked
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` as PlainDate;
}

/** The day (1–31) of a month (1–12), or that month's last day where it is shorter; undefined beyond all dates. */
export function dayOfMonth(year: number, month: number, day: number): PlainDate | undefined {
  return makeDate(year, month, Math.min(day, lastDay(year, month)));
}

function lastDay(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Days since 1970-01-01. */
function dayNumber(date: PlainDate): number {
  return Date.UTC(yearOf(date), monthOf(date) - 1, dayOf(date)) / DAY;
}

function fromDayNumber(days: number): PlainDate {
  return plainDate(new Date(days * DAY).toISOString().slice(0, 10));
}

export function yearOf(date: PlainDate): number {
  return Number(date.slice(0, 4));
}

/** 1–12. */
export function monthOf(date: PlainDate): number {
  return Number(date.slice(5, 7));
}

/** 1–31. */
export function dayOf(date: PlainDate): number {
  return Number(date.slice(8, 10));
}

/** 1 for Monday to 7 for Sunday. */
export function weekdayOf(date: PlainDate): number {
  return ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1;
}

export function addDays(date: PlainDate, days: number): PlainDate {
  return fromDayNumber(dayNumber(date) + days);
}

/** The same day of a later month, or that month's last day where it is shorter. */
export function addMonths(date: PlainDate, months: number): PlainDate {
  const index = yearOf(date) * 12 + monthOf(date) - 1 + months;
  const year = Math.floor(index / 12);
  const month = index - year * 12 + 1;
  return plainDate(dayOfMonth(year, month, dayOf(date)) ?? '');
}

/** The same day of a later year; 29/2 becomes 28/2 where there is none. */
export function addYears(date: PlainDate, years: number): PlainDate {
  return addMonths(date, years * 12);
}

/** Days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  return dayNumber(to) - dayNumber(from);
}

export function earliest(a: PlainDate, b: PlainDate): PlainDate {
  return a < b ? a : b;
}

export function latest(a: PlainDate, b: PlainDate): PlainDate {
  return a > b ? a : b;
}

/** The civil date in Việt Nam at an instant, whatever the zone of this machine. */
export function todayAt(instant: Date): PlainDate {
  return plainDate(inVietnam(instant).slice(0, 10));
}

/** The time `HH:MM` on the clock in Việt Nam at an instant, whatever the zone of this machine. */
export function clockAt(instant: Date): string {
  return inVietnam(instant).slice(11, 16);
}

const inVietnam = (instant: Date): string => new Date(instant.getTime() + VIETNAM_OFFSET).toISOString();
