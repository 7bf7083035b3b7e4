import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { dataFiles } from './data-names.ts';
import { renameWithPatience, syncFolder } from './durable.ts';
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
import { asRefusal } from './refusing.ts';
import { assertSoundFile, connect, type Sqlite } from './sqlite.ts';
import { readWitness } from './witness.ts';

/**
 * The id of a data folder, as most of its databases and the witness say; null where none can be read, or none bears it.
 * The keys decide where they are of two minds: they belong to all generations.
 */
export function folderIdOf(directory: string): string | null {
  const said = [
    read(keyFile(directory), keysFolder),
    ...inPresent(directory, (present) => [
      read(join(present, dataFiles.main), (db) => registerIdentity(db)?.folder ?? null),
      read(join(present, dataFiles.files), (db) => filesIdentity(db)?.folder ?? null),
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

function read(path: string, of: (db: Sqlite) => string | null): string | null {
  if (!existsSync(path)) return null;
  try {
    const db = connect(path, { readonly: true });
    try {
      return of(db);
    } finally {
      db.close();
    }
  } catch {
    return null;
  }
}

function witnessed(present: string): string | null {
  const witness = readWitness(present);
  return typeof witness === 'string' ? null : witness.folder;
}

/**
 * Makes sure that a folder which nobody else holds has keys of its own that can be read: damaged ones, or another folder's,
 * are set aside, and empty ones begun.
 */
export function makeKeysUsable(directory: string, folder: string, now: Date): void {
  const path = keyFile(directory);
  if (existsSync(path) && !areUsable(path, folder)) setPartAside(directory, path, now);
  const keys = openKeys(directory, true);
  try {
    giveKeys(keys, folder);
  } finally {
    keys.close();
  }
}

function areUsable(path: string, folder: string): boolean {
  try {
    const db = connect(path, { readonly: true });
    try {
      pendingMigrations(db, 'keys');
      assertSoundFile(db);
      return (keysFolder(db) ?? folder) === folder;
    } finally {
      db.close();
    }
  } catch {
    return false;
  }
}

/**
 * Begins files or keys anew where those of a folder are lost, damaged or another's, and the register is sound: what is
 * still there of them is set aside. The witness tells from then on of what there is. What backups hold of them can be
 * taken in afterwards.
 * @returns the folder that the earlier ones were moved to; null where there were none.
 * @throws Refusal `already-open`, and as `presentFolder`; `database-damaged` where the register itself cannot be read.
 */
export function renewPart(directory: string, kind: 'files' | 'keys', now: Date): string | null {
  const lock = lockFolder(directory);
  try {
    const present = presentFolder(directory);
    const folder = folderIdOf(directory);
    const path = kind === 'keys' ? keyFile(directory) : join(present, dataFiles.files);
    const setAside = existsSync(path) ? setPartAside(directory, path, now) : null;
    const main = connect(join(present, dataFiles.main));
    try {
      const identity = registerIdentity(main);
      if (kind === 'files') {
        makeDatabase(present, 'files');
        if (identity !== null) writeFilesIdentity(present, identity);
      } else if (folder !== null) makeKeysUsable(directory, folder, now);
    } finally {
      main.close();
    }
    witnessPresent(directory, present);
    lock.release(lock.closedCleanly);
    return setAside;
  } catch (error) {
    lock.release(lock.closedCleanly);
    throw asRefusal(error);
  }
}

/**
 * Takes what is there as all that there is: the witness, which knew of more, is made anew of it. For someone who was told
 * what is missing and goes on without it.
 * @throws as `renewPart`.
 */
export function acceptPresent(directory: string): void {
  const lock = lockFolder(directory);
  try {
    witnessPresent(directory, presentFolder(directory));
    lock.release(lock.closedCleanly);
  } catch (error) {
    lock.release(lock.closedCleanly);
    throw asRefusal(error);
  }
}

/** Moves a database with its log into a folder of its own in the data folder. Nothing of it is removed. */
function setPartAside(directory: string, path: string, now: Date): string {
  const plain = join(directory, `damaged-${now.toISOString().replaceAll(/[:.]/g, '-')}`);
  let folder = plain;
  for (let count = 2; existsSync(folder); count += 1) folder = `${plain}-${count}`;
  mkdirSync(folder);
  // The log goes first: on its own it would be taken for that of the database which is begun in its place.
  for (const suffix of ['-wal', '-shm', '-journal', '']) {
    if (existsSync(path + suffix)) renameWithPatience(path + suffix, join(folder, nameOf(path) + suffix));
  }
  syncFolder(folder);
  syncFolder(directory);
  return folder;
}

function nameOf(path: string): string {
  return path.endsWith(dataFiles.keys) ? dataFiles.keys : dataFiles.files;
}
