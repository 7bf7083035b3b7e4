import { checkContext } from '../../../db/ledger/check-context.ts';
import { errorsBefore } from '../../../db/ledger/judge.ts';
import { plainNumber, type KnownRecord } from '../../../db/queries/known-records.ts';
import { readRecord } from '../../../db/record-rows.ts';
import { referenceRows } from '../../../db/reference.ts';
import { countingRules } from '../../../db/settings.ts';
import type { ReadStore } from '../../../db/store.ts';
import type { RowProblem, RowUpdate } from '../../../shared/import/import-result.ts';
import type { RecordSheet, SheetRecord } from '../../../shared/import/record/record-sheet.ts';
import { issueProblem, rowKeys } from '../../../shared/import/record/row-problems.ts';
import { updateRecord } from '../../../shared/import/update/update-record.ts';
import type { OpenRegister } from '../../../shared/registers/all-registers.ts';
import type { Issue } from '../../../shared/registers/check.ts';
import type { AnyRecord } from '../../../shared/registers/define-register.ts';
import { withChanges } from '../../../shared/registers/edit-record.ts';
import type { RecordSave } from '../../../shared/registers/save-request.ts';
import { validateRecord } from '../../../shared/registers/validate.ts';
import { reportNames, type ReportNames } from '../../../shared/report/report-names.ts';
import { changesInWords, printedOf } from './change-words.ts';
import { recordOf, type KnownRows } from './known-rows.ts';
import { emptiedCells } from './emptied-cells.ts';
import type { Preview } from './preview.ts';
import { RowTwins } from './row-twins.ts';

/** What becomes of a row: it is saved, says what is kept already, or is refused. */
interface Verdict {
  readonly save: RecordSave | null;
  readonly problems: readonly RowProblem[];
  readonly update: RowUpdate | null;
  /** The record that the save changes; null for a new one. */
  readonly before: AnyRecord | null;
  /** What the register's checks find odd in what was read. */
  readonly odd?: readonly RowProblem[];
  /** The record that a row of a new one makes. */
  readonly made?: AnyRecord;
}

/** Warnings of checks that say how a cell was read, by the beginning of their codes: of places named as markers. */
const READING = 'marker-';

/** Judges the rows of a file one after another. */
export class RowJudge {
  readonly #store: () => ReadStore;
  readonly #register: OpenRegister;
  readonly #tables: RecordSheet['tables'];
  readonly #known: KnownRows;
  readonly #preview: Preview;
  /** By what makes new rows the same, the first row of each. */
  readonly #seen = new Map<string, SheetRecord>();
  /** Rows of new records that lack the day that is asked for. */
  readonly undated = new Set<SheetRecord>();
  readonly #twins: RowTwins;
  #names: ReportNames | null = null;

  constructor(
    store: () => ReadStore,
    register: OpenRegister,
    tables: RecordSheet['tables'],
    known: KnownRows,
    preview: Preview,
  ) {
    this.#store = store;
    this.#register = register;
    this.#tables = tables;
    this.#known = known;
    this.#preview = preview;
    this.#twins = new RowTwins(store, register, known, tables);
  }

