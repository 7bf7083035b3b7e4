import { statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { Refusal } from '../../shared/contract/refusal.ts';
import { dataFiles } from './data-names.ts';
import { asRefusal } from './refusing.ts';
import type { Sqlite } from './sqlite.ts';
import { removeWithPatience, emptyWithPatience } from './patient-files.ts';

/** The one program that holds a data folder, until it closes or dies. */
export interface FolderLock {
  /** False when the program before did not close cleanly, and where the lock itself was lost with what it says of that. */
  readonly closedCleanly: boolean;
  /** True once data were opened here: such a folder is never begun anew. Null where the lock itself was lost. */
  readonly heldData: boolean | null;
  /** Notes that data were opened. */
  noteData(): void;
  /** Lets go; `cleanly` tells the next program that it need not check first. */
  release(cleanly: boolean): void;
}

/** What the `user_version` of the lock says, added up. */
const RUNNING = 1;
const HELD_DATA = 2;

/**
 * Holds a folder by an exclusive lock on a small database, which the system frees when the process ends. Nothing of worth
 * is in it: where it is damaged, and so held by nobody, it is made anew.
 * @throws Refusal `already-open` when another program holds it.
 */
export function lockFolder(directory: string): FolderLock {
  const path = join(directory, dataFiles.lock);
  const isKnown = (statSync(path, { throwIfNoEntry: false })?.size ?? 0) > 0;
  try {
    return lockAt(path, isKnown);
  } catch (error) {
    const refusal = asRefusal(error);
    if (!(refusal instanceof Refusal)) throw error;
    if (refusal.detail.code === 'already-open')
      throw new Refusal('already-open', { path: directory }, [], error);
    if (refusal.detail.code !== 'database-damaged') throw refusal;
  }
  // Who holds a lock is asked for before it is read: this one nobody holds. Emptied in its place, it stays one lock for all.
  emptyWithPatience(path);
  removeWithPatience(`${path}-journal`);
  try {
    return lockAt(path, false);
  } catch (error) {
    throw asRefusal(error);
  }
}

function lockAt(path: string, isKnown: boolean): FolderLock {
  const db: Sqlite = new Database(path, { timeout: 200 });
  try {
    db.pragma('locking_mode = EXCLUSIVE');
    db.pragma('journal_mode = DELETE');
    db.exec('BEGIN EXCLUSIVE');
    const said = Number(db.pragma('user_version', { simple: true }));
    const isDamaged = said < 0 || said > RUNNING + HELD_DATA;
    let heldData = isDamaged || (said & HELD_DATA) > 0;
    const mark = (running: number): void =>
      void db.pragma(`user_version = ${running + (heldData ? HELD_DATA : 0)}`);
    mark(RUNNING);
    db.exec('COMMIT');
    return {
      closedCleanly: isKnown && !isDamaged && (said & RUNNING) === 0,
      heldData: isKnown ? heldData : null,
      noteData() {
        if (heldData) return;
        heldData = true;
        mark(RUNNING);
      },
      release(cleanly) {
        try {
          if (cleanly) mark(0);
        } catch {
          // As on a full disk: the next program then checks first.
        } finally {
          db.close();
        }
      },
    };
  } catch (error) {
    db.close();
    throw error;
  }
}
