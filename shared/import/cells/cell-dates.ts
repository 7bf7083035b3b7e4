import { normalise } from '../../text/fold.ts';
import {
  addDays,
  addYears,
  isRecordable,
  makeDate,
  plainDate,
  yearOf,
  type PlainDate,
} from '../../time/plain-date.ts';
import { parseTypedDate } from '../../time/typed-date.ts';
import type { CellDoubt, SheetCell } from './sheet-cells.ts';

/** What is known of the dates of a column before its cells are read. */
export interface DateSense {
  /** The year that the title of the sheet names, for days without one; null: none. */
  readonly year?: number | null;
  /** A day of birth is never to come; papers are valid long after today. */
  readonly of?: 'birth' | 'lasting' | 'record';
}

type DateProblem = 'not-a-date' | 'no-such-date' | 'no-year';

export type CellDate =
  | { readonly ok: true; readonly date: PlainDate; readonly doubt?: CellDoubt }
  | { readonly ok: false; readonly problem: DateProblem };

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

/**
 * A date of a sheet: a true date, a serial number, or typed text. With a `sense` a date may be read with a doubt: from figures
 * without signs (`50224`), with the year of the title, decades off, or beside further words; without one these are refused.
 */
export function cellDate(cell: SheetCell, today: PlainDate, sense: DateSense | null = null): CellDate {
  const read = readDate(cell, today, sense);
  if (!read.ok || sense === null) return read;
  return judged(read, cell.text, today, sense);
}

function readDate(cell: SheetCell, today: PlainDate, sense: DateSense | null): CellDate {
  if (cell.date !== null) return { ok: true, date: cell.date };
  const text = plainDay(cell.text);
  if (cell.number !== null && Number.isFinite(cell.number)) return numberDate(cell.number, today, sense);
  if (sense !== null && /^\d{5,8}$/.test(text)) return numberDate(Number(text), today, sense);
  const noYear = /^\D*(\d{1,2})(?:\s*[-/.]\s*|\s+(?:tháng|thang)\s+)(\d{1,2})\D*$/.exec(text);
  if (noYear !== null) {
    // A sheet without a year would be dated by the day of its import.
    const year = sense?.year ?? null;
    const date = year === null ? undefined : makeDate(year, Number(noYear[2]), Number(noYear[1]));
    if (date === undefined) return { ok: false, problem: year === null ? 'no-year' : 'no-such-date' };
    return {
      ok: true,
      date,
      doubt: { code: 'date-year-of-title', params: { value: cell.text, year: year ?? '' } },
    };
  }
  const typed = parseTypedDate(text, today);
  if (typed.ok || sense === null) return typed;
  return besideWords(cell.text, today) ?? typed;
}

/** The one full date of a text that says more. */
function besideWords(text: string, today: PlainDate): CellDate | null {
  const found = [...text.matchAll(/(?<![\d/.-])\d{1,2}[/.-]\d{1,2}[/.-]\d{4}(?![\d/])/g)];
  const read = found.length === 1 ? parseTypedDate(found[0]?.[0] ?? '', today) : null;
  return read?.ok === true ? { ...read, doubt: { code: 'date-beside', params: { value: text } } } : null;
}

/** Lower case, without weekday, hours and the words around a day. */
function plainDay(text: string): string {
  return normalise(text)
    .toLowerCase()
    .replace(/^(\d{4}-\d{2}-\d{2})t.*$/u, '$1')
    .replaceAll(TIMES, ' ')
    .replaceAll(/\(?(?<!\p{L})(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật)(?!\p{L})\)?/gu, ' ')
    .replaceAll(/(?<!\p{L})(?:sáng|trưa|chiều|tối|lúc|vào|hồi|từ)(?!\p{L})/gu, ' ')
    .replaceAll(/^[\s,.;:–-]+|[\s,.;:–-]+$/g, '');
}

