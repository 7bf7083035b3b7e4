import ExcelJS from 'exceljs';
import texts from '../../../shared/reference/report-texts.json' with { type: 'json' };
import { documentStyle as style } from '../../../shared/reference/document-style.ts';
import { headLines } from './paper-head.ts';
import { lineFigure, lineNotes } from './line-figure.ts';
import { figurePng } from './figure-png.ts';
import type { ReportModel } from '../../../shared/report/report-model.ts';
import type { ReportFigure } from '../../../shared/report/report-part.ts';
import { allParts, reportParts } from '../../../shared/report/report-parts.ts';
import type { Cell, TableLayout } from '../../../shared/report/table-layout.ts';

const thin = { style: 'thin' } as const;
const borders = { top: thin, bottom: thin, left: thin, right: thin };

/** The report's figures and annexes as sheets: real numbers and dates, heads frozen and repeated, landscape A4. */
export async function reportXlsx(model: ReportModel): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  book.creator = model.head.agency;
  const reference = headLines(model).annexReference;
  // In a workbook the figures come first.
  const parts = reportParts(model).toSorted((a, b) => Number(b.opensWorkbook) - Number(a.opensWorkbook));
  for (const part of parts) {
    const own = sheet(book, part.sheetName);
    const width = Math.max(10, ...part.layouts.map((layout) => layout.columns.length));
    const heading = part.titled ? part.heading.toUpperCase() : part.heading;
    title(own, [...(heading === '' ? [] : [heading]), part.title, reference], width);
    if (part.layouts.length === 0) own.addRow([texts.annexes.nothing]);
    for (const [index, layout] of part.layouts.entries()) {
      if (part.titled) {
        own.addRow([]);
        const row = own.addRow([layout.title]);
        row.font = { name: style.font, size: 12, bold: true };
      }
      table(own, layout, index === 0);
    }
    rules(own, part.rules);
    if (part.figure !== null) await figure(book, part.figure, reference);
  }
  // A workbook without a sheet is damaged for every program that opens it.
  if (book.worksheets.length === 0)
    for (const part of allParts(model).filter(({ opensWorkbook }) => opensWorkbook))
      title(sheet(book, part.sheetName ?? part.title), [part.title, texts.leftOut], 10);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

/** Width of the figure on its sheet, pixels. */
const FIGURE_SHOWN = 960;
const FIGURE_COLUMNS = 10;
/** Points. */
const ROW_HEIGHT = 15;

/** The line on a sheet of its own, so that no page cuts it. */
async function figure(
  book: ExcelJS.Workbook,
  { title: name, sheetName, line }: ReportFigure,
  reference: string,
): Promise<void> {
  const { content, width, height } = await figurePng(lineFigure(line, 'Tinos'));
  const own = sheet(book, sheetName);
  title(own, [name.toUpperCase(), reference], FIGURE_COLUMNS);
  for (let column = 1; column <= FIGURE_COLUMNS; column += 1) own.getColumn(column).width = 13;
  const shown = (FIGURE_SHOWN * height) / width;
  const id = book.addImage({ base64: Buffer.from(content).toString('base64'), extension: 'png' });
  own.addImage(id, { tl: { col: 0, row: own.rowCount }, ext: { width: FIGURE_SHOWN, height: shown } });
  // Rows for the height of the figure, so that its notes stand below it.
  const rows = Math.ceil((shown * 72) / 96 / ROW_HEIGHT);
  for (let row = 0; row < rows; row += 1) own.addRow([]).height = ROW_HEIGHT;
  rules(own, lineNotes(line));
}

/** A landscape A4 sheet, fitted to the page's width. */
export function sheet(book: ExcelJS.Workbook, name: string): ExcelJS.Worksheet {
  return book.addWorksheet(name, {
    pageSetup: {
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      margins: { left: 0.6, right: 0.5, top: 0.7, bottom: 0.6, header: 0.3, footer: 0.3 },
    },
    headerFooter: { differentFirst: true, oddHeader: '&C&P' },
  });
}

export function title(own: ExcelJS.Worksheet, lines: readonly string[], width: number): void {
  for (const [index, line] of lines.entries()) {
    const row = own.addRow([line]);
    own.mergeCells(row.number, 1, row.number, width);
    const last = index === lines.length - 1 && lines.length > 1;
    row.font = { name: style.font, size: last ? 12 : 13, bold: !last, italic: last };
    row.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true };
  }
}

export function table(own: ExcelJS.Worksheet, layout: TableLayout, frozen: boolean): void {
  const first = own.rowCount + 1;
  if (layout.groups !== null) {
    const row = own.addRow([]);
    let at = 1;
    for (const group of layout.groups) {
      row.getCell(at).value = group.title;
      if (group.span > 1) own.mergeCells(row.number, at, row.number, at + group.span - 1);
      at += group.span;
    }
    head(row, layout.columns.length);
  }
  const heads = own.addRow(layout.columns.map((column) => column.title));
  head(heads, layout.columns.length);
  for (const [index, column] of layout.columns.entries()) {
    const known = own.getColumn(index + 1);
    known.width = Math.max(known.width ?? 0, column.width * 1.35 + 2);
  }
  for (const cells of layout.rows) line(own, layout, cells, false);
  if (layout.total.length > 0) line(own, layout, layout.total, true);
  if (frozen) {
    own.views = [{ state: 'frozen', ySplit: heads.number }];
    own.pageSetup.printTitlesRow = `${first}:${heads.number}`;
  }
}

function head(row: ExcelJS.Row, width: number): void {
  for (let index = 1; index <= width; index += 1) {
    const cell = row.getCell(index);
    cell.font = { name: style.font, size: 11, bold: true };
    cell.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true };
    cell.border = borders;
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE8EDF3' } };
  }
}

function line(own: ExcelJS.Worksheet, layout: TableLayout, cells: readonly Cell[], bold: boolean): void {
  const row = own.addRow([]);
  for (const [index, column] of layout.columns.entries()) {
    const cell = row.getCell(index + 1);
    const value = cells[index] ?? null;
    cell.font = { name: style.font, size: 11, bold };
    cell.alignment = { horizontal: column.align, vertical: 'middle', wrapText: true };
    cell.border = borders;
    if (value === null) continue;
    if (typeof value === 'object') {
      cell.value = new Date(`${value.date}T00:00:00Z`);
      cell.numFmt = 'dd/mm/yyyy';
    } else {
      cell.value = value;
      if (typeof value === 'number') cell.numFmt = Number.isInteger(value) ? '#,##0' : '#,##0.0';
    }
  }
}

function rules(own: ExcelJS.Worksheet, lines: readonly string[]): void {
  if (lines.length > 0) own.addRow([]);
  for (const text of lines) {
    const row = own.addRow([`- ${text}`]);
    row.font = { name: style.font, size: 11, italic: true };
  }
}
