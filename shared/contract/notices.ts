import * as z from 'zod';
import { call } from './call.ts';
import { date, id, writeId } from './schemas.ts';

/** A task that a document assigns, ready to be checked by a person. */
const proposedTask = z
  .object({
    /** Labels of its point, joined: `3.2.a`, `II.4-1`; empty for a paragraph without any. */
    ref: z.string(),
    text: z.string(),
    leadUnit: z.string().nullable(),
    cooperating: z.array(z.string()).readonly(),
    /** The deadline as written; null for none. */
    dueText: z.string().nullable(),
    /** The day that the wording names; null where it names none. */
    due: date.nullable(),
    citedDocuments: z.array(z.string()).readonly(),
  })
  .readonly();
export type ProposedTask = z.infer<typeof proposedTask>;

/** What of a file was left out or could not be read. */
const noticeRemark = z
  .object({
    /**
     * `struck`, `hidden`: words that were left out as their look says; `notes`: footnotes without a deadline;
     * `unreadParts`: documents in the file that cannot be read;
     * `scannedPages`, `unreadablePages`: pages without text, or whose text is no Vietnamese.
     */
    code: z.enum(['struck', 'hidden', 'notes', 'unreadParts', 'scannedPages', 'unreadablePages']),
    /** Words that were left out, names of parts, or numbers of pages. */
    what: z.array(z.string()).readonly(),
  })
  .readonly();

/** What was read of a document. */
export const readNotice = z
  .object({
    documentNumber: z.string().nullable(),
    documentDate: date.nullable(),
    issuer: z.string().nullable(),
    abstract: z.string().nullable(),
    /** Capacity and name of who signed, apart by ` / `. */
    signer: z.string().nullable(),
    recipients: z.array(z.string()).readonly(),
    tasks: z.array(proposedTask).readonly(),
    /** Paragraphs and table rows as they were read, in order. */
    source: z.array(z.string()).readonly(),
    /** Sentences of the source, word for word, that seem to order something and that no task has. */
    missed: z.array(z.string()).readonly().default([]),
    remarks: z.array(noticeRemark).readonly().default([]),
  })
  .readonly();
export type ReadNotice = z.infer<typeof readNotice>;

export const notices = {
  /**
   * Reads the tasks of a notice, from a file or else from a pasted text. Nothing is kept.
   * `id` names the reading for `readings`.
   */
  read: call
    .input(z.strictObject({ id: writeId, file: z.file().nullable(), text: z.string().max(2_000_000) }))
    .output(
      z.object({
        notice: readNotice,
        /** The record of the same document; null where it is new. */
        document: z.object({ id, code: z.string() }).readonly().nullable(),
        /** How many of its tasks are recorded already; `notice.tasks` holds the others. */
        known: z.number(),
        /** The department's name, by which its own tasks are told from those of other agencies. */
        own: z.string(),
      }),
    ),
  /** The task that a part of a document's text is, whatever else it says: who leads, who cooperates, until when. */
  readPart: call
    .input(
      z.strictObject({
        text: z.string().max(20_000),
        date: date.nullable(),
        issuer: z.string().max(500).nullable(),
      }),
    )
    .output(proposedTask),
};
