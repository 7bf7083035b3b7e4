import { normalise } from '../../text/fold.ts';
import { addDays, yearOf, type PlainDate } from '../../time/plain-date.ts';
import { parseTypedDate } from '../../time/typed-date.ts';
import {
  cellDate,
  isPlausible,
  isSpan,
  readLunar,
  readMonthFirst,
  yearDoubt,
  yearFor,
  type CellDate,
  type DateProblem,
  type DateSense,
} from './cell-dates.ts';
import { readChanged } from './date-text.ts';
import { rangeText, saysBeside } from './range-text.ts';
import type { CellDoubt, SheetCell } from './sheet-cells.ts';

export type CellRange =
  | {
      readonly ok: true;
      readonly from: PlainDate;
      readonly to: PlainDate | null;
      readonly doubt?: CellDoubt;
    }
  | { readonly ok: false; readonly problem: DateProblem };

/** A day of a range as far as it is written. */
interface WrittenDay {
  readonly day: string;
  readonly month: string | undefined;
  readonly year: string | undefined;
}

/**
 * Two dates in one cell: `10/01/2024 - 15/01/2024`, `10-15/01/2024`, `từ 10/01 đến 15/01/2024`, `05 và 06/02/2024`,
 * `20/2÷23/2/2024`, `5,6,7/2/2024`, two lines of one date each; or one. Hours and remarks in brackets are passed over.
 */
export function cellRange(cell: SheetCell, today: PlainDate, sense: DateSense | null = null): CellRange {
  if (cell.date !== null || cell.number !== null) return oneDay(cellDate(cell, today, sense));
  const turned = sense === null ? null : readMonthFirst(cell, (said) => cellRange(said, today, sense));
  if (turned !== null) return turned;
  if (sense !== null) {
    if (isSpan(cell.text)) return { ok: false, problem: 'no-day' };
    const lunar = readLunar(cell, (said) => cellRange(said, today, sense));
    if (lunar !== null) return lunar;
  }
  const text = rangeText(cell.text);
  const days = writtenDays(text);
  if (days === null && sense !== null) {
    const changed = readChanged(cell.text, (said) => cellRange({ ...cell, text: said }, today, sense));
    if (changed !== null) return changed;
  }
  if (days === null || days.length < 2) {
    const one = oneDay(cellDate({ ...cell, text: text.includes('/') ? text : cell.text }, today, sense));
    return sense === null ? one : besideOne(openEnd(throughDays(one, cell.text), cell.text), cell.text);
  }
  const read = daysInOrder(days, text, today, sense ?? {});
  if (!read.ok) return read;
  const from = read.dates[0];
  const to = read.dates.at(-1);
  if (from === undefined || to === undefined) return { ok: false, problem: 'not-a-date' };
  const doubt = read.doubt ?? (saysBeside(cell.text) ? { code: 'date-beside', params: {} } : null);
  const range = { ok: true, from, to } as const;
  if (sense === null) return read.isYearless ? { ok: false, problem: 'no-year' } : range;
  if (doubt !== null) return { ...range, doubt: { ...doubt, params: { ...doubt.params, value: cell.text } } };
  const far = [from, to].some((date) => !isPlausible(date, today, 'record'));
  return far ? { ...range, doubt: { code: 'date-far', params: { value: cell.text } } } : range;
}

/** "Từ 05/02/2024" says only the first of its days, "đến 07/02/2024" only the last, which is named. */
function openEnd(read: CellRange, text: string): CellRange {
  if (!read.ok || read.doubt !== undefined) return read;
  const plain = normalise(text).toLowerCase();
  if (ONLY_LAST.test(plain)) return { ...read, doubt: { code: 'date-beside', params: { value: text } } };
  return ONLY_FIRST.test(plain) ? { ...read, to: null } : read;
}

const ONLY_FIRST = /^(?:bắt đầu\s+)?(?:kể\s+)?từ\s|[-–—~]\s*\??$/u;
const ONLY_LAST = /^(?:đến|tới|cho đến)\s/u;

/** One day of a cell that says more in brackets. */
function besideOne(read: CellRange, text: string): CellRange {
  if (!read.ok || read.doubt !== undefined || !saysBeside(text)) return read;
  return { ...read, doubt: { code: 'date-beside', params: { value: text } } };
}

/** Of a cell of several days under a head of one: the first, or the last where the head is of an end; null where it holds none. */
export function dayOfRange(
  cell: SheetCell,
  today: PlainDate,
  sense: DateSense,
  edge: 'start' | 'end',
): { readonly date: PlainDate; readonly doubt: CellDoubt } | null {
  const range = cellRange(cell, today, sense);
  if (!range.ok || range.to === null || range.from === range.to) return null;
  const date = edge === 'start' ? range.from : range.to;
  return { date, doubt: { code: 'date-of-several', params: { value: cell.text, date } } };
}

