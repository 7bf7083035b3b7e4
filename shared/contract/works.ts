import * as z from 'zod';
import { call, done } from './call.ts';
import { writeId } from './schemas.ts';

/**
 * What long work does: it waits for its turn; a file is opened, its rows or pages are read, then checked, and saved where that was
 * asked; a document is written, then printed; a file is sent; what is derived of the records is counted anew; a large save is undone.
 */
const steps = [
  'wait',
  'open',
  'read',
  'page',
  'check',
  'save',
  'write',
  'print',
  'count',
  'undo',
  'send',
] as const;

/** How far long work is. */
export interface WorkProgress {
  readonly step: (typeof steps)[number];
  /** Rows, pages or records, `count` and `undo` in per cent, `send` in megabytes; both 0 where nothing can be counted. */
  readonly done: number;
  readonly total: number;
}

export const workProgress = z
  .object({ step: z.enum(steps), done: z.number(), total: z.number() })
  .readonly() satisfies z.ZodType<WorkProgress>;

/** The id under which a call may be looked at and cancelled; who gives none can do neither. */
export const workId = writeId.exactOptional();

/** Long work that is under way, each by the id that the window gave to its call. */
export const works = {
  /** How far it is; null where none is under way. */
  progress: call.input(z.strictObject({ id: writeId })).output(workProgress.nullable()),
  /**
   * Ends it at the next moment at which it can be: its call is refused with `read-cancelled` or `work-cancelled` and keeps
   * nothing, or is through already.
   */
  cancel: call.input(z.strictObject({ id: writeId })).output(done),
};
