import * as z from 'zod';
import { call } from './call.ts';
import { date, openRegister } from './schemas.ts';

const homeTrip = z
  .object({
    register: openRegister,
    id: z.string(),
    code: z.string(),
    title: z.string(),
    date,
    /** Days from today; negative when past. */
    days: z.number(),
    kind: z.string(),
  })
  .readonly();
export type HomeTrip = z.infer<typeof homeTrip>;

const homeTrips = z.array(homeTrip).readonly();
const measure = z.object({ delegations: z.number(), personTrips: z.number() });
const incidentStock = z.object({
  carriedOver: z.number(),
  occurred: z.number(),
  settled: z.number(),
  pending: z.number(),
});

const homeOverview = z
  .object({
    calendarName: z.string(),
    periodCode: z.string(),
    periodName: z.string(),
    from: date,
    to: date,
    daysToCutOff: z.number(),
    reportDue: date,
    outgoing: z.object({ now: measure, lastYear: measure }),
    incoming: z.object({ now: measure, lastYear: measure }),
    reports: homeTrips,
    movements: homeTrips,
    expiring: homeTrips,
    /** Incidents that wait for the other side, next steps, letters without an answer, commitments that fall due. */
    border: homeTrips,
    /** Tasks that are late or fall due within two weeks. */
    tasks: homeTrips,
    incidents: z.object({ now: incidentStock, lastYear: incidentStock }),
    occasions: z
      .array(
        z.object({
          code: z.string(),
          name: z.string(),
          date,
          days: z.number(),
          lastLetter: z.string().nullable(),
        }),
      )
      .readonly(),
  })
  .readonly();
export type HomeOverview = z.infer<typeof homeOverview>;

export const home = { overview: call.output(homeOverview) };
