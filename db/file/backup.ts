import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { Refusal } from '../../shared/contract/refusal.ts';
import { verifyLog } from '../change-log.ts';
import { dataFile, dataFiles, lockFolder, prepareFolder } from './data-folder.ts';
import { newId } from '../ids.ts';
import { migrate, pendingMigrations } from './migrate.ts';
import { mainOf } from './handles.ts';
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
  return copyVerified(mainOf(store), dataFile(store.directory, 'files'), target);
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
    const descriptor = openSync(partial, 'r+');
    fsyncSync(descriptor);
    closeSync(descriptor);
    renameSync(partial, target);
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

/**
 * Makes a data folder from a backup. What the folder held before is set aside in a folder of its own, never removed.
 * The restored data begin a new log identity: others may already have the old sequence numbers. The key file stays, so
 * identity-document numbers are readable where their keys are.
 * @param backup a file that `readBackup` found sound: in a process of its own, for anybody may have made it.
 * @returns the folder that the earlier data were moved to, or null.
 * @throws Refusal `already-open`, and as `prepareFolder`.
 */
export function restoreBackup(
  backup: string,
  directory: string,
  now: Date,
): { readonly setAside: string | null } {
  prepareFolder(directory);
  const lock = lockFolder(directory);
  const restoring = join(directory, 'restoring');
  try {
    rmSync(restoring, { recursive: true, force: true });
    mkdirSync(restoring);
    copyFileSync(backup, dataFile(restoring, 'main'));
    unpack(restoring, now);
    const setAside = existsSync(dataFile(directory, 'main'))
      ? join(directory, `replaced-${now.toISOString().replaceAll(/[:.]/g, '-')}`)
      : null;
    if (setAside !== null) {
      mkdirSync(setAside);
      if (existsSync(dataFile(directory, 'keys'))) {
        // The keys serve both, so the earlier data get a copy.
        for (const suffix of ['', '-wal']) {
          const path = dataFile(directory, 'keys') + suffix;
          if (existsSync(path)) copyFileSync(path, join(setAside, dataFiles.keys + suffix));
        }
      }
      for (const file of [dataFiles.main, dataFiles.files]) {
        for (const suffix of ['-wal', '-shm', '']) {
          const path = join(directory, file + suffix);
          if (existsSync(path)) renameSync(path, join(setAside, file + suffix));
        }
      }
    }
    if (!existsSync(dataFile(directory, 'keys'))) {
      const keys = connect(dataFile(directory, 'keys'));
      migrate(keys, 'keys');
      keys.close();
    }
    renameSync(dataFile(restoring, 'files'), dataFile(directory, 'files'));
    renameSync(dataFile(restoring, 'main'), dataFile(directory, 'main'));
    rmSync(restoring, { recursive: true, force: true });
    lock.release(true);
    return { setAside };
  } catch (error) {
    rmSync(restoring, { recursive: true, force: true });
    lock.release(lock.closedCleanly);
    throw asRefusal(error);
  }
}

function unpack(folder: string, now: Date): void {
  const files = connect(dataFile(folder, 'files'));
  migrate(files, 'files');
  files.close();
  const main = connect(dataFile(folder, 'main'));
  try {
    migrate(main, 'main');
    main.prepare('ATTACH ? AS files').run(dataFile(folder, 'files'));
    main.exec('INSERT INTO files.file SELECT hash, size, content FROM kept_file');
    main.exec('DETACH files');
    main.exec('DROP TABLE kept_file');
    main
      .prepare(
        `INSERT INTO device (id, log_id, prefix, actor_id, created_at, post)
         SELECT id, ?, prefix, actor_id, ?, post FROM device ORDER BY number DESC LIMIT 1`,
      )
      .run(newId(), now.toISOString());
    main.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    main.close();
  }
}