  verdict(read: SheetRecord): Verdict {
    if (read.problems.length > 0) return refused(read.problems);
    const { isNew, isLeft, isUpdate } = this.#preview.decided(read);
    const match = isNew ? ({ kind: 'new' } as const) : this.#known.of(read);
    switch (match.kind) {
      case 'new':
        return this.#newRecord(read, isNew);
      case 'known': {
        const verdict = this.#update(read, match.known);
        return isLeft && verdict.save !== null
          ? refused([problemOf(read, 'duplicate-record', { code: match.known.code })], verdict.update)
          : verdict;
      }
      case 'otherCode': {
        const verdict = this.#update(read, match.known);
        const { code, title } = match.known;
        return isUpdate
          ? verdict
          : refused([problemOf(read, 'code-of-other', { code, title }, 'code')], verdict.update);
      }
      case 'several':
        return refused([problemOf(read, 'several-records', { list: match.codes.join(', ') }, 'code')]);
      case 'repeated':
        return refused([this.#repeats(read, match.by)]);
      default:
        return match satisfies never;
    }
  }

  #repeats(read: SheetRecord, by: SheetRecord): RowProblem {
    const sheet = this.#tables[by.table]?.name ?? '';
    return problemOf(read, 'repeated-row', { row: by.row, sheet });
  }

  #newRecord(known: SheetRecord, isTaken: boolean): Verdict {
    const read = asNew(this.#register, known);
    if (known.askedDay !== null) this.undated.add(known);
    const record = recordOf(this.#register, read);
    const issues = this.#issuesOf(record);
    const problems = this.#inColumns(read, issues.filter(isError));
    if (problems.length > 0) return refused(problems);
    const odd = this.#inColumns(
      read,
      issues.filter(({ code }) => code.startsWith(READING)),
    );
    const keys = rowKeys(this.#register, record, countingRules(this.#store()));
    const before = keys.flatMap((key) => this.#seen.get(key) ?? [])[0];
    if (before !== undefined && !isTaken) return refused([this.#repeats(read, before)]);
    for (const key of keys) if (!this.#seen.has(key)) this.#seen.set(key, read);
    return {
      save: withForeignCode(this.#register, read),
      problems: [],
      update: null,
      before: null,
      odd,
      made: record,
    };
  }

  /** What is doubtful about a row that makes a record: its code names none, or one much like it is kept under another day. */
  doubtsOf(read: SheetRecord, { made }: Verdict): readonly RowProblem[] {
    if (made === undefined) return [];
    if (read.code !== '') return [problemOf(read, 'code-not-kept', { code: read.code }, 'code')];
    if (this.#preview.decided(read).isNew) return [];
    const twin = this.#twins.of(read, made);
    return twin === null ? [] : [problemOf(read, twin.code, twin.params, 'code')];
  }

  #update(read: SheetRecord, known: KnownRecord): Verdict {
    const store = this.#store();
    const register = this.#register;
    const before = readRecord(store, register.name, known.id);
    // It was there a moment ago, in the same store.
    if (before === null) return this.#newRecord(read, false);
    this.#names ??= reportNames(referenceRows(store));
    const columns = this.#tables[read.table]?.columns ?? [];
    const { save, changes } = updateRecord(
      {
        register,
        record: before,
        numberOf: (list, childId, field) => plainNumber(store, register, known.id, { list, childId, field }),
        printed: printedOf(
          register,
          before,
          columns.map(({ title }, at) => ({ title, text: read.texts[at] ?? '' })),
          this.#names,
        ),
        hasRemarks: columns.some(({ target }) => target === 'notes'),
      },
      read.save,
    );
    const update = { code: known.code, changes: changesInWords(register, changes, this.#names) };
    const emptied = emptiedCells(register, columns, read, before);
    if (changes.length === 0) return { save: null, problems: [], update, before, odd: emptied };
    const had = new Set(errorsBefore(store, { register, record: before }).map(placeOf));
    const issues = this.#issuesOf(withChanges(register, before, save));
    const errors = issues.filter((one) => isError(one) && !had.has(placeOf(one)));
    if (errors.length > 0) return refused(this.#inColumns(read, errors), update);
    const changed = issues.filter(
      ({ code, field }) => code.startsWith(READING) && field !== null && field in save.fields,
    );
    return { save, problems: [], update, before, odd: [...this.#inColumns(read, changed), ...emptied] };
  }

  #issuesOf(record: AnyRecord): readonly Issue[] {
    const register = this.#register;
    return [
      ...validateRecord(register, record),
      ...register.check(record, checkContext(this.#store(), register, record)),
    ];
  }

  #inColumns({ table, row, doubts }: SheetRecord, issues: readonly Issue[]): readonly RowProblem[] {
    const columns = this.#tables[table]?.columns ?? [];
    return issues.map((issue) => {
      const problem = issueProblem(this.#register, columns, issue, row);
      // What a failed formula should have said is not merely missing.
      const failed = doubts.find(
        ({ code, column }) => column === problem.column && ['cell-error', 'cell-not-computed'].includes(code),
      );
      return failed === undefined ? problem : { ...problem, code: failed.code, params: failed.params };
    });
  }
}

/** A row of a new record with what follows from its cells, and the day that was answered for rows without one. */
function asNew({ sheets }: OpenRegister, read: SheetRecord): SheetRecord {
  const { askedDay, assumed, save } = read;
  const isAsked = askedDay !== null && sheets.askedDay !== undefined;
  const day = isAsked ? { [sheets.askedDay]: askedDay } : {};
  return { ...read, save: { ...save, fields: { ...assumed.fields, ...save.fields, ...day } } };
}

/** A new record with the code that another list gave it, which would else be lost. */
function withForeignCode({ codePrefix }: OpenRegister, { save, code }: SheetRecord): RecordSave {
  if (code === '' || (codePrefix !== null && code.startsWith(`${codePrefix}-`))) return save;
  const notes = [save.fields['notes'], code].filter((part) => typeof part === 'string' && part !== '');
  return { ...save, fields: { ...save.fields, notes: notes.join('; ') } };
}

const isError = ({ severity }: Issue): boolean => severity === 'error';

const placeOf = ({ code, list, childId, field }: Issue): string =>
  JSON.stringify([code, list, childId, field]);

function refused(problems: readonly RowProblem[], update: RowUpdate | null = null): Verdict {
  return { save: null, problems, update, before: null };
}

function problemOf(
  { row }: SheetRecord,
  code: string,
  params: RowProblem['params'],
  target?: string,
): RowProblem {
  return { row, column: '', code, params, ...(target === undefined ? {} : { target }) };
}
