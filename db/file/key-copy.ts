import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from '../../shared/contract/refusal.ts';
import type { ReadStore } from '../store.ts';
import { logMark } from './backup-name.ts';
import { renameWithPatience, syncFile, syncFolder } from './durable.ts';
import { keysOf } from './handles.ts';
import { pendingMigrations } from './migrate.ts';
import { connect, type Sqlite } from './sqlite.ts';

/** The keys of identity-document numbers as they lie beside backups. */
export interface KeyCopy {
  readonly keys: readonly { readonly recordId: string; readonly key: Uint8Array }[];
  /** Records whose key was removed where the copy was made. */
  readonly erased: readonly string[];
}

export function keyCopyName(logId: string): string {
  return `so-ngoai-vu_${logMark(logId)}.keys`;
}

/**
 * Lays the keys beside the backups of a folder, in place of those of the backup before.
 * @returns the path of the file.
 */
export function copyKeys(store: ReadStore, logId: string, folder: string): string {
  const path = join(folder, keyCopyName(logId));
  const partial = `${path}.partial`;
  try {
    rmSync(partial, { force: true });
    const source = connect(keysOf(store).name);
    try {
      source.prepare('VACUUM INTO ?').run(partial);
    } finally {
      source.close();
    }
    const rows = Number(keysOf(store).prepare('SELECT count(*) FROM record_key').pluck().get());
    if (readKeyCopy(partial).keys.length !== rows) throw new Refusal('backup-failed', { path });
    syncFile(partial);
    renameWithPatience(partial, path);
    syncFolder(folder);
    return path;
  } catch (error) {
    if (existsSync(partial)) rmSync(partial);
    throw error;
  }
}

/** Reads a file with keys as a stranger would. @throws Refusal `backup-invalid`, `database-newer`. */
export function readKeyCopy(path: string): KeyCopy {
  let db: Sqlite | null = null;
  try {
    db = connect(path, { readonly: true });
    const isOfThisVersion = pendingMigrations(db, 'keys') === 0;
    if (db.pragma('integrity_check(1)', { simple: true }) !== 'ok')
      throw new Refusal('backup-invalid', { path });
    return {
      keys: db
        .prepare<[], { recordId: string; key: Buffer }>('SELECT record_id AS recordId, key FROM record_key')
        .all(),
      erased: isOfThisVersion ? db.prepare<[], string>('SELECT record_id FROM erased_key').pluck().all() : [],
    };
  } catch (error) {
    if (error instanceof Refusal && error.detail.code === 'database-newer') throw error;
    throw new Refusal('backup-invalid', { path }, [], error);
  } finally {
    db?.close();
  }
}
