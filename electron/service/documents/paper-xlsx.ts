import ExcelJS from 'exceljs';
import { documentStyle as style } from '../../../shared/reference/document-style.ts';
import type { OfficialPaper } from '../../../shared/report/official-paper.ts';
import type { PrintedPaper } from '../../../shared/report/printed-paper.ts';
import { SheetWriter } from './sheet-writer.ts';

const text = { size: style.sizes.table };

/** The tables of a paper with its title and notes, as a sheet. */
export async function printedXlsx(
  { title, lines, parts, notes }: PrintedPaper,
  name: string,
): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const own = new SheetWriter(book, name);
  own.title([title, ...lines]);
  for (const part of parts)
    if (part.kind === 'table')
      own.table(
        {
          title: part.heading ?? '',
          columns: part.columns,
          groups: null,
          rows: part.rows.map(({ cells }) => cells),
          total: part.total,
        },
        part.heading !== null,
      );
  if (notes.length > 0) own.blank();
  for (const note of notes) own.line(note, { ...text, italic: true });
  own.end();
  return new Uint8Array(await book.xlsx.writeBuffer());
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
