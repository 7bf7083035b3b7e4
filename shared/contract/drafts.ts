import * as z from 'zod';
import { nameText } from '../text/name-text.ts';
import { openRegisterNames } from '../registers/all-registers.ts';
import type { DraftPlace } from '../registers/draft-forms.ts';
import { call, done } from './call.ts';

const form = nameText(200);

const place = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('record'), register: z.enum(openRegisterNames), id: z.string() }),
  z.object({ kind: z.literal('notice') }),
  z.object({ kind: z.literal('noticeText') }),
  z.object({
    kind: z.literal('report'),
    calendarId: z.string(),
    periodCode: z.string(),
    section: z.string(),
  }),
  z.object({ kind: z.literal('reference'), row: z.string() }),
]) satisfies z.ZodType<DraftPlace>;

const openDraft = z
  .object({
    form,
    /** ISO instant, UTC. */
    updatedAt: z.string(),
    place,
    /** Of a record that is kept already; else null. */
    code: z.string().nullable(),
    /** What was typed into it is called; may be empty. */
    title: z.string(),
    /** The address of the window at which it is gone on with. */
    address: z.string(),
  })
  .readonly();
/** A form that was left without being saved. */
export type OpenDraft = z.infer<typeof openDraft>;

/** What was typed and not yet saved, by the name of its form. */
export const drafts = {
  /** Newest first. */
  list: call.output(z.array(openDraft).readonly()),
  read: call.input(z.strictObject({ form })).output(z.object({ content: z.string().nullable() })),
  keep: call.input(z.strictObject({ form, content: z.string().max(2_000_000) })).output(done),
  remove: call.input(z.strictObject({ form })).output(done),
};
