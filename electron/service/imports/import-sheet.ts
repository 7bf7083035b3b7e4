import { checkContext } from '../../../db/ledger/check-context.ts';
import { findDuplicate } from '../../../db/queries/duplicates.ts';
import { referenceRows } from '../../../db/reference.ts';
import { countingRules } from '../../../db/settings.ts';
import type { ReadStore, WriteStore } from '../../../db/store.ts';
import { today } from '../../../db/today.ts';
import {
  noDecisions,
  noFindings,
  type Decisions,
  type ImportResult,
  type RowProblem,
} from '../../../shared/import/import-result.ts';
import type { RecordSheet, SheetRecord } from '../../../shared/import/record/record-sheet.ts';
import { inSheet, issueProblem, rowKey } from '../../../shared/import/record/row-problems.ts';
import {
  registerNamed,
  type OpenRegister,
  type OpenRegisterName,
} from '../../../shared/registers/all-registers.ts';
import type { AnyRecord } from '../../../shared/registers/define-register.ts';
import { blankRecord, withChanges } from '../../../shared/registers/edit-record.ts';
import type { RecordSave } from '../../../shared/registers/save-request.ts';
import { validateRecord } from '../../../shared/registers/validate.ts';
import type { Reader, ReadOptions } from '../reader/reader.ts';
import { importOnce, type JudgedSheet, type Judgement, type SheetImport } from './import-call.ts';
import { pauses } from './pauses.ts';
import { ClosedRows } from './closed-rows.ts';
import { isDouble, Preview } from './preview.ts';

export interface ImportOptions extends SheetImport {
  readonly register: OpenRegisterName;
}

/**
 * Imports a sheet whole, or not at all: one row with an error keeps the file out unless `skipBadRows`. All rows are one
 * save, so one undo takes the import back. Other calls are answered while it is read and judged.
 * @param store gives the open store, which another call may replace meanwhile.
 * @throws Refusal `not-a-spreadsheet`, `no-header-row`, `too-many-rows`, and those of `Reader`. Refused rows are in the
 * result, not thrown.
 */
export function importSheet(
  store: () => WriteStore,
  reader: Reader,
  options: ImportOptions,
  how: ReadOptions = {},
): Promise<ImportResult> {
  return importOnce(store, 'records.import', options.register, options, () =>
    readAndJudge(store, reader, options, how),
  );
}

async function readAndJudge(
  store: () => ReadStore,
  reader: Reader,
  { register: registerName, content, name, decisions = noDecisions }: ImportOptions,
  how: ReadOptions,
): Promise<JudgedSheet> {
  const sheet = await reader.read(
    {
      kind: 'records',
      content,
      name,
      register: registerName,
      decided: {
        mended: decisions.mended,
        answers: decisions.answers,
        columns: decisions.columns,
        headRows: decisions.headRows,
      },
      reference: referenceRows(store()),
      today: today(store()),
    },
    how,
  );
  const register = registerNamed(registerName);
  const asOf = store().lastClock;
  const pause = pauses(how, sheet.rows.length);
  const steps = judging(store, register, sheet, decisions);
  let step = steps.next();
  for (let at = 0; step.done !== true; at += 1) {
    await pause(at);
    step = steps.next();
  }
  return { ...step.value, asOf, again: (now) => straight(judging(() => now, register, sheet, decisions)) };
}

/** Carries out all steps at once. */
function straight<Answer>(steps: Generator<void, Answer, void>): Answer {
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}

/**
 * Parts the rows that can be saved from those that the register's checks, a kept record or another row refuses.
 * @yields before each row.
 */
function* judging(
  store: () => ReadStore,
  register: OpenRegister,
  { tables, rows, ignored, passed, leftSheets, questions, heads }: RecordSheet,
  decisions: Decisions,
): Generator<void, Judgement, void> {
  const seen: SeenRows = new Map();
  const saves: RecordSave[] = [];
  const problems: RowProblem[] = [];
  const doubts: RowProblem[] = [];
  const preview = new Preview(register, tables, decisions);
  let [bad, doubles] = [0, 0];
  const closed = new ClosedRows(store(), register);
  for (const read of rows) {
    yield;
    const { name = '' } = tables[read.table] ?? {};
    const placed = (problem: RowProblem): RowProblem =>
      tables.length > 1 ? inSheet(problem, name) : problem;
    doubts.push(...read.doubts.map(placed));
    const found =
      read.problems.length > 0 ? read.problems : problemsOf(store(), register, { tables }, read, seen);
    const double = found.length === 1 && isDouble(found[0]);
    const isTaken = found.length === 0 || (double && preview.isTaken(read));
    preview.show(read, found, double);
    if (isTaken) {
      saves.push(read.save);
      closed.take(read.save);
    } else {
      bad += 1;
      if (double) doubles += 1;
      problems.push(...found.map(placed));
    }
  }
  const columns = tables.flatMap((table) => table.columns);
  const result = {
    sheet: tables.map((table) => table.name).join(', '),
    columns: columns
      .filter((column, at) => columns.findIndex((other) => other.target === column.target) === at)
      .map(({ title, target }) => ({ title, target })),
    unused: [...new Set(tables.flatMap((table) => table.unused))],
    good: saves.length,
    bad,
    problems,
    ...noFindings,
    doubts,
    questions,
    heads,
    leftSheets,
    passed,
    doubles,
    closed: closed.counted(),
    ...preview.shown(),
    ignored: [...ignored],
    imported: 0,
    saveId: null,
  };
  return { result, saves };
}

/** By what makes rows the same, the first row of each. */
type SeenRows = Map<string, SheetRecord>;

/** What keeps a row out although each of its cells was read. */
function problemsOf(
  store: ReadStore,
  register: OpenRegister,
  { tables }: Pick<RecordSheet, 'tables'>,
  read: SheetRecord,
  seen: SeenRows,
): readonly RowProblem[] {
  const { row, save } = read;
  const record: AnyRecord = withChanges(register, blankRecord(register, save.id), save);
  const columns = tables[read.table]?.columns ?? [];
  const problems = [
    ...validateRecord(register, record),
    ...register.check(record, checkContext(store, register, record)),
  ]
    .filter((issue) => issue.severity === 'error')
    .map((issue) => issueProblem(register, columns, issue, row));
  if (problems.length > 0) return problems;
  const twin = findDuplicate(store, register, record);
  if (twin !== null) return [{ row, column: '', code: 'duplicate-record', params: { code: twin } }];
  const key = rowKey(register, record, countingRules(store));
  const before = seen.get(key);
  if (before === undefined) {
    seen.set(key, read);
    return [];
  }
  const sheet = tables[before.table]?.name ?? '';
  return [{ row, column: '', code: 'repeated-row', params: { row: before.row, sheet } }];
}
