import type { ClosedPeriod } from '../report/closed-period.ts';
import type { PlainDate } from '../time/plain-date.ts';

/** Why a row of a sheet is refused: `code` names a sentence of i18n (`imports.<code>` or `issues.<code>`). */
export interface RowProblem {
  /** Number of the row in the sheet, from 1. */
  readonly row: number;
  /** Name of its sheet, where several are read; absent where one is. */
  readonly sheet?: string;
  /** Head of the column as the sheet writes it; empty for the row as a whole. */
  readonly column: string;
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
  /** The column's target; absent for the row as a whole, and where nothing can be typed. */
  readonly target?: string;
}

/** A cell of a sheet with the words that stand there instead of its own. */
export interface MendedCell extends SheetPlace {
  readonly target: string;
  readonly text: string;
}

/** A row of a workbook. */
export interface SheetPlace {
  /** Name of the sheet. */
  readonly sheet: string;
  /** Number of the row in the sheet, from 1. */
  readonly row: number;
}

/** What a file may leave open, which only its reader can tell. */
export const questionKinds = [
  'hiddenRows',
  'struckRows',
  'dateOrder',
  'missingDay',
  'identityNumbers',
] as const;
export type QuestionKind = (typeof questionKinds)[number];
export type ChoiceQuestion = Exclude<QuestionKind, 'missingDay'>;

/** What can be answered to each kind of question; `missingDay` is answered with a day. */
export const answersTo = {
  hiddenRows: ['take', 'leave'],
  struckRows: ['take', 'leave'],
  dateOrder: ['dayFirst', 'monthFirst'],
  identityNumbers: ['without', 'keep'],
} as const satisfies Readonly<Record<ChoiceQuestion, readonly string[]>>;

/** The answers that were given; a kind that nobody answered is absent. */
export type Answers = { readonly [Kind in ChoiceQuestion]?: (typeof answersTo)[Kind][number] } & {
  readonly missingDay?: PlainDate;
};

/** A place that a question is about, with what stands there. */
export interface QuestionSample {
  /** Number of the row in the sheet, from 1. */
  readonly row: number;
  /** Head of the column; empty for the row as a whole. */
  readonly column: string;
  /** The words as the sheet shows them. */
  readonly text: string;
  /** What a date would be by each order, as people write dates; only for `dateOrder`. */
  readonly readings?: { readonly dayFirst: string; readonly monthFirst: string };
}

/** A question about a sheet. Nothing of its file is saved while one is open. */
export interface SheetQuestion {
  readonly kind: QuestionKind;
  /** Name of the sheet. */
  readonly sheet: string;
  /** Rows that the answer decides about, from 1. */
  readonly rows: readonly number[];
  /** The first of them, for a look. */
  readonly samples: readonly QuestionSample[];
}

/** The questions that nobody answered yet. */
export function openQuestions(
  questions: readonly SheetQuestion[],
  answers: Answers,
): readonly SheetQuestion[] {
  return questions.filter(({ kind }) => answers[kind] === undefined);
}

/** What somebody decided that a column of a sheet is read as. */
export interface AssignedColumn {
  /** Name of the sheet. */
  readonly sheet: string;
  /** Place of the column in the grid of the sheet, from 0. */
  readonly index: number;
  /** Target of one of the register's columns; null: it is not read. */
  readonly target: string | null;
}

/** A column of a table as a person may assign it. */
export interface SheetHead extends AssignedColumn {
  /** Its head as the sheet writes it; empty where there is none. */
  readonly title: string;
  /** Who says what it is: the program's own list of heads, an earlier import by hand, or this one. */
  readonly by: 'known' | 'remembered' | 'hand';
}

/** A row that was passed over as no record: a total, a group head, a footer. */
export interface PassedRow extends SheetPlace {
  readonly text: string;
}

/** What somebody decided about a file before it is imported. */
export interface Decisions {
  readonly mended: readonly MendedCell[];
  /** Rows that are taken as new records although the same record is there already. */
  readonly taken: readonly SheetPlace[];
  /** Rows of known records that change nothing. */
  readonly left: readonly SheetPlace[];
  /** Rows that change the record of their code although it looks like another. */
  readonly updated: readonly SheetPlace[];
  readonly answers: Answers;
  readonly columns: readonly AssignedColumn[];
  /** Rows of heads that somebody pointed at, where none was found. */
  readonly headRows: readonly SheetPlace[];
  /** What heads are read as, by their words; for who knows no places of columns. */
  readonly heads: readonly { readonly title: string; readonly target: string | null }[];
}

