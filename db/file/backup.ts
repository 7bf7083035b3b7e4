import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { Refusal, type RefusalCode } from '../../shared/contract/refusal.ts';
import { verifyLog } from '../change-log.ts';
import { syncFile, syncFolder } from './durable.ts';
import { assertPathFits, triedAt } from './disk-refusal.ts';
import { pendingMigrations } from './migrate.ts';
import { schemaFaults } from './schema-faults.ts';
import { filesOf, mainOf } from './handles.ts';
import { isSealed } from '../sealing.ts';
import type { ReadStore } from '../store.ts';
import { asRefusal } from './refusing.ts';
import { connect, type Sqlite } from './sqlite.ts';
import { removeFolderWithPatience, removeWithPatience, renameWithPatience } from './patient-files.ts';

/** How much a backup holds, as read back from the finished file. */
export interface BackupCounts {
  readonly records: number;
  readonly logRows: number;
  readonly files: number;
}

/**
 * Copies a database, with the files of `filesPath` where given, into one new file, and reads it back before it gets its name.
 * Identity-document numbers in it are ciphertext; their keys stay on this PC.
 * @throws Refusal `path-too-long`, `target-exists`, `disk-full`, `backup-failed`.
 */
export function copyVerified(
  main: Sqlite,
  filesPath: string | null,
  target: string,
  now: Date,
): BackupCounts {
  assertPathFits(target);
  assertPathFits(partialOf(target));
  if (existsSync(target)) throw new Refusal('target-exists', { path: target });
  const partial = partialOf(target);
  try {
    mkdirSync(dirname(target), { recursive: true });
    copyInto(main.name, filesPath, partial, now);
    const counts = readingBackup(partial, countsOf);
    nameBackup(target);
    return counts;
  } catch (error) {
    removePartial(target);
    throw backupRefusal(error, target);
  }
}

/** Where a backup lies until it was read back. */
export function partialOf(target: string): string {
  return `${target}.partial`;
}

/**
 * Copies the databases of a store to `partialOf(target)`, which `readBackup` and `nameBackup` must follow.
 * @param cancelled asked between parts; files are copied in parts, the register in one.
 * @throws Refusal `backup-cancelled`, `path-too-long`, `target-exists`, `disk-full`, `backup-failed`; then nothing of it is left.
 */
export function copyOfStore(store: ReadStore, target: string, cancelled: () => boolean): void {
  assertPathFits(target);
  assertPathFits(partialOf(target));
  if (existsSync(target)) throw new Refusal('target-exists', { path: target });
  try {
    copyInto(mainOf(store).name, filesOf(store).name, partialOf(target), store.now(), cancelled);
    // Waited for here, in the worker: naming it later finds it on the disk.
    syncFile(partialOf(target));
  } catch (error) {
    removePartial(target);
    throw backupRefusal(error, target);
  }
}

/** Gives a backup that was read back its name. */
export function nameBackup(target: string): void {
  const partial = partialOf(target);
  syncFile(partial);
  renameWithPatience(partial, target);
  syncFolder(dirname(target));
}

/** Removes what was not finished. Where another program holds it for a moment, as on Windows, the next backup clears it. */
export function removePartial(target: string): void {
  for (const suffix of ['', '-journal']) {
    try {
      removeFolderWithPatience(partialOf(target) + suffix);
    } catch {
      // Below a file instead of a folder there is nothing either.
    }
  }
}

const OF_THE_PLACE: readonly RefusalCode[] = ['database-read-only', 'folder-missing', 'disk-faulty'];

/** The refusal behind an error of making a backup of `target`. */
export function backupRefusal(error: unknown, target: string): Refusal {
  const refusal = asRefusal(error);
  // Said of the data everywhere else; here it is the place that cannot be written to, or is gone.
  if (refusal instanceof Refusal && OF_THE_PLACE.includes(refusal.detail.code)) {
    const path = dirname(target);
    if (!existsSync(path)) return new Refusal('backup-place-lacking', { path }, [], error);
    // SQLite does not say why it could not make a file: the place is asked.
    const found = refusal.detail.code === 'disk-faulty' ? triedAt(partialOf(target), error) : refusal;
    return OF_THE_PLACE.includes(found.detail.code) && found.detail.code !== 'disk-faulty'
      ? new Refusal('backup-place-read-only', { path }, [], error)
      : found;
  }
  const isOwn = refusal instanceof Refusal && refusal.detail.code !== 'backup-invalid';
  return isOwn ? refusal : new Refusal('backup-failed', { path: target }, [], error);
}

/** What stands in a backup beside the tables of its register. */
export const KEPT_FILE =
  'CREATE TABLE kept_file (hash TEXT PRIMARY KEY, size INTEGER NOT NULL, content BLOB NOT NULL) STRICT';
