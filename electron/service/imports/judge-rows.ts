import type { ReadStore } from '../../../db/store.ts';
import {
  noFindings,
  type Decisions,
  type ImportResult,
  type RowProblem,
} from '../../../shared/import/import-result.ts';
import type { RecordSheet, SheetRecord } from '../../../shared/import/record/record-sheet.ts';
import { fieldLabel } from '../../../shared/import/record/field-labels.ts';
import type { OpenRegister } from '../../../shared/registers/all-registers.ts';
import type { RecordSave } from '../../../shared/registers/save-request.ts';
import type { ReadProgress } from '../reader/foreign-file.ts';
import { ClosedRows } from './closed-rows.ts';
import type { Judgement } from './import-call.ts';
import { KnownRows } from './known-rows.ts';
import { isDouble, Preview } from './preview.ts';
import { RowJudge } from './row-judge.ts';

/**
 * Parts the rows that make or change records from those that say what is kept, and from those that the register's checks, a
 * kept record or another row refuses.
 * @yields how far it is, before each row is set against what is kept, and before each is judged.
 */
export function* judgeRows(
  store: () => ReadStore,
  register: OpenRegister,
  sheet: RecordSheet,
  decisions: Decisions,
): Generator<ReadProgress, Judgement, void> {
  const { tables, rows } = sheet;
  const known = new KnownRows(store, register);
  // Each row is taken up twice.
  const progress = (steps: number): ReadProgress => ({
    step: 'check',
    done: Math.floor(steps / 2),
    total: rows.length,
  });
  for (const [at, read] of rows.entries()) {
    yield progress(at);
    known.take(read);
  }
  const preview = new Preview(register, tables, decisions);
  const judge = new RowJudge(store, register, tables, known, preview);
  const closed = new ClosedRows(store(), register);
  const saves: RecordSave[] = [];
  const [problems, doubts]: [RowProblem[], RowProblem[]] = [[], []];
  const updates: ImportResult['updates'][number][] = [];
  let [bad, doubles, unchanged] = [0, 0, 0];
  for (const [at, read] of rows.entries()) {
    yield progress(rows.length + at);
    const { name = '' } = tables[read.table] ?? {};
    const placed = (problem: RowProblem): RowProblem =>
      tables.length > 1 ? { ...problem, sheet: name } : problem;
    const verdict = judge.verdict(read);
    const { save, problems: found, update, before } = verdict;
    // Only what is new gets the day that was answered, and only once it was.
    const isDated = before === null && decisions.answers.missingDay !== undefined;
    const doubtful = [
      ...read.doubts.filter(({ code }) => isDated || code !== 'assigned-by-answer'),
      ...(before === null ? read.assumed.doubts : []),
      ...judge.doubtsOf(read, verdict),
      ...(verdict.odd ?? []),
    ];
    doubts.push(...doubtful.map(placed));
    preview.show({ ...read, doubts: doubtful }, found, update);
    if (save !== null) {
      saves.push(save);
      closed.take(save, before ?? undefined);
      if (update !== null) updates.push({ ...preview.placeOf(read), ...update });
    } else if (found.length === 0) unchanged += 1;
    else {
      bad += 1;
      if (found.length === 1 && isDouble(found[0])) doubles += 1;
      problems.push(...found.map(placed));
    }
  }
  const columns = tables.flatMap((table) => table.columns);
  const { ignored, passed, leftSheets, heads } = sheet;
  const questions = questionsOf(sheet, judge.undated);
  const result: ImportResult = {
    ...noFindings,
    sheet: tables.map((table) => table.name).join(', '),
    columns: columns
      .filter((column, at) => columns.findIndex((other) => other.target === column.target) === at)
      .map(({ title, target }) => ({ title, target })),
    unused: [...new Set(tables.flatMap((table) => table.unused))],
    good: saves.length,
    updated: updates.length,
    bad,
    problems,
    doubts,
    questions,
    heads,
    headless:
      tables.length > 0
        ? null
        : { needed: fieldLabel(register, register.sheets.nameField), rows: sheet.headless },
    leftSheets,
    passed,
    updates,
    doubles,
    closed: closed.counted(),
    ...preview.shown(),
    ignored: [...ignored],
    ...(unchanged === 0 ? {} : { unchanged }),
    imported: 0,
    saveId: null,
  };
  return { result, saves };
}

/** The question about days without those rows that turned out to be about records that are kept. */
function questionsOf({ questions, tables }: RecordSheet, undated: ReadonlySet<SheetRecord>) {
  return questions.flatMap((question) => {
    if (question.kind !== 'missingDay') return [question];
    const asked = [...undated].filter(({ table }) => tables[table]?.name === question.sheet);
    const rows = new Set(asked.map(({ row }) => row));
    const samples = question.samples.filter(({ row }) => rows.has(row));
    return rows.size === 0
      ? []
      : [{ ...question, rows: question.rows.filter((row) => rows.has(row)), samples }];
  });
}
