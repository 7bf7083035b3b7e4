import { Refusal } from '../../contract/refusal.ts';
import type { ReferenceIndex } from '../../reference/find-reference.ts';
import type { OpenRegister } from '../../registers/all-registers.ts';
import type { RecordSave } from '../../registers/save-request.ts';
import type { PlainDate } from '../../time/plain-date.ts';
import type { DeadlinePractice } from '../../time/worded-deadline.ts';
import { emptyCell, shownText, type SheetCell } from '../cells/sheet-cells.ts';
import type { FoundColumn } from '../columns/found-columns.ts';
import type {
  ReadDecisions,
  HeadlessRow,
  PassedRow,
  QuestionSample,
  RowProblem,
  SheetHead,
  SheetQuestion,
} from '../import-result.ts';
import { findTables } from '../table/find-tables.ts';
import { headsOf } from '../table/table-heads.ts';
import { isGuide } from '../table/table-titles.ts';
import type { FoundTable } from '../table/found-table.ts';
import { titlePeriod } from '../table/title-period.ts';
import type { SheetGrid, Workbook } from '../workbook/workbook.ts';
import { headKeyOf } from '../columns/assigned-columns.ts';
import { columnHead } from '../template/template-columns.ts';
import { fieldLabel } from './field-labels.ts';
import { readRow, type AssumedValues } from './read-row.ts';
import { rowsRead } from './rows-read.ts';
import { yearOfDays } from './year-of-days.ts';

/** What the reading of records from a sheet stands on. */
export interface SheetContext {
  readonly register: OpenRegister;
  readonly index: ReferenceIndex;
  readonly today: PlainDate;
  readonly newId: () => string;
  /** How this office counts deadlines in words; the usual practice where absent. */
  readonly practice?: DeadlinePractice;
  /** What was decided about the file so far. */
  readonly decided?: ReadDecisions;
  /** What earlier imports into the register read heads as. */
  readonly assigned?: readonly { readonly head: string; readonly target: string | null }[];
  /** Told now and then how many rows of how many are read. */
  readonly tell?: (progress: { readonly done: number; readonly total: number }) => void;
  /** Takes rows as soon as they are read; the sheet then lacks them, so that a long one is never held whole. */
  readonly hand?: (rows: readonly SheetRecord[]) => void;
}

/** A row of a sheet as a record: what would be saved, with the reasons of its cells that keep it out. */
export interface SheetRecord {
  /** Place of its table in `RecordSheet.tables`. */
  readonly table: number;
  /** Number of its first row in the sheet, from 1. */
  readonly row: number;
  readonly save: RecordSave;
  /** What its column of codes says; empty where nothing. */
  readonly code: string;
  readonly problems: readonly RowProblem[];
  readonly doubts: readonly RowProblem[];
  /** As `ReadRow.assumed`. */
  readonly assumed: AssumedValues;
  /** As `ReadRow.askedDay`. */
  readonly askedDay: PlainDate | null;
  /** Words of its cells, in the order of the columns of its table. */
  readonly texts: readonly string[];
}

/** Everything that a workbook holds for a register. */
export interface RecordSheet {
  readonly tables: readonly {
    /** Name of the sheet. */
    readonly name: string;
    readonly columns: readonly FoundColumn[];
    /** Heads over cells that nothing is read from. */
    readonly unused: readonly string[];
  }[];
  /** Numbers of rows that are no record: totals, group heads, footers. */
  readonly ignored: readonly number[];
  /** The same rows with their words. */
  readonly passed: readonly PassedRow[];
  /** Sheets that hold something and were not read. */
  readonly leftSheets: readonly string[];
  /** What only a person can tell; the answered ones too. */
  readonly questions: readonly SheetQuestion[];
  /** Every column that may be assigned by hand. */
  readonly heads: readonly SheetHead[];
  /** The first rows, where no row of heads was found. */
  readonly headless: readonly HeadlessRow[];
  readonly rows: readonly SheetRecord[];
}

const TELL_EVERY = 250;
/** Rows of a question that are shown with their words. */
const SHOWN = 5;

/**
 * The records of a workbook: its tables, their rows, each cell under its column, and what they make together. Where several
 * sheets hold such a table, all of them are read. Where none does, the first rows are told instead.
 */