/** "03 ngày (từ 05/02/2024)": the day that is written is the first of as many. */
function throughDays(read: CellRange, text: string): CellRange {
  const count = Number(/(?<![\d/.-])(\d{1,2})\s*ngày(?!\s*\d+\s*[/.-])/iu.exec(normalise(text))?.[1] ?? 1);
  if (!read.ok || count < 2) return read;
  const to = addDays(read.from, count - 1);
  return { ...read, to, doubt: { code: 'date-counted', params: { value: text, count, to } } };
}

function oneDay(read: CellDate): CellRange {
  return read.ok
    ? { ok: true, from: read.date, to: read.date, ...(read.doubt === undefined ? {} : { doubt: read.doubt }) }
    : read;
}

/** The days of a cleaned text, in the order in which they stand; null where it holds anything else. */
function writtenDays(text: string): readonly WrittenDay[] | null {
  const parts = text.split(/(?:(?<!\s)\s+)?[-,]\s*/u);
  const days: WrittenDay[] = [];
  for (const part of parts) {
    const match = /^(\d{1,2})(?:[/.](\d{1,2}))?(?:[/.](\d{4}|\d{2}))?$/.exec(part);
    if (match === null) return null;
    days.push({ day: match[1] ?? '', month: match[2], year: match[3] });
  }
  return days;
}

/** Days with the month and year that stand only with the last of them. */
function daysInOrder(
  days: readonly WrittenDay[],
  text: string,
  today: PlainDate,
  sense: DateSense,
):
  | {
      readonly ok: true;
      readonly dates: readonly PlainDate[];
      readonly doubt: CellDoubt | null;
      /** No day says its year. */
      readonly isYearless: boolean;
    }
  | { readonly ok: false; readonly problem: DateProblem } {
  const last = days.at(-1);
  if (last === undefined) return { ok: false, problem: 'not-a-date' };
  const months = days.map(({ month }) => month);
  if (
    last.month === undefined &&
    months.some((month) => month !== undefined) &&
    days.every(({ year }) => year === undefined)
  ) {
    // `10-1/2024` cannot be told from a month; ask for a full date.
    return { ok: false, problem: 'not-a-date' };
  }
  const written = [...days].reverse().find(({ year }) => year !== undefined)?.year;
  const endMonth = last.month ?? [...months].reverse().find((month) => month !== undefined);
  const told = endMonth === undefined ? null : yearFor(sense, Number(endMonth), Number(last.day));
  const endYear = last.year ?? written ?? (told === null ? undefined : String(told.year));
  if (endMonth === undefined) return { ok: false, problem: endYear === undefined ? 'no-year' : 'not-a-date' };
  if (endYear === undefined) return { ok: false, problem: 'no-year' };
  const dates: PlainDate[] = [];
  let month = endMonth;
  let year = endYear;
  let after: PlainDate | null = null;
  let isNextYear = false;
  const first = days[0];
  // `29/12/2024 - 03/01`: the year stands with the beginning, the end is of the next one.
  if (
    last.year === undefined &&
    first?.year !== undefined &&
    first.month !== undefined &&
    Number(endMonth) < Number(first.month)
  ) {
    year = String(Number(first.year) + 1);
    isNextYear = true;
  }
  for (const one of [...days].reverse()) {
    month = one.month ?? month;
    year = one.year ?? year;
    const read = parseTypedDate(`${one.day}/${month}/${year}`, today);
    if (!read.ok) return read;
    let { date } = read;
    // `28/12 - 02/01/2024`: the year stands with the end.
    if (one.year === undefined && after !== null && date > after) {
      // A day before the last one of the same month cannot come after it.
      if (one.month === undefined) return { ok: false, problem: 'not-a-date' };
      const earlier = parseTypedDate(`${one.day}/${month}/${yearOf(date) - 1}`, today);
      if (earlier.ok) {
        date = earlier.date;
        year = String(yearOf(date));
      }
    }
    dates.unshift(date);
    after = date;
  }
  const ofTitle = isNextYear
    ? { code: 'date-year-next', params: { year } }
    : written === undefined && told !== null
      ? yearDoubt(told, text)
      : null;
  return {
    ok: true,
    dates,
    isYearless: written === undefined,
    doubt: ofTitle ?? (isBroken(dates, text) ? { code: 'date-apart', params: {} } : null),
  };
}

/** "05 và 09/02/2024", "5-7/2, 10-12/2/2024": days of which those between are not all meant, or which stand in no order. */
function isBroken(dates: readonly PlainDate[], text: string): boolean {
  if (dates.length === 2 && !text.includes(',')) return false;
  return dates.some((date, at) => at > 0 && date !== addDays(dates[at - 1] ?? date, 1));
}
