import type { TaggedFields, TaggedValues } from '../../../shared/registers/template-fields.ts';
import type { TemplateFault } from '../../../shared/registers/template-fault.ts';
import type { FilledPaper } from '../papers/templates/fill-template.ts';
import type { BackupFacts } from '../../../db/verify/read-backup.ts';
import type { BackupContents } from '../../../db/verify/backup-contents.ts';
import type { KeyCopy } from '../../../db/file/key-copy.ts';
import type { SetupFacts } from '../update/read-setup.ts';
import type { ReadNotice } from '../../../shared/contract/notices.ts';
import type { ReadDecisions } from '../../../shared/import/import-result.ts';
import type { RecordSheet } from '../../../shared/import/record/record-sheet.ts';
import type { ReferenceSheet } from '../../../shared/import/reference/reference-sheet.ts';
import type { Catalogue, ReferenceRow } from '../../../shared/reference/reference-row.ts';
import type { OpenRegisterName } from '../../../shared/registers/all-registers.ts';
import type { PlainDate } from '../../../shared/time/plain-date.ts';
import type { DeadlinePractice } from '../../../shared/time/worded-deadline.ts';

/** A file that somebody else made, and what is wanted of it. */
export type ForeignFile =
  | {
      /** Records of a register in a workbook or a text file. */
      readonly kind: 'records';
      readonly content: Uint8Array;
      readonly name: string;
      readonly register: OpenRegisterName;
      /** What was decided about it so far: typed cells, answers to questions, columns by hand. */
      readonly decided?: ReadDecisions;
      /** What earlier imports into the register read heads as. */
      readonly assigned?: readonly { readonly head: string; readonly target: string | null }[];
      readonly reference: readonly ReferenceRow[];
      readonly today: PlainDate;
      /** How its deadlines are counted; the usual practice where none is given. */
      readonly practice?: DeadlinePractice;
    }
  | {
      /** Rows of a catalogue in a workbook or a text file. */
      readonly kind: 'reference';
      readonly content: Uint8Array;
      readonly name: string;
      readonly catalogue: Catalogue;
      readonly reference: readonly ReferenceRow[];
      readonly today: PlainDate;
    }
  | {
      readonly kind: 'notice';
      /** A file, or a text that was pasted. */
      readonly content: Uint8Array | string;
      readonly name: string;
      /** How its deadlines are counted; the usual practice where none is given. */
      readonly practice?: DeadlinePractice;
    }
  | { readonly kind: 'picture'; readonly content: Uint8Array; readonly name: string }
  /** A Word template: what is wrong with it. */
  | { readonly kind: 'template'; readonly content: Uint8Array; readonly fields: TaggedFields }
  | {
      /** A Word template with its values. */
      readonly kind: 'filled';
      readonly content: Uint8Array;
      readonly values: TaggedValues;
      readonly fields: TaggedFields;
    }
  /** A backup of ours that was just made, or one that a command names: whether it is whole. */
  | { readonly kind: 'backup'; readonly path: string }
  /** A backup that someone wants to restore: what it holds. */
  | { readonly kind: 'contents'; readonly path: string }
  /** The keys that lie beside backups. */
  | { readonly kind: 'keys'; readonly path: string }
  /** A setup file of the program, as someone brought it. */
  | { readonly kind: 'setup'; readonly path: string };

export type ForeignKind = ForeignFile['kind'];

interface Results {
  readonly records: RecordSheet;
  readonly reference: ReferenceSheet;
  readonly notice: ReadNotice;
  /** The picture without its private parts. */
  readonly picture: Uint8Array;
  readonly template: readonly TemplateFault[];
  readonly filled: FilledPaper;
  readonly backup: BackupFacts;
  readonly contents: BackupContents;
  readonly keys: KeyCopy;
  readonly setup: SetupFacts;
}

/** What comes of reading a file of this kind. */
export type ReadResult<File extends ForeignFile = ForeignFile> = Results[File['kind']];

/** How far a reading is: the file is opened, its rows or pages are read, rows then checked, and saved where that was asked. */
export interface ReadProgress {
  readonly step: 'open' | 'read' | 'page' | 'check' | 'save';
  /** Rows, or pages; both 0 while the file is opened. */
  readonly done: number;
  readonly total: number;
}

/** What a reader process may use up before it is ended. */
export interface ReadLimits {
  /** Milliseconds from the start of the process to its answer. */
  readonly time: number;
  /** Bytes of memory of the whole process, buffers outside the script engine's heap included. */
  readonly memory: number;
}

const MINUTE = 60_000;
const GIB = 1024 ** 3;

/**
 * Sheets: 200,000 rows of eight filled columns took 570 MB and a minute of one core (the most that is read is 250,000). For the
 * other kinds these are bounds that were chosen, not measured; all are below what makes an office PC of 4 GiB swap.
 */
export const usualLimits: Readonly<Record<ForeignKind, ReadLimits>> = {
  records: { time: 10 * MINUTE, memory: GIB },
  reference: { time: 2 * MINUTE, memory: 1.5 * GIB },
  notice: { time: 2 * MINUTE, memory: 1.5 * GIB },
  picture: { time: MINUTE, memory: GIB },
  template: { time: MINUTE, memory: GIB },
  filled: { time: MINUTE, memory: GIB },
  // A backup with many scans is read from one end to the other.
  backup: { time: 15 * MINUTE, memory: GIB },
  contents: { time: 15 * MINUTE, memory: GIB },
  keys: { time: MINUTE, memory: GIB },
  // Some hundred megabytes are summed up, at worst twice, from a slow disk.
  setup: { time: 5 * MINUTE, memory: GIB },
};
