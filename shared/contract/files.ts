import * as z from 'zod';
import { call } from './call.ts';
import { file, writeId } from './schemas.ts';

const hash = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .max(64);

/** Files kept by the hash of their content. */
export const files = {
  /** `workId` names the reading of a picture for `works`. */
  keep: call.input(z.strictObject({ workId: writeId.exactOptional(), file: z.file() })).output(file),
  present: call
    .input(z.strictObject({ hashes: z.array(hash).max(1_000) }))
    .output(z.object({ missing: z.array(z.string()).readonly() })),
  read: call.input(z.strictObject({ hash, name: z.string().max(500) })).output(z.file()),
};
