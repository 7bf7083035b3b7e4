import { Refusal } from '../shared/contract/refusal.ts';
import { assertStillThere } from './file/file-identity.ts';
import { contentIn, keepContent } from './files.ts';
import { connect, type Sqlite } from './file/sqlite.ts';
import { filesOf } from './file/handles.ts';
import type { ReadStore, WriteStore } from './store.ts';
import { readWithPatience, writeWithPatience } from './file/patient-files.ts';

// Large files are kept and taken out in a worker with a connection of its own: to work out a hash of them, and to write
// them, takes longer than others may wait.

/** Where the files of a store lie, for `takeFileOut`. */
export const filesDatabase = (store: ReadStore): string => filesOf(store).name;

/**
 * The same for `keepFileFrom`.
 * @throws Refusal `folder-missing`, `database-read-only` where nothing may be written through the store.
 */
export function filesDatabaseToKeepIn(store: WriteStore): string {
  assertStillThere(store.directory, store.fileIdentity);
  const files = filesOf(store);
  if (files.readonly || files.pragma('query_only', { simple: true }) !== 0)
    throw new Refusal('database-read-only');
  return files.name;
}

export interface KeptFromDisk {
  readonly hash: string;
  readonly size: number;
}

/** Keeps the content of a file on the disk. @throws as `keepFile`. */
export function keepFileFrom(database: string, path: string): KeptFromDisk {
  return connected(database, (db) => keepContent(db, readWithPatience(path)));
}

/** Lays a kept file on the disk as it was kept. @throws as `readFile`, and as the disk. */
export function takeFileOut(database: string, hash: string, path: string): void {
  connected(database, (db) => writeWithPatience(path, contentIn(db, hash), { mode: 0o600 }));
}

function connected<T>(database: string, work: (db: Sqlite) => T): T {
  const db = connect(database);
  try {
    return work(db);
  } finally {
    db.close();
  }
}
