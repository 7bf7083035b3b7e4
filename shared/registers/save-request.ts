import type { JsonValue } from './field.ts';
import type { OpenRegisterName, RegisterName } from './all-registers.ts';
import type { Withdrawn } from './define-register.ts';

/** A value on its way in: as `FieldValue`, but a secret number is plain text here and only here. */
export type InputValue = JsonValue;

/** What changed in one child row; a new id makes a new row. Only changed fields are named. */
export interface ChildSave {
  readonly id: string;
  readonly position?: number;
  readonly withdrawn?: boolean;
  readonly fields: Readonly<Record<string, InputValue>>;
}

/** What changed in one record; a new id makes a new record. Only changed fields are named. */
export interface RecordSave {
  readonly register: RegisterName;
  readonly id: string;
  readonly fields: Readonly<Record<string, InputValue>>;
  readonly children: Readonly<Record<string, readonly ChildSave[]>>;
  readonly withdrawn?: Withdrawn | null;
  /**
   * The version of the record that the save began from. What another save changed since is not overwritten: the save is
   * refused and tells it. Left out where nobody looked at a version, as in an import.
   */
  readonly basedOn?: string;
}

/** A text of which somebody said that what looks like numbers of identity documents in it is none. */
export interface NoNumber {
  /** Id of the record. */
  readonly id: string;
  readonly list: string | null;
  readonly childId: string | null;
  readonly field: string | null;
  /** The numbers as they were asked about: masked. */
  readonly numbers: string;
}

/** Most records that one save changes. */
export const MOST_RECORDS = 500;

/** The same change in many records of a register. */
export interface ManySave {
  readonly noNumbers?: readonly NoNumber[];
  readonly register: OpenRegisterName;
  /** Each with the version that it was seen at: what another save changed since is not overwritten. */
  readonly records: readonly { readonly id: string; readonly version: string }[];
  readonly fields: Readonly<Record<string, InputValue>>;
  /** Left out where records stay as they stand. */
  readonly withdrawn?: Withdrawn | null;
}

/** All that one press of Save changes, in one transaction, once for each `writeId`. */
export interface SaveRequest {
  /** UUIDv7 made by the window. */
  readonly writeId: string;
  readonly saves: readonly RecordSave[];
  readonly noNumbers?: readonly NoNumber[];
}

export interface SavedRecord {
  readonly register: RegisterName;
  readonly id: string;
  readonly code: string;
  /** False when nothing in it differed from what is kept. */
  readonly changed: boolean;
  /** The version of the record after the save, for `basedOn` of the next. */
  readonly version: string;
}

/** What an undo left as it stands, because another save changed it since. */
export interface KeptPlace {
  readonly register: RegisterName;
  readonly id: string;
  readonly code: string;
  /** True where the save had made the record and it stays whole. */
  readonly whole: boolean;
  /** Fields that stay where the record was changed only; those of child rows with the name of their list. */
  readonly fields: readonly { readonly list: string | null; readonly field: string }[];
}

export interface UndoOutcome extends SaveOutcome {
  readonly kept: readonly KeptPlace[];
}

export interface SaveOutcome {
  /** Names the save for undo and history; equal to the request's `writeId`. */
  readonly saveId: string;
  readonly records: readonly SavedRecord[];
}
