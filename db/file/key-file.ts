import {
  closeSync,
  existsSync,
  fsyncSync,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { dataFiles } from './data-names.ts';
import { renameWithPatience } from './durable.ts';
import { setAsideFolders } from './generations.ts';
import { migrate } from './migrate.ts';
import { checkpoint, connect, type Sqlite } from './sqlite.ts';

/**
 * Where the keys of a data folder lie: beside its generations, one file for all of them, so that a key that is removed
 * is gone for all. Data that were set aside, opened as a folder of their own, have the keys of the folder around them.
 */
export function keyFile(directory: string): string {
  const own = join(directory, dataFiles.keys);
  const around = dirname(resolve(directory));
  if (!basename(resolve(directory)).startsWith('replaced-')) return own;
  const shared = keyFile(around);
  return existsSync(shared) ? shared : own;
}

/**
 * Opens the keys for writing. Nothing that is removed stays readable in the file.
 * @param create true for data that were not settled yet, which may have none.
 */
export function openKeys(directory: string, create = false): Sqlite {
  const db = connect(keyFile(directory), { create });
  try {
    db.pragma('secure_delete = ON');
    migrate(db, 'keys');
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/**
 * Writes the key file anew from its rows. SQLite leaves bytes of a row behind where it moved the row to another page,
 * and in its log; after this only the rows that are there can be found in the file.
 */
export function compactKeys(db: Sqlite): void {
  db.exec('VACUUM');
  checkpoint(db);
}

/**
 * Overwrites a key with zeros in every other file of a data folder that may hold keys, such as damaged ones that were set
 * aside: those are opened by nobody, so nothing else clears them.
 */
export function overwriteInCopies(directory: string, key: Uint8Array): void {
  const own = keyFile(directory);
  for (const name of readdirSync(directory, { recursive: true, encoding: 'utf8' })) {
    const path = join(directory, name);
    if (!/\.keys|keys\.sqlite/.test(basename(name)) || path.startsWith(own)) continue;
    if (lstatSync(path, { throwIfNoEntry: false })?.isFile() !== true) continue;
    const content = readFileSync(path);
    let at = content.indexOf(key);
    if (at === -1) continue;
    const file = openSync(path, 'r+');
    try {
      for (; at !== -1; at = content.indexOf(key, at + key.length))
        writeSync(file, new Uint8Array(key.length), 0, key.length, at);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  }
}

/**
 * Removes the copies of the key file that versions before the generations left beside data that they set aside: every key
 * in a copy is in the file itself, or was erased since. Where the file itself is gone, the newest copy takes its place.
 * @returns the copies that could not be removed, as where another program reads one on Windows: each opening tries again.
 */
export function dropCopiedKeys(directory: string): readonly string[] {
  const shared = keyFile(directory);
  const copies = [...setAsideFolders(directory).toSorted(), directory]
    .map((folder) => join(folder, dataFiles.keys))
    .filter((path) => path !== shared && existsSync(path));
  const newest = copies.at(-1);
  if (newest !== undefined && !existsSync(shared)) {
    const db = connect(newest);
    checkpoint(db);
    db.close();
    renameWithPatience(newest, shared);
  }
  return copies.filter((copy) => {
    try {
      for (const suffix of ['-wal', '-shm', '']) rmSync(copy + suffix, { force: true });
      return false;
    } catch {
      return true;
    }
  });
}
