/** Why a row of a sheet is refused: `code` names a sentence of i18n (`imports.<code>` or `issues.<code>`). */
export interface RowProblem {
  /** Number of the row in the sheet, from 1. */
  readonly row: number;
  /** Head of the column as the sheet writes it; empty for the row as a whole. */
  readonly column: string;
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}

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
  /** Rows that are no record: totals, group heads, footers. */
  readonly ignored: readonly number[];
  /** Rows that say what is kept already; only where an import changes kept rows. */
  readonly unchanged?: number;
  /** Rows written; 0 for a dry run. */
  readonly imported: number;
  /** Names the save for undo; null where nothing was written. */
  readonly saveId: string | null;
}
