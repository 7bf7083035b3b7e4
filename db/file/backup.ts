import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { Refusal } from '../../shared/contract/refusal.ts';
import { verifyLog } from '../change-log.ts';
import { renameWithPatience, syncFile, syncFolder } from './durable.ts';
import { pendingMigrations } from './migrate.ts';
import { filesOf, mainOf } from './handles.ts';
import type { ReadStore } from '../store.ts';
import { asRefusal } from './refusing.ts';
import { connect, type Sqlite } from './sqlite.ts';

/** What a backup holds, as read back from the finished file. */
export interface BackupFacts {
  readonly records: number;
  readonly logRows: number;
  readonly files: number;
}

/** Backs a whole data folder up into one new file. @throws Refusal as `copyVerified`. */
export function backUp(store: ReadStore, target: string): BackupFacts {
  return copyVerified(mainOf(store), filesOf(store).name, target);
}

/**
 * Copies a database, with the files of `filesPath` where given, into one new file, and reads it back before it gets its name.
 * Identity-document numbers in it are ciphertext; their keys stay on this PC.
 * @throws Refusal `target-exists`, `disk-full`, `backup-failed`.
 */
export function copyVerified(main: Sqlite, filesPath: string | null, target: string): BackupFacts {
  if (existsSync(target)) throw new Refusal('target-exists', { path: target });
  const partial = `${target}.partial`;
  try {
    mkdirSync(dirname(target), { recursive: true });
    rmSync(partial, { force: true });
    // A reader's own connection may not write, not even into another file.
    const source = connect(main.name);
    try {
      source.prepare('VACUUM INTO ?').run(partial);
    } finally {
      source.close();
    }
    const copy = connect(partial);
    try {
      copy.pragma('journal_mode = DELETE');
      copy.exec(
        'CREATE TABLE IF NOT EXISTS kept_file (hash TEXT PRIMARY KEY, size INTEGER NOT NULL, content BLOB NOT NULL) STRICT',
      );
      if (filesPath !== null) {
        copy.prepare('ATTACH ? AS files').run(filesPath);
        copy.exec('INSERT INTO kept_file SELECT hash, size, content FROM files.file');
        copy.exec('DETACH files');
      }
    } finally {
      copy.close();
    }
    const facts = readBackup(partial);
    syncFile(partial);
    renameWithPatience(partial, target);
    syncFolder(dirname(target));
    return facts;
  } catch (error) {
    // Below a file instead of a folder even looking for it fails.
    if (existsSync(partial)) rmSync(partial);
    const refusal = asRefusal(error);
    if (refusal instanceof Refusal && refusal.detail.code !== 'backup-invalid') throw refusal;
    throw new Refusal('backup-failed', { path: target }, [], error);
  }
}

/**
 * Reads a backup as a stranger would: ours, not newer, sound, with an unbroken log.
 * @throws Refusal `backup-invalid`, `database-newer`.
 */
export function readBackup(path: string): BackupFacts {
  if (!existsSync(path)) throw new Refusal('file-missing', { path });
  let db: Sqlite | null = null;
  try {
    db = connect(path, { readonly: true });
    pendingMigrations(db, 'main');
    if (db.pragma('integrity_check(1)', { simple: true }) !== 'ok')
      throw new Refusal('backup-invalid', { path });
    if (verifyLog(db).length > 0) throw new Refusal('backup-invalid', { path });
    const count = (table: string): number =>
      Number(db?.prepare(`SELECT count(*) FROM ${table}`).pluck().get());
    return { records: count('record_summary'), logRows: count('change_log'), files: count('kept_file') };
  } catch (error) {
    if (error instanceof Refusal && error.detail.code === 'database-newer') throw error;
    throw new Refusal('backup-invalid', { path }, [], error);
  } finally {
    db?.close();
  }
}
