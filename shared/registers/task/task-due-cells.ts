import { cellDate, yearFor } from '../../import/cells/cell-dates.ts';
import { monthsInFigures } from '../../import/cells/date-text.ts';
import { spanOfDays } from '../../import/cells/span-of-days.ts';
import { titleYear } from '../../import/cells/field-value.ts';
import type { SheetCell } from '../../import/cells/sheet-cells.ts';
import words from '../../reference/import-words.json' with { type: 'json' };
import { foldText, normalise } from '../../text/fold.ts';
import { addDays, addMonths, isPlainDate, makeDate, yearOf, type PlainDate } from '../../time/plain-date.ts';
import { bareDeadline } from '../../time/worded-deadline.ts';
import type { SheetReader, SheetRow } from '../sheet-rules.ts';
import { kindOfDue } from './kind-of-due.ts';

/** What a cell of a deadline says, kept until the day is known on which the task was given. */
const kept = (name: string): string => `${name}Cell`;

/** Keeps a cell of a deadline for `settleDue`. */
export function keepDue(name: 'due' | (typeof extensions)[number]): SheetReader {
  return (row, { cell }) => {
    row.pending[kept(name)] = { text: cell.text, date: cell.date, number: cell.number };
  };
}

/** Signs of a deadline in words at most. */
const LONGEST = 500;

/** Words before the day that a deadline was moved to. */
const MOVED = String.raw`(?:(?:đã\s+|được\s+|xin\s+|đề\s+nghị\s+)*(?:gia\s+hạn|lùi|dời|hoãn|kéo\s+dài|điều\s+chỉnh|chuyển|G\.?H)(?:\s+thời\s+hạn|\s+hạn|\s+lần\s*\d+)*\s*(?:thêm\s*)?(?:đến|tới|sang|thành|:)?|→|⇒|[-=]+>)`;
const EXTENDED = new RegExp(
  String.raw`[(,;-]?\s*(?<![\p{L}\p{M}])${MOVED}\s*(?:hết\s+|ngày\s+)*([^)]*)\)?\s*$`,
  'iu',
);
/** The deadline before it was moved, beside the one that holds: "20/3/2024 (hạn cũ 29/02/2024)". */
const OLD_DUE = /[(,;-]?\s*(?:thời\s+)?hạn\s+(?:cũ|ban\s+đầu|trước\s+đây)\s*(?:(?:là|:)\s*)?([^)]*)\)?\s*$/iu;
/** No deadline at all. */
const NOTHING = /^(?:[-–—_.…/x\s]+|không(?:\s+có)?)$/iu;

const extensions = ['extended', 'extendedAgain', 'extendedThird'] as const;

/** What a cell says: the deadline that was first set, and what it was moved to. */
function partsOfDue(cell: SheetCell): { readonly main: SheetCell; readonly later: string | null } {
  if (cell.text.length > LONGEST) return { main: cell, later: null };
  const [old, before = ''] = OLD_DUE.exec(cell.text) ?? [];
  if (old !== undefined && /\d/.test(before))
    return { main: typed(before), later: cell.text.replace(old, '').trim() };
  const [whole, later = ''] = EXTENDED.exec(cell.text) ?? [];
  const isMoved = whole !== undefined && /\d/.test(later) && /\d/.test(cell.text.replace(whole, ''));
  return isMoved ? { main: typed(cell.text.replace(whole, '')), later } : { main: cell, later: null };
}

/**
 * Reads the deadline of a task: a day, words that give one ("Quý II/2024", "Trước ngày 30/4/2024"), or none ("Thường xuyên"),
 * and what it was extended to ("30/4/2024 (gia hạn đến 15/5/2024)"). Words are kept as they stand.
 * @param isAsked whether the day on which the task was given is not known: what is past counts then too.
 */