export function readRecordSheet(workbook: Workbook, context: SheetContext): RecordSheet {
  const { register, tell, hand } = context;
  const tables = tablesOf(workbook, context);
  const found = rowsRead(tables, context);
  const total = found.reduce((sum, { records }) => sum + records.length, 0);
  const rows: SheetRecord[] = [];
  let done = 0;
  const ofRows: SheetQuestion[] = [];
  const readColumns: (readonly FoundColumn[])[] = [];
  for (const [at, { records }] of found.entries()) {
    const { columns, mend } = mending(tables[at], context, found[at]?.columns ?? []);
    readColumns.push(columns);
    const { grid, period = null, title = '', titleDay = null } = tables[at] ?? {};
    const answeredDay = context.decided?.answers?.missingDay ?? null;
    const keepsNumbers = context.decided?.answers?.identityNumbers === 'keep';
    const yearOfRows = yearOfDays(register, columns, records);
    const reader = { ...context, columns, title, titleDay, answeredDay, keepsNumbers, yearOfRows };
    const undated: number[] = [];
    const samples: QuestionSample[] = [];
    const numbered: number[] = [];
    const numbers: QuestionSample[] = [];
    for (const record of records) {
      const { row, group } = record;
      const cells = mend(row, record.cells);
      const texts = columns.map(({ index }) => shownText(cells[index] ?? emptyCell));
      const inGroup = { ...reader, group, period: titlePeriod(group) ?? period };
      const { numbers: inTexts, ...read } = readRow(inGroup, cells, record);
      if (inTexts.length > 0) numbered.push(row);
      if (numbers.length < SHOWN) numbers.push(...inTexts.slice(0, SHOWN - numbers.length));
      if (read.askedDay !== null) {
        undated.push(row);
        if (samples.length < SHOWN) samples.push({ row, column: '', text: texts.join(' ').trim() });
      }
      const doubts = [...(found[at]?.doubts.flatMap((named) => named.get(row) ?? []) ?? []), ...read.doubts];
      rows.push({ table: at, row, ...read, doubts, texts });
      done += 1;
      if (done % TELL_EVERY !== 0) continue;
      tell?.({ done, total });
      hand?.(rows.splice(0));
    }
    if (numbered.length > 0)
      ofRows.push({ kind: 'identityNumbers', sheet: grid?.name ?? '', rows: numbered, samples: numbers });
    if (undated.length > 0)
      ofRows.push({
        kind: 'missingDay',
        sheet: grid?.name ?? '',
        rows: undated,
        samples,
      });
  }
  return {
    tables: tables.map(({ grid, unused }, at) => ({
      name: grid.name,
      columns: readColumns[at] ?? [],
      unused,
    })),
    ignored: found.flatMap(({ ignored }) => ignored),
    passed: found.flatMap(({ ignored }, at) => ignored.flatMap((row) => passedRow(tables[at]?.grid, row))),
    leftSheets: workbook
      .filter((grid) => !isGuide(grid) && tables.every((table) => table.grid !== grid))
      .map((grid) => grid.name),
    questions: [...found.flatMap(({ questions }) => questions), ...ofRows],
    heads: tables.flatMap((table) => (table.isFurther ? [] : headsOf(table, register))),
    headless: tables.length > 0 ? [] : firstRows(workbook),
    rows,
  };
}

/** The tables of a workbook; none where no row of heads is found and nobody pointed at one. */
function tablesOf(workbook: Workbook, { register, assigned, decided }: SheetContext): readonly FoundTable[] {
  const { columns = [], headRows = [], heads = [] } = decided ?? {};
  const said = heads.map(({ title, target }) => ({ head: headKeyOf(title), target, by: 'hand' as const }));
  const before = (assigned ?? []).map((one) => ({ ...one, by: 'remembered' as const }));
  try {
    return findTables(workbook, register, fieldLabel(register, register.sheets.nameField), {
      heads: [...before, ...said],
      columns,
      headRows,
    });
  } catch (error) {
    if (error instanceof Refusal && error.detail.code === 'no-header-row') return [];
    throw error;
  }
}

/** Rows of each sheet among which the heads are looked for by hand. */
const FIRST_ROWS = 12;
const FIRST_SHEETS = 4;

function firstRows(workbook: Workbook): readonly HeadlessRow[] {
  return workbook
    .filter((grid) => grid.rows.length > 0 && !isGuide(grid))
    .slice(0, FIRST_SHEETS)
    .flatMap((grid) =>
      grid.rows.slice(0, FIRST_ROWS).flatMap((cells, at) => {
        const texts = cells.map((cell) => cell.text);
        return texts.every((text) => text === '')
          ? []
          : [{ sheet: grid.name, row: grid.firstRow + at, texts }];
      }),
    );
}

function passedRow(grid: SheetGrid | undefined, row: number): readonly PassedRow[] {
  if (grid === undefined) return [];
  // A merged cell says its words once.
  const texts = new Set((grid.rows[row - grid.firstRow] ?? []).map((cell) => cell.text));
  return [{ sheet: grid.name, row, text: [...texts].filter((text) => text !== '').join(' ') }];
}

/** The columns of a table, with those that it lacks and somebody typed in, and its cells with what was typed. */
function mending(
  table: FoundTable | undefined,
  { register, decided: { mended = [] } = {} }: SheetContext,
  found: readonly FoundColumn[],
): {
  readonly columns: readonly FoundColumn[];
  readonly mend: (row: number, cells: readonly SheetCell[]) => readonly SheetCell[];
} {
  const own = mended.filter((cell) => cell.sheet === table?.grid.name);
  if (own.length === 0) return { columns: found, mend: (_, cells) => cells };
  const width = (table?.grid.rows ?? []).reduce(
    (widest, cells) => Math.max(widest, cells.length),
    1 + Math.max(-1, ...found.map((column) => column.index)),
  );
  const lacking = register.sheets.columns.filter(
    ({ target, reader }) =>
      (reader !== 'ignore' || target === 'code') &&
      own.some((cell) => cell.target === target) &&
      found.every((column) => column.target !== target),
  );
  const columns = [
    ...found,
    ...lacking.map((known, at) => ({
      index: width + at,
      target: known.target,
      reader: known.reader,
      title: columnHead(register, known),
      context: '',
    })),
  ];
  const indexOf = new Map(columns.map(({ target, index }) => [target, index]));
  const byRow = Map.groupBy(own, ({ row }) => row);
  return {
    columns,
    mend: (row, cells) => {
      const typed = byRow.get(row);
      if (typed === undefined) return cells;
      const next: SheetCell[] = [...cells];
      for (const { target, text } of typed) {
        const index = indexOf.get(target);
        if (index === undefined) continue;
        while (next.length < index) next.push(emptyCell);
        next[index] = { text: text.trim(), date: null, number: null };
      }
      return next;
    },
  };
}
