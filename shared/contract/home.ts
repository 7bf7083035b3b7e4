import * as z from 'zod';
import { call } from './call.ts';
import { quarterFigures } from './quarter-figures.ts';
import { date, openRegister } from './schemas.ts';

const homeEntry = z
  .object({
    register: openRegister,
    id: z.string(),
    code: z.string(),
    title: z.string(),
    date,
    /** Days from today; negative when past. */
    days: z.number(),
    /** The kind of days of its register. */
    kind: z.string(),
    /** What of several it is about, such as the type of a document. */
    detail: z.string().nullable(),
  })
  .readonly();
export type HomeEntry = z.infer<typeof homeEntry>;

const homeEntries = z.array(homeEntry).readonly();
const incidentStock = z.object({
  carriedOver: z.number(),
  occurred: z.number(),
  settled: z.number(),
  pending: z.number(),
  awaiting: z.number(),
});

const homeOverview = z
  .object({
    calendarName: z.string(),
    periodCode: z.string(),
    from: date,
    to: date,
    daysToCutOff: z.number(),
    reportDue: date,
    reports: homeEntries,
    movements: homeEntries,
    expiring: homeEntries,
    /** Incidents that wait for the other side, next steps, letters without an answer, commitments that fall due. */
    border: homeEntries,
    /** Quick reports of posts that wait for their cross-check, of all days. */
    awaitingCheck: z.number(),
    /** Tasks that are late or fall due within two weeks. */
    tasks: homeEntries,
    /** Of this quarter. */
    incidents: incidentStock,
    occasions: z
      .array(
        z.object({
          /** The register in which something is written for it. */
          register: openRegister,
          code: z.string(),
          name: z.string(),
          date,
          days: z.number(),
          /** The newest record for the same occasion, to begin from; null when there never was one. */
          last: z.string().nullable(),
        }),
      )
      .readonly(),
  })
  .readonly();
export type HomeOverview = z.infer<typeof homeOverview>;

const openAtPost = z
  .array(
    z.object({
      register: openRegister,
      /** Of all that are open; `entries` may be fewer. */
      total: z.number(),
      entries: z
        .array(
          z.object({
            id: z.string(),
            code: z.string(),
            title: z.string(),
            /** The day that decides its period; null where none is known. */
            date: date.nullable(),
            status: z.string().nullable(),
          }),
        )
        .readonly(),
    }),
  )
  .readonly();
/** What is open at the post where this PC stands, a register each; none in the department. */
export type OpenAtPost = z.infer<typeof openAtPost>;

export const home = {
  overview: call.output(homeOverview),
  openAtPost: call.output(openAtPost),
  /** This quarter first, then the four before it; what was closed as it was closed. */
  quarters: call.output(z.array(quarterFigures).readonly()),
};
