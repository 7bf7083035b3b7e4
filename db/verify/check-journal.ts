import { join } from 'node:path';
import * as z from 'zod';
import { dataFault, faultKinds } from '../../shared/contract/data-faults.ts';
import { fileText } from '../../shared/text/file-text.ts';
import { syncFile } from '../file/durable.ts';
import { readWithPatience, renameWithPatience, writeWithPatience } from '../file/patient-files.ts';

const NAME = 'checks.json';

const journal = z.object({
  /** Instant (UTC, ISO 8601) at which the last check was through. */
  at: z.string(),
  /** Day (YYYY-MM-DD) of it by the PC. */
  day: z.string(),
  faults: z.array(dataFault).readonly(),
  counts: z.partialRecord(z.enum(faultKinds), z.number()),
});

/** What the last check of the whole data found. It belongs to the PC, as the backups' journal does. */
export type CheckJournal = Readonly<z.infer<typeof journal>>;

/** Null where none was made yet, or it cannot be read: then one is due. */
export function readChecks(directory: string): CheckJournal | null {
  try {
    return journal.parse(JSON.parse(fileText(readWithPatience(join(directory, NAME)))));
  } catch {
    return null;
  }
}

/** Keeps what a check found: written beside, then one rename. */
export function noteCheck(directory: string, found: CheckJournal): void {
  const beside = join(directory, `${NAME}.new`);
  writeWithPatience(beside, `${JSON.stringify(found, null, 1)}\n`);
  syncFile(beside);
  renameWithPatience(beside, join(directory, NAME));
}
