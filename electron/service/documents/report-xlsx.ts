import ExcelJS from 'exceljs';
import texts from '../../../shared/reference/report-texts.json' with { type: 'json' };
import { documentStyle as style } from '../../../shared/reference/document-style.ts';
import { headLines } from './paper-head.ts';
import { lineFigure, lineNotes } from './line-figure.ts';
import { figurePng } from './figure-png.ts';
import { SheetWriter } from './sheet-writer.ts';
import type { ReportModel } from '../../../shared/report/report-model.ts';
import type { ReportFigure } from '../../../shared/report/report-part.ts';
import { allParts, reportParts } from '../../../shared/report/report-parts.ts';

/** The report's figures and annexes as sheets: real numbers, dates and sums, heads frozen and repeated, landscape A4. */
export async function reportXlsx(model: ReportModel): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  book.creator = model.head.agency;
  const reference = headLines(model).annexReference;
  // In a workbook the figures come first.
  const parts = reportParts(model).toSorted((a, b) => Number(b.opensWorkbook) - Number(a.opensWorkbook));
  for (const part of parts) {
    const own = new SheetWriter(book, part.sheetName);
    const heading = part.titled ? part.heading.toUpperCase() : part.heading;
    own.title([...(heading === '' ? [] : [heading]), part.title, reference]);
    if (part.layouts.length === 0) own.line(texts.annexes.nothing, NOTE);
    for (const layout of part.layouts) own.table(layout, part.titled);
    rules(own, part.rules);
    own.end();
    if (part.figure !== null) await figure(book, part.figure, reference);
  }
  // A workbook without a sheet is damaged for every program that opens it.
  if (book.worksheets.length === 0)
    for (const part of allParts(model).filter(({ opensWorkbook }) => opensWorkbook)) {
      const own = new SheetWriter(book, part.sheetName ?? part.title);
      own.title([part.title, texts.leftOut]);
      own.end();
    }
  return new Uint8Array(await book.xlsx.writeBuffer());
}

const NOTE = { size: style.sizes.rules };

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
  const writer = new SheetWriter(book, sheetName);
  const { own } = writer;
  writer.title([name.toUpperCase(), reference]);
  const shown = (FIGURE_SHOWN * height) / width;
  const id = book.addImage({ base64: Buffer.from(content).toString('base64'), extension: 'png' });
  own.addImage(id, { tl: { col: 0, row: own.rowCount }, ext: { width: FIGURE_SHOWN, height: shown } });
  // Rows for the height of the figure, so that its notes stand below it.
  const rows = Math.ceil((shown * 72) / 96 / ROW_HEIGHT);
  for (let row = 0; row < rows; row += 1) own.addRow([]).height = ROW_HEIGHT;
  rules(writer, lineNotes(line));
  writer.end(FIGURE_COLUMNS);
}

function rules(own: SheetWriter, lines: readonly string[]): void {
  if (lines.length > 0) own.blank();
  for (const text of lines) own.line(`- ${text}`, { ...NOTE, italic: true });
}
