import { cellDate } from '../../import/cells/cell-dates.ts';
import { titleYear } from '../../import/cells/field-value.ts';
import type { SheetCell } from '../../import/cells/sheet-cells.ts';
import words from '../../reference/import-words.json' with { type: 'json' };
import { foldText, normalise } from '../../text/fold.ts';
import { addDays, addMonths, isPlainDate, type PlainDate } from '../../time/plain-date.ts';
import { bareDeadline } from '../../time/worded-deadline.ts';
import type { SheetReader, SheetRow } from '../sheet-rules.ts';
import { kindOfDue } from './kind-of-due.ts';

/** What a cell of a deadline says, kept until the day is known on which the task was given. */
const kept = (name: string): string => `${name}Cell`;

/** Keeps a cell of a deadline for `settleDue`. */
export function keepDue(name: 'due' | 'extended'): SheetReader {
  return (row, { cell }) => {
    row.pending[kept(name)] = { text: cell.text, date: cell.date, number: cell.number };
  };
}

const EXTENDED =
  /[(,;-]?\s*(?:đã\s+)?(?:được\s+)?gia\s+hạn\s*(?:lần\s*\d+\s*)?(?:thêm\s*)?(?:đến|tới|:)?\s*(?:hết\s+)?([^)]*)\)?\s*$/iu;

/**
 * Reads the deadline of a task: a day, words that give one ("Quý II/2024", "Trước ngày 30/4/2024"), or none ("Thường xuyên"),
 * and what it was extended to ("30/4/2024 (gia hạn đến 15/5/2024)"). Words are kept as they stand.
 */
export function settleDue(row: SheetRow): void {
  const cell = keptCell(row, 'due');
  const [whole, later] = cell === null ? [] : (EXTENDED.exec(cell.text) ?? []);
  const main = cell === null || whole === undefined ? cell : typed(cell.text.replace(whole, ''));
  if (main !== null && main.text !== '') {
    const due = dayOfDue(row, main, 'due');
    const said = cell?.text ?? '';
    row.fields['due'] = due;
    if (due === null || cell === null || !isPlainDay(cell)) row.fields['dueText'] ??= said.slice(0, 500);
    // A task with a day may still come back: only words without one tell the kind.
    const isUnread = due === null && (!isOpen(main.text) || namesDay(main.text));
    if (due === null && !isUnread) row.fields['kind'] ??= kindOfDue(due, main.text);
    if (isUnread) row.doubt('due', 'due-in-words', { value: said });
  }
  for (const extended of [later === undefined ? null : typed(later), keptCell(row, 'extended')]) {
    if (extended === null || extended.text === '') continue;
    const target = row.hasColumn('extended') ? 'extended' : 'due';
    const before = row.children['extensions'] ?? [];
    const oldDue = before.at(-1)?.fields['newDue'] ?? row.fields['due'] ?? null;
    const added = addedTo(oldDue, extended.text);
    if (added !== null) row.doubt(target, 'extended-by', { value: extended.text, date: added });
    const newDue = added ?? dayOfDue(row, extended, target);
    if (newDue === null) {
      row.remarks.push(extended.text);
      row.doubt(target, 'kept-in-words', { value: extended.text });
      continue;
    }
    row.children['extensions'] = [...before, row.newChild({ date: null, oldDue, newDue, number: null })];
  }
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

function dayOfDue(row: SheetRow, cell: SheetCell, target: string): PlainDate | null {
  const sense = { of: 'lasting', year: titleYear(row) } as const;
  const strict = cellDate(cell, row.today);
  if (strict.ok && cell.number === null && isPlainDay(cell)) return strict.date;
  const { assignedOn } = row.fields;
  const from = typeof assignedOn === 'string' && isPlainDate(assignedOn) ? assignedOn : null;
  const worded =
    cell.date === null && cell.number === null
      ? bareDeadline(spelledOut(cell.text), from, row.practice).date
      : null;
  const counted = countedFrom(cell.text, row.today);
  if (counted !== undefined || worded !== null) return counted === undefined ? worded : counted;
  if (!isPlainDay(cell)) return null;
  const read = cellDate(cell, row.today, sense);
  if (!read.ok) return null;
  if (read.doubt !== undefined) row.doubt(target, read.doubt.code, { ...read.doubt.params, date: read.date });
  return read.date;
}

/** "Q2/2024", "T6/2024", "6 tháng đầu năm 2024" in the words that deadlines are read from. */
const spelledOut = (text: string): string =>
  normalise(text)
    .replace(/(?<![\p{L}\d])Q\s*\.?\s*(IV|III|II|I|[1-4])(?![\p{L}\d])/iu, 'quý $1')
    .replace(/(?<![\p{L}\d])T\s*\.?\s*(1[0-2]|0?[1-9])(?=\s*[/.-]\s*\d{4}|$)/iu, 'tháng $1')
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
  /(\d{1,3})\s*(ngày|tuần|tháng)\s*(làm việc\s*)?,?\s*(?:kể\s*)?(?:từ|sau)\s*ngày\s*(\d{1,2}[/.-]\d{1,2}[/.-]\d{4})/iu;

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
  cell.date !== null || cell.number !== null || /^(?:ngày\s+)?[\d/.\s-]+$/iu.test(cell.text);

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
