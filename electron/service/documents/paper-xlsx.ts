import ExcelJS from 'exceljs';
import { documentStyle as style } from '../../../shared/reference/document-style.ts';
import type { OfficialPaper } from '../../../shared/report/official-paper.ts';
import type { PrintedPaper } from '../../../shared/report/printed-paper.ts';
import type { Cell } from '../../../shared/report/table-layout.ts';
import { pagesOf, sampleOf, toldRows, untold } from '../reading-how.ts';
import { SheetWriter } from './sheet-writer.ts';
import { streamedSheet } from './streamed-sheet.ts';

const text = { size: style.sizes.table };

/**
 * The first table of a paper with its titles and notes, as a sheet. Its lines are made, written and let go of one by one.
 * @throws Refusal `work-cancelled`.
 */
export function printedXlsx(
  { title, lines, parts, notes }: PrintedPaper,
  name: string,
  how = untold,
): Promise<Uint8Array> {
  const table = parts.find((part) => part.kind === 'table');
  const rows = function* rows(): Generator<readonly Cell[], void, void> {
    for (const { cells } of toldRows(pagesOf(table?.rows ?? []), table?.rows.length ?? 0, how)) yield cells;
  };
  return streamedSheet({
    name,
    titles: [title, ...lines],
    columns: table?.columns ?? [],
    sample: sampleOf(table?.rows ?? []).map(({ cells }) => cells),
    rows: rows(),
    total: table?.total ?? [],
    notes,
  });
}

/** What an official paper says, its paragraphs and tables below each other, as a sheet. */
export async function officialXlsx({ kind, title, parts }: OfficialPaper, name: string): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const own = new SheetWriter(book, name);
  own.title([kind ?? '', title ?? ''].filter((line) => line !== ''));
  own.blank();
  for (const part of parts) {
    if (part.kind === 'table') own.table(part.table);
    else
      own.line([part.lead, part.text].filter((words) => words !== '').join(' '), {
        ...text,
        bold: part.text === '',
      });
  }
  own.end();
  return new Uint8Array(await book.xlsx.writeBuffer());
}
