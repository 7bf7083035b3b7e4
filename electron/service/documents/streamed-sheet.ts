import { Writable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import ExcelJS from 'exceljs';
import { documentStyle as style } from '../../../shared/reference/document-style.ts';
import { cellText, type Cell, type TableLayout } from '../../../shared/report/table-layout.ts';
import { WrittenBytes } from './written-bytes.ts';
import { fittingCells } from './fitting-cells.ts';
import {
  asText,
  charactersOf,
  fillRow,
  headStyle,
  HIGHEST,
  sheetOptions,
  sheetWidths,
  textHeight,
  titleFace,
} from './sheet-writer.ts';

/** A sheet of one table that is too long to be held. */
export interface LongTable {
  readonly name: string;
  /** Above everything; of several the last in italics. */
  readonly titles: readonly string[];
  /** None: there is no table. */
  readonly columns: TableLayout['columns'];
  /** Some of many rows, from all of them alike: from these the columns take their widths. */
  readonly sample: readonly (readonly Cell[])[];
  /** Gone through once. */
  readonly rows: Iterable<readonly Cell[]>;
  /** The last line: its first cell in words, its numbers the sums of what stands above them. None: empty. */
  readonly total: readonly Cell[];
  /** Below everything, in italics. */
  readonly notes: readonly string[];
}

/** Rows after which what was written is packed. */
const PACKED = 250;

/** Writes a table row by row, each packed soon after it is there: in the form that `SheetWriter` gives to one table. */
export async function streamedSheet(table: LongTable): Promise<Uint8Array> {
  const written = new WrittenBytes();
  const stream = new Writable({
    write(chunk: Uint8Array, _encoding, next) {
      written.add(chunk);
      next();
    },
  });
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useStyles: true, useSharedStrings: false });
  await new StreamedSheet(book, table).write(table);
  await book.commit();
  return written.whole();
}

/** A sheet whose lines are written and let go of one by one. */
class StreamedSheet {
  readonly #own: ExcelJS.Worksheet;
  readonly #columns: TableLayout['columns'];
  /** Millimetres. */
  readonly #widths: readonly number[];
  /** The last row that was written, counted from 1. */
  #last = 0;

  constructor(book: ExcelJS.stream.xlsx.WorkbookWriter, { name, titles, columns, sample, total }: LongTable) {
    this.#columns = columns;
    const ySplit = titles.length + (columns.length > 0 ? 1 : 0);
    this.#own = book.addWorksheet(name, { ...sheetOptions, views: [{ state: 'frozen', ySplit }] });
    this.#widths = sheetWidths([{ title: '', columns, groups: null, rows: sample, total }]);
    for (const [at, width] of this.#widths.entries()) this.#own.getColumn(at + 1).width = charactersOf(width);
  }

  async write({ titles, rows, total, notes }: LongTable): Promise<void> {
    for (const [at, text] of titles.entries()) this.#line(text, titleFace(at, titles.length), 'center');
    if (this.#columns.length > 0) {
      this.#heads();
      const head = this.#last;
      const sums = await this.#rows(rows);
      if (total.length > 0) this.#total(total, sums, head + 1);
      this.#own.pageSetup.printTitlesRow = `${head}:${head}`;
    }
    if (notes.length > 0) this.#added([]).commit();
    for (const note of notes) this.#line(note, { ...face, italic: true }, 'left');
    this.#own.pageSetup.printArea = `A1:${this.#letter(this.#widths.length)}${this.#last}`;
    this.#own.commit();
  }

  #added(values: readonly string[]): ExcelJS.Row {
    const row = this.#own.addRow(values);
    this.#last = row.number;
    return row;
  }

