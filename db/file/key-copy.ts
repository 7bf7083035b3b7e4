import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from '../../shared/contract/refusal.ts';
import type { ReadStore } from '../store.ts';
import { logMark } from './backup-name.ts';
import { syncFile, syncFolder } from './durable.ts';
import { keysOf } from './handles.ts';
import { keyFile, openKeys } from './key-file.ts';
import { pendingMigrations } from './migrate.ts';
import { connect, keyChecksum, type Sqlite } from './sqlite.ts';
import { renameWithPatience, removeWithPatience } from './patient-files.ts';

/** The keys of identity-document numbers as they lie beside backups. */
export interface KeyCopy {
  readonly keys: readonly { readonly recordId: string; readonly key: Uint8Array }[];
  /** Records whose key was removed where the copy was made. */
  readonly erased: readonly string[];
  /** Keys of drafts, by form. */
  readonly drafts: readonly { readonly form: string; readonly key: Uint8Array }[];
}

/** Holds where a draft is of a record: its form ends with the id. */
export function isDraftOf(form: string, recordId: string): string {
  return `substr(${form}, -1 - length(${recordId})) = '/' || ${recordId}`;
}

/** Holds for a key that is as it was made. */
const FITS = 'checksum = key_checksum(record_id, key)';

export function keyCopyName(logId: string): string {
  return `so-ngoai-vu_${logMark(logId)}.keys`;
}

/** Files with keys in a folder, of whatever data; none where it is not there. */
export function keyCopiesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => /^so-ngoai-vu_[0-9a-f]{12}\.keys$/.test(name))
      .map((name) => join(folder, name));
  } catch {
    return [];
  }
}

/**
 * Lays the keys beside the backups of a folder, in place of those of the backup before.
 * @returns the path of the file.
 */
export function copyKeys(store: ReadStore, logId: string, folder: string): string {
  const path = join(folder, keyCopyName(logId));
  const partial = `${path}.partial`;
  try {
    removeWithPatience(partial);
    const source = connect(keysOf(store).name);
    try {
      source.prepare('VACUUM INTO ?').run(partial);
    } finally {
      source.close();
    }
    // Keys that are damaged here are told where they are needed: they keep no others from being copied.
    const whole = keysOf(store).prepare(`SELECT count(*) FROM record_key WHERE ${FITS}`);
    const rows = Number(whole.pluck().get());
    if (readKeyCopy(partial).keys.length !== rows) throw new Refusal('backup-failed', { path });
    syncFile(partial);
    renameWithPatience(partial, path);
    syncFolder(folder);
    return path;
  } catch (error) {
    if (existsSync(partial)) removeWithPatience(partial);
    throw error;
  }
}

/** Reads a file with keys as a stranger would. @throws Refusal `backup-invalid`, `database-newer`. */
export function readKeyCopy(path: string): KeyCopy {
  let db: Sqlite | null = null;
  try {
    db = connect(path, { readonly: true });
    pendingMigrations(db, 'keys');
    const version = Number(db.pragma('user_version', { simple: true }));
    if (db.pragma('integrity_check(1)', { simple: true }) !== 'ok')
      throw new Refusal('backup-invalid', { path });
    return {
      keys: db
        .prepare<[], { recordId: string; key: Buffer }>(
          // Before version 3 keys bore no checksum; one that does not fit is no key.
          `SELECT record_id AS recordId, key FROM record_key ${version < 3 ? '' : `WHERE ${FITS}`}`,
        )
        .all(),
      erased: version < 2 ? [] : db.prepare<[], string>('SELECT record_id FROM erased_key').pluck().all(),
      drafts:
        version < 4
          ? []
          : db
              .prepare<[], { form: string; key: Buffer }>(
                'SELECT form, key FROM draft_key WHERE checksum = key_checksum(form, key)',
              )
              .all(),
    };
  } catch (error) {
    if (error instanceof Refusal && error.detail.code === 'database-newer') throw error;
    throw new Refusal('backup-invalid', { path }, [], error);
  } finally {
    db?.close();
  }
}

/** The keys of a data folder; none where its key file is lost or damaged. */
export function keptKeys(directory: string): KeyCopy {
  try {
    return readKeyCopy(keyFile(directory));
  } catch {
    return { keys: [], erased: [], drafts: [] };
  }
}

/**
 * Takes keys from a copy into a data folder that nobody has open: those of `wanted` records that have none here, or a
 * damaged one, and were not erased here; those of drafts that have none here, but of records whose numbers were erased.
 */
export function takeKeysIn(directory: string, copy: KeyCopy, wanted: ReadonlySet<string>): void {
  const db = openKeys(directory);
  try {
    const take = db.prepare(
      `INSERT INTO record_key (record_id, key, checksum) SELECT @recordId, @key, key_checksum(@recordId, @key)
       WHERE NOT EXISTS (SELECT 1 FROM erased_key WHERE record_id = @recordId)
       ON CONFLICT (record_id) DO UPDATE SET key = excluded.key, checksum = excluded.checksum
       WHERE record_key.checksum <> key_checksum(record_key.record_id, record_key.key)`,
    );
    const erase = db.prepare(
      `INSERT OR IGNORE INTO erased_key (record_id) SELECT @recordId
       WHERE NOT EXISTS (SELECT 1 FROM record_key WHERE record_id = @recordId)`,
    );
    const takeDraft = db.prepare(
      `INSERT OR IGNORE INTO draft_key (form, key, checksum) SELECT @form, @key, @checksum
       WHERE NOT EXISTS (SELECT 1 FROM erased_key WHERE ${isDraftOf('@form', 'record_id')})`,
    );
    db.transaction(() => {
      for (const { recordId, key } of copy.keys)
        if (wanted.has(recordId)) take.run({ recordId, key: Buffer.from(key) });
      for (const recordId of copy.erased) if (wanted.has(recordId)) erase.run({ recordId });
      for (const { form, key } of copy.drafts) {
        const bytes = Buffer.from(key);
        takeDraft.run({ form, key: bytes, checksum: keyChecksum(form, bytes) });
      }
    })();
  } finally {
    db.close();
  }
}
