import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { refusalCodes } from '../../shared/contract/refusal.ts';
import { fileText } from '../../shared/text/file-text.ts';
import { syncFile, syncFolder } from './durable.ts';
import { readWithPatience, renameWithPatience, writeWithPatience } from './patient-files.ts';

const NAME = 'backups.json';

const journal = z.object({
  /** The folder that was chosen on this PC; null for the usual one. */
  folder: z.string().nullable(),
  /** The last backup that was made and verified. */
  last: z
    .object({
      /** Instant (UTC, ISO 8601). */
      at: z.string(),
      folder: z.string(),
      name: z.string(),
      /** Made by itself, not asked for. */
      automatic: z.boolean(),
      /** What the data were, as `stateOf` tells. */
      state: z.string(),
      /** Records and files whose content is not what the log, or their name, says. */
      faults: z.number(),
    })
    .readonly()
    .nullable(),
  /** Day (YYYY-MM-DD) on which a backup was last made, or found not to be needed. */
  checked: z.string().nullable(),
  /** Why the last try made none, or none in the chosen folder. */
  failed: z
    .object({
      at: z.string(),
      code: z.enum(refusalCodes),
      params: z.record(z.string(), z.union([z.string(), z.number()])).readonly(),
    })
    .readonly()
    .nullable(),
  /** Files with the keys that this PC laid beside backups: each is written anew when keys change. */
  keyCopies: z.array(z.string()).readonly(),
  /** Those of them that were not there when a key was erased: written anew as soon as they are. */
  staleKeyCopies: z.array(z.string()).readonly(),
});

/** What this PC knows of its backups. It belongs to the PC, not to the data: a restore leaves it, and it travels nowhere. */
export type BackupJournal = Readonly<z.infer<typeof journal>>;

const empty: BackupJournal = {
  folder: null,
  last: null,
  checked: null,
  failed: null,
  keyCopies: [],
  staleKeyCopies: [],
};

/** The journal of a data folder; an empty one where it is lost or damaged, for then the next backup is due at once. */
export function readJournal(directory: string): BackupJournal {
  try {
    return journalIn(directory);
  } catch {
    return empty;
  }
}

/** @throws an error of the system where the journal is there and cannot be read. */
function journalIn(directory: string): BackupJournal {
  const path = join(directory, NAME);
  if (!existsSync(path)) return empty;
  const text = fileText(readWithPatience(path));
  try {
    return journal.parse(JSON.parse(text));
  } catch {
    return empty;
  }
}

/**
 * Keeps the journal with what changed in it: written beside, then one rename.
 * @throws an error of the system where the disk does not take it, or where the one before cannot be read: what it says is not lost for that.
 */
export function noteInJournal(directory: string, change: Partial<BackupJournal>): BackupJournal {
  const next = { ...journalIn(directory), ...change };
  const beside = join(directory, `${NAME}.new`);
  writeWithPatience(beside, `${JSON.stringify(next, null, 1)}\n`);
  syncFile(beside);
  renameWithPatience(beside, join(directory, NAME));
  syncFolder(directory);
  return next;
}
