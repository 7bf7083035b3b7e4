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
    if (due === null) row.fields['kind'] ??= kindOfDue(due, main.text);
    if (due === null && !isOpen(main.text)) row.doubt('due', 'due-in-words', { value: said });
  }
  for (const extended of [later === undefined ? null : typed(later), keptCell(row, 'extended')]) {
    if (extended === null || extended.text === '') continue;
    const target = row.hasColumn('extended') ? 'extended' : 'due';
    const newDue = dayOfDue(row, extended, target);
    if (newDue === null) {
      row.remarks.push(extended.text);
      row.doubt(target, 'kept-in-words', { value: extended.text });
      continue;
    }
    const before = row.children['extensions'] ?? [];
    const oldDue = before.at(-1)?.fields['newDue'] ?? row.fields['due'] ?? null;
    row.children['extensions'] = [...before, row.newChild({ date: null, oldDue, newDue, number: null })];
  }
}

function dayOfDue(row: SheetRow, cell: SheetCell, target: string): PlainDate | null {
  const sense = { of: 'lasting', year: titleYear(row) } as const;
  const strict = cellDate(cell, row.today);
  if (strict.ok && cell.number === null && isPlainDay(cell)) return strict.date;
  const { assignedOn } = row.fields;
  const from = typeof assignedOn === 'string' && isPlainDate(assignedOn) ? assignedOn : null;
  const worded = cell.date === null && cell.number === null ? bareDeadline(cell.text, from).date : null;
  const counted = countedFrom(cell.text, row.today);
  if (counted !== undefined || worded !== null) return counted === undefined ? worded : counted;
  if (!isPlainDay(cell)) return null;
  const read = cellDate(cell, row.today, sense);
  if (!read.ok) return null;
  if (read.doubt !== undefined) row.doubt(target, read.doubt.code, { ...read.doubt.params, date: read.date });
  return read.date;
}

const SPAN =
  /(\d{1,3})\s*(ngày|tuần|tháng)\s*(làm việc\s*)?,?\s*(?:kể\s*)?(?:từ|sau)\s*ngày\s*(\d{1,2}[/.-]\d{1,2}[/.-]\d{4})/iu;

/** "15 ngày kể từ ngày 02/4/2024"; null for a span that only working days count, undefined where there is no span. */
function countedFrom(text: string, today: PlainDate): PlainDate | null | undefined {
  const [, count = '', unit = '', working, day = ''] = SPAN.exec(text) ?? [];
  if (count === '') return undefined;
  const from = cellDate(typed(day), today);
  if (!from.ok || working !== undefined) return null;
  const number = Number(count);
  if (unit.toLowerCase() === 'tháng') return addMonths(from.date, number);
  return addDays(from.date, unit.toLowerCase() === 'tuần' ? number * 7 : number);
}

/** True for a date in figures, of which no words need to be kept. */
const isPlainDay = (cell: SheetCell): boolean =>
  cell.date !== null || cell.number !== null || /^(?:ngày\s+)?[\d/.\s-]+$/iu.test(cell.text);

/** Words that mean no day: "Thường xuyên", "Hằng tháng". */
function isOpen(text: string): boolean {
  const folded = normalise(foldText(text));
  return words.openDues.some((word) => folded.includes(word));
}

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
