import type { PlainDate } from '../time/plain-date.ts';

/** A task that a document assigns, ready to be checked by a person. */
export interface ProposedTask {
  /** Labels of its point, joined: `3.2.a`, `II.4-1`; empty for a paragraph without any. */
  readonly ref: string;
  readonly text: string;
  readonly leadUnit: string | null;
  readonly cooperating: readonly string[];
  /** The deadline as written; null for none. */
  readonly dueText: string | null;
  /** The day that the wording names; null where it names none. */
  readonly due: PlainDate | null;
  readonly citedDocuments: readonly string[];
}