/** Hours as sheets write them: `8h30`, `08:30:00 AM`, `14 giờ 30 phút`. */
const TIMES =
  /(?<![\d/.-])\d{1,2}\s*(?:giờ|[hg](?!\p{L})|:)\s*(?:\d{1,2}(?::\d{2}(?:\.\d+)?)?)?\s*(?:phút|')?\s*(?:(?:am|pm|sa|ch)(?!\p{L}))?(?![\d/])/giu;

/** A bare number: the serial of a day, or its figures without signs. */
function numberDate(number: number, today: PlainDate, sense: DateSense | null): CellDate {
  const days = Math.floor(number);
  const isSerial = days > 20_000 && days < 80_000 && (sense !== null || Number.isInteger(number));
  const serial = isSerial ? addDays(plainDate('2000-01-01'), days - SERIAL_2000) : null;
  if (sense === null)
    return serial === null ? { ok: false, problem: 'not-a-date' } : { ok: true, date: serial };
  const span = sense.of === 'birth' ? PLAUSIBLE.birth : PLAUSIBLE.serial;
  const figures = Number.isInteger(number) ? datesOfFigures(number) : [];
  const near = figures.find((date) => within(date, today, span)) ?? figures[0] ?? null;
  const doubt = { code: 'date-of-figures', params: { value: number } };
  if (serial !== null && within(serial, today, span)) {
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
function datesOfFigures(number: number): readonly PlainDate[] {
  const digits = String(number);
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
  const text = rangeText(cell.text);
  const days = writtenDays(text);
  if (days === null || days.length < 2) {
    const one = oneDay(cellDate({ ...cell, text: text.includes('/') ? text : cell.text }, today, sense));
    return sense === null ? one : throughDays(one, cell.text);
  }
  const read = daysInOrder(days, text, today, sense?.year ?? null);
  if (!read.ok) return read;
  const from = read.dates[0];
  const to = read.dates.at(-1);
  if (from === undefined || to === undefined) return { ok: false, problem: 'not-a-date' };
  const doubt = read.doubt ?? besideDoubt(cell.text);
  const range = { ok: true, from, to } as const;
  if (sense === null)
    return read.doubt?.code === 'date-year-of-title' ? { ok: false, problem: 'no-year' } : range;
  if (doubt !== null) return { ...range, doubt: { ...doubt, params: { ...doubt.params, value: cell.text } } };
  const far = [from, to].some((date) => !within(date, today, PLAUSIBLE.record));
  return far ? { ...range, doubt: { code: 'date-far', params: { value: cell.text } } } : range;
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
  const parts = text.split(/\s*[-,]\s*/u);
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
  titleYear: number | null,
):
  | { readonly ok: true; readonly dates: readonly PlainDate[]; readonly doubt: CellDoubt | null }
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
  const endYear = last.year ?? written ?? (titleYear === null ? undefined : String(titleYear));
  const endMonth = last.month ?? [...months].reverse().find((month) => month !== undefined);
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
    : written === undefined
      ? { code: 'date-year-of-title', params: { year: endYear } }
      : null;
  return {
    ok: true,
    dates,
    doubt: ofTitle ?? (isBroken(dates, text) ? { code: 'date-apart', params: {} } : null),
  };
}

/** "05 và 09/02/2024", "5-7/2, 10-12/2/2024": days of which those between are not all meant, or which stand in no order. */
function isBroken(dates: readonly PlainDate[], text: string): boolean {
  if (dates.length === 2 && !text.includes(',')) return false;
  return dates.some((date, at) => at > 0 && date !== addDays(dates[at - 1] ?? date, 1));
}

/** A day with its month, or two days: what a text outside brackets must have to be a date at all. */
const DAY = /\d\s*[/.-]\s*\d|tháng/iu;

/** Words in brackets that say something other than hours, weekdays and how many days it takes. */
function besideDoubt(text: string): CellDoubt | null {
  if (!DAY.test(text.replaceAll(/\([^)]*\)/g, ' '))) return null;
  const said = [...text.matchAll(/\(([^)]*)\)/gu)].map(([, inside]) => plainDay(inside ?? ''));
  const says = said.some(
    (words) => words !== '' && !/^\d{1,2}(?:[,.]\d)?\s*(?:ngày|đêm|\s|\d)*$/u.test(words),
  );
  return says ? { code: 'date-beside', params: {} } : null;
}

/** Days, months and years apart by `/`, the ends by `-`, further days by `,`; without hours, brackets and the words around them. */
function rangeText(text: string): string {
  const outside = normalise(text.replaceAll(/\([^)]*\)/g, ' '));
  const said = /\d\s*[/.-]\s*\d|tháng/iu.test(outside)
    ? text.replaceAll(/\([^)]*\)/g, ' ')
    : text.replaceAll(/[()]/g, ' ');
  return normalise(said.replaceAll(/\r?\n+/g, ' - '))
    .toLowerCase()
    .replaceAll(TIMES, ' ')
    .replaceAll(/(?<!\p{L})(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật)(?!\p{L})/gu, ' ')
    .replaceAll(/\d{1,2}\s+(?:ngày|đêm)\s*(?=[\d,:;-]|từ|$)/gu, ' ')
    .replaceAll(/(?<!\p{L})(?:sáng|trưa|chiều|tối|lúc|trong|các|hai|từ ngày|từ|ngày)(?!\p{L})/gu, ' ')
    .replaceAll(/\s*(?<!\p{L})(?:tháng|năm)(?!\p{L})\s*/gu, '/')
    .replaceAll(/(?<!\p{L})(?:đến hết|cho đến|đến|tới)(?!\p{L})|→|->|=>|⇒|➔|~|÷|[–—−‐‑]/gu, '-')
    .replaceAll(/(?<!\p{L})và(?!\p{L})|[&+;]/gu, ',')
    .replaceAll(/(\d{1,2})-(\d{1,2})-(\d{4})/g, '$1/$2/$3')
    .replaceAll(/(\d{1,2}[/.]\d{1,2}[/.]\d{4})\s+(?=\d)/g, '$1 - ')
    .replaceAll(/\s*([/.])\s*/g, '$1')
    .replaceAll(/(?:\s*[-,]\s*){2,}/g, ' - ')
    .replaceAll(/^[-\s,;:.]+|[-\s,;:./]+$/g, '');
}
