import { normalise } from '../../text/fold.ts';
import { parseTypedNumber } from '../../text/numbers.ts';
import { parseTypedMoney, type TypedMoney } from '../../text/typed-money.ts';
import { addDays, isPlainDate, plainDate, type PlainDate } from '../../time/plain-date.ts';
import { parseTypedDate } from '../../time/typed-date.ts';
import type { Money } from '../../registers/field.ts';

/** A cell of a sheet: its text as shown, and the date or number that it truly holds. */
export interface SheetCell {
  readonly text: string;
  readonly date: PlainDate | null;
  readonly number: number | null;
}

export const emptyCell: SheetCell = { text: '', date: null, number: null };

export type CellDate =
  | { readonly ok: true; readonly date: PlainDate }
  | { readonly ok: false; readonly problem: 'not-a-date' | 'no-such-date' | 'no-year' };

/** Serial 36526 of a sheet is 1 January 2000. */
const SERIAL_2000 = 36_526;

/** A date of a sheet: a true date, a serial number, or typed text with its year. */
export function cellDate(cell: SheetCell, today: PlainDate): CellDate {
  if (cell.date !== null) return { ok: true, date: cell.date };
  if (cell.number !== null && Number.isInteger(cell.number) && cell.number > 20_000 && cell.number < 80_000) {
    return { ok: true, date: addDays(plainDate('2000-01-01'), cell.number - SERIAL_2000) };
  }
  const text = withoutTime(cell.text);
  // A sheet without a year would be dated by the day of its import.
  if (/^\D*\d{1,2}\s*[-/.]\s*\d{1,2}\D*$/.test(text)) return { ok: false, problem: 'no-year' };
  return parseTypedDate(text, today);
}

function withoutTime(text: string): string {
  return normalise(text)
    .replace(/^(thứ (hai|ba|tư|năm|sáu|bảy)|chủ nhật)\s*,?\s*/iu, '')
    .replace(/[,\s]+\d{1,2}[:hg]\d{0,2}(:\d{2})?(\s*[AaPp][Mm])?$/u, '')
    .replace(/^\d{1,2}[:hg]\d{0,2}(:\d{2})?[,\s]+/u, '');
}

export type CellRange =
  | { readonly ok: true; readonly from: PlainDate; readonly to: PlainDate | null }
  | { readonly ok: false; readonly problem: 'not-a-date' | 'no-such-date' | 'no-year' };

/**
 * Two dates in one cell: `10/01/2024 - 15/01/2024`, `10-15/01/2024`, `từ 10/01 đến 15/01/2024`, two lines of one date
 * each; or one. Hours and remarks in brackets are passed over.
 */
export function cellRange(cell: SheetCell, today: PlainDate): CellRange {
  if (cell.date !== null || cell.number !== null) {
    const single = cellDate(cell, today);
    return single.ok ? { ok: true, from: single.date, to: single.date } : single;
  }
  const text = rangeText(cell.text);
  const day = String.raw`(\d{1,2})(?:[/.](\d{1,2}))?(?:[/.](\d{4}|\d{2}))?`;
  const match = new RegExp(`^${day}\\s*-\\s*${day}$`).exec(text);
  if (match === null) {
    const single = cellDate({ ...cell, text: text.includes('/') ? text : cell.text }, today);
    return single.ok ? { ok: true, from: single.date, to: single.date } : single;
  }
  const [, d1 = '', m1, y1, d2 = '', m2, y2] = match;
  if (m2 === undefined && y2 === undefined && m1 !== undefined && y1 === undefined) {
    // `10-1/2024` cannot be told from a month; ask for a full date.
    return { ok: false, problem: 'not-a-date' };
  }
  const endYear = y2 ?? y1;
  const endMonth = m2 ?? m1;
  if (endYear === undefined) return { ok: false, problem: 'no-year' };
  if (endMonth === undefined) return { ok: false, problem: 'not-a-date' };
  const from = parseTypedDate(`${d1}/${m1 ?? endMonth}/${y1 ?? endYear}`, today);
  const to = parseTypedDate(`${d2}/${endMonth}/${endYear}`, today);
  if (!from.ok) return from;
  if (!to.ok) return to;
  // `28/12 - 02/01/2024`: the year stands with the end.
  if (y1 === undefined && from.date > to.date) {
    const earlier = parseTypedDate(`${d1}/${m1 ?? endMonth}/${Number(to.date.slice(0, 4)) - 1}`, today);
    if (earlier.ok) return { ok: true, from: earlier.date, to: to.date };
  }
  return { ok: true, from: from.date, to: to.date };
}