export const BACKUP_NOTE = 'CREATE TABLE backup_note (made_at TEXT NOT NULL) STRICT';

/** Bytes of files that are copied at once. */
const PART = 32 * 1024 * 1024;

function copyInto(
  mainPath: string,
  filesPath: string | null,
  partial: string,
  now: Date,
  cancelled = (): boolean => false,
): void {
  removeWithPatience(partial);
  // A reader's own connection may not write, not even into another file.
  const source = connect(mainPath);
  try {
    source.prepare('VACUUM INTO ?').run(partial);
  } finally {
    source.close();
  }
  const copy = connect(partial, { forCopy: true });
  try {
    dropPlainDrafts(copy);
    copy.exec(`${KEPT_FILE}; ${BACKUP_NOTE}`);
    copy.prepare('INSERT INTO backup_note VALUES (?)').run(now.toISOString());
    if (filesPath === null) return;
    copy.prepare('ATTACH ? AS files').run(filesPath);
    const take = copy.prepare(
      `INSERT INTO kept_file SELECT hash, size, content FROM files.file
       WHERE hash IN (SELECT value FROM json_each(?))`,
    );
    // Each part is waited for: what is not on the disk yet when others save, they would wait for.
    copy.pragma('synchronous = NORMAL');
    for (const hashes of inParts(copy)) {
      if (cancelled()) throw new Refusal('backup-cancelled');
      take.run(JSON.stringify(hashes));
    }
    if (cancelled()) throw new Refusal('backup-cancelled');
    copy.exec('DETACH files');
  } finally {
    copy.close();
  }
}

/** Drafts of earlier versions, before a migration, are not sealed yet: numbers of identity documents may stand in them. */
function dropPlainDrafts(copy: Sqlite): void {
  copy.pragma('secure_delete = ON');
  const drop = copy.prepare('DELETE FROM draft WHERE form = ?');
  for (const { form, content } of copy
    .prepare<[], { form: string; content: string }>('SELECT form, content FROM draft')
    .all())
    if (!isSealed(content)) drop.run(form);
}

/** The hashes of all files in parts of about `PART` bytes. */
function inParts(copy: Sqlite): readonly (readonly string[])[] {
  const parts: string[][] = [];
  let size = PART;
  for (const file of copy
    .prepare<[], { hash: string; size: number }>('SELECT hash, size FROM files.file')
    .all()) {
    if (size >= PART) {
      parts.push([]);
      size = 0;
    }
    parts.at(-1)?.push(file.hash);
    size += file.size;
  }
  return parts;
}

export function countsOf(db: Sqlite): BackupCounts {
  const count = (table: string): number => Number(db.prepare(`SELECT count(*) FROM ${table}`).pluck().get());
  return { records: count('record_summary'), logRows: count('change_log'), files: count('kept_file') };
}

/**
 * Reads what is wanted of a backup, as a stranger's: ours, not newer, sound, with the schema of its version and nothing
 * else, with an unbroken log.
 * @throws Refusal `backup-invalid`, `backup-altered` for a schema that no version of this program makes,
 * `backup-log-broken`, `database-newer`.
 */
export function readingBackup<T>(path: string, read: (db: Sqlite, isOfThisVersion: boolean) => T): T {
  if (!existsSync(path)) throw new Refusal('file-missing', { path });
  let db: Sqlite | null = null;
  try {
    db = connect(path, { readonly: true });
    const isOfThisVersion = pendingMigrations(db, 'main') === 0;
    if (Number(db.pragma('user_version', { simple: true })) === 0)
      throw new Refusal('backup-invalid', { path });
    assertSchema(db, path);
    const orphans = db.prepare('SELECT 1 FROM pragma_foreign_key_check LIMIT 1').get() !== undefined;
    if (db.pragma('integrity_check(1)', { simple: true }) !== 'ok' || orphans)
      throw new Refusal('backup-invalid', { path });
    const [broken] = verifyLog(db);
    if (broken !== undefined) throw new Refusal('backup-log-broken', { path, row: broken.sequence });
    return read(db, isOfThisVersion);
  } catch (error) {
    const own = ['database-newer', 'backup-altered', 'backup-log-broken'];
    if (error instanceof Refusal && own.includes(error.detail.code)) throw error;
    throw new Refusal('backup-invalid', { path }, [], error);
  } finally {
    db?.close();
  }
}

/** Looked at before anything else is read: what somebody wrote into a schema runs when its tables are read. */
function assertSchema(db: Sqlite, path: string): void {
  // Those of earlier versions do not tell when they were made.
  const hasNote = db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'backup_note'").get() !== undefined;
  const faults = schemaFaults(db, 'main', hasNote ? [KEPT_FILE, BACKUP_NOTE] : [KEPT_FILE]);
  const [fault] = faults;
  if (fault !== undefined) throw new Refusal('backup-altered', { path, object: fault.object });
}