  #letter(column: number): string {
    return this.#own.getColumn(column).letter;
  }

  /** A line over the whole width. */
  #line(text: string, type: Face, horizontal: 'left' | 'center'): void {
    const row = this.#added([text]);
    asText(row.getCell(1));
    row.font = { name: style.font, ...type };
    row.alignment = { horizontal, vertical: 'middle', wrapText: true };
    row.height = heightOf([text], [sum(this.#widths)], type);
    this.#merge(this.#widths.length);
    row.commit();
  }

  /** The cells of the last row up to a column as one. */
  #merge(to: number): void {
    if (to > 1) this.#own.mergeCells(this.#last, 1, this.#last, to);
  }

  #heads(): void {
    const titles = this.#columns.map(({ title }) => title);
    const row = this.#added(titles);
    headStyle(row, titles.length);
    row.height = heightOf(titles, this.#widths, { ...face, bold: true });
    row.commit();
  }

  /** @returns the sum of the numbers of each column. */
  async #rows(rows: Iterable<readonly Cell[]>): Promise<readonly number[]> {
    const sums = this.#columns.map(() => 0);
    for (const line of rows)
      for (const cells of fittingCells(line)) {
        const row = this.#added([]);
        fillRow(row, this.#columns, cells, false);
        row.height = heightOf(cells.map(shown), this.#widths, face);
        row.commit();
        for (const [at, cell] of cells.entries())
          if (typeof cell === 'number') sums[at] = (sums[at] ?? 0) + cell;
        // The packing goes on between turns only, and what waits for it is held.
        // oxlint-disable-next-line no-await-in-loop -- each turn packs a part
        if (this.#last % PACKED === 0) await packed(this.#own);
      }
    return sums;
  }

  #total(total: readonly Cell[], sums: readonly number[], first: number): void {
    const last = this.#last;
    const columns = this.#columns;
    const row = this.#added([]);
    fillRow(row, columns, total, true);
    for (const at of columns.keys()) {
      const value = total[at];
      const letter = this.#letter(at + 1);
      if (typeof value === 'number' && last >= first && sums[at] === value)
        row.getCell(at + 1).value = { formula: `SUM(${letter}${first}:${letter}${last})`, result: value };
    }
    // Its words take the room of the empty cells behind them.
    const next = total.findIndex((cell, at) => at > 0 && cell !== null);
    const to = next < 0 ? columns.length : next;
    const room = sum(this.#widths.slice(0, to));
    row.getCell(1).alignment = { horizontal: 'left', vertical: 'middle', wrapText: true };
    row.height = heightOf(total.map(shown), [room, ...this.#widths.slice(1)], { ...face, bold: true });
    this.#merge(to);
    row.commit();
  }
}

async function packed(sheet: ExcelJS.Worksheet): Promise<void> {
  await setImmediate();
  // oxlint-disable-next-line no-await-in-loop -- each turn packs a part
  while (waitingIn(sheet) > MOST_WAITING) await setImmediate();
}

/** Bytes of a sheet that wait to be packed. ExcelJS takes more than its packer keeps up with, and does not tell. */
function waitingIn(sheet: ExcelJS.Worksheet): number {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the stream of a sheet that is written row by row, which the types leave out
  const { stream } = sheet as unknown as { readonly stream?: { readonly pipes?: readonly Writable[] } };
  return (stream?.pipes ?? []).reduce((sum, pipe) => sum + pipe.writableLength, 0);
}

const MOST_WAITING = 1 << 20;

type Face = Parameters<typeof textHeight>[1];

const face = { size: style.components.table.size };

const sum = (numbers: readonly number[]): number => numbers.reduce((found, one) => found + one, 0);

const shown = (cell: Cell): string =>
  typeof cell === 'object' && cell !== null ? '00/00/0000' : cellText(cell, undefined);

/** Points of a row, by the cell with most lines; `widths` are millimetres. */
function heightOf(texts: readonly string[], widths: readonly number[], type: Face): number {
  const heights = texts.map((text, at) => (text === '' ? 0 : textHeight(text, type, widths[at] ?? 0)));
  return Math.min(HIGHEST, Math.ceil(Math.max(15, ...heights) * 4) / 4);
}
