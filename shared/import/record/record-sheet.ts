import type { ReferenceIndex } from '../../reference/find-reference.ts';
import type { OpenRegister } from '../../registers/all-registers.ts';
import type { RecordSave } from '../../registers/save-request.ts';
import type { PlainDate } from '../../time/plain-date.ts';
import type { FoundColumn } from '../columns/found-columns.ts';
import type { RowProblem } from '../import-result.ts';
import { findTables } from '../table/find-tables.ts';
import { rowsOf } from '../table/table-rows.ts';
import type { Workbook } from '../workbook/workbook.ts';
import { fieldLabel } from './field-labels.ts';
import { readRow } from './read-row.ts';

/** What the reading of records from a sheet stands on. */
export interface SheetContext {
  readonly register: OpenRegister;
  readonly index: ReferenceIndex;
  readonly today: PlainDate;
  readonly newId: () => string;
  /** Told now and then how many rows of how many are read. */
  readonly tell?: (progress: { readonly done: number; readonly total: number }) => void;
}

/** A row of a sheet as a record: what would be saved, with the reasons of its cells that keep it out. */
export interface SheetRecord {
  /** Place of its table in `RecordSheet.tables`. */
  readonly table: number;
  /** Number of its first row in the sheet, from 1. */
  readonly row: number;
  readonly save: RecordSave;
  readonly problems: readonly RowProblem[];
}

/** Everything that a workbook holds for a register. */
export interface RecordSheet {
  readonly tables: readonly {
    /** Name of the sheet. */
    readonly name: string;
    readonly columns: readonly FoundColumn[];
  }[];
  /** Numbers of rows that are no record: totals, group heads, footers. */
  readonly ignored: readonly number[];
  readonly rows: readonly SheetRecord[];
}

const TELL_EVERY = 250;

/**
 * The records of a workbook: its tables, their rows, each cell under its column, and what they make together. Where several
 * sheets hold such a table, all of them are read.
 * @throws Refusal `no-header-row`.
 */
export function readRecordSheet(workbook: Workbook, context: SheetContext): RecordSheet {
  const { register, tell } = context;
  const tables = findTables(workbook, register, fieldLabel(register, register.sheets.nameField));
  const found = tables.map((table) => rowsOf(table, register));
  const total = found.reduce((sum, { records }) => sum + records.length, 0);
  const rows: SheetRecord[] = [];
  for (const [at, { records }] of found.entries()) {
    const reader = { ...context, columns: tables[at]?.columns ?? [] };
    for (const { row, cells } of records) {
      rows.push({ table: at, row, ...readRow(reader, cells, row) });
      if (rows.length % TELL_EVERY === 0) tell?.({ done: rows.length, total });
    }
  }
  return {
    tables: tables.map(({ grid, columns }) => ({ name: grid.name, columns })),
    ignored: found.flatMap(({ ignored }) => ignored),
    rows,
  };
}
