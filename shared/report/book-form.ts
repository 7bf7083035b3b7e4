import texts from '../reference/book-texts.json' with { type: 'json' };
import type { BookLine, BookModel } from './book.ts';
import {
  fittedColumns,
  linesOfRows,
  refinedColumns,
  tried,
  type PageRoom,
  type TextTable,
} from './fitted-columns.ts';
import { cellText } from './table-layout.ts';

/** Millimetres of the page that a bound register has for its table; `padding` and `line` are points of a cell. */
export const bookPaper = {
  width: 297,
  height: 210,
  bound: 25,
  outer: 12,
  top: 13,
  bottom: 15,
  padding: { across: 2, upright: 1 },
  line: 0.5,
  /** Of the size of its type. */
  spacing: 1.1,
} as const;

/** A printed column: the columns of the book that stand in it one below the other. */
export interface BookColumn {
  /** Places in the book's columns; -1: the number of the line. */
  readonly parts: readonly number[];
  /** Millimetres. */
  readonly width: number;
}

export interface BookForm {
  /** Points of the table's type. */
  readonly size: number;
  readonly columns: readonly BookColumn[];
}

/** Points, the most readable first. */
const SIZES = [10.5, 10, 9.5, 9, 8.5] as const;
/** Points of type from which on down columns may stand below each other. */
const SMALL = 9;
/** Columns that stand below each other at most. */
const MOST_BELOW = 3;
/** More pages than the fewest that more readable type may cost. */
const ALLOWED = 1.1;
/** How much lower the table must become for two columns to stand below each other. */
const WORTH = 0.97;

const MM_PER_POINT = 25.4 / 72;
const tableWidth = bookPaper.width - bookPaper.bound - bookPaper.outer;
const tableHeight = bookPaper.height - bookPaper.top - bookPaper.bottom;
/** Millimetres of a cell beside its text, and what two programs measure differently. */
export const cellBeside = (bookPaper.padding.across * 2 + bookPaper.line) * MM_PER_POINT + 0.3;
const above = (bookPaper.padding.upright * 2 + bookPaper.line) * MM_PER_POINT;

/**
 * The form in which a bound register takes few pages: the largest type that costs hardly more than the fewest, every column as wide as
 * what it holds asks for, and narrow columns that stand beside each other one below the other where that saves more than it costs.
 */
export function bookForm(model: Pick<BookModel, 'columns' | 'sample' | 'total'>): BookForm {
  const lines = tried(model.sample);
  const textOf = (line: BookLine, part: number): string =>
    part < 0 ? String(line.number) : cellText(line.cells[part] ?? null, undefined);
  const headOf = (part: number): string => (part < 0 ? texts.index : (model.columns[part]?.title ?? ''));
  const tableOf = (columns: Columns, of: readonly BookLine[]): TextTable => ({
    heads: columns.map((parts) => parts.map(headOf).join('\n')),
    rows: of.map((line) =>
      columns.map((parts) => stacked(parts.map((part) => textOf(line, part))).join('\n')),
    ),
  });
  const roomOf = (size: number): PageRoom => ({ width: tableWidth, size, beside: cellBeside });
  // Tried on some of the lines, for all of them.
  const formOf = (size: number, columns: Columns): Form => {
    const room = roomOf(size);
    const table = tableOf(columns, lines);
    const widths = fittedColumns(table, room);
    const line = size * bookPaper.spacing * MM_PER_POINT;
    const head = linesOfRows({ rows: [table.heads] }, widths, room) * line + above;
    const rows = linesOfRows(table, widths, room) * line + table.rows.length * above;
    // A row that finds no room below the last one leaves it empty.
    const wasted = rows / Math.max(1, table.rows.length) / 2;
    const all = (rows * model.total) / Math.max(1, lines.length);
    return { size, columns, pages: all / Math.max(20, tableHeight - head - wasted) };
  };
  const apart: Columns = [[-1], ...model.columns.map((_, at) => [at])];
  const forms = SIZES.flatMap((size) => {
    const form = formOf(size, apart);
    return size > SMALL ? [form] : joined(form, (columns) => formOf(size, columns));
  });
  const fewest = Math.min(...forms.map(({ pages }) => Math.ceil(pages)));
  const enough = Math.max(fewest, Math.floor(fewest * ALLOWED));
  const below = (form: Form): number => form.columns.filter((parts) => parts.length > 1).length;
  const ordered = forms.toSorted((a, b) => below(a) - below(b) || b.size - a.size);
  const { size, columns } = ordered.find(({ pages }) => pages <= enough) ?? formOf(SIZES[0], apart);
  const table = tableOf(columns, model.sample);
  const widths = refinedColumns(table, fittedColumns(table, roomOf(size)), roomOf(size));
  return { size, columns: columns.map((parts, at) => ({ parts, width: widths[at] ?? 0 })) };
}

type Columns = readonly (readonly number[])[];

/** Values that stand one below the other: a dash where one of them is missing, nothing where all are. */
export function stacked(values: readonly string[]): readonly string[] {
  if (values.length === 1) return values;
  if (values.every((text) => text === '')) return [''];
  return values.map((text) => (text === '' ? texts.none : text));
}

interface Form {
  readonly size: number;
  readonly columns: Columns;
  readonly pages: number;
}

/** The form, and those that come of it as neighbours are put below each other while that makes the table lower. */
function joined(form: Form, formOf: (columns: Columns) => Form): readonly Form[] {
  const { columns } = form;
  const next = columns
    .slice(1)
    .flatMap((parts, at) => {
      const before = columns[at] ?? [];
      if (before.length + parts.length > MOST_BELOW) return [];
      return [formOf([...columns.slice(0, at), [...before, ...parts], ...columns.slice(at + 2)])];
    })
    .toSorted((a, b) => a.pages - b.pages)[0];
  return next === undefined || next.pages > form.pages * WORTH ? [form] : [form, ...joined(next, formOf)];
}
