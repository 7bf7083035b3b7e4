import { Writable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import ExcelJS from 'exceljs';
import { documentStyle as style } from '../../../shared/reference/document-style.ts';
import { cellText, type Cell, type TableLayout } from '../../../shared/report/table-layout.ts';
import {
  asText,
  charactersOf,
  fillRow,
  headStyle,
  HIGHEST,
  sheetOptions,
  sheetWidths,
  textHeight,
} from './sheet-writer.ts';

/** A sheet of one table that is too long to be held. */
export interface LongTable {
  readonly name: string;
  readonly title: string;
  readonly columns: TableLayout['columns'];
  /** Some of many rows, from all of them alike: from these the columns take their widths. */
  readonly sample: readonly (readonly Cell[])[];
  /** Gone through once. */
  readonly rows: Iterable<readonly Cell[]>;
  /** The last line: its first cell in words, its numbers the sums of what stands above them. */
  readonly total: readonly Cell[];
}

const TITLE = { size: 13, bold: true };
/** Rows after which what was written is packed. */
const PACKED = 250;

/** Writes a table row by row, each packed soon after it is there: in the form that `SheetWriter` gives to one table. */
export async function streamedSheet(table: LongTable): Promise<Uint8Array> {
  const { columns, total } = table;
  const chunks: Buffer[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, next) {
      chunks.push(chunk);
      next();
    },
  });
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useStyles: true, useSharedStrings: false });
  const head = 2;
  const sheet = book.addWorksheet(table.name, {
    ...sheetOptions,
    views: [{ state: 'frozen', ySplit: head }],
  });
  const widths = sheetWidths([{ title: '', columns, groups: null, rows: table.sample, total }]);
  for (const [at, width] of widths.entries()) sheet.getColumn(at + 1).width = charactersOf(width);
  const whole = widths.reduce((sum, width) => sum + width, 0);

  const title = sheet.addRow([table.title]);
  asText(title.getCell(1));
  title.font = { name: style.font, ...TITLE };
  title.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true };
  title.height = heightOf([table.title], [whole], TITLE);
  if (columns.length > 1) sheet.mergeCells(1, 1, 1, columns.length);
  title.commit();
  const heads = sheet.addRow(columns.map((column) => column.title));
  headStyle(heads, columns.length);
  heads.height = heightOf(
    columns.map((column) => column.title),
    widths,
    { ...face, bold: true },
  );
  heads.commit();

  const sums = columns.map(() => 0);
  let count = 0;
  for (const cells of table.rows) {
    const row = sheet.addRow([]);
    fillRow(row, columns, cells, false);
    row.height = heightOf(cells.map(shown), widths, face);
    row.commit();
    count += 1;
    for (const [at, cell] of cells.entries()) if (typeof cell === 'number') sums[at] = (sums[at] ?? 0) + cell;
    // The packing goes on between turns only, and what waits for it is held.
    if (count % PACKED === 0) await packed(sheet);
  }
  const last = sheet.addRow([]);
  fillRow(last, columns, total, true);
  for (const at of columns.keys()) {
    const value = total[at];
    const { letter } = sheet.getColumn(at + 1);
    if (typeof value === 'number' && count > 0 && sums[at] === value)
      last.getCell(at + 1).value = {
        formula: `SUM(${letter}${head + 1}:${letter}${head + count})`,
        result: value,
      };
  }
  // Its words take the room of the empty cells behind them.
  const next = total.findIndex((cell, at) => at > 0 && cell !== null);
  const to = next < 0 ? columns.length : next;
  const room = widths.slice(0, to).reduce((sum, width) => sum + width, 0);
  last.getCell(1).alignment = { horizontal: 'left', vertical: 'middle', wrapText: true };
  last.height = heightOf(total.map(shown), [room, ...widths.slice(1)], { ...face, bold: true });
  if (to > 1) sheet.mergeCells(last.number, 1, last.number, to);
  last.commit();
  sheet.pageSetup.printTitlesRow = `${head}:${head}`;
  sheet.pageSetup.printArea = `A1:${sheet.getColumn(columns.length).letter}${last.number}`;
  sheet.commit();
  await book.commit();
  return new Uint8Array(Buffer.concat(chunks));
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

const face = { size: style.components.table.size };

const shown = (cell: Cell): string =>
  typeof cell === 'object' && cell !== null ? '00/00/0000' : cellText(cell, undefined);

/** Points of a row, by the cell with most lines; `widths` are millimetres. */
function heightOf(
  texts: readonly string[],
  widths: readonly number[],
  type: { readonly size: number; readonly bold?: boolean },
): number {
  const heights = texts.map((text, at) => (text === '' ? 0 : textHeight(text, type, widths[at] ?? 0)));
  return Math.min(HIGHEST, Math.ceil(Math.max(15, ...heights) * 4) / 4);
}
