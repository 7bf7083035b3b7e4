import { oc } from '@orpc/contract';
import * as z from 'zod';
import { refusalCodes } from './refusal.ts';
import { issue, params } from './schemas.ts';

/** What a refused call answers with. */
export const refusalDetail = z.object({
  code: z.enum(refusalCodes),
  params,
  issues: z.array(issue).readonly(),
  records: z
    .array(z.object({ id: z.string(), code: z.string(), issues: z.array(issue).readonly() }).readonly())
    .readonly()
    .exactOptional(),
});

/** A call of the contract; any may be refused for a reason that the user can understand. */
export const call = oc.errors({ REFUSED: { status: 422, data: refusalDetail } });

/** The answer of a call that only does something. */
export const done = z.object({ done: z.literal(true) });
