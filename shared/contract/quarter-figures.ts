import * as z from 'zod';
import type { QuarterFigures } from '../report/manager.ts';

const measure = z.object({ delegations: z.number(), personTrips: z.number() }).readonly();

/** Written out by the report's figures; the compiler holds their names against them. */
export const quarterFigures = z
  .object({
    code: z.string(),
    outgoing: measure,
    incoming: measure,
    incidents: z
      .object({
        carriedOver: z.number(),
        occurred: z.number(),
        settled: z.number(),
        pending: z.number(),
        awaiting: z.number(),
      })
      .readonly(),
    tasks: z
      .object({
        carriedOver: z.number(),
        assigned: z.number(),
        doneOnTime: z.number(),
        doneLate: z.number(),
        doneNoDue: z.number(),
        cancelled: z.number(),
        carriedForward: z.number(),
        overdue: z.number(),
        forwardNoDue: z.number(),
      })
      .readonly(),
  })
  .readonly() satisfies z.ZodType<QuarterFigures>;
