import type { PlainDate } from '../time/plain-date.ts';

/** Official papers that a record can be written as: a quick report to superiors, the letter itself. */
export const writtenKinds = ['quickReport', 'letter'] as const;
export type WrittenKind = (typeof writtenKinds)[number];

/** What a paper says beyond its record. Words are Vietnamese whatever the language of the window. */
export interface WritingFacts {
  /** Who writes: the department, or the border post where this PC stands. */
  readonly writer: string;
  /** Status of the record as of today; null for a register without statuses. */
  readonly status: string | null;
  readonly choice: (set: string, code: string) => string;
  readonly country: (code: string) => string;
}

/** What an official paper says of a record; head and signature stand around it. */
export interface WrittenContent {
  /** Kind and title in the middle; null: a letter, which has none. */
  readonly kind: string | null;
  readonly title: string | null;
  /** What a letter is about; null for papers that have a title. */
  readonly subject: string | null;
  /** Whom it goes to, without "Kính gửi"; none: those whom the settings name. */
  readonly addressees: readonly string[];
  /** As signed, with or without its symbol; empty where it is left to be written. */
  readonly number: string;
  /** The day of signing; null where it is left to be written. */
  readonly date: PlainDate | null;
  /** Paragraphs, each with the words in bold that it begins with, or none. */
  readonly paragraphs: readonly { readonly lead: string; readonly text: string }[];
}

/** An official paper that a register declares for its records. */
export interface WrittenPaper<Of> {
  /** Also the key of its button, among `papers` of the labels of registers. */
  readonly kind: WrittenKind;
  write(record: Of, facts: WritingFacts): WrittenContent;
}
