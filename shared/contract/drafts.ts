import * as z from 'zod';
import { call, done } from './call.ts';

const form = z.string().max(200);

/** What was typed and not yet saved, by the name of its form. */
export const drafts = {
  list: call.output(z.array(z.object({ form: z.string(), updatedAt: z.string() })).readonly()),
  read: call.input(z.object({ form })).output(z.object({ content: z.string().nullable() })),
  keep: call.input(z.object({ form, content: z.string().max(2_000_000) })).output(done),
  remove: call.input(z.object({ form })).output(done),
};
