import * as XLSX from '@e965/xlsx';
import { emptyCell, errorCell, textCell, type SheetCell } from '../../../shared/import/cells/sheet-cells.ts';
import { makeDate } from '../../../shared/time/plain-date.ts';
import type { RawSheet } from './xlsx/read-sheet-part.ts';
import type { NamedSheet } from './xlsx/read-xlsx.ts';
import { numberCell } from './xlsx/sheet-cells.ts';

/**
 * Reads the sheets of a workbook that is no .xlsx (.xls, .xlsb, .ods). Of rows it tells whether they
 * are hidden where the library does (.xls, .xlsb), never what is struck through.
 * @throws Error where it is none, is damaged or locked.
 */
export function readOther(content: Uint8Array): readonly NamedSheet[] {
  return sheetsOf(
    XLSX.read(content, {
      type: 'array',
      cellDates: false,
      cellNF: true,
      cellText: true,
      cellStyles: true,
      dense: true,
    }),
  );
}

/** Reads a file of separated values, or a table of a web page. */
export function readSeparated(text: string, separator: string): readonly NamedSheet[] {
  return sheetsOf(XLSX.read(text, { type: 'string', raw: true, dense: true, FS: separator }));
}

function sheetsOf(book: XLSX.WorkBook): readonly NamedSheet[] {
  const hidden = new Set(
    (book.Workbook?.Sheets ?? []).filter((sheet) => (sheet.Hidden ?? 0) > 0).map((sheet) => sheet.name ?? ''),
  );
  const date1904 = book.Workbook?.WBProps?.date1904 === true;
  return book.SheetNames.flatMap((name) => {
    const sheet = book.Sheets[name];
    if (sheet === undefined) return [];
    return [{ name, isHidden: hidden.has(name), sheet: rawSheet(sheet, date1904) }];
  });
}

function rawSheet(sheet: XLSX.WorkSheet, date1904: boolean): RawSheet {
  const rows = new Map<number, readonly SheetCell[]>();
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the library was asked for rows of cells, with gaps
  const data = (sheet['!data'] ?? []) as readonly (readonly (XLSX.CellObject | undefined)[] | undefined)[];
  data.forEach((line, row) => {
    const cells = Array.from(line ?? [], (cell) => cellOf(cell, date1904));
    while (cells.at(-1)?.text === '') cells.pop();
    if (cells.length > 0) rows.set(row, cells);
  });
  const isHidden = (list: readonly ({ readonly hidden?: boolean | undefined } | undefined)[] | undefined) =>
    new Set([...(list ?? []).entries()].filter(([, one]) => one?.hidden === true).map(([at]) => at));
  return {
    rows,
    rowCount: rows.size,
    merges: (sheet['!merges'] ?? []).map(({ s, e }) => ({ top: s.r, left: s.c, bottom: e.r, right: e.c })),
    hiddenRows: isHidden(sheet['!rows']),
    hiddenColumns: isHidden(sheet['!cols']),
    struck: new Map(),
    struckParts: [],
  };
}

function cellOf(cell: XLSX.CellObject | undefined, date1904: boolean): SheetCell {
  if (cell?.t === 'e') return errorCell(cell.w ?? '#');
  if (cell === undefined || cell.v === undefined || cell.v === null) return emptyCell;
  if (cell.t === 'n' && typeof cell.v === 'number') {
    const format = typeof cell.z === 'string' ? cell.z : '';
    const isDate = format !== '' && XLSX.SSF.is_date(format) === true;
    const read = numberCell(cell.v, { format, isDate }, date1904);
    return read.date === null && cell.w !== undefined ? { ...read, text: cell.w } : read;
  }
  if (cell.t === 'd' && cell.v instanceof Date) {
    const date = makeDate(cell.v.getUTCFullYear(), cell.v.getUTCMonth() + 1, cell.v.getUTCDate());
    if (date !== undefined) return { text: date, date, number: null };
  }
  return textCell(String(cell.v).normalize('NFC').trim());
}
