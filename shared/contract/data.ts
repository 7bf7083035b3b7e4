import * as z from 'zod';
import { call } from './call.ts';

const counts = { records: z.number(), logRows: z.number(), files: z.number() };

/** The data as a whole. */
export const data = {
  verify: call.output(
    z.object({
      ...counts,
      faults: z.array(z.object({ kind: z.string(), detail: z.string() })).readonly(),
    }),
  ),
  backup: call.output(z.object({ path: z.string(), ...counts })),
  /** Begins an empty register; that of the sample is set aside in the folder that is answered. */
  leaveSample: call.output(z.object({ setAside: z.string().nullable() })),
  restore: call.input(z.object({ file: z.file() })).output(z.object({ setAside: z.string().nullable() })),
};
