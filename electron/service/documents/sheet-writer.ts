import type ExcelJS from 'exceljs';
import { documentStyle as style } from '../../../shared/reference/document-style.ts';
import { fittingCells } from './fitting-cells.ts';
import type { TypeFace } from '../../../shared/reference/type-width.ts';
import { typeWidth } from '../../../shared/reference/type-width.ts';
import { fittedColumns, leastWidths } from '../../../shared/report/fitted-columns.ts';
import { measured } from '../../../shared/report/text-lines.ts';
import {
  cellText,
  isSigned,
  type Cell,
  type TableColumn,
  type TableLayout,
} from '../../../shared/report/table-layout.ts';

const thin = { style: 'thin' } as const;
const borders = { top: thin, bottom: thin, left: thin, right: thin };

const { size } = style.components.table;
/** Points of the lines above the tables, and of what stands between them. */
const TITLE = 13;
const REFERENCE = 12;

/** Millimetres that a cell takes beside its text, and what Excel, LibreOffice and Times New Roman measure differently. */
const BESIDE = 2.8;
const SPARE = 1.04;
/** Points of a line of type, for one point of its size, and of a row beside its lines. */
const LINE = 1.18;
const ROW = 3;
/** Points: no program takes a higher row. */
export const HIGHEST = 409;

/** Millimetres of the page, lying across, between its margins, and of a text up to which a column wants to be wide. */
const PAGE = { width: 269, height: 176 };
const WIDEST = 80;
/** The narrowest that a page is filled, and how much wider than its words a table becomes: it is made smaller when it is printed. */
const FILLED = 150;
const LOOSE = 1.25;

const MM_PER_POINT = 25.4 / 72;
const MM_PER_PIXEL = 25.4 / 96;

/** Characters, as sheets count the width of a column, of so many millimetres. */
export const charactersOf = (mm: number): number => Math.round(((mm / MM_PER_PIXEL - 5) / 7) * 100) / 100;

interface WrittenTable {
  readonly layout: TableLayout;
  /** The first row that belongs to it, of its title or head; its first and last line. Counted from 1. */
  readonly from: number;
  readonly head: { readonly first: number; readonly last: number };
  readonly last: number;
}

/**
 * A landscape A4 sheet of titles, tables and notes, made as wide as the page when printed. `end` gives columns and rows their sizes: no
 * program computes the height of rows whose text wraps in merged cells, and not all do for others.
 */
export class SheetWriter {
  readonly own: ExcelJS.Worksheet;
  readonly #tables: WrittenTable[] = [];
  /** Lines over several columns: up to a column, or the whole width of the sheet. */
  readonly #lines: { readonly row: number; readonly to: number | null }[] = [];
  /** Cells that take more than one column or row, by where they begin, and the cells below them. */
  readonly #spans = new Map<string, { readonly columns: number; readonly rows: number }>();
  readonly #covered = new Set<string>();

  constructor(book: ExcelJS.Workbook, name: string) {
    this.own = book.addWorksheet(name, sheetOptions);
  }

  /** Lines in the middle above everything; of several the last in italics. */
  title(lines: readonly string[]): void {
    for (const [at, line] of lines.entries()) this.line(line, titleFace(at, lines.length), 'center');
  }

  /** A line over the whole width of the sheet. */
  line(text: string, face: TypeFace, horizontal: 'left' | 'center' = 'left'): void {
    const row = this.own.addRow([text]);
    asText(row.getCell(1));
    row.font = { name: style.font, ...face };
    row.alignment = { horizontal, vertical: 'middle', wrapText: true };
    this.#lines.push({ row: row.number, to: null });
  }

  blank(): void {
    this.own.addRow([]);
  }

