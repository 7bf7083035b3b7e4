import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from '../../shared/contract/refusal.ts';
import { copyVerified } from './backup.ts';
import { greatestClock } from '../change-log.ts';
import { dataFile, holdsDatabase, inode, lockFolder, prepareFolder } from './data-folder.ts';
import { readDevice } from '../device.ts';
import { migrate, pendingMigrations } from './migrate.ts';
import { shipReferenceData } from '../reference.ts';
import { refusing } from './refusing.ts';
import { connect, type Sqlite } from './sqlite.ts';
import { databases, mainOf } from './handles.ts';
import { writable, type ReadStore, type WriteStore } from '../store.ts';

/** An open data folder, held by this program alone. */
export interface OpenStore extends WriteStore {
  /** True when the program before ended uncleanly; the database was checked before this answer. */
  readonly recovered: boolean;
  close(): void;
}

/** An open data folder for reading, beside the program that may hold it. */
export interface OpenReader extends ReadStore {
  close(): void;
}

export interface OpenOptions {
  readonly directory: string;
  readonly now?: () => Date;
}

/**
 * Opens a data folder for the one program that may write: locks it, checks the database after an unclean end, keeps a
 * verified backup before any migration, migrates, and brings the shipped reference data in.
 * @throws Refusal `network-path`, `folder-not-writable`, `already-open`, `database-foreign`, `database-newer`,
 * `database-damaged`, `database-read-only`, `disk-full`.
 */
export function openStore({ directory, now = () => new Date() }: OpenOptions): OpenStore {
  prepareFolder(directory);
  const lock = lockFolder(directory);
  const opened: Sqlite[] = [];
  const open = (kind: 'main' | 'files' | 'keys'): Sqlite => {
    const db = connect(dataFile(directory, kind));
    opened.push(db);
    return db;
  };
  try {
    return refusing(() => {
      const main = open('main');
      const pending = pendingMigrations(main, 'main');
      if (!lock.closedCleanly) assertSoundFile(main);
      if (pending > 0 && Number(main.pragma('user_version', { simple: true })) > 0)
        backupBeforeMigration(main, directory);
      migrate(main, 'main');
      const files = open('files');
      migrate(files, 'files');
      const keys = open('keys');
      migrate(keys, 'keys');
      shipReferenceData(main);
      const device = readDevice(main);
      return {
        directory,
        [databases]: { main, files, keys },
        [writable]: true as const,
        now,
        device,
        fileIdentity: inode(dataFile(directory, 'main')),
        lastClock: greatestClock(main),
        dayOffset: null,
        recovered: !lock.closedCleanly,
        close() {
          if (!main.open) return;
          for (const db of opened) db.close();
          lock.release(true);
        },
      };
    });
  } catch (error) {
    for (const db of opened) db.close();
    lock.release(lock.closedCleanly);
    throw error;
  }
}

/**
 * Opens a data folder for reading beside the program that may hold it. Nothing can be written through it.
 * @throws Refusal `folder-missing` where there is no database, `database-older` where it must be opened for writing first,
 * and as `openStore`.
 */
export function openForReading({ directory, now = () => new Date() }: OpenOptions): OpenReader {
  if (!holdsDatabase(directory)) throw new Refusal('folder-missing', { path: directory });
  const opened: Sqlite[] = [];
  const open = (kind: 'main' | 'files' | 'keys'): Sqlite => {
    const db = connect(dataFile(directory, kind));
    opened.push(db);
    if (pendingMigrations(db, kind) > 0) throw new Refusal('database-older', { path: directory });
    db.pragma('query_only = ON');
    return db;
  };
  const close = (): void => {
    for (const db of opened) db.close();
  };
  try {
    return refusing(() => {
      const main = open('main');
      return {
        directory,
        [databases]: { main, files: open('files'), keys: open('keys') },
        now,
        device: readDevice(main),
        lastClock: greatestClock(main),
        dayOffset: null,
        close,
      };
    });
  } catch (error) {
    close();
    throw error;
  }
}

/** @throws Refusal `database-damaged` when SQLite finds the register's file inconsistent. */
export function assertSound(store: ReadStore): void {
  assertSoundFile(mainOf(store));
}

function assertSoundFile(db: Sqlite): void {
  const found = refusing(() => db.pragma('quick_check(1)', { simple: true }));
  if (found !== 'ok') throw new Refusal('database-damaged', { detail: String(found).slice(0, 200) });
}

const KEPT_MIGRATION_BACKUPS = 5;

function backupBeforeMigration(main: Sqlite, directory: string): void {
  const folder = join(directory, 'backups');
  mkdirSync(folder, { recursive: true });
  const version = Number(main.pragma('user_version', { simple: true }));
  const name = `before-version-${version + 1}-${Date.now()}.sqlite`;
  copyVerified(main, null, join(folder, name));
  const old = readdirSync(folder)
    .filter((file) => file.startsWith('before-version-'))
    .toSorted()
    .slice(0, -KEPT_MIGRATION_BACKUPS);
  for (const file of old) rmSync(join(folder, file), { force: true });
}
