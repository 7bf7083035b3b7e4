import { join } from 'node:path';
import Database from 'better-sqlite3';
import { Refusal } from '../../shared/contract/refusal.ts';
import { dataFiles } from './data-folder.ts';
import { asRefusal } from './refusing.ts';
import type { Sqlite } from './sqlite.ts';

/** The one program that holds a data folder, until it closes or dies. */
export interface FolderLock {
  /** False when the program before did not close cleanly. */
  readonly closedCleanly: boolean;
  /** Lets go; `cleanly` tells the next program that it need not check first. */
  release(cleanly: boolean): void;
}

/**
 * Holds a folder by an exclusive lock on a small database, which the system frees when the process ends.
 * @throws Refusal `already-open` when another program holds it.
 */
export function lockFolder(directory: string): FolderLock {
  let db: Sqlite | null = null;
  try {
    db = new Database(join(directory, dataFiles.lock), { timeout: 200 });
    db.pragma('locking_mode = EXCLUSIVE');
    db.pragma('journal_mode = DELETE');
    db.exec('BEGIN EXCLUSIVE');
    const running = Number(db.pragma('user_version', { simple: true })) === 1;
    db.pragma('user_version = 1');
    db.exec('COMMIT');
    const held = db;
    return {
      closedCleanly: !running,
      release(cleanly) {
        try {
          if (cleanly) held.pragma('user_version = 0');
        } catch {
          // As on a full disk: the next program then checks first.
        } finally {
          held.close();
        }
      },
    };
  } catch (error) {
    db?.close();
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY')) {
      throw new Refusal('already-open', { path: directory }, [], error);
    }
    throw asRefusal(error);
  }
}
