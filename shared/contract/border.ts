import * as z from 'zod';
import { nameText } from '../text/name-text.ts';
import type { LineModel } from '../border/line.ts';
import { MOST_OF_CHECK } from '../registers/cross-check.ts';
import { call } from './call.ts';
import { date, id, saveOutcome, version, writeId } from './schemas.ts';

const filled = nameText(MOST_OF_CHECK).refine((text) => text.trim() !== '');

const lineFeature = z
  .object({
    kind: z.enum(['gate', 'lane', 'post', 'commune']),
    code: z.string(),
    name: z.string(),
    west: z.number(),
    east: z.number(),
    confirmed: z.boolean(),
    gateClass: z.string().nullable(),
  })
  .readonly();

const lineIncident = z
  .object({
    id: z.string(),
    code: z.string(),
    title: z.string(),
    west: z.number(),
    east: z.number(),
    markers: z.string(),
    type: z.string(),
    typeName: z.string(),
    status: z.string(),
    awaiting: z.boolean(),
    date,
  })
  .readonly();

const lineModel = z
  .object({
    limits: z.object({ west: z.number(), east: z.number(), longestSpan: z.number() }).readonly(),
    from: date.nullable(),
    to: date.nullable(),
    features: z.array(lineFeature).readonly(),
    incidents: z.array(lineIncident).readonly(),
    lastYear: z.array(z.number()).readonly(),
    unplaced: z.number(),
  })
  .readonly() satisfies z.ZodType<LineModel>;

export const border = {
  /** The schematic line of a period, both ends inclusive and null open; no types: all types. */
  line: call
    .input(
      z.strictObject({
        from: date.nullable(),
        to: date.nullable(),
        types: z.array(nameText(60)).max(200),
      }),
    )
    .output(lineModel),
  /** Notes that the department compared a quick report of a post with its source document. */
  crossCheck: call
    .input(
      z.strictObject({
        writeId,
        id,
        version,
        document: z.strictObject({ number: filled, date }),
        by: filled,
      }),
    )
    .output(saveOutcome),
};
