import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  readSync,
  statSync,
} from 'node:fs';
import { isAbsolute, join, relative } from 'node:path';
import { narrowFiles } from './private-folder.ts';
import { Refusal } from '../../shared/contract/refusal.ts';
import { backupName, logMark, readBackupName } from './backup-name.ts';
import { backupsToRemove } from './backup-retention.ts';
import { assertPathFits } from './disk-refusal.ts';
import { removePartial } from './backup.ts';
import { applicationIds } from './sqlite.ts';
import { openWithPatience, removeWithPatience } from './patient-files.ts';

/** A backup of this program that lies in a folder. */
export interface FoundBackup {
  readonly name: string;
  readonly path: string;
  readonly at: Date;
  /** Whose log it holds, as `logMark` writes it. */
  readonly log: string;
  /** Bytes. */
  readonly size: number;
  /** Its header is ours and names the length that the file has; what was cut off on a stick has not. */
  readonly whole: boolean;
}

/** Where backups lie unless a folder was chosen: beside the generations of the data. */
export function defaultBackupFolder(directory: string): string {
  return join(directory, 'backups');
}

/** As long as the name of any backup that is being made. */
const LONGEST = `${backupName(new Date(0), '0'.repeat(36))}.partial`;

/**
 * Makes sure that backups can be written to a folder.
 * @throws Refusal `backup-place-lacking` where it is not there, as a stick that was drawn out, `backup-place-read-only`,
 *   `path-too-long`.
 */
export function preparePlace(folder: string, directory: string): void {
  assertPathFits(folder, LONGEST);
  try {
    if (folder === defaultBackupFolder(directory)) makeUsual(folder);
    if (!statSync(folder).isDirectory()) throw new Refusal('backup-place-lacking', { path: folder });
  } catch (error) {
    throw new Refusal('backup-place-lacking', { path: folder }, [], error);
  }
  try {
    accessSync(folder, constants.R_OK | constants.W_OK);
  } catch (error) {
    throw new Refusal('backup-place-read-only', { path: folder }, [], error);
  }
  // Earlier versions left what they laid here open to all; the folder itself is the user's.
  narrowFiles(
    namesIn(folder)
      .filter((name) => name.startsWith('so-ngoai-vu_'))
      .map((name) => join(folder, name)),
  );
}

/** Never the data folder around it: where that went away, another must not stand in its place. */
function makeUsual(folder: string): void {
  if (!existsSync(folder)) mkdirSync(folder);
}

/** True for a folder in which backups would lie among the databases themselves. */
export function isAmongData(folder: string, directory: string): boolean {
  const below = relative(directory, folder);
  return (
    below === '' ||
    // Windows knows a folder by its name in whatever letters.
    (!isAbsolute(below) && /^(data-|replaced-|damaged-|restoring|logs|scratch|window)/i.test(below))
  );
}

/** The backups in a folder, newest first; none where it is not there. Nothing but names and headers is read. */
export function backupsIn(folder: string): readonly FoundBackup[] {
  return namesIn(folder)
    .flatMap((name) => {
      const known = readBackupName(name);
      const path = join(folder, name);
      const found = known === null ? undefined : statSync(path, { throwIfNoEntry: false });
      if (known === null || found?.isFile() !== true) return [];
      return [{ ...known, name, path, size: found.size, whole: isWhole(path, found.size) }];
    })
    .toSorted((one, other) => other.at.getTime() - one.at.getTime());
}

/** A name that is free in the folder, of this second or, where that one is taken, of the next that is not. */
export function freeBackupName(folder: string, at: Date, logId: string): string {
  const taken = new Set(namesIn(folder));
  for (let second = 0; ; second += 1) {
    const name = backupName(new Date(at.getTime() + second * 1_000), logId);
    if (!taken.has(name)) return name;
  }
}

/** Removes what an end in the middle of a backup of one of these logs left. */
export function clearPartials(folder: string, logs: ReadonlySet<string>): void {
  for (const name of namesIn(folder)) {
    const of = PARTIAL.exec(name)?.[1];
    if (of === undefined) continue;
    const log = readBackupName(of)?.log ?? /_([0-9a-f]{12})\.(?:keys|witness)$/.exec(of)?.[1];
    if (log !== undefined && logs.has(log)) removePartial(join(folder, of));
  }
}

/** Removes what an end in the middle of a backup left in the usual folder. For the holder of the data folder's lock. */
export function clearUsualPartials(directory: string): void {
  const folder = defaultBackupFolder(directory);
  for (const name of namesIn(folder)) {
    const of = PARTIAL.exec(name)?.[1];
    if (of !== undefined) removePartial(join(folder, of));
  }
}

const PARTIAL = /^(so-ngoai-vu_.*\.(?:backup|keys|witness)|before-version-.*\.sqlite)\.partial(-journal)?$/;

/**
 * Removes the backups of a log that `backupsToRemove` names; other files, and those of other logs, stay. One that another
 * program holds stays until the next time.
 */
export function thinBackups(folder: string, logId: string, now: Date): void {
  const own = backupsIn(folder).filter(({ log, whole }) => whole && log === logMark(logId));
  for (const { path } of backupsToRemove(own, now)) {
    try {
      removeWithPatience(path);
    } catch {
      continue;
    }
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** Looks at the header of a SQLite file: page size (byte 16), pages (28), application id (68). */
function isWhole(path: string, size: number): boolean {
  const header = Buffer.alloc(100);
  try {
    const file = openWithPatience(path, 'r');
    try {
      if (readSync(file, header, 0, header.length, 0) < header.length) return false;
    } finally {
      closeSync(file);
    }
  } catch {
    return false;
  }
  const stated = header.readUInt16BE(16);
  const page = stated === 1 ? 65_536 : stated;
  return header.readUInt32BE(68) === applicationIds.main && header.readUInt32BE(28) * page === size;
}