export function settleDue(row: SheetRow, isAsked = false): void {
  const cell = keptCell(row, 'due');
  const { main, later } = cell === null ? { main: null, later: null } : partsOfDue(cell);
  if (main !== null && !NOTHING.test(main.text) && main.text !== '') {
    const due = dayOfDue(row, main, 'due', isAsked);
    const said = cell?.text ?? '';
    row.fields['due'] = due;
    if (due === null || cell === null || !isPlainDay(cell)) row.fields['dueText'] ??= said.slice(0, LONGEST);
    // A task with a day may still come back: only words without one tell the kind.
    const isUnread = due === null && (!isOpen(main.text) || namesDay(main.text));
    if (due === null && !isUnread) row.fields['kind'] ??= kindOfDue(due, main.text);
    if (isUnread) row.doubt('due', 'due-in-words', { value: said });
    if (due !== null && (namesSeveral(main) || /tiếp\s+theo|hằng\s+năm|hàng\s+năm/iu.test(main.text)))
      row.doubt('due', 'date-of-several', { value: said, date: due });
  }
  const moved = [
    { target: row.hasColumn('extended') ? 'extended' : 'due', said: later === null ? null : typed(later) },
    ...extensions.map((target) => ({ target, said: keptCell(row, target) })),
  ];
  for (const { target, said } of moved) {
    if (said === null || said.text === '' || NOTHING.test(said.text)) continue;
    const before = row.children['extensions'] ?? [];
    const oldDue = before.at(-1)?.fields['newDue'] ?? row.fields['due'] ?? null;
    const added = addedTo(oldDue, said.text);
    if (added !== null) row.doubt(target, 'extended-by', { value: said.text, date: added });
    const newDue = added ?? dayOfDue(row, said, target, isAsked);
    if (newDue === null) {
      row.remarks.push(said.text);
      row.doubt(target, 'kept-in-words', { value: said.text });
      continue;
    }
    row.children['extensions'] = [...before, row.newChild({ date: null, oldDue, newDue, number: null })];
  }
}

/** Whether a deadline names days apart from each other, of which only one can be taken; the ends of a span are none. */
function namesSeveral({ text, date, number }: SheetCell): boolean {
  if (date !== null || number !== null || /từ\s|đến\s|tới\s|\d\s*[-–—÷]\s*\d/iu.test(text)) return false;
  const days = text.match(/(?<![\d/.-])\d{1,2}\s*[/.-]\s*\d{1,2}(?:\s*[/.-]\s*\d{2,4})?(?![\d/])/g) ?? [];
  return new Set(days).size > 1;
}

/** "15 ngày", "thêm 1 tháng": what a deadline is extended by; null for anything else, and for working days. */
function addedTo(oldDue: unknown, text: string): PlainDate | null {
  const [, count = '', unit = ''] =
    /^(?:gia\s+hạn\s*)?(?:thêm\s*)?(\d{1,3})\s*(ngày|tuần|tháng)\s*[.;]?$/iu.exec(text.trim()) ?? [];
  if (count === '' || typeof oldDue !== 'string' || !isPlainDate(oldDue)) return null;
  return later(oldDue, Number(count), unit);
}

function later(from: PlainDate, count: number, unit: string): PlainDate {
  if (unit.toLowerCase() === 'tháng') return addMonths(from, count);
  return addDays(from, unit.toLowerCase() === 'tuần' ? count * 7 : count);
}

function dayOfDue(row: SheetRow, cell: SheetCell, target: string, isAsked: boolean): PlainDate | null {
  const sense = { of: 'lasting', period: row.period } as const;
  const strict = cellDate(cell, row.today);
  if (strict.ok && cell.number === null && isPlainDay(cell)) return strict.date;
  const { assignedOn } = row.fields;
  const from = typeof assignedOn === 'string' && isPlainDate(assignedOn) ? assignedOn : null;
  const worded = cell.date === null && cell.number === null ? wordedDay(row, cell.text, from, isAsked) : null;
  const counted = countedFrom(cell.text, row.today);
  if (counted !== undefined || worded !== null) return counted === undefined ? worded : counted;
  if (!isPlainDay(cell)) return lastOfSpan(row, cell.text, target, from);
  const read = cellDate(cell, row.today, sense);
  if (!read.ok) return null;
  if (read.doubt !== undefined) row.doubt(target, read.doubt.code, { ...read.doubt.params, date: read.date });
  return read.date;
}

/** The last day of a span that names no day: "đầu tháng 4/2024", "tuần 2 tháng 4"; it is named. */
function lastOfSpan(row: SheetRow, text: string, target: string, from: PlainDate | null): PlainDate | null {
  const yearOfStart = from === null ? null : yearOf(from);
  const span = spanOfDays(text, (month) => yearFor({ period: row.period }, month, 1)?.year ?? yearOfStart);
  if (span === null || span === 'no-year') return null;
  row.doubt(target, 'date-last-of-span', { value: text, date: span.to });
  return span.to;
}

/** The day that words give: counted from the day of assignment, without it where that is only asked for. */
function wordedDay(row: SheetRow, text: string, from: PlainDate | null, isAsked: boolean): PlainDate | null {
  const words = spelledOut(text);
  if (!isAsked || from === null) return bareDeadline(words, from, row.practice).date;
  const year = titleYear(row) ?? yearOf(from);
  return (
    bareDeadline(words, null, row.practice).date ??
    bareDeadline(words, makeDate(year, 1, 1) ?? from, row.practice).date
  );
}

