import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import {
  backupRefusal,
  BACKUP_NOTE,
  copyOfStore,
  countsOf,
  KEPT_FILE,
  nameBackup,
  partialOf,
  readingBackup,
  removePartial,
  type BackupCounts,
} from '../file/backup.ts';
import { assertPathFits } from '../file/disk-refusal.ts';
import type { Sqlite } from '../file/sqlite.ts';
import type { ReadStore } from '../store.ts';
import { contentFaults } from './file-faults.ts';
import { judgeData } from './judge-data.ts';

/** What a backup holds, as read back from the finished file. */
export interface BackupFacts extends BackupCounts {
  /** What in it does not agree with its log and its hashes: the data had it already. */
  readonly faults: number;
}

/** Backs a whole data folder up into one new file, in a folder that is made where it is lacking, and judges it. @throws Refusal as `copyVerified`. */
export function backUp(store: ReadStore, target: string): BackupFacts {
  assertPathFits(target);
  assertPathFits(partialOf(target));
  try {
    mkdirSync(dirname(target), { recursive: true });
  } catch (error) {
    throw backupRefusal(error, target);
  }
  copyOfStore(store, target, () => false);
  try {
    const facts = readBackup(partialOf(target));
    nameBackup(target);
    return facts;
  } catch (error) {
    removePartial(target);
    throw backupRefusal(error, target);
  }
}

/** Bytes of the largest file that is held against its hash: the process that reads backups has little memory. */
const LARGEST_HASHED = 200 * 1024 * 1024;

/** Reads a backup and counts what is wrong in it: that is not refused, the data may have had it. @throws Refusal as `readingBackup`. */
export function readBackup(path: string): BackupFacts {
  return readingBackup(path, factsOf);
}

/**
 * What a backup holds, of one that was read as `readingBackup` does.
 * @param isOfThisVersion one of an earlier version can be judged only once it is migrated: till then its log and files.
 */
export function factsOf(db: Sqlite, isOfThisVersion: boolean): BackupFacts {
  const files = { db, table: 'kept_file' as const, largest: LARGEST_HASHED };
  if (!isOfThisVersion) return { ...countsOf(db), faults: [...contentFaults(files, () => undefined)].length };
  // What is derived of the records is derived anew when it is restored.
  const { counts } = judgeData({
    main: db,
    files,
    keys: null,
    beside: [KEPT_FILE, BACKUP_NOTE],
    derived: false,
  });
  return { ...countsOf(db), faults: Object.values(counts).reduce((sum, count) => sum + count, 0) };
}
