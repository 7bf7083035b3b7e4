import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from '../../shared/contract/refusal.ts';
import { dataFiles } from './data-names.ts';
import { syncFile, syncFolder } from './durable.ts';
import { makeDatabase } from './first-layout.ts';
import { lockFolder } from './folder-lock.ts';
import { presentFolder } from './generations.ts';
import {
  filesIdentity,
  giveKeys,
  keysFolder,
  registerIdentity,
  witnessPresent,
  writeFilesIdentity,
} from './identity.ts';
import { keyFile, openKeys } from './key-file.ts';
import { pendingMigrations } from './migrate.ts';
import { readIfWhole } from './read-as-found.ts';
import { asRefusal } from './refusing.ts';
import { schemaFaults } from './schema-faults.ts';
import { removeScratch, scratchFolder } from './scratch.ts';
import { assertSoundFile, type Sqlite } from './sqlite.ts';
import { readWitness, type Identity } from './witness.ts';
import { renameWithPatience } from './patient-files.ts';

/**
 * The id of a data folder, as most of its databases and the witness say; null where none can be read, or none bears it.
 * The keys decide where they are of two minds: they belong to all generations.
 */
export function folderIdOf(directory: string): string | null {
  const said = [
    readIfWhole(keyFile(directory), keysFolder),
    ...inPresent(directory, (present) => [
      readIfWhole(join(present, dataFiles.main), (db) => registerIdentity(db)?.folder ?? null),
      readIfWhole(join(present, dataFiles.files), (db) => filesIdentity(db)?.folder ?? null),
      witnessed(present),
    ]),
  ].filter((id) => id !== null);
  const votes = (id: string): number => said.filter((other) => other === id).length;
  return said.toSorted((one, other) => votes(other) - votes(one))[0] ?? null;
}

function inPresent<T>(directory: string, read: (present: string) => readonly T[]): readonly T[] {
  try {
    return read(presentFolder(directory));
  } catch {
    return [];
  }
}

function witnessed(present: string): string | null {
  const witness = readWitness(present);
  return typeof witness === 'string' ? null : witness.folder;
}

/**
 * Makes sure that a folder which nobody else holds has keys of its own that can be read: damaged ones, or another folder's,
 * are set aside, and empty ones begun.
 * @returns the folder that the earlier ones were moved to; null where they stay, or there were none.
 */
export function makeKeysUsable(directory: string, folder: string, now: Date): string | null {
  const path = keyFile(directory);
  const isUsable = areUsable(path, 'keys', (db) => (keysFolder(db) ?? folder) === folder);
  const setAside = isUsable ? null : setPartAside(directory, path, now);
  const keys = openKeys(directory, true);
  try {
    giveKeys(keys, folder);
  } finally {
    keys.close();
  }
  return setAside;
}

function areUsable(path: string, kind: 'files' | 'keys', isOwn: (db: Sqlite) => boolean): boolean {
  const found = readIfWhole(path, (db) => {
    pendingMigrations(db, kind);
    assertSoundFile(db);
    return schemaFaults(db, kind).length === 0 && isOwn(db);
  });
  return found === true;
}

/** What is put into files and keys that are mended, each while nobody else has them. */
export interface Mending {
  /** Puts files into `files.sqlite` of a folder: the present ones, or those that are begun. */
  readonly fillFiles: (folder: string) => void;
  readonly fillKeys: () => void;
  /** Last of all, while the witness still knows of more: what is kept of what was lost. */
  readonly note: (present: string) => void;
}

/**
 * Mends files and keys beside a register that is whole and the present one: those that are lost, damaged or another folder's
 * are begun anew, filled with what there is, and the earlier ones set aside; then the witness takes what is there as all that
 * there is. Ended in between, the folder is refused as before and can be mended anew.
 * @returns the last folder that something was moved to; null where nothing was.
 * @throws Refusal `already-open`, and as `presentFolder`; `database-damaged` where the register itself cannot be read.
 */
export function mendParts(
  directory: string,
  now: Date,
  { fillFiles, fillKeys, note }: Mending,
): { readonly setAside: string | null } {
  const lock = lockFolder(directory);
  try {
    const present = presentFolder(directory);
    const identity = readIfWhole(join(present, dataFiles.main), registerIdentity);
    if (identity === null) throw new Refusal('database-damaged', { detail: dataFiles.main });
    const ofKeys = makeKeysUsable(directory, identity.folder, now);
    fillKeys();
    const ofFiles = mendFiles(directory, present, identity, now, fillFiles);
    if (typeof readWitness(present) === 'string') witnessPresent(directory, present);
    note(present);
    witnessPresent(directory, present);
    lock.release(lock.closedCleanly);
    return { setAside: ofFiles ?? ofKeys };
  } catch (error) {
    lock.release(lock.closedCleanly);
    throw asRefusal(error, directory);
  }
}

/** New files are filled before the earlier ones go, so that an end in between loses nothing of either. */
function mendFiles(
  directory: string,
  present: string,
  identity: Identity,
  now: Date,
  fill: (folder: string) => void,
): string | null {
  const path = join(present, dataFiles.files);
  const isOwn = (db: Sqlite): boolean => {
    const found = filesIdentity(db);
    return found?.folder === identity.folder && found.generation === identity.generation;
  };
  if (areUsable(path, 'files', isOwn)) {
    fill(present);
    return null;
  }
  const begun = scratchFolder(directory);
  try {
    makeDatabase(begun, 'files');
    writeFilesIdentity(begun, identity);
    fill(begun);
    syncFile(join(begun, dataFiles.files));
    const setAside = setPartAside(directory, path, now);
    renameWithPatience(join(begun, dataFiles.files), path);
    syncFolder(present);
    return setAside;
  } finally {
    removeScratch(begun);
  }
}

/**
 * Moves a database with its log into a folder of its own in the data folder. Nothing of it is removed.
 * @returns that folder; null where there is nothing of it.
 */
function setPartAside(directory: string, path: string, now: Date): string | null {
  // The log goes first: on its own it would be taken for that of the database which is begun in its place.
  const there = ['-wal', '-shm', '-journal', ''].filter((suffix) => existsSync(path + suffix));
  if (there.length === 0) return null;
  const plain = join(directory, `damaged-${now.toISOString().replaceAll(/[:.]/g, '-')}`);
  let folder = plain;
  for (let count = 2; existsSync(folder); count += 1) folder = `${plain}-${count}`;
  mkdirSync(folder);
  for (const suffix of there) renameWithPatience(path + suffix, join(folder, nameOf(path) + suffix));
  syncFolder(folder);
  syncFolder(directory);
  return folder;
}

function nameOf(path: string): string {
  return path.endsWith(dataFiles.keys) ? dataFiles.keys : dataFiles.files;
}
