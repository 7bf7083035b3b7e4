import * as XLSX from '@e965/xlsx';
import { Refusal } from '../../../shared/contract/refusal.ts';
import { emptyCell, type SheetCell } from '../../../shared/import/cells/sheet-cells.ts';
import type { SheetGrid, Workbook } from '../../../shared/import/workbook/workbook.ts';
import { makeDate } from '../../../shared/time/plain-date.ts';
import { decodeText } from '../decode-text.ts';

export const ROW_LIMIT = 50_000;
const COLUMN_LIMIT = 200;
const BYTE_LIMIT = 50 * 1024 * 1024;

/**
 * Reads a workbook (.xlsx, .xls, .ods) or a text file with separators (comma, semicolon, tab, bar; UTF-8, UTF-16 or
 * Windows-1258).
 * @throws Refusal `not-a-spreadsheet`, `file-too-large`, `too-many-rows`.
 */
export function openWorkbook(content: Uint8Array, name: string): Workbook {
  if (content.byteLength > BYTE_LIMIT)
    throw new Refusal('file-too-large', { limit: BYTE_LIMIT / 1024 / 1024 });
  const book = read(content, name);
  // Hidden sheets hold old copies and lists for drop-down cells.
  const hidden = new Set(
    (book.Workbook?.Sheets ?? []).filter((sheet) => (sheet.Hidden ?? 0) > 0).map((sheet) => sheet.name ?? ''),
  );
  const grids = book.SheetNames.flatMap((sheetName): readonly SheetGrid[] => {
    const sheet = book.Sheets[sheetName];
    if (sheet === undefined || hidden.has(sheetName)) return [];
    const range = usedRange(sheet);
    if (range === null) return [];
    return [grid(sheet, sheetName, range, book.Workbook?.WBProps?.date1904 === true)];
  });
  if (grids.length === 0) throw new Refusal('not-a-spreadsheet', { name });
  return grids;
}

function read(content: Uint8Array, name: string): XLSX.WorkBook {
  const refused = (cause?: unknown): Refusal => new Refusal('not-a-spreadsheet', { name }, [], cause);
  const isZip = content[0] === 0x50 && content[1] === 0x4b;
  const isOle = content[0] === 0xd0 && content[1] === 0xcf && content[2] === 0x11 && content[3] === 0xe0;
  try {
    if (isZip || isOle) {
      const book = XLSX.read(content, {
        type: 'array',
        cellDates: false,
        cellNF: true,
        cellText: true,
        sheetRows: ROW_LIMIT + 1_000,
      });
      if (book.SheetNames.length === 0) throw refused();
      return book;
    }
    const text = decodeText(content, 'windows-1258');
    if (text === null || text === '') throw refused();
    return XLSX.read(text, { type: 'string', raw: true, FS: separatorOf(text) });
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw refused(error);
  }
}

/** The separator that cuts the lines of a file into the most even columns. */
export function separatorOf(text: string): string {
  const lines = text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .slice(0, 60);
  let best = { separator: ',', score: 0 };
  for (const separator of ['\t', ';', ',', '|']) {
    const counts = lines.map((line) => line.replaceAll(/"(?:[^"]|"")*"/g, '').split(separator).length - 1);
    const common = new Map<number, number>();
    for (const count of counts) if (count > 0) common.set(count, (common.get(count) ?? 0) + 1);
    for (const [count, times] of common) {
      const score = times * Math.min(count, 30);
      if (score > best.score) best = { separator, score };
    }
  }
  return best.separator;
}

function grid(sheet: XLSX.WorkSheet, name: string, range: XLSX.Range, date1904: boolean): SheetGrid {
  const rowCount = range.e.r - range.s.r + 1;
  if (rowCount > ROW_LIMIT) throw new Refusal('too-many-rows', { rows: rowCount, max: ROW_LIMIT });
  const lastColumn = Math.min(range.e.c, range.s.c + COLUMN_LIMIT - 1);
  const rows: SheetCell[][] = [];
  for (let row = range.s.r; row <= range.e.r; row += 1) {
    const cells: SheetCell[] = [];
    for (let column = range.s.c; column <= lastColumn; column += 1) {
      cells.push(
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a sheet of the library holds cells under their addresses
        cellOf(sheet[XLSX.utils.encode_cell({ r: row, c: column })] as XLSX.CellObject | undefined, date1904),
      );
    }
    rows.push(cells);
  }
  for (const merge of sheet['!merges'] ?? []) {
    const source = rows[merge.s.r - range.s.r]?.[merge.s.c - range.s.c];
    if (source === undefined) continue;
    for (let row = merge.s.r; row <= Math.min(merge.e.r, range.e.r); row += 1) {
      for (let column = merge.s.c; column <= Math.min(merge.e.c, lastColumn); column += 1) {
        const line = rows[row - range.s.r];
        if (line !== undefined) line[column - range.s.c] = source;
      }
    }
  }
  return { name, firstRow: range.s.r + 1, firstColumn: range.s.c, rows };
}

/** The rectangle that holds something: formatting a whole column makes a sheet a million rows long. */
function usedRange(sheet: XLSX.WorkSheet): XLSX.Range | null {
  const used: XLSX.Range = { s: { r: Infinity, c: Infinity }, e: { r: -1, c: -1 } };
  for (const [address, cell] of Object.entries(sheet)) {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the library leaves the cells of its rows untyped
    const value = (cell as XLSX.CellObject).v;
    if (address.startsWith('!') || value === undefined || value === null) continue;
    if (typeof value === 'string' && value.trim() === '') continue;
    const { r, c } = XLSX.utils.decode_cell(address);
    used.s = { r: Math.min(used.s.r, r), c: Math.min(used.s.c, c) };
    used.e = { r: Math.max(used.e.r, r), c: Math.max(used.e.c, c) };
  }
  return used.e.r < 0 ? null : used;
}

function cellOf(cell: XLSX.CellObject | undefined, date1904: boolean): SheetCell {
  if (cell === undefined || cell.v === undefined || cell.v === null || cell.t === 'e') return emptyCell;
  if (cell.t === 'n' && typeof cell.v === 'number') {
    const format = typeof cell.z === 'string' ? cell.z : '';
    if (format !== '' && XLSX.SSF.is_date(format)) {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the library leaves what it answers here untyped
      const parts = XLSX.SSF.parse_date_code(cell.v, { date1904 }) as {
        y: number;
        m: number;
        d: number;
      } | null;
      const date = parts === null ? undefined : makeDate(parts.y, parts.m, parts.d);
      if (date !== undefined) return { text: date, date, number: null };
    }
    return { text: cell.w ?? String(cell.v), date: null, number: cell.v };
  }
  if (cell.t === 'd' && cell.v instanceof Date) {
    const date = makeDate(cell.v.getUTCFullYear(), cell.v.getUTCMonth() + 1, cell.v.getUTCDate());
    if (date !== undefined) return { text: date, date, number: null };
  }
  return { text: String(cell.v).normalize('NFC').trim(), date: null, number: null };
}