  /** @param titled its title stands above it. */
  table(layout: TableLayout, titled = false): void {
    const from = this.own.rowCount + 1 + (titled && this.#tables.length > 0 ? 1 : 0);
    if (titled) {
      this.blank();
      this.line(layout.title, { size: REFERENCE, bold: true });
    }
    const head = this.#heads(layout);
    for (const line of layout.rows) for (const cells of fittingCells(line)) this.#cells(layout, cells, false);
    if (layout.total.length > 0) this.#total(layout, head.last + 1);
    this.#tables.push({ layout, from, head, last: this.own.rowCount });
  }

  /**
   * Sizes, page breaks, what is printed and what is repeated on each page. Nothing is written behind it.
   * @param columns of a sheet that has no table.
   */
  end(columns = 1): void {
    const { own } = this;
    const widths =
      this.#tables.length === 0
        ? Array.from({ length: columns }, () => PAGE.width / columns)
        : sheetWidths(this.#tables.map(({ layout }) => layout));
    for (const [at, width] of widths.entries()) own.getColumn(at + 1).width = charactersOf(width);
    for (const { row, to } of this.#lines) this.#merge(row, 1, { columns: to ?? widths.length, rows: 1 });
    for (let at = 1; at <= own.rowCount; at += 1) {
      const height = this.#heightOf(at, widths);
      if (height !== null) own.getRow(at).height = height;
    }
    const [only, second] = this.#tables;
    if (only !== undefined && second === undefined) {
      own.views = [{ state: 'frozen', ySplit: only.head.last }];
      own.pageSetup.printTitlesRow = `${only.head.first}:${only.head.last}`;
    } else if (only !== undefined) {
      // No head is that of all its tables, but its name is.
      own.views = [{ state: 'frozen', ySplit: 1 }];
      own.pageSetup.printTitlesRow = '1:1';
      this.#breakPages(widths);
    }
    if (own.rowCount > 0)
      own.pageSetup.printArea = `A1:${own.getColumn(widths.length).letter}${own.rowCount}`;
  }

  #heads({ groups, columns }: TableLayout): WrittenTable['head'] {
    const { own } = this;
    const first = own.rowCount + 1;
    const above = groups === null ? null : own.addRow([]);
    const below = own.addRow(columns.map(({ title }) => title));
    headStyle(below, columns.length);
    if (above === null) return { first, last: below.number };
    headStyle(above, columns.length);
    let at = 1;
    for (const { title, span } of groups ?? []) {
      if (title === '')
        // A column in no group has one head over both rows.
        for (let column = at; column < at + span; column += 1) {
          above.getCell(column).value = below.getCell(column).value;
          asText(above.getCell(column));
          this.#merge(above.number, column, { columns: 1, rows: 2 });
        }
      else {
        above.getCell(at).value = title;
        asText(above.getCell(at));
        this.#merge(above.number, at, { columns: span, rows: 1 });
      }
      at += span;
    }
    return { first, last: below.number };
  }

  #cells({ columns }: TableLayout, cells: readonly Cell[], bold: boolean): ExcelJS.Row {
    const row = this.own.addRow([]);
    fillRow(row, columns, cells, bold);
    return row;
  }

  #merge(row: number, column: number, span: { readonly columns: number; readonly rows: number }): void {
    if (span.columns === 1 && span.rows === 1) return;
    const [lastRow, lastColumn] = [row + span.rows - 1, column + span.columns - 1];
    this.own.mergeCells(row, column, lastRow, lastColumn);
    this.#spans.set(`${row} ${column}`, span);
    for (let below = row; below <= lastRow; below += 1)
      for (let at = column; at <= lastColumn; at += 1)
        if (below !== row || at !== column) this.#covered.add(`${below} ${at}`);
  }

