import {
  addDays,
  addYears,
  isRecordable,
  makeDate,
  plainDate,
  yearOf,
  type PlainDate,
} from '../../time/plain-date.ts';
import type { DaySpan } from '../../time/month-span.ts';
import { parseTypedDate } from '../../time/typed-date.ts';
import { turnedMonthFirst } from './day-and-month.ts';
import { spanOfDays } from './span-of-days.ts';
import { isWithoutDay, outsideBrackets, plainDay, readChanged, withoutLunar } from './date-text.ts';
import type { CellDoubt, SheetCell } from './sheet-cells.ts';

/** What is known of the dates of a column before its cells are read. */
export interface DateSense {
  /** The days that the title of the sheet names, for days without a year. */
  readonly period?: DaySpan | null;
  /** The one year of the other days of the sheet, for days without one of which the title does not tell it; null: none. */
  readonly yearOfRows?: number | null;
  /** A day of birth is never to come; papers are valid long after today. */
  readonly of?: 'birth' | 'lasting' | 'record';
}

/** `no-day`: a month, a quarter or the like; told only with a sense. */
export type DateProblem = 'not-a-date' | 'no-such-date' | 'no-year' | 'no-day';

export type CellDate =
  | { readonly ok: true; readonly date: PlainDate; readonly doubt?: CellDoubt }
  | { readonly ok: false; readonly problem: DateProblem };

/** A year that has every day that there is. */
const LEAP_YEAR = 2024;
/** Serial 36526 of a sheet is 1 January 2000. */
const SERIAL_2000 = 36_526;

/** Years before and after today in which a date is plausible, and those in which a bare number is taken for a serial one. */
const PLAUSIBLE = {
  record: { before: 30, after: 10 },
  lasting: { before: 40, after: 40 },
  birth: { before: 110, after: 0 },
  serial: { before: 25, after: 5 },
} as const;

const within = (date: PlainDate, today: PlainDate, span: { before: number; after: number }): boolean =>
  date >= addYears(today, -span.before) && date <= addYears(today, span.after);

/** False for a day that lies decades off. */
export const isPlausible = (date: PlainDate, today: PlainDate, of: keyof typeof PLAUSIBLE): boolean =>
  within(date, today, PLAUSIBLE[of]);

/** The year of a day that says none. */
interface ToldYear {
  readonly year: number;
  /** Who tells it: the title, or the other days of the sheet. */
  readonly by: 'title' | 'rows';
}

/** Days before and after those of a title in which a day of its sheet may lie. */
const AROUND_TITLE = 45;

/**
 * The year of a day and month without one: that in which it lies within the days that the title names, else close to them, else
 * the title's own; else the one year of the other days. Null where nothing tells it, or the title leaves two.
 */
export function yearFor(
  { period = null, yearOfRows = null }: DateSense,
  month: number,
  day: number,
): ToldYear | null {
  if (period !== null) {
    const years = [yearOf(period.from) - 1, yearOf(period.from), yearOf(period.to), yearOf(period.to) + 1];
    const within = (around: number): readonly number[] =>
      [...new Set(years)].filter((year) => {
        const date = makeDate(year, month, day);
        return (
          date !== undefined && date >= addDays(period.from, -around) && date <= addDays(period.to, around)
        );
      });
    const own = [within(0), within(AROUND_TITLE)].find((some) => some.length > 0);
    const [year] = own ?? (yearOf(period.from) === yearOf(period.to) ? [yearOf(period.from)] : []);
    if (year !== undefined && (own?.length ?? 1) === 1) return { year, by: 'title' };
  }
  return yearOfRows === null ? null : { year: yearOfRows, by: 'rows' };
}

/** A day without its year in the one that something else of the sheet names. */
export const yearDoubt = ({ by, year }: ToldYear, value: string): CellDoubt => ({
  code: by === 'title' ? 'date-year-of-title' : 'date-year-of-rows',
  params: { value, year },
});

/**
 * A date of a sheet: a true date, a serial number, or typed text. With a `sense` a date may be read with a doubt: from figures
 * without signs (`50224`), with the year of the title, decades off, or beside further words; without one these are refused.
 */
