import { parseTypedNumber } from '../../text/numbers.ts';
import { emptyCell, textCell, type SheetCell } from '../cells/sheet-cells.ts';
import type { FoundColumn } from '../columns/found-columns.ts';
import type { FoundTable } from './found-table.ts';
import type { RowPlaces } from './row-kinds.ts';

/** A line of a record: a row of its sheet. */
export interface TableLine {
  /** Number of the row in the sheet, from 1. */
  readonly row: number;
  /** Its cells; where a cell is merged with the line above it is the same object. */
  readonly cells: readonly SheetCell[];
}

/** A record of a table: its cells, of several lines where it takes more than one row. */
export interface TableRecord {
  /** Number of its first row in the sheet, from 1. */
  readonly row: number;
  /** What its lines say together. */
  readonly cells: readonly SheetCell[];
  /** Its lines in their order, at least one, as the sheet has them. */
  readonly lines: readonly TableLine[];
  /** The same as they are read: what is merged with the line above stands in the first alone, posts stand with their people. */
  readonly own: readonly (readonly SheetCell[])[];
  /** Head of the group that it stands in, without its number and count: "Sở Công Thương"; empty outside of groups. */
  readonly group: string;
  /** Rows that are surely no record of their own and only probably go on in this one; empty where all surely do. */
  readonly taken: readonly number[];
  /** Columns in which a ditto mark stood for the cell above. */
  readonly copied: readonly number[];
}

/** Puts the lines of a record together. */
export function recordOfLines(
  { columns, posts }: FoundTable,
  places: RowPlaces,
  { lines, group, taken, copied }: Pick<TableRecord, 'lines' | 'group' | 'taken' | 'copied'>,
): TableRecord {
  const own = lines.map(({ cells }, at) =>
    withPosts(posts, at === 0 ? withSums(columns, cells) : withoutMerged(cells, lines[at - 1], posts)),
  );
  const [first = [], ...more] = own;
  const width = Math.max(...own.map((cells) => cells.length));
  const cells =
    more.length === 0 ? first : Array.from({ length: width }, (_, index) => together(places, index, own));
  return { row: lines[0]?.row ?? 0, cells, lines, own, group, taken, copied };
}

/** The cells of a line that are not merged with those of the line above; a post may be that of several people. */
const withoutMerged = (
  cells: readonly SheetCell[],
  above: TableLine | undefined,
  posts: FoundTable['posts'],
): readonly SheetCell[] =>
  cells.map((cell, at) =>
    cell.text !== '' && cell === above?.cells[at] && at !== posts?.from ? emptyCell : cell,
  );

/** What a column says of a record: its first day, its last, how many people, or line under line what is said anew. */
function together(
  { starts, ends, beginning, hosts }: RowPlaces,
  index: number,
  lines: readonly (readonly SheetCell[])[],
): SheetCell {
  const said = lines.flatMap((cells) => cells[index] ?? []).filter(({ text }) => text !== '');
  const distinct = [...new Map(said.map((cell) => [cell.text, cell])).values()];
  const [first = emptyCell, ...more] = distinct;
  if (beginning.includes(index)) {
    const isByHost = hosts.some((at) => new Set(lines.flatMap((cells) => cells[at]?.text || [])).size > 1);
    return summed(more.length > 0 || isByHost ? said : distinct);
  }
  if (more.length === 0) return first;
  const isStart = starts.includes(index);
  if (isStart !== ends.includes(index)) return isStart ? first : (distinct.at(-1) ?? first);
  return { text: distinct.map(({ text }) => text).join('\n'), date: null, number: null };
}

/** Numbers of people of several lines: all of them. */
function summed(cells: readonly SheetCell[]): SheetCell {
  const [only = emptyCell, ...more] = cells;
  if (more.length === 0) return only;
  return textCell(cells.map(({ text }) => text).join(' + '));
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
    const whole: SheetCell = isSum
      ? { text: String(sum), date: null, number: sum }
      : { text: told.map(({ text }) => text).join('\n'), date: null, number: null };
    sums.set(index, told.length === 1 ? only : whole);
  }
  if (sums.size === 0) return cells;
  const width = Math.max(cells.length, ...[...sums.keys()].map((index) => index + 1));
  return Array.from({ length: width }, (_, at) => sums.get(at) ?? cells[at] ?? emptyCell);
}

/** Day, month and year of three cells as one text: "5/2/2024"; what is missing stays away. A cell that says all of it needs no others. */
function dayOfParts(parts: readonly SheetCell[]): SheetCell {
  const [only = emptyCell, ...more] = parts.filter(({ text }) => text.trim() !== '');
  return more.length === 0 ? only : textCell([only, ...more].map(({ text }) => text.trim()).join('/'));
}
