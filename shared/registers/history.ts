import type { FieldValue } from './field.ts';

/** What an erasing of identity-document numbers is named by; its new value: `ground`, `note`, `numbers` (how many). */
export const NUMBERS_ERASED = 'numbersErased';

/** One changed field: of the record (`list` null), or of one of its child rows. */
export interface HistoryChange {
  readonly list: string | null;
  readonly childId: string | null;
  /** A field's name, or `position`, `withdrawn`, `code` of the frame. */
  readonly field: string;
  readonly old: FieldValue;
  readonly new: FieldValue;
  /** What names the row of a list, as it was after the change: its first columns that hold something. Empty for the record. */
  readonly named: readonly NamingValue[];
}

export interface NamingValue {
  readonly field: string;
  readonly value: FieldValue;
}

/** One save as the history of a record shows it. */
export interface HistoryEntry {
  readonly saveId: string;
  /** ISO instant, UTC. */
  readonly at: string;
  readonly actor: string;
  readonly origin: string;
  readonly changes: readonly HistoryChange[];
}