export function cellDate(cell: SheetCell, today: PlainDate, sense: DateSense | null = null): CellDate {
  if (sense !== null) {
    const turned = readMonthFirst(cell, (said) => cellDate(said, today, sense));
    if (turned !== null) return turned;
    const lunar = readLunar(cell, (said) => cellDate(said, today, sense));
    if (lunar !== null) return lunar;
  }
  const read = readDate(cell, today, sense);
  if (!read.ok || sense === null) return read;
  return judged(read, cell.text, today, sense);
}

/** Whether a text names a month, a quarter or the like and no day. */
export const isSpan = (text: string): boolean => spanOfDays(text, () => LEAP_YEAR) !== null;

/** Reads a cell of text as what `turn` makes of it; null where that is nothing, or cannot be read. */
function readTurned<Read extends { readonly ok: boolean }>(
  cell: SheetCell,
  turn: (text: string) => string | null,
  read: (cell: SheetCell) => Read,
): Read | null {
  const text = cell.date === null && cell.number === null ? turn(cell.text) : null;
  const found = text === null ? null : read({ ...cell, text });
  return found?.ok === true ? found : null;
}

/** Reads the figures of a day of the lunar calendar as they stand, with a doubt: they are not converted. Null for any other text. */
export function readLunar<Read extends { readonly ok: boolean; readonly doubt?: CellDoubt }>(
  cell: SheetCell,
  read: (cell: SheetCell) => Read,
): Read | null {
  const found = readTurned(cell, withoutLunar, read);
  if (found === null) return null;
  return { ...found, doubt: { code: 'date-lunar', params: { ...found.doubt?.params, value: cell.text } } };
}

/** Reads a cell of text of which a date can only be month first, with a doubt; null for any other, and where that cannot be read. */
export function readMonthFirst<Read extends { readonly ok: boolean; readonly doubt?: CellDoubt }>(
  cell: SheetCell,
  read: (cell: SheetCell) => Read,
): Read | null {
  const found = readTurned(cell, turnedMonthFirst, read);
  if (found === null) return null;
  const doubt = found.doubt ?? { code: 'date-month-first', params: {} };
  return { ...found, doubt: { ...doubt, params: { ...doubt.params, value: cell.text } } };
}

function readDate(cell: SheetCell, today: PlainDate, sense: DateSense | null): CellDate {
  if (cell.date !== null) return { ok: true, date: cell.date };
  const text = plainDay(cell.text);
  if (cell.number !== null && Number.isFinite(cell.number)) return numberDate(cell.number, today, sense);
  if (sense !== null && isSpan(cell.text)) return { ok: false, problem: 'no-day' };
  if (sense !== null && /^\d{5,8}$/.test(text)) return numberDate(Number(text), today, sense, text);
  const noYear = /^\D*(\d{1,2})(?:\s*[-/.]\s*|\s+(?:tháng|thang)\s+)(\d{1,2})\D*$/.exec(text);
  if (noYear !== null) {
    // A sheet without a year would be dated by the day of its import.
    const [month, day] = [Number(noYear[2]), Number(noYear[1])];
    const told = sense === null ? null : yearFor(sense, month, day);
    const date = told === null ? undefined : makeDate(told.year, month, day);
    if (told === null || date === undefined) {
      const isDay = makeDate(LEAP_YEAR, month, day) !== undefined;
      return { ok: false, problem: told === null && (sense === null || isDay) ? 'no-year' : 'no-such-date' };
    }
    return { ok: true, date, doubt: yearDoubt(told, cell.text) };
  }
  const typed = parseTypedDate(text, today);
  if (typed.ok || sense === null) return typed;
  const beside =
    readChanged(cell.text, (said) => readDate({ ...cell, text: said }, today, sense)) ??
    besideWords(cell.text, today);
  if (beside !== null) return beside;
  return typed.problem === 'not-a-date' && isWithoutDay(cell.text) ? { ok: false, problem: 'no-day' } : typed;
}

