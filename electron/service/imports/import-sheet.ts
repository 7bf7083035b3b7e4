import lists from '../../../shared/reference/import-headers.json' with { type: 'json' };
import choices from '../../../shared/i18n/vi/choices.json' with { type: 'json' };
import registers from '../../../shared/i18n/vi/registers.json' with { type: 'json' };
import { checkContext } from '../../../db/check-context.ts';
import { findDuplicate } from '../../../db/duplicates.ts';
import { saveRecords } from '../../../db/records.ts';
import { referenceRows } from '../../../db/reference.ts';
import { today, type Store } from '../../../db/store.ts';
import { ReferenceIndex } from '../../../shared/reference/find-reference.ts';
import { registerNamed, type OpenRegisterName } from '../../../shared/registers/all-registers.ts';
import type { AnyRecord, AnyRegister } from '../../../shared/registers/define-register.ts';
import { blankRecord, withChanges } from '../../../shared/registers/edit-record.ts';
import type { SheetCell } from '../../../shared/registers/import/import-cells.ts';
import type { ImportResult, RowProblem } from '../../../shared/registers/import-result.ts';
import type { RecordSave } from '../../../shared/registers/save-request.ts';
import { validateRecord } from '../../../shared/registers/validate.ts';
import { findTable, headKey, type FoundColumn, type FoundTable } from './find-columns.ts';
import { readRow, type RowReader } from './read-row.ts';
import { readSheets } from './read-sheet.ts';

export interface ImportOptions {
  readonly writeId: string;
  readonly register: OpenRegisterName;
  readonly name: string;
  readonly content: Uint8Array;
  readonly dryRun: boolean;
  readonly skipBadRows: boolean;
}

/**
 * Imports a sheet whole, or not at all: one row with an error keeps the file out unless `skipBadRows`. All rows are one
 * save, so one undo takes the import back.
 * @throws Refusal `not-a-spreadsheet`, `no-header-row`, `too-many-rows`. Refused rows are in the result, not thrown.
 */
export function importSheet(store: Store, options: ImportOptions): ImportResult {
  const register = registerNamed(options.register);
  const labels: Readonly<Record<string, string>> = registers[register.key as 'person'].fields;
  const nameField = options.register === 'person' ? 'fullName' : 'name';
  const table = findTable(
    readSheets(options.content, options.name),
    options.register,
    labels[nameField] ?? nameField,
  );
  const reader: RowReader = {
    register,
    columns: table.columns,
    index: new ReferenceIndex(referenceRows(store)),
    today: today(store),
    choiceLabels: choices,
  };
  const problems: RowProblem[] = [];
  const saves: RecordSave[] = [];
  const ignored: number[] = [];
  let bad = 0;
  let pastTotal = false;
  for (const [index, cells] of table.grid.rows.entries()) {
    if (index < table.firstData) continue;
    const row = table.grid.firstRow + index;
    if (cells.every((cell) => cell.text === '')) continue;
    const kind = rowKind(table, cells, pastTotal);
    if (kind !== 'record') {
      if (kind === 'total') pastTotal = true;
      ignored.push(row);
      continue;
    }
    const read = readRow(reader, cells, row);
    const found =
      read.problems.length > 0 ? read.problems : judgeRow(store, register, reader, read.save, row);
    if (found.length === 0) saves.push(read.save);
    else {
      bad += 1;
      problems.push(...found);
    }
  }
  const result = {
    sheet: table.grid.name,
    columns: table.columns.map(({ title, target }) => ({ title, target })),
    good: saves.length,
    bad,
    problems,
    ignored,
    imported: 0,
    saveId: null,
  };
  if (options.dryRun || saves.length === 0 || (bad > 0 && !options.skipBadRows)) return result;
  const outcome = saveRecords(store, { writeId: options.writeId, saves }, 'import');
  return { ...result, imported: outcome.records.length, saveId: outcome.saveId };
}