/** Days, months and years apart by `/`, the two ends by `-`; without hours, brackets and the words around them. */
function rangeText(text: string): string {
  return normalise(text.replaceAll(/\r?\n+/g, ' - '))
    .toLowerCase()
    .replaceAll(/\([^)]*\)/g, ' ')
    .replaceAll(/\d{1,2}(?:h\d{0,2}|:\d{2}(?::\d{2})?)/g, ' ')
    .replaceAll(/(?<!\p{L})(?:sáng|trưa|chiều|tối|từ ngày|từ|ngày)(?!\p{L})/gu, ' ')
    .replaceAll(/\s*(?<!\p{L})(?:tháng|năm)(?!\p{L})\s*/gu, '/')
    .replaceAll(/(?<!\p{L})(?:đến hết|đến|tới)(?!\p{L})|→|->|~/gu, '-')
    .replaceAll(/(\d{1,2})-(\d{1,2})-(\d{4})/g, '$1/$2/$3')
    .replaceAll(/(\d{1,2}[/.]\d{1,2}[/.]\d{4})\s+(?=\d)/g, '$1 - ')
    .replaceAll(/[–—]/g, '-')
    .replaceAll(/\s*([/.])\s*/g, '$1')
    .replaceAll(/(?:\s*[-,;]\s*){2,}/g, ' - ')
    .replaceAll(/^[-\s,;.]+|[-\s,;.]+$/g, '');
}

/** `145/QĐ-UBND ngày 20/01/2024 của UBND tỉnh`, several apart by `;` or line breaks. */
export function cellPermits(
  text: string,
  today: PlainDate,
): readonly { readonly number: string; readonly date: PlainDate | null; readonly issuer: string | null }[] {
  return text
    .split(/[;\n]/)
    .map(normalise)
    .filter((part) => part !== '')
    .map((part) => {
      const match =
        /^(?:(?:Quyết định|Công văn|Văn bản|QĐ|CV|Tờ trình|Thông báo)?\s*(?:số)?\s*:?\s*)?(.*?)(?:[,\s]+ngày\s+|[,\s]+)(\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{1,2} tháng \d{1,2} năm \d{4})(.*)$/iu.exec(
          part,
        );
      if (match === null) {
        const issued =
          /^(?:(?:Quyết định|Công văn|Văn bản)?\s*(?:số)?\s*:?\s*)?(.*?)(?:\s+của\s+(.+))?$/iu.exec(part);
        return { number: (issued?.[1] ?? part).slice(0, 200), date: null, issuer: issued?.[2] ?? null };
      }
      const date = parseTypedDate(match[2] ?? '', today);
      const issuer = normalise((match[3] ?? '').replace(/^[\s,)]*(của)?/iu, ''));
      return {
        number: (match[1] ?? '').replace(/[,(]\s*$/, '').slice(0, 200),
        date: date.ok ? date.date : null,
        issuer: issuer === '' ? null : issuer,
      };
    });
}

