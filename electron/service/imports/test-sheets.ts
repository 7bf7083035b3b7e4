import * as XLSX from '@e965/xlsx';
import { newId } from '../../../db/ids.ts';
import { testStore } from '../../../db/test-store.ts';
import { readRecords } from '../../../db/record-rows.ts';
import type { OpenStore } from '../../../db/file/open.ts';
import { countedRows } from '../../../db/queries/figures.ts';
import type { Direction } from '../../../shared/report/chapters/delegations/counted-row.ts';
import { noDecisions, type Decisions, type ImportResult } from '../../../shared/import/import-result.ts';
import type { AnyRecord } from '../../../shared/registers/define-register.ts';
import type { OpenRegisterName } from '../../../shared/registers/all-registers.ts';
import { plainDate } from '../../../shared/time/plain-date.ts';
import { readerInPlace } from '../reader/reader.ts';
import { importSheet } from './import-sheet.ts';
import { mainOf } from '../../../db/file/handles.ts';

export type Value = string | number | Date | null;
export type Row = readonly Value[];

export interface TestSheet {
  readonly name?: string;
  readonly rows: readonly Row[];
  /** Ranges such as `A1:C1`. */
  readonly merges?: readonly string[];
  readonly hidden?: boolean;
}

/** A workbook as an office's Excel would save it; a `Date` becomes a true date shown as dd/mm/yyyy. */
export function workbook(...sheets: readonly TestSheet[]): Uint8Array {
  const book = XLSX.utils.book_new();
  for (const [index, { name = `Sheet${index + 1}`, rows, merges = [] }] of sheets.entries()) {
    const sheet = XLSX.utils.aoa_to_sheet(
      rows.map((row) => [...row]),
      { dateNF: 'dd/mm/yyyy', cellDates: false, UTC: true },
    );
    sheet['!merges'] = merges.map((range) => XLSX.utils.decode_range(range));
    XLSX.utils.book_append_sheet(book, sheet, name);
  }
  book.Workbook = { Sheets: sheets.map((sheet) => ({ Hidden: sheet.hidden === true ? 1 : 0 })) };
  const written: unknown = XLSX.write(book, { type: 'array', bookType: 'xlsx' });
  return new Uint8Array(written as ArrayBuffer);
}

/** A file of separated values, quoted where needed. */
export function separated(rows: readonly (readonly string[])[], separator: string): string {
  const quoted = (text: string): string =>
    text.includes(separator) || /["\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  return rows.map((row) => row.map(quoted).join(separator)).join('\r\n');
}

export const day = (date: string): Date => new Date(`${date}T00:00:00Z`);

export interface ImportTry {
  readonly register?: OpenRegisterName;
  readonly name?: string;
  readonly dryRun?: boolean;
  readonly skipBadRows?: boolean;
  readonly decisions?: Partial<Decisions>;
}

export function importInto(
  store: OpenStore,
  content: Uint8Array,
  options: ImportTry = {},
): Promise<ImportResult> {
  const {
    register = 'outgoing-delegation',
    name = 'bang.xlsx',
    dryRun = false,
    skipBadRows = false,
    decisions = {},
  } = options;
  return importSheet(() => store, readerInPlace, {
    writeId: newId(),
    register,
    name,
    content,
    dryRun,
    skipBadRows,
    decisions: { ...noDecisions, ...decisions },
  });
}

/** Every record of a register, in the order of their codes. */
export function allOf(store: OpenStore, register: OpenRegisterName): readonly AnyRecord[] {
  const ids = mainOf(store)
    .prepare<[string], string>('SELECT record_id FROM record_summary WHERE register = ? ORDER BY number')
    .pluck()
    .all(register);
  const records = new Map(readRecords(store, register, ids).map((record) => [record.id, record]));
  return ids.flatMap((id) => records.get(id) ?? []);
}

/** Delegations and person-trips that count, whenever. */
export function countedIn(store: OpenStore, direction: Direction): readonly [number, number] {
  const span = { from: plainDate('1990-01-01'), to: plainDate('2100-01-01') };
  const rows = countedRows(store, direction, span, plainDate('2100-01-01'));
  return [rows.length, rows.reduce((sum, row) => sum + row.personTrips, 0)];
}

/** For tests: what an empty register makes of a sheet whose bad rows are left out; doubts as `row code`. */
export async function readSheet(register: OpenRegisterName, sheet: TestSheet) {
  const store = testStore();
  const result = await importInto(store, workbook(sheet), { register, skipBadRows: true });
  return {
    result,
    records: allOf(store, register),
    doubts: result.doubts.map(({ row, code }) => `${row} ${code}`),
  };
}