/** What keeps a row out although each of its cells was read. */
function judgeRow(
  store: Store,
  register: AnyRegister,
  reader: RowReader,
  save: RecordSave,
  row: number,
): readonly RowProblem[] {
  const record: AnyRecord = withChanges(register, blankRecord(register, save.id), save);
  const issues = [
    ...validateRecord(register, record),
    ...register.check(record, checkContext(store, register, record)),
  ];
  const problems = issues
    .filter((issue) => issue.severity === 'error')
    .map((issue): RowProblem => ({
      row,
      column: columnTitle(register, reader.columns, issue),
      code: issue.code,
      params: issue.params,
    }));
  if (problems.length > 0) return problems;
  const twin = findDuplicate(store, register, record);
  return twin === null ? [] : [{ row, column: '', code: 'duplicate-record', params: { code: twin } }];
}

const targetsOf: Readonly<Record<string, readonly string[]>> = {
  departurePlanned: ['start', 'dateRange'],
  departureActual: ['start', 'dateRange'],
  arrivalPlanned: ['start', 'dateRange'],
  arrivalActual: ['start', 'dateRange'],
  returnPlanned: ['end', 'dateRange'],
  returnActual: ['end', 'dateRange'],
  leavePlanned: ['end', 'dateRange'],
  leaveActual: ['end', 'dateRange'],
  country: ['places'],
  hostAgency: ['hostAgency', 'nameAndHost'],
  name: ['name', 'nameAndHost'],
};

/** The sheet's own head of the column that an issue is about, or our label where the sheet has no such column. */
function columnTitle(
  register: AnyRegister,
  columns: readonly FoundColumn[],
  issue: { readonly field: string | null; readonly list: string | null },
): string {
  const field = issue.field ?? '';
  const targets = targetsOf[field] ?? [field, issue.list ?? '', `${issue.list}.${field}`];
  const column = columns.find((candidate) => targets.includes(candidate.target));
  const labels = registers[register.key as 'person'] as {
    readonly fields: Readonly<Record<string, string>>;
    readonly children: Readonly<Record<string, { readonly fields: Readonly<Record<string, string>> }>>;
  };
  const own = issue.list === null ? labels.fields : labels.children[issue.list]?.fields;
  return column?.title ?? own?.[field] ?? field;
}

/** Whether a row is a record, or a total, a group head, a row of column numbers, or a footer. */
function rowKind(
  table: FoundTable,
  cells: readonly SheetCell[],
  pastTotal: boolean,
): 'record' | 'total' | 'other' {
  const used = cells.filter((cell) => cell.text !== '');
  const distinct = new Set(used.map((cell) => cell.text));
  const first = headKey(used[0]?.text ?? '');
  const mapped = table.columns.filter(
    (column) => column.reader !== 'ignore' && (cells[column.index]?.text ?? '') !== '',
  );
  const nameCell = headKey(
    cells[
      table.columns.find((column) => ['name', 'fullName', 'nameAndHost'].includes(column.target))?.index ?? 0
    ]?.text ?? '',
  );
  const hasDay = table.columns.some(
    (column) =>
      ['start', 'end', 'dateRange'].includes(column.reader) && (cells[column.index]?.text ?? '') !== '',
  );
  const isTotal = (text: string): boolean =>
    lists.totalWords.some(
      (word) =>
        text === word || (text.startsWith(`${word} `) && (word.length > 5 || /\d|doan|so/.test(text))),
    );
  if (!hasDay && (isTotal(first) || isTotal(nameCell))) return 'total';
  // Column numbers under the heads: (1) (2) (3), or 1 2 3 in every column.
  const numbered = used.filter((cell) => /^\(?\d{1,2}\)?$/.test(cell.text));
  if (used.length > 2 && numbered.length === used.length) return 'other';
  if (table.columns.every((column) => headKey(cells[column.index]?.text ?? '') === headKey(column.title)))
    return 'other';
  // One text across the row, or a Roman or lettered head without anything else.
  if (distinct.size === 1 && used.length > 1) return 'other';
  if (
    !hasDay &&
    mapped.length <= 1 &&
    (/^([ivx]{1,4}|[a-h])[ .)]/i.test(used[0]?.text ?? '') ||
      /^([IVX]{1,4}|[A-H])[.)]?$/.test(used[0]?.text ?? ''))
  ) {
    return 'other';
  }
  if (!hasDay && lists.footerWords.some((word) => first.startsWith(word))) return 'other';
  if (pastTotal && !hasDay) return 'other';
  return mapped.length === 0 ? 'other' : 'record';
}
