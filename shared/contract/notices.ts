import * as z from 'zod';
import type { ProposedTask } from '../notices/proposed-task.ts';
import type { ReadNotice } from '../notices/read-notice.ts';
import { call } from './call.ts';
import { date, id } from './schemas.ts';

const proposedTask = z
  .object({
    ref: z.string(),
    text: z.string(),
    leadUnit: z.string().nullable(),
    cooperating: z.array(z.string()).readonly(),
    dueText: z.string().nullable(),
    due: date.nullable(),
    citedDocuments: z.array(z.string()).readonly(),
  })
  .readonly() satisfies z.ZodType<ProposedTask>;

const readNotice = z
  .object({
    documentNumber: z.string().nullable(),
    documentDate: date.nullable(),
    issuer: z.string().nullable(),
    abstract: z.string().nullable(),
    signer: z.string().nullable(),
    recipients: z.array(z.string()).readonly(),
    tasks: z.array(proposedTask).readonly(),
    source: z.array(z.string()).readonly(),
  })
  .readonly() satisfies z.ZodType<ReadNotice>;

export const notices = {
  /** Reads the tasks of a notice, from a file or else from a pasted text. Nothing is kept. */
  read: call.input(z.object({ file: z.file().nullable(), text: z.string().max(5_000_000) })).output(
    z.object({
      notice: readNotice,
      /** The record of the same document; null where it is new. */
      document: z.object({ id, code: z.string() }).readonly().nullable(),
      /** How many of its tasks are recorded already; `notice.tasks` holds the others. */
      known: z.number(),
    }),
  ),
};
