import { cellDate } from '../import/cells/cell-dates.ts';
import { dayOfRange } from '../import/cells/cell-ranges.ts';
import { cellTimes, type CellTimes } from '../import/cells/cell-times.ts';
import type { SheetCell } from '../import/cells/sheet-cells.ts';
import { cellMoney, columnUnit } from '../import/cells/cell-money.ts';
import { dateSense } from '../import/cells/field-value.ts';
import labels from '../i18n/vi/registers.json' with { type: 'json' };
import words from '../reference/import-words.json' with { type: 'json' };
import { headKey, normalise } from '../text/fold.ts';
import { formatDate } from '../time/typed-date.ts';
import type { SheetReader, SheetRow, SheetValue } from './sheet-rules.ts';

/** Statuses as our own lists write them: they follow from the record, and are not read. */
export const ownStatuses: readonly string[] = Object.values(labels.choices.status);

/** Fields of the hours that stand with a field of a day. */
interface TimeFields {
  readonly from: string;
  readonly to?: string;
}

/**
 * "12/3/2024 08h30", "08 giờ 30 ngày 12/3/2024", "8h30-11h30, 12/3/2024": the day, and the hours where there are any. Hours
 * that no field takes are kept in words.
 */
export const dateTimeReader =
  (timesOf: Readonly<Record<string, TimeFields>>): SheetReader =>
  (row, value) => {
    const { cell, target, title, doubt } = value;
    const { times, unread, rest } =
      cell.date === null && cell.number === null ? cellTimes(cell.text) : noTimes;
    const text = normalise(rest.replaceAll(/ngày|[,;]|\(|\)/giu, ' '));
    if (!readDay(row, value, times.length === 0 ? cell : { ...cell, text })) return;
    const own = timesOf[target];
    const [from = cell.time, to, ...more] = times;
    if (from !== undefined && own !== undefined) row.fields[own.from] ??= from;
    if (to !== undefined && own?.to !== undefined) row.fields[own.to] ??= to;
    if (unread.length === 0 && more.length === 0 && (to === undefined || own?.to !== undefined)) return;
    row.remarks.push(`${title}: ${normalise(cell.text)}`);
    doubt('kept-in-words', { value: unread[0] ?? cell.text });
  };

const noTimes: CellTimes = { times: [], unread: [], rest: '' };

/** Takes the day of a cell, of several the first; false where the row is refused. */
function readDay(
  row: SheetRow,
  { cell: whole, target, refuse, doubt }: SheetValue,
  cell: SheetCell,
): boolean {
  const read = cellDate(cell, row.today, dateSense(row, target));
  if (read.ok) {
    if (read.doubt !== undefined)
      doubt(read.doubt.code, { ...read.doubt.params, value: whole.text, date: read.date });
    row.fields[target] = read.date;
    return true;
  }
  const one = dayOfRange(whole, row.today, dateSense(row, target), 'start');
  if (one === null) {
    refuse(read.problem, { value: whole.text });
    return false;
  }
  row.fields[target] = one.date;
  doubt(one.doubt.code, one.doubt.params);
  return true;
}

/** What no field takes is kept in words. */
export const remarkReader: SheetReader = (row, { cell, title }) => {
  const text = cell.date === null ? cell.text : formatDate(cell.date);
  row.remarks.push(`${title}: ${normalise(text)}`);
};

/** An amount in whole đồng; one in another currency is a remark. */
export const wholeNumberReader: SheetReader = (row, { cell, target, title, context, doubt }) => {
  const read = cellMoney(cell, columnUnit(title, context));
  if (read === null && /\d/.test(cell.text)) doubt('money-unread', { value: cell.text });
  if (read !== null && read.doubt !== null) doubt(read.doubt.code, read.doubt.params);
  const isTaken = read?.money.currency === 'VND';
  if (isTaken) row.fields[target] = Math.round(read.money.amount);
  if (!isTaken || !read.isWhole) row.remarks.push(`${title}: ${cell.text}`);
};

/** "Không", "-": nothing at all. */
export const isNone = (text: string): boolean => words.noneWords.includes(headKey(text));