/** Words for a last day that deadlines in documents do not use. */
const AT_LATEST =
  /^(?:không\s+(?:được\s+)?(?:sau|trễ\s+hơn)|(?:no|not)\s+later\s+than|by|before|until|due|deadline(?:\s*:)?)\s+(?:ngày\s+)?(?=\d)/iu;
/** "2024年4月30日前", "2024年4月30日". */
const CHINESE_DUE = /^(?:于|在)?((?:\d{4}年)?\d{1,2}月\d{1,2}[日号])(?:之前|以前|前)?(?:完成)?$/u;

/** "Q2/2024", "T6/2024", "6 tháng đầu năm 2024" in the words that deadlines are read from. */
const spelledOut = (text: string): string =>
  normalise(text)
    .replace(AT_LATEST, 'chậm nhất ')
    .replace(CHINESE_DUE, (_, day: string) => `chậm nhất ${normalise(monthsInFigures(day))}`)
    .replace(
      /^((?:(?:chậm nhất|trước|trong|hết|đến)\s+)*)(0?[1-9]|1[0-2])\s*[/.-]\s*((?:19|20)\d\d)$/iu,
      '$1tháng $2/$3',
    )
    .replace(
      /(?<![\p{L}\d])((?:quý|tháng)\s+)(?:[IVX\d]+\s*(?:,|và|&|-|–)\s*(?:quý\s+|tháng\s+)?)+(?=[IVX\d]+(?:\s*[/.]\s*|\s+năm\s+)\d{4}$)/iu,
      '$1',
    )
    .replace(/(?<![\p{L}\d])Q\s*(?:\.\s*)?(IV|III|II|I|[1-4])(?![\p{L}\d])/iu, 'quý $1')
    .replace(/(?<![\p{L}\d])T\s*(?:\.\s*)?(1[0-2]|0?[1-9])(?=\s*[/.-]\s*\d{4}|$)/iu, 'tháng $1')
    .replace(
      /^(?:trong\s+)?(?:6|sáu)\s+tháng\s+đầu\s+năm(?:\s+(\d{4}))?$/iu,
      (_, year = '') => `quý II ${year}`,
    )
    .replace(
      /^(?:trong\s+)?(?:6|sáu)\s+tháng\s+cuối\s+năm(?:\s+(\d{4}))?$/iu,
      (_, year = '') => `quý IV ${year}`,
    )
    .trim();

const SPAN =
  /(\d{1,3})\s*(ngày|tuần|tháng)\s*(làm việc\s*)?(?:,\s*)?(?:kể\s*)?(?:từ|sau)\s*ngày\s*(\d{1,2}[/.-]\d{1,2}[/.-]\d{4})/iu;

/** "15 ngày kể từ ngày 02/4/2024"; null for a span that only working days count, undefined where there is no span. */
function countedFrom(text: string, today: PlainDate): PlainDate | null | undefined {
  const [, count = '', unit = '', working, day = ''] = SPAN.exec(text) ?? [];
  if (count === '') return undefined;
  const from = cellDate(typed(day), today);
  if (!from.ok || working !== undefined) return null;
  return later(from.date, Number(count), unit);
}

/** True for a date in figures, of which no words need to be kept. */
const isPlainDay = (cell: SheetCell): boolean =>
  cell.date !== null || cell.number !== null || /^(?:ngày\s)?[\d/.\s-]+$/iu.test(cell.text);

/** Words that mean no day: "Thường xuyên", "Hằng tháng". */
function isOpen(text: string): boolean {
  const folded = normalise(foldText(text));
  return words.openDues.some((word) => folded.includes(word));
}

/** A day or a month with its year, whatever words stand around it: "Theo kế hoạch, xong trước 15/5/2024". */
const namesDay = (text: string): boolean => /\d\s*[/.-]\s*\d{1,4}|tháng\s+\d|quý\s+[IV\d]/iu.test(text);

function keptCell(row: SheetRow, name: string): SheetCell | null {
  const cell = row.pending[kept(name)];
  if (typeof cell !== 'object' || cell === null || !('text' in cell)) return null;
  const { text, date = null, number = null } = cell;
  return {
    text: String(text),
    date: typeof date === 'string' && isPlainDate(date) ? date : null,
    number: typeof number === 'number' ? number : null,
  };
}

const typed = (text: string): SheetCell => ({ text: normalise(text), date: null, number: null });
