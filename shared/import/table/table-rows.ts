import type { OpenRegister } from '../../registers/all-registers.ts';
import { normalise } from '../../text/fold.ts';
import { parseTypedNumber } from '../../text/numbers.ts';
import { emptyCell, type SheetCell } from '../cells/sheet-cells.ts';
import type { FoundColumn } from '../columns/found-columns.ts';
import { registerTitled, type FoundTable } from './find-tables.ts';
import {
  isClosing,
  isGroupAlone,
  isCount,
  isRunning,
  rowKind,
  rowPlaces,
  type RowPlaces,
} from './row-kinds.ts';

/** A record of a table: its cells, of several lines where it takes more than one row. */
export interface TableRecord {
  /** Number of its first row in the sheet, from 1. */
  readonly row: number;
  readonly cells: readonly SheetCell[];
  /** Head of the group that it stands in, without its number and count: "Sở Công Thương"; empty outside of groups. */
  readonly group: string;
}

/** Rows of a table that are records, and the numbers of the rest. */
export interface TableRows {
  readonly records: readonly TableRecord[];
  readonly ignored: readonly number[];
}

/**
 * Tells the records of a table from totals, group heads, column numbers and footers. A sheet of both directions is cut
 * by its group heads: below "II. ĐOÀN VÀO" stands nothing for the register of outgoing delegations.
 */
export function rowsOf(table: FoundTable, { name, sheets: rules }: OpenRegister): TableRows {
  const places = rowPlaces(table, rules);
  const { grid, firstData, endData } = table;
  const isNumbered =
    places.number >= 0 &&
    grid.rows.some(
      (cells, at) => at >= firstData && at < endData && isRunning(cells[places.number]?.text ?? ''),
    );
  const records: { row: number; cells: readonly SheetCell[]; group: string }[] = [];
  const ignored: number[] = [];
  let pastTotal = false;
  let elsewhere = false;
  let group = '';
  let above: readonly SheetCell[] | null = null;
  for (let index = firstData; index < Math.min(endData, grid.rows.length); index += 1) {
    const cells = grid.rows[index] ?? [];
    const row = grid.firstRow + index;
    if (cells.every((cell) => cell.text === '')) {
      // Below a blank row nothing goes on.
      if (above !== null && !isMergedInto(above, cells)) above = null;
      continue;
    }
    const last = records.at(-1);
    if (above !== null && last !== undefined && !elsewhere && continues(places, above, cells)) {
      last.cells = joined(last.cells, withPosts(table.posts, cells), above);
      above = cells;
      continue;
    }
    const isHeading = headsNumbered(places, cells, grid.rows[index + 1] ?? []);
    const kind = isHeading ? 'group' : rowKind(table, places, cells, { pastTotal, isNumbered });
    if (kind === 'record' && !elsewhere) {
      records.push({ row, cells: withPosts(table.posts, withSums(table.columns, cells)), group });
      above = cells;
      continue;
    }
    above = null;
    ignored.push(row);
    if (kind === 'total') pastTotal = true;
    if (kind !== 'group') continue;
    const title = groupTitle(cells);
    const named = registerTitled(title);
    if (named !== null && rules.titleWords !== undefined) elsewhere = named !== name;
    group = title.replace(/^\(?(?:[ivx]{1,5}|[a-hđ]|\d{1,2})[ .):/-]+/iu, '').replace(/\s*[(:].*$/s, '');
  }
  return { records, ignored };
}

/** Numbers one below the other of which the second goes into the detail of the first: "2" and "2.1", "II" and "1", "1" and "a". */
const DETAIL = /^(\d+(?:\.\d+)*)[.)]?$/;

/** True for a row that says nothing but a number and a name, above a row whose number goes into its detail. */
function headsNumbered(
  { name, number, point, read }: RowPlaces,
  cells: readonly SheetCell[],
  next: readonly SheetCell[],
): boolean {
  const at = point >= 0 ? point : number;
  const [, own = ''] = DETAIL.exec((cells[at]?.text ?? '').trim()) ?? [];
  const [, below = ''] = DETAIL.exec((next[at]?.text ?? '').trim()) ?? [];
  if (own === '' || !below.startsWith(`${own}.`) || (cells[name]?.text ?? '') === '') return false;
  return read.every((index) => index === name || index === at || (cells[index]?.text ?? '') === '');
}

