import * as XLSX from '@e965/xlsx';
import { withinBound } from '../../../shared/contract/file-bounds.ts';
import { emptyCell, errorCell, textCell, type SheetCell } from '../../../shared/import/cells/sheet-cells.ts';
import { makeDate } from '../../../shared/time/plain-date.ts';
import type { CellNote } from '../../../shared/import/workbook/workbook.ts';
import { normalise } from '../../../shared/text/fold.ts';
import type { ForeignLooks } from './looks/foreign-looks.ts';
import { odsLooks } from './looks/ods-looks.ts';
import { workbookAlone, xlsStruck } from './looks/xls-looks.ts';
import type { SheetTallies } from './sheet-tallies.ts';
import type { NotedSheet } from './xlsx/read-sheet-part.ts';
import type { ZipParts } from '../reader/zip-parts.ts';
import type { NamedSheet } from './xlsx/read-xlsx.ts';
import { numberCell } from './xlsx/sheet-cells.ts';

/** Looks that the library does not tell, of a sheet by its name and place. */
type LooksOf = (name: string, at: number) => Partial<ForeignLooks>;

/**
 * Reads the sheets of a workbook that is no .xlsx (.xls, .xlsb, .ods). What is struck through is not told of an .xlsb.
 * @param parts the file's parts where it is a packed one.
 * @throws Error where it is none, is damaged or locked. @throws Refusal `over-bound`.
 */
export function readOther(
  content: Uint8Array,
  parts: ZipParts | null,
  tallies: SheetTallies,
): readonly NamedSheet[] {
  const looksOf = parts === null ? xlsLooksOf(content) : odsLooksOf(parts, tallies);
  const book = XLSX.read(parts === null ? workbookAlone(content) : content, {
    type: 'array',
    cellDates: false,
    cellNF: true,
    cellText: true,
    cellStyles: true,
    dense: true,
  });
  return sheetsOf(book, looksOf, tallies);
}

function odsLooksOf(parts: ZipParts, tallies: SheetTallies): LooksOf {
  const looks = odsLooks(parts, tallies);
  return (name) => looks.get(name) ?? {};
}

function xlsLooksOf(content: Uint8Array): LooksOf {
  const struck = xlsStruck(content);
  return (_, at) => ({ struck: struck.get(at) ?? new Map() });
}

/** Reads a file of separated values, or a table of a web page. @throws Refusal `over-bound`. */
export function readSeparated(text: string, separator: string, tallies: SheetTallies): readonly NamedSheet[] {
  const book = XLSX.read(text, { type: 'string', raw: true, dense: true, FS: separator });
  return sheetsOf(book, () => ({}), tallies);
}

function sheetsOf(book: XLSX.WorkBook, looksOf: LooksOf, tallies: SheetTallies): readonly NamedSheet[] {
  const hidden = new Set(
    (book.Workbook?.Sheets ?? []).filter((sheet) => (sheet.Hidden ?? 0) > 0).map((sheet) => sheet.name ?? ''),
  );
  const date1904 = book.Workbook?.WBProps?.date1904 === true;
  return book.SheetNames.flatMap((name, at) => {
    const sheet = book.Sheets[name];
    tallies.sheets.add();
    if (sheet === undefined) return [];
    return [
      { name, isHidden: hidden.has(name), sheet: rawSheet(sheet, date1904, looksOf(name, at), tallies) },
    ];
  });
}

function rawSheet(
  sheet: XLSX.WorkSheet,
  date1904: boolean,
  looks: Partial<ForeignLooks>,
  tallies: SheetTallies,
): NotedSheet {
  const rows = new Map<number, SheetCell[]>();
  const notes: CellNote[] = [];
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the library was asked for rows of cells, with gaps
  const data = (sheet['!data'] ?? []) as readonly (readonly (XLSX.CellObject | undefined)[] | undefined)[];
  data.forEach((line, row) => {
    withinBound('rowNumber', row + 1);
    withinBound('sheetColumns', line?.length ?? 0);
    tallies.places.add(line?.length ?? 0);
    const cells = Array.from(line ?? [], (cell) => cellOf(cell, date1904));
    for (const cell of cells) tallies.cell(cell);
    for (const [column, cell] of (line ?? []).entries()) {
      // The library hands on what stands behind the text in an old file, parted from it by a NUL.
      const text = (cell?.c ?? []).map((note) => normalise((note.t ?? '').split('\0')[0] ?? '')).join(' – ');
      if (text === '') continue;
      tallies.notes.add();
      notes.push({ row, column, text });
    }
    while (cells.at(-1)?.text === '') cells.pop();
    if (cells.length > 0) rows.set(row, cells);
  });
  const isHidden = (list: readonly ({ readonly hidden?: boolean | undefined } | undefined)[] | undefined) =>
    new Set([...(list ?? []).entries()].filter(([, one]) => one?.hidden === true).map(([at]) => at));
  for (const { row, column, kept } of looks.struckParts ?? []) {
    const line = rows.get(row);
    if (line?.[column] !== undefined) line[column] = textCell(kept);
  }
  tallies.merges.add(sheet['!merges']?.length ?? 0);
  return {
    rows,
    rowCount: rows.size,
    merges: (sheet['!merges'] ?? []).map(({ s, e }) => ({ top: s.r, left: s.c, bottom: e.r, right: e.c })),
    hiddenRows: looks.hiddenRows ?? isHidden(sheet['!rows']),
    hiddenColumns: looks.hiddenColumns ?? isHidden(sheet['!cols']),
    struck: looks.struck ?? new Map(),
    struckParts: looks.struckParts ?? [],
    notes: looks.notes ?? notes,
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