/** `Nguyễn Văn A (Giám đốc Sở)`, `Nguyễn Văn A, Giám đốc Sở`, `Nguyễn Văn A - Giám đốc Sở`. */
export function cellLeader(text: string): { readonly name: string; readonly jobTitle: string | null } {
  const plain = normalise(text.replaceAll('\n', ', '));
  const match =
    /^([^,(–;]+?)\s*(?:\((.+)\)|[,–;]\s*(.+)| - (.+))$/u.exec(plain) ?? /^(.+?) - (.+)$/u.exec(plain);
  if (match === null) return { name: plain, jobTitle: null };
  const jobTitle = match[2] ?? match[3] ?? match[4] ?? '';
  return { name: normalise(match[1] ?? ''), jobTitle: normalise(jobTitle) };
}

/** An amount that a cell tells. */
export interface CellMoney {
  readonly money: Money;
  /** False: the cell says more than the amount, which is to be kept elsewhere. */
  readonly isWhole: boolean;
}

/**
 * `150.000.000 đồng`, `20.000 CNY`, `1,5 triệu đồng`; a bare number is đồng. Around it may stand what is told of it: "(NSNN)",
 * "Ngân sách tỉnh:", "do tỉnh cấp". Null where there is no amount, or more than one, or one of something ("/người").
 */
export function cellMoney(cell: SheetCell): CellMoney | null {
  if (cell.number !== null) return moneyOf({ amount: cell.number, currency: null }, true);
  const whole = parseTypedMoney(cell.text);
  if (whole !== undefined) return moneyOf(whole, true);
  const part = amountBeside(cell.text);
  return part === undefined ? null : moneyOf(part, false);
}

function moneyOf({ amount, currency }: TypedMoney, isWhole: boolean): CellMoney | null {
  if (amount < 0) return null;
  const unit = currency ?? 'VND';
  return { money: { amount, currency: unit, rate: unit === 'VND' ? 1 : null }, isWhole };
}

/** The amount of a text of which the rest speaks of no number. */
function amountBeside(text: string): TypedMoney | undefined {
  const plain = normalise(text.replaceAll(/\([^)]*\)|\[[^\]]*\]/g, ' '));
  const parts = plain.split(/[:;\n]|,\s|\s[-–—]\s/u);
  if (parts.filter((part) => /\d/.test(part)).length !== 1) return undefined;
  const said = normalise(parts.find((part) => /\d/.test(part)) ?? '');
  const read = parseTypedMoney(said);
  if (read !== undefined) return read;
  // Behind the name of a currency nothing makes the amount another: "150 triệu đồng do tỉnh cấp"; "150 triệu/người" does.
  const words = said.split(' ');
  for (let end = words.length - 1; end > 0; end -= 1) {
    const rest = words.slice(end).join(' ');
    const before = parseTypedMoney(words.slice(0, end).join(' '));
    if (before !== undefined && before.currency !== null && /^\p{L}/u.test(rest)) return before;
  }
  return undefined;
}

const PEOPLE = /(\d[\d.]*)\s*(?:lượt\s*)?(?:người|khách|thành viên|đại biểu|cán bộ|đồng chí|đ\/c|lượt)/iu;

/**
 * A number of people: a whole number, perhaps with words. Where several numbers stand in a cell (`01 đoàn/12 người`,
 * `12 người, trong đó 03 nữ`) it is the one that counts people; null where that cannot be told (`10-12`, `10 + 2`).
 */
export function cellCount(cell: SheetCell): number | null {
  const named = cell.number === null ? PEOPLE.exec(normalise(cell.text)) : null;
  if (named !== null && /\d\s*[-–+~]\s*$/.test(normalise(cell.text).slice(0, named.index))) return null;
  const text = named?.[1] ?? cell.text;
  if (named === null && /\d.*[^\d.,\s].*\d/su.test(text.replaceAll(/\([^)]*\)/g, ''))) return null;
  const value = cell.number ?? parseTypedNumber(text);
  return value !== undefined && Number.isInteger(value) ? value : null;
}

/** Text of an ISO date in a cell that is a true date, for text fields. */
export function cellText(cell: SheetCell): string {
  return isPlainDate(cell.text) ? cell.text : cell.text.trim();
}