/** People with their posts, which stand in a column of their own: each line keeps its own. */
function withPosts(posts: FoundTable['posts'], cells: readonly SheetCell[]): readonly SheetCell[] {
  if (posts === null) return cells;
  const [people, post] = [cells[posts.of], cells[posts.from]];
  if (people === undefined || post === undefined || people.text === '' || post.text === '') return cells;
  const lines = post.text.split('\n');
  const text = people.text
    .split('\n')
    .map((line, at) => ((lines[at] ?? '') === '' ? line : `${line}, ${lines[at] ?? ''}`))
    .join('\n');
  return cells.map((cell, at) => (at === posts.of ? { text, date: null, number: null } : cell));
}

/** Amounts that stand in several columns of a group, as one; words beside numbers are kept as words. */
function withSums(columns: readonly FoundColumn[], cells: readonly SheetCell[]): readonly SheetCell[] {
  const sums = new Map<number, SheetCell>();
  for (const { index, parts = [], isDay = false } of columns) {
    if (isDay) {
      sums.set(index, dayOfParts(parts.map((part) => cells[part] ?? emptyCell)));
      continue;
    }
    const told = parts.flatMap((part) => cells[part] ?? []).filter(({ text }) => text !== '');
    const [only] = told;
    if (only === undefined) continue;
    const numbers = told.flatMap(({ number, text }) => number ?? parseTypedNumber(text) ?? []);
    const sum = numbers.reduce((all, number) => all + number, 0);
    const isSum = numbers.length === told.length;
    const together: SheetCell = isSum
      ? { text: String(sum), date: null, number: sum }
      : { text: told.map(({ text }) => text).join('\n'), date: null, number: null };
    sums.set(index, told.length === 1 ? only : together);
  }
  if (sums.size === 0) return cells;
  const width = Math.max(cells.length, ...[...sums.keys()].map((index) => index + 1));
  return Array.from({ length: width }, (_, at) => sums.get(at) ?? cells[at] ?? emptyCell);
}

/** Day, month and year of three cells as one text: "5/2/2024"; what is missing stays away. */
function dayOfParts(parts: readonly SheetCell[]): SheetCell {
  const told = parts.map(({ text }) => text.trim()).filter((text) => text !== '');
  const [only] = told;
  // A cell that says the whole date needs no others.
  const text = told.length === 1 && only !== undefined ? only : told.join('/');
  return {
    text,
    date: told.length === 1 ? (parts.find(({ date }) => date !== null)?.date ?? null) : null,
    number: null,
  };
}

const isMergedInto = (above: readonly SheetCell[], cells: readonly SheetCell[]): boolean =>
  cells.some((cell, at) => cell.text !== '' && cell === above[at]);

/** The words of a group's head, without the numbers that stand beside them. */
function groupTitle(cells: readonly SheetCell[]): string {
  const texts = new Set(cells.filter((cell) => !isCount(cell)).map((cell) => cell.text));
  return normalise([...texts].join(' '));
}

/**
 * True where a record goes on in a further line of a sheet: neither its name nor its running number, days and number of
 * people stand anew, or its name is one merged cell. Read as a record of its own, its people would count twice. Merged
 * places hold the same object.
 */
function continues(
  { name, number, days, beginning, read }: RowPlaces,
  above: readonly SheetCell[],
  cells: readonly SheetCell[],
): boolean {
  const isOwn = (at: number): boolean =>
    (cells[at]?.text ?? '') !== '' && cells[at] !== undefined && cells[at] !== above[at];
  if ([...days, ...beginning].some(isOwn) || isOwn(name)) return false;
  if (isGroupAlone(cells)) return false;
  const isMerged = (cells[name]?.text ?? '') !== '';
  if (isMerged) return true;
  const own = read.filter(isOwn);
  if (isOwn(number) || own.length === 0) return false;
  return !cells.some((cell) => isClosing(cell.text));
}

/** The cells of two lines as one, line under line where both hold something of their own. */
function joined(
  first: readonly SheetCell[],
  more: readonly SheetCell[],
  above: readonly SheetCell[],
): readonly SheetCell[] {
  return first.map((cell, index) => {
    const next = more[index];
    if (next === undefined || next.text === '' || next === above[index]) return cell;
    if (cell.text === '') return next;
    return { text: `${cell.text}\n${next.text}`, date: null, number: null };
  });
}
