import type { Issue } from '../registers/check.ts';

/** Why something was not done. Each code has a sentence in i18n (`refusals.<code>`) that takes `params`. */
export const refusalCodes = [
  'no-numbers',
  'nothing-to-urge',
  'database-newer',
  'database-foreign',
  'database-older',
  'database-damaged',
  'database-read-only',
  'part-missing',
  'part-empty',
  'part-older',
  'part-foreign',
  'changes-missing',
  'files-missing',
  'keys-missing',
  'history-differs',
  'file-damaged',
  'key-damaged',
  'log-damaged',
  'witness-renewed',
  'save-unfinished',
  'data-moved',
  'data-in-two-places',
  'data-unclear',
  'disk-full',
  'file-held',
  'network-path',
  'cloud-folder',
  'already-open',
  'folder-missing',
  'folder-not-writable',
  'path-too-long',
  'name-refused',
  'part-read-only',
  'disk-faulty',
  'too-many-open',
  'not-ready',
  'only-looking',
  'not-set-up',
  'already-set-up',
  'setup-invalid',
  'record-not-found',
  'office-only',
  'invalid-record',
  'changed-meanwhile',
  'identity-number',
  'call-differs',
  'message-invalid',
  'message-too-large',
  'too-many-calls',
  'views-full',
  'drafts-full',
  'reason-needed',
  'nothing-to-undo',
  'version-not-found',
  'file-too-large',
  'over-bound',
  'file-missing',
  'not-a-picture',
  'number-unreadable',
  'not-a-spreadsheet',
  'sheet-empty',
  'sheet-locked',
  'sheet-is-document',
  'sheet-is-picture',
  'no-header-row',
  'column-not-in-file',
  'too-many-rows',
  'import-refused',
  'period-unknown',
  'period-closed',
  'report-signed',
  'reopening-signed',
  'section-unknown',
  'period-not-closed',
  'period-not-over',
  'pdf-unavailable',
  'pdf-failed',
  'backup-failed',
  'backup-invalid',
  'backup-altered',
  'backup-log-broken',
  'backup-faults',
  'backup-cancelled',
  'check-cancelled',
  'backup-place-lacking',
  'backup-place-read-only',
  'backup-place-unfit',
  'target-exists',
  'save-cancelled',
  'notice-scanned',
  'notice-unreadable',
  'notice-locked',
  'notice-damaged',
  'notice-old-word',
  'notice-rtf',
  'notice-unknown',
  'read-cancelled',
  'read-too-large',
  'read-too-long',
  'reader-ended',
  'reader-hangs',
  'work-cancelled',
  'work-ended',
  'template-unusable',
  'setup-unknown',
  'setup-cut',
  'setup-sum-differs',
  'setup-sum-lacking',
  'setup-signature-broken',
  'setup-other-program',
  'setup-other-machine',
  'setup-same',
  'setup-older',
  'setup-unproven',
  'setup-changed',
  'setup-not-started',
  'update-not-here',
  'crypto-failing',
  'bundle-empty',
  'bundle-unknown',
  'bundle-newer',
  'bundle-cut',
  'bundle-damaged',
  'bundle-not-for-us',
  'bundle-sender-unknown',
  'bundle-forged',
  'bundle-too-large',
  'card-unusable',
  'card-newer',
  'place-lost',
  'written-differs',
  'clock-wrong',
  'clock-ahead',
  'connection-lost',
  'unexpected',
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

export type RefusalParams = Readonly<Record<string, string | number>>;

/** What is wrong with one of several records that were to be saved at once. */
export interface RecordFaults {
  readonly id: string;
  readonly code: string;
  readonly issues: readonly Issue[];
}

/** A refusal as it crosses the contract. */
export interface RefusalDetail {
  readonly code: RefusalCode;
  readonly params: RefusalParams;
  /** What to mend, for `invalid-record`. */
  readonly issues: readonly Issue[];
  /** Where records were refused: each with its own issues; those of the first are `issues`. */
  readonly records?: readonly RecordFaults[];
}

/** Thrown where something cannot be done for a reason that the user can understand. Never for programming errors. */
export class Refusal extends Error {
  readonly detail: RefusalDetail;

  constructor(
    code: RefusalCode,
    params: RefusalParams = {},
    issues: readonly Issue[] = [],
    cause?: unknown,
    records?: readonly RecordFaults[],
  ) {
    super(code, { cause });
    this.name = 'Refusal';
    this.detail = { code, params, issues, ...(records === undefined ? {} : { records }) };
  }

  /** A refusal of a save for what is wrong with its records, of which there is at least one. */
  static ofRecords(
    code: 'invalid-record' | 'changed-meanwhile' | 'identity-number',
    records: readonly RecordFaults[],
    params: RefusalParams = {},
  ): Refusal {
    const [first] = records;
    return new Refusal(code, { record: first?.id ?? '', ...params }, first?.issues, undefined, records);
  }
}
