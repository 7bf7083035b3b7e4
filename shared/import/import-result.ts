/** Why a row of a sheet is refused: `code` names a sentence of i18n (`imports.<code>` or `issues.<code>`). */
export interface RowProblem {
  /** Number of the row in the sheet, from 1. */
  readonly row: number;
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

/** What somebody decided about rows of a file before it is imported. */
export interface Decisions {
  readonly mended: readonly MendedCell[];
  /** Rows that are taken although the same record is there already. */
  readonly taken: readonly SheetPlace[];
}

export const noDecisions: Decisions = { mended: [], taken: [] };

/** A row of a file that is shown before anything is written. */
export interface PreviewRow extends SheetPlace {
  /** Words of its cells by the target of the column; what is empty is absent. */
  readonly texts: Readonly<Record<string, string>>;
  readonly problems: readonly RowProblem[];
  /** Nothing is wrong with it but that the same record is there already, or stands in the file before. */
  readonly double: boolean;
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
  /** Rows that can be imported. */
  readonly good: number;
  /** Refused rows, each with at least one problem. */
  readonly bad: number;
  readonly problems: readonly RowProblem[];
  /** Of the refused rows those that are refused only because the same record is there already. */
  readonly doubles: number;
  /** Columns that can be typed in, with those that the sheet lacks and a refused row needs. */
  readonly typed: readonly { readonly title: string; readonly target: string }[];
  /** Refused rows, those that somebody decided about, and the first good ones; none where nothing can be mended. */
  readonly rows: readonly PreviewRow[];
  /** Rows that are no record: totals, group heads, footers. */
  readonly ignored: readonly number[];
  /** Rows that say what is kept already; only where an import changes kept rows. */
  readonly unchanged?: number;
  /** Rows written; 0 for a dry run. */
  readonly imported: number;
  /** Names the save for undo; null where nothing was written. */
  readonly saveId: string | null;
}
