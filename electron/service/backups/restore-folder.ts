import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { keyCopiesIn } from '../../../db/file/key-copy.ts';
import { prepareFolder } from '../../../db/file/data-folder.ts';
import { restoreBackup } from '../../../db/file/restore.ts';
import { inScratch } from '../../../db/file/scratch.ts';
import { Refusal } from '../../../shared/contract/refusal.ts';
import type { Reader } from '../reader/reader.ts';
import { assertTaken, judgeBackup, type JudgedBackup } from './judged.ts';
import { copyWithPatience } from '../../../db/file/patient-files.ts';

/** What the command line restores, and into which data folder. */
export interface RestoreRequest {
  readonly backup: string;
  /** A file with keys; null for those that lie beside the backup. */
  readonly keys: string | null;
  readonly directory: string;
  /** It is taken although its records or files have faults. */
  readonly withFaults: boolean;
  /** Nothing is restored; it is only told what would be. */
  readonly dryRun: boolean;
}

/**
 * Puts a backup in the place of a folder's data. `setAside` is where the earlier ones went, null for none, and for a dry run.
 * @param told called with what the backup holds before anything is changed.
 * @throws Refusal `file-missing`, those of `judgeBackup`, `assertTaken` and `restoreBackup`.
 */
export function restoreFolder(
  reader: Reader,
  { backup, keys, directory, withFaults, dryRun }: RestoreRequest,
  told: (judged: JudgedBackup) => void = () => undefined,
): Promise<{ readonly setAside: string | null }> {
  for (const path of keys === null ? [backup] : [backup, keys])
    if (!existsSync(path)) throw new Refusal('file-missing', { path });
  prepareFolder(directory);
  // What is checked is what is restored: by then another file could stand under the path that was given.
  return inScratch(directory, async (folder) => {
    const copy = join(folder, 'backup.sqlite');
    copyWithPatience(backup, copy);
    const files =
      keys === null
        ? keyCopiesIn(dirname(backup)).map((path) => ({ path, isNamed: false }))
        : [{ path: keys, isNamed: true }];
    const judged = await judgeBackup(reader, directory, copy, files);
    told(judged);
    if (dryRun) return { setAside: null };
    assertTaken(judged.contents, withFaults);
    return restoreBackup(copy, directory, new Date(), judged.keys);
  });
}
