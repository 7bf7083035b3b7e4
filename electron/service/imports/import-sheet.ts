import choices from '../../../shared/i18n/vi/choices.json' with { type: 'json' };
import registers from '../../../shared/i18n/vi/registers.json' with { type: 'json' };
import { checkContext } from '../../../db/ledger/check-context.ts';
import { findDuplicate } from '../../../db/queries/duplicates.ts';
import { referenceRows } from '../../../db/reference.ts';
import { today, type ReadStore, type WriteStore } from '../../../db/store.ts';
import { ReferenceIndex } from '../../../shared/reference/find-reference.ts';
import {
  defaultCountingRules,
  registerNamed,
  type OpenRegister,
  type OpenRegisterName,
} from '../../../shared/registers/all-registers.ts';
import type { AnyRecord, AnyRegister } from '../../../shared/registers/define-register.ts';
import { blankRecord, withChanges } from '../../../shared/registers/edit-record.ts';
import type { ImportResult, RowProblem } from '../../../shared/import/import-result.ts';
import type { RecordSave } from '../../../shared/registers/save-request.ts';
import { validateRecord } from '../../../shared/registers/validate.ts';
import { collationKey } from '../../../shared/text/collation.ts';
import type { Reader, ReadOptions } from '../reader/reader.ts';
import { findTables, type FoundColumn } from './find-columns.ts';
import { importOnce, type JudgedSheet, type SheetImport } from './import-call.ts';
import type { SheetGrid } from './read-sheet.ts';
import { readRow, type RowReader } from './read-row.ts';
import { rowsOf } from './table-rows.ts';

export interface ImportOptions extends SheetImport {
  readonly register: OpenRegisterName;
}

/**
 * Imports a sheet whole, or not at all: one row with an error keeps the file out unless `skipBadRows`. All rows are one
 * save, so one undo takes the import back. Where several sheets of a workbook hold such a table, all of them are read.
 * @throws Refusal `not-a-spreadsheet`, `no-header-row`, `too-many-rows`, and those of `Reader`. Refused rows are in the result, not thrown.
 */
export function importSheet(
  store: WriteStore,
  reader: Reader,
  options: ImportOptions,
  how: ReadOptions = {},
): Promise<ImportResult> {
  return importOnce(store, reader, 'records.import', options.register, options, how, (grids) =>
    judgeSheets(store, options.register, grids),
  );
}

function judgeSheets(store: ReadStore, name: OpenRegisterName, grids: readonly SheetGrid[]): JudgedSheet {
  const register = registerNamed(name);
  const labels: Readonly<Record<string, string>> = registers[register.key as 'person'].fields;
  const { nameField } = register.sheets;
  const tables = findTables(grids, register, labels[nameField] ?? nameField);
  const index = new ReferenceIndex(referenceRows(store));
  const seen = new Map<string, SheetRow>();
  const problems: RowProblem[] = [];
  const saves: RecordSave[] = [];
  const ignored: number[] = [];
  let bad = 0;
  for (const table of tables) {
    const rowReader: RowReader = {
      register,
      columns: table.columns,
      index,
      today: today(store),
      choiceLabels: choices,
    };
    const rows = rowsOf(table, register);
    ignored.push(...rows.ignored);
    for (const { row, cells } of rows.records) {
      const read = readRow(rowReader, cells, row);
      const place = { sheet: table.grid.name, row };
      const found =
        read.problems.length > 0
          ? read.problems
          : judgeRow(store, register, rowReader, read.save, place, seen);
      if (found.length === 0) saves.push(read.save);
      else {
        bad += 1;
        problems.push(...found.map((problem) => inSheet(problem, tables.length > 1 ? table.grid.name : '')));
      }
    }
  }
  const columns = tables.flatMap((table) => table.columns.map(({ title, target }) => ({ title, target })));
  const result = {
    sheet: tables.map((table) => table.grid.name).join(', '),
    columns: columns.filter(
      (column, at) => columns.findIndex((other) => other.target === column.target) === at,
    ),
    good: saves.length,
    bad,
    problems,
    ignored,
    imported: 0,
    saveId: null,
  };
  return { result, saves };
}

/** With several sheets, the place of a problem begins with the name of its sheet. */
function inSheet(problem: RowProblem, sheet: string): RowProblem {
  if (sheet === '') return problem;
  return { ...problem, column: problem.column === '' ? sheet : `${sheet}: ${problem.column}` };
}

interface SheetRow {
  readonly sheet: string;
  readonly row: number;
}

/** What keeps a row out although each of its cells was read. */
function judgeRow(
  store: ReadStore,
  register: OpenRegister,
  reader: RowReader,
  save: RecordSave,
  place: SheetRow,
  seen: Map<string, SheetRow>,
): readonly RowProblem[] {
  const record: AnyRecord = withChanges(register, blankRecord(register, save.id), save);
  const issues = [
    ...validateRecord(register, record),
    ...register.check(record, checkContext(store, register, record)),
  ];
  const problems = issues
    .filter((issue) => issue.severity === 'error')
    .map((issue): RowProblem => ({
      row: place.row,
      column: columnTitle(register, reader.columns, issue),
      code: issue.code,
      params: issue.params,
    }));
  if (problems.length > 0) return problems;
  const twin = findDuplicate(store, register, record);
  if (twin !== null)
    return [{ row: place.row, column: '', code: 'duplicate-record', params: { code: twin } }];
  const same = sameness(register, record);
  const before = seen.get(same);
  seen.set(same, before ?? place);
  if (before === undefined) return [];
  const { sheet, row } = before;
  return [{ row: place.row, column: '', code: 'repeated-row', params: { row, sheet } }];
}

/** Two rows of a file with the same key are the same delegation or person, as for records that are kept. */
function sameness(register: AnyRegister, record: AnyRecord): string {
  const summary = register.summarise(record, defaultCountingRules);
  const own = register.twinField === null ? null : (record[register.twinField] ?? null);
  const parts = [collationKey(summary.title), summary.decidingDate, summary.personTrips, own];
  return JSON.stringify(register.name === 'person' && own === null ? [record.id] : parts);
}

/** The sheet's own head of the column that an issue is about, or our label where the sheet has no such column. */
function columnTitle(
  register: OpenRegister,
  columns: readonly FoundColumn[],
  issue: { readonly field: string | null; readonly list: string | null },
): string {
  const field = issue.field ?? '';
  const targets = register.sheets.columnsOf?.[field] ?? [field, issue.list ?? '', `${issue.list}.${field}`];
  const column = columns.find((candidate) => targets.includes(candidate.target));
  const labels = registers[register.key as 'person'] as {
    readonly fields: Readonly<Record<string, string>>;
    readonly children: Readonly<Record<string, { readonly fields: Readonly<Record<string, string>> }>>;
  };
  const own = issue.list === null ? labels.fields : labels.children[issue.list]?.fields;
  return column?.title ?? own?.[field] ?? field;
}