  /** The last line: sums that a sheet reckons itself where the lines make them; its words take the room of the empty cells behind them. */
  #total(layout: TableLayout, first: number): void {
    const { columns, rows, total } = layout;
    const last = this.own.rowCount;
    const row = this.#cells(layout, total, true);
    for (const at of columns.keys()) {
      const value = total[at] ?? null;
      if (typeof value !== 'number' || rows.length === 0) continue;
      const numbers = rows.map((cells) => cells[at] ?? null).filter((cell) => typeof cell === 'number');
      const { letter } = this.own.getColumn(at + 1);
      if (sum(numbers) === value)
        row.getCell(at + 1).value = {
          formula: `SUM(${letter}${first}:${letter}${last})`,
          result: value,
        };
    }
    const next = total.findIndex((cell, at) => at > 0 && cell !== null);
    const to = next < 0 ? columns.length : next;
    if (typeof total[0] !== 'string' || to === 1) return;
    row.getCell(1).alignment = { horizontal: 'left', vertical: 'middle', wrapText: true };
    this.#lines.push({ row: row.number, to });
  }

  /** Points of a row, by the cell with most lines; null for a row without text, which is as high as rows are. */
  #heightOf(row: number, widths: readonly number[]): number | null {
    let height = 0;
    for (const at of widths.keys()) {
      if (this.#covered.has(`${row} ${at + 1}`)) continue;
      const { columns, rows } = this.#spans.get(`${row} ${at + 1}`) ?? { columns: 1, rows: 1 };
      // What spans two rows needs what the upper one has not got in the lower one.
      if (rows === 1) height = Math.max(height, this.#textHeight(row, at, columns, widths));
    }
    for (const at of widths.keys())
      if (this.#spans.get(`${row - 1} ${at + 1}`)?.rows === 2)
        height = Math.max(
          height,
          this.#textHeight(row - 1, at, 1, widths) - (this.own.getRow(row - 1).height ?? 0),
        );
    return height === 0 ? null : Math.min(HIGHEST, Math.ceil(height * 4) / 4);
  }

  #textHeight(row: number, at: number, columns: number, widths: readonly number[]): number {
    const cell = this.own.getCell(row, at + 1);
    const text = shownText(cell);
    if (text === '') return 0;
    const font = cell.font ?? {};
    const face = { size: font.size ?? size, bold: font.bold ?? false, italic: font.italic ?? false };
    return textHeight(text, face, sum(widths.slice(at, at + columns)));
  }

  /** A table that does not fit below the one before it begins a page, so that no page parts a head from its lines. */
  #breakPages(widths: readonly number[]): void {
    const { own } = this;
    const scale = Math.min(1, PAGE.width / sum(widths));
    const room = PAGE.height / scale / MM_PER_POINT;
    const heightOf = (from: number, to: number): number => {
      let height = 0;
      for (let at = from; at <= to; at += 1) height += own.getRow(at).height ?? 15;
      return height;
    };
    const repeated = heightOf(1, 1);
    let taken = heightOf(1, (this.#tables[0]?.from ?? 1) - 1);
    for (const [index, { from, last }] of this.#tables.entries()) {
      const before = this.#tables[index - 1];
      if (before !== undefined) taken += heightOf(before.last + 1, from - 1);
      const height = heightOf(from, last);
      if (index > 0 && taken + height > room) {
        own.getRow(from - 1).addPageBreak();
        taken = repeated;
      }
      taken = height > room ? (taken + height) % room : taken + height;
    }
  }
}

/** The type of one of so many lines above everything; of several the last is in italics. */
export function titleFace(at: number, lines: number): TypeFace & { readonly size: number } {
  const last = at === lines - 1 && lines > 1;
  return { size: last ? REFERENCE : TITLE, bold: !last, italic: last };
}

/** How every sheet lies on paper. */
export const sheetOptions: Partial<ExcelJS.AddWorksheetOptions> = {
  pageSetup: {
    paperSize: 9,
    orientation: 'landscape',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    margins: { left: 0.6, right: 0.5, top: 0.7, bottom: 0.6, header: 0.3, footer: 0.3 },
  },
  headerFooter: { differentFirst: true, oddHeader: '&C&P' },
};

const sum = (numbers: readonly number[]): number => numbers.reduce((found, one) => found + one, 0);

/** The cells of a line of a table, each as what it is. */
export function fillRow(
  row: ExcelJS.Row,
  columns: readonly TableColumn[],
  cells: readonly Cell[],
  bold: boolean,
): void {
  for (const [index, column] of columns.entries()) {
    const cell = row.getCell(index + 1);
    const value = cells[index] ?? null;
    cell.font = { name: style.font, size, bold };
    cell.alignment = { horizontal: column.align, vertical: 'middle', wrapText: true };
    cell.border = borders;
    if (value === null) continue;
    if (typeof value === 'object') {
      cell.value = new Date(`${value.date}T00:00:00Z`);
      cell.numFmt = 'dd/mm/yyyy';
    } else {
      cell.value = value;
      if (typeof value === 'number') cell.numFmt = numberFormat(value, column);
      else asText(cell);
    }
  }
}

/** Millimetres of each column of a sheet, such that all its tables have room. */
export function sheetWidths(layouts: readonly TableLayout[]): readonly number[] {
  const count = Math.max(1, ...layouts.map(({ columns }) => columns.length));
  const at = Array.from({ length: count }, (_, index) => index);
  const heads = at.map((index) =>
    layouts.flatMap((layout) => [layout.columns[index]?.title ?? '', groupAbove(layout, index)]).join('\n'),
  );
  const rows = layouts.flatMap(({ columns, rows: lines, total }) => [
    ...lines.map((cells) => at.map((index) => cellText(cells[index] ?? null, columns[index]))),
    at.map((index) => {
      const cell = total[index] ?? null;
      // Bold, and a little wider for it; words are not asked for room: they have that of the cells behind them.
      return typeof cell === 'number' ? `${cellText(cell, columns[index])}0` : '';
    }),
  ]);
  const room = { size, beside: BESIDE };
  const least = leastWidths({ heads, rows }, room);
  const wanted = at.map((index) =>
    Math.max(
      ...[heads[index] ?? '', ...rows.map((row) => row[index] ?? '')]
        .flatMap((text) => text.split('\n'))
        .map((text) => Math.min(WIDEST, typeWidth(text, { size }) * SPARE)),
    ),
  );
  const words = sum(least) * SPARE;
  const width = Math.max(
    FILLED,
    words,
    Math.min(sum(wanted) + count * BESIDE, Math.max(PAGE.width, words * LOOSE)),
  );
  return fittedColumns({ heads, rows }, { ...room, width });
}

/** Points that a text takes in a cell of so many millimetres. */
export function textHeight(
  text: string,
  face: Parameters<typeof measured>[1] & { readonly size: number },
  width: number,
): number {
  return measured(text, face).lines((width - BESIDE) / SPARE) * face.size * LINE + ROW;
}

export function headStyle(row: ExcelJS.Row, width: number): void {
  for (let index = 1; index <= width; index += 1) {
    const cell = row.getCell(index);
    cell.font = { name: style.font, size, bold: true };
    cell.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true };
    cell.border = borders;
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE8EDF3' } };
    asText(cell);
  }
}

/** Signs with which a text becomes a formula once it is edited, pasted or saved as CSV. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/u;

/** Gives a text that could be taken for a formula the format of text: it stays what it is when somebody edits the cell. */
export function asText(cell: ExcelJS.Cell): void {
  if (typeof cell.value === 'string' && FORMULA.test(cell.value)) cell.numFmt = '@';
}

/** The head of a group that has a column to itself; empty where it has several or none. */
function groupAbove({ groups }: TableLayout, column: number): string {
  let at = 0;
  for (const { title, span } of groups ?? []) {
    if (at === column && span === 1) return title;
    at += span;
  }
  return '';
}

/** A number looks as on paper: changes bear their sign, decimals only where there are some. */
function numberFormat(value: number, column: TableColumn): string {
  const plain = Number.isInteger(value) ? '#,##0' : '#,##0.0';
  return isSigned(column) ? `+${plain};-${plain};0` : plain;
}

/** The text of a cell as it is shown. */
function shownText(cell: ExcelJS.Cell): string {
  const { value } = cell;
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return '00/00/0000';
  if (typeof value === 'object') return 'result' in value ? cellText(Number(value.result), undefined) : '';
  return typeof value === 'number' ? cellText(value, undefined) : String(value);
}
