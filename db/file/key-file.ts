import { closeSync, existsSync, fsyncSync, lstatSync, readdirSync, writeSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { dataFiles } from './data-names.ts';
import { setAsideFolders } from './generations.ts';
import { migrate } from './migrate.ts';
import { checkpoint, connect, type Sqlite } from './sqlite.ts';
import {
  renameWithPatience,
  removeWithPatience,
  openWithPatience,
  readWithPatience,
} from './patient-files.ts';

/** Bytes of a key. */
const KEY_BYTES = 32;

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
  inCopies(directory, (content) => {
    const places: number[] = [];
    for (let at = content.indexOf(key); at !== -1; at = content.indexOf(key, at + key.length))
      places.push(at);
    return places;
  });
}

/** Bytes after the id of a record in its row within which its key stands: the key itself, and a checksum before or behind it. */
const ROW = 200;

/**
 * The same for a key that lies here no more, by whose record it is and its mark.
 * @param isMeant whether these 32 bytes are the key.
 */
export function overwriteKeyOf(
  directory: string,
  recordId: string,
  isMeant: (bytes: Uint8Array) => boolean,
): void {
  inCopies(directory, (content) => {
    const places: number[] = [];
    for (let row = content.indexOf(recordId); row !== -1; row = content.indexOf(recordId, row + 1))
      for (let at = row; at < row + ROW && at + KEY_BYTES <= content.length; at += 1)
        if (isMeant(content.subarray(at, at + KEY_BYTES))) places.push(at);
    return places;
  });
}

/** Zeros what stands at the places that are found in the files with keys, but for those in use. */
function inCopies(directory: string, find: (content: Buffer) => readonly number[]): void {
  const own = resolve(keyFile(directory));
  const inUse = ['', '-wal', '-shm', '-journal'].map((suffix) => own + suffix);
  // Data that were set aside lie in the folder whose keys they have.
  const around = dirname(own);
  for (const name of readdirSync(around, { recursive: true, encoding: 'utf8' })) {
    const path = join(around, name);
    if (!/\.keys|keys\.sqlite/.test(basename(name)) || inUse.includes(path)) continue;
    if (lstatSync(path, { throwIfNoEntry: false })?.isFile() !== true) continue;
    const places = find(readWithPatience(path));
    if (places.length === 0) continue;
    const file = openWithPatience(path, 'r+');
    try {
      for (const at of places) writeSync(file, new Uint8Array(KEY_BYTES), 0, KEY_BYTES, at);
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
      for (const suffix of ['-wal', '-shm', '']) removeWithPatience(copy + suffix);
      return false;
    } catch {
      return true;
    }
  });
}
