import * as z from 'zod';

const instant = z.string().max(40);
const count = z.number().int().min(0);

/** That data were brought back after damage, and what is lacking since. Each row of its log is one such event. */
export const dataLossSchema = z.object({
  /** From a backup, from the log alone, or by going on with what was there. */
  way: z.enum(['backup', 'log', 'present']),
  /** Saved changes that are known of and were not brought back. */
  changes: count,
  /** Files that records name and that are not there. */
  files: count,
  /** Records whose identity-document numbers cannot be read any more. */
  numbers: count,
  /** Instants (UTC, ISO 8601) of the newest change that is there, and of the last save that is known of; null for none. */
  from: instant.nullable(),
  to: instant.nullable(),
});
export type DataLoss = z.infer<typeof dataLossSchema>;
