import * as z from 'zod';
import { call, done } from './call.ts';
import { writeId } from './schemas.ts';

/** Readings of files that are under way, each by the id that the window gave to the call that reads. */
export const readings = {
  /** How far a reading is; null where none is under way. Rows or pages count once the file is open. */
  progress: call.input(z.strictObject({ id: writeId })).output(
    z
      .object({
        step: z.enum(['open', 'read', 'page', 'check', 'save']),
        done: z.number(),
        total: z.number(),
      })
      .readonly()
      .nullable(),
  ),
  /** Ends a reading, or the saving of what was read: its call is refused with `read-cancelled` and keeps nothing, or is through already. */
  cancel: call.input(z.strictObject({ id: writeId })).output(done),
};
