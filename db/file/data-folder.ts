import { accessSync, constants, mkdirSync, readFileSync, statSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { Refusal } from '../../shared/contract/refusal.ts';
import { asRefusal } from './refusing.ts';
import { type Sqlite } from './sqlite.ts';

/** Files of a data folder. */
export const dataFiles = {
  main: 'register.sqlite',
  files: 'files.sqlite',
  keys: 'keys.sqlite',
  lock: 'lock.sqlite',
} as const;

export function dataFile(directory: string, kind: keyof typeof dataFiles): string {
  return join(directory, dataFiles[kind]);
}

const networkFileSystems = ['nfs', 'nfs4', 'cifs', 'smb3', 'smbfs', 'fuse.sshfs', '9p', 'afs', 'ncpfs'];

/**
 * True for a path on another computer, where SQLite's locks cannot be trusted: a UNC path, or one below a network
 * mount. `mounts` has the form of /proc/mounts.
 */
export function isNetworkPath(path: string, mounts: string): boolean {
  if (/^[\\/]{2}[^\\/]/.test(path) && !path.startsWith('\\\\?\\') && !path.startsWith('\\\\.\\')) return true;
  if (!isAbsolute(path)) return false;
  const below = mounts
    .split('\n')
    .map((line) => line.split(' '))
    .map(([, point = '', type = '']) => ({ point: point.replaceAll('\\040', ' '), type }))
    .filter(
      ({ point }) => point !== '' && (path === point || path.startsWith(point === '/' ? '/' : `${point}/`)),
    )
    .toSorted((a, b) => b.point.length - a.point.length)[0];
  return below !== undefined && networkFileSystems.includes(below.type);
}

function mounted(): string {
  try {
    return readFileSync('/proc/mounts', 'utf8');
  } catch {
    return ''; // Not Linux: the UNC form is what can be recognised.
  }
}

/**
 * Makes sure that a data folder can be used.
 * @throws Refusal `network-path`, `folder-not-writable`.
 */
export function prepareFolder(directory: string): void {
  if (isNetworkPath(directory, mounted()) || isNetworkPath(resolve(directory), mounted())) {
    throw new Refusal('network-path', { path: directory });
  }
  try {
    mkdirSync(directory, { recursive: true });
    accessSync(directory, constants.R_OK | constants.W_OK);
  } catch (error) {
    throw new Refusal('folder-not-writable', { path: directory }, [], error);
  }
}

/** True where a data folder holds a database. */
export function holdsDatabase(directory: string): boolean {
  return inode(dataFile(directory, 'main')) !== null;
}

/** Identity of a file on its disk, or null when it is not there. */
export function inode(path: string): number | null {
  return statSync(path, { throwIfNoEntry: false })?.ino ?? null;
}

/**
 * Notices a data folder that was removed or replaced while it is open: SQLite would go on writing into nothing.
 * @throws Refusal `folder-missing`.
 */
export function assertStillThere(directory: string, identity: number | null): void {
  if (identity !== null && inode(dataFile(directory, 'main')) !== identity) {
    throw new Refusal('folder-missing', { path: directory });
  }
}

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
    db = new Database(dataFile(directory, 'lock'), { timeout: 200 });
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
        if (cleanly) held.pragma('user_version = 0');
        held.close();
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
