import * as z from 'zod';
import { call } from './call.ts';
import { id, openRegister, toldRecord } from './schemas.ts';

/** A record as the find box shows it. */
const foundRecord = toldRecord.readonly();
export type FoundRecord = z.infer<typeof foundRecord>;

const foundRecords = z.object({ records: z.array(foundRecord).readonly() });

export const find = {
  /** Records of every register, or of one, by words, beginnings of words and bits of codes; the best first. */
  records: call
    .input(
      z.strictObject({
        search: z.string().max(200),
        register: openRegister.nullable(),
        most: z.number().int().min(1).max(100),
      }),
    )
    .output(foundRecords),
  /** Records by their ids, in that order, with the titles that they have today; those that there are not are left out. */
  named: call.input(z.strictObject({ ids: z.array(id).max(100) })).output(foundRecords),
};