/** The one full date of a text that says more. */
function besideWords(text: string, today: PlainDate): CellDate | null {
  const outside = plainDay(outsideBrackets(text));
  const alone = outside === '' || outside === plainDay(text) ? null : parseTypedDate(outside, today);
  const isFull = /\d\D+\d+\D+\d/.test(outside);
  if (alone?.ok === true && isFull)
    return { ...alone, doubt: { code: 'date-beside', params: { value: text } } };
  const found = [
    ...plainDay(text).matchAll(/(?<![\d/.-]|(?<!\p{L})[oil])\d{1,2}[/.-]\d{1,2}[/.-]\d{4}(?![\d/])/gu),
  ];
  const read = found.length === 1 ? parseTypedDate(found[0]?.[0] ?? '', today) : null;
  return read?.ok === true ? { ...read, doubt: { code: 'date-beside', params: { value: text } } } : null;
}

/** A bare number: the serial of a day, or its figures without signs. */
function numberDate(
  number: number,
  today: PlainDate,
  sense: DateSense | null,
  typed: string = String(number),
): CellDate {
  const days = Math.floor(number);
  const isSerial = days > 20_000 && days < 80_000 && (sense !== null || Number.isInteger(number));
  const serial = isSerial ? addDays(plainDate('2000-01-01'), days - SERIAL_2000) : null;
  if (sense === null)
    return serial === null ? { ok: false, problem: 'not-a-date' } : { ok: true, date: serial };
  const span = sense.of === 'birth' ? PLAUSIBLE.birth : PLAUSIBLE.serial;
  const figures = Number.isInteger(number) ? datesOfFigures(typed) : [];
  const near = figures.find((date) => within(date, today, span)) ?? figures[0] ?? null;
  const doubt = { code: 'date-of-figures', params: { value: number } };
  // What was typed with a zero before it is no serial number.
  if (serial !== null && !typed.startsWith('0') && within(serial, today, span)) {
    // Both are possible for few numbers: the figures only where they are of these years and the serial is not.
    const isNearer =
      near !== null &&
      sense.of !== 'birth' &&
      within(near, today, { before: 2, after: 1 }) &&
      !within(serial, today, { before: 4, after: 2 });
    if (!isNearer) return { ok: true, date: serial, ...(near === null ? {} : { doubt }) };
  }
  return near === null ? { ok: false, problem: 'not-a-date' } : { ok: true, date: near, doubt };
}

/** The days that figures without signs may write: ddmmyy, ddmmyyyy (a leading zero may be lost), yyyymmdd. */
function datesOfFigures(digits: string): readonly PlainDate[] {
  const text = digits.length % 2 === 1 ? `0${digits}` : digits;
  const part = (from: number, length: number): number => Number(text.slice(from, from + length));
  const dates =
    text.length === 6
      ? [makeDate(2000 + part(4, 2), part(2, 2), part(0, 2))]
      : text.length === 8
        ? [makeDate(part(0, 4), part(4, 2), part(6, 2)), makeDate(part(4, 4), part(2, 2), part(0, 2))]
        : [];
  return dates
    .filter((date) => date !== undefined && isRecordable(date))
    .map((date) => plainDate(String(date)));
}

/** A date that was read, doubtful where it lies far off; a day of birth is never to come. */
function judged(
  read: Extract<CellDate, { readonly ok: true }>,
  text: string,
  today: PlainDate,
  { of = 'record' }: DateSense,
): CellDate {
  if (of === 'birth' && read.date > today) {
    const date = addYears(read.date, -100);
    // Two figures of a year leave the century to tell; four do not.
    const isPlain = /(?<!\d)\d{1,2}[/.\s-]\d{1,2}[/.\s-]\d{2}$/.test(text.trim());
    return isPlain
      ? { ok: true, date }
      : { ok: true, date, doubt: { code: 'date-far', params: { value: text } } };
  }
  if (read.doubt !== undefined || within(read.date, today, PLAUSIBLE[of])) return read;
  return { ...read, doubt: { code: 'date-far', params: { value: text } } };
}