/** Of the decisions those that say how a file is read. */
export type ReadDecisions = Partial<Pick<Decisions, 'mended' | 'answers' | 'columns' | 'headRows' | 'heads'>>;

export const noDecisions: Decisions = {
  mended: [],
  taken: [],
  left: [],
  updated: [],
  answers: {},
  columns: [],
  headRows: [],
  heads: [],
};

/** A field of a kept record that a row of a file would change, in words. */
export interface FieldChange {
  /** Key of the register, of its child list (null for the record's own field), and of the field: what its label goes by. */
  readonly of: { readonly register: string; readonly list: string | null; readonly field: string };
  /** What the row of the list is called; empty for the record's own field. */
  readonly child: string;
  /** Empty for an empty field. */
  readonly before: string;
  readonly after: string;
}

/** What a row of a file would change in a record that is known. */
export interface RowUpdate {
  /** Code of the known record. */
  readonly code: string;
  readonly changes: readonly FieldChange[];
}

/** A row of a file that is shown before anything is written. */
export interface PreviewRow extends SheetPlace {
  /** Words of its cells by the target of the column; what is empty is absent. */
  readonly texts: Readonly<Record<string, string>>;
  readonly problems: readonly RowProblem[];
  /** Nothing is wrong with it but that the same record is there already, or stands in the file before. */
  readonly double: boolean;
  /** Cells whose reading is doubtful: they keep nothing out. */
  readonly doubts: readonly RowProblem[];
  /** What it changes in a known record, nothing where it says what is kept; null for a new one. */
  readonly update: RowUpdate | null;
}

/** A row of a sheet without heads, as it is shown to be pointed at. */
export interface HeadlessRow extends SheetPlace {
  readonly texts: readonly string[];
}

/** Refused rows that are shown at most, and good ones beside them. */
export const shownRows = { bad: 300, good: 50 } as const;

/** What an import found in a sheet, and what it did. */
export interface ImportResult {
  readonly sheet: string;
  /** Heads that were understood, with the field each fills. */
  readonly columns: readonly { readonly title: string; readonly target: string }[];
  /** Heads that nothing is read under. */
  readonly unused: readonly string[];
  /** Rows that can be imported: new records and changed ones. */
  readonly good: number;
  /** Of them those that change records that are known. */
  readonly updated: number;
  /** Refused rows, each with at least one problem. */
  readonly bad: number;
  readonly problems: readonly RowProblem[];
  /** Cells that were read with a doubt, of refused rows too. */
  readonly doubts: readonly RowProblem[];
  /** Every question of the file, the answered ones too. */
  readonly questions: readonly SheetQuestion[];
  /** Every column that may be assigned by hand; none where it cannot be. */
  readonly heads: readonly SheetHead[];
  /** The first rows of a file in which no row of heads was found, with the label of the column that is missed; else null. */
  readonly headless: { readonly needed: string; readonly rows: readonly HeadlessRow[] } | null;
  /** Sheets that hold something and were not read. */
  readonly leftSheets: readonly string[];
  /** Of the refused rows those that are refused only because the same record is there already. */
  readonly doubles: number;
  /** Columns that can be typed in, with those that the sheet lacks and a refused row needs. */
  readonly typed: readonly { readonly title: string; readonly target: string }[];
  /** Refused rows, those that somebody decided about, and the first good ones; none where nothing can be mended. */
  readonly rows: readonly PreviewRow[];
  /** Closed periods whose figures the rows that can be imported would change, each with their number. */
  readonly closed: readonly { readonly period: ClosedPeriod; readonly count: number }[];
  /** Rows that are no record: totals, group heads, footers. */
  readonly ignored: readonly number[];
  /** The same with their words. */
  readonly passed: readonly PassedRow[];
  /** Rows that change known records, each with what it changes. */
  readonly updates: readonly (SheetPlace & RowUpdate)[];
  /** Rows that say what is kept already; absent where there is none. */
  readonly unchanged?: number;
  /** Rows written; 0 for a dry run. */
  readonly imported: number;
  /** Names the save for undo; null where nothing was written. */
  readonly saveId: string | null;
}

/** What a file may tell beside its rows, where it tells nothing of it. */
export const noFindings = {
  doubts: [],
  questions: [],
  heads: [],
  headless: null,
  leftSheets: [],
  passed: [],
  updates: [],
  updated: 0,
} as const satisfies Partial<ImportResult>;
