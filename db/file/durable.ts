import { closeSync, copyFileSync, fsyncSync, linkSync, openSync, renameSync } from 'node:fs';

/** Waits until the disk has the content of a file. */
export function syncFile(path: string): void {
  // Windows flushes only what was opened for writing.
  const descriptor = openSync(path, 'r+');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Waits until the disk has the names in a folder. Windows opens no folder as a file; NTFS keeps names in its journal. */
export function syncFolder(path: string): void {
  if (process.platform === 'win32') return;
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

const PATIENCE = 2_000;
const PAUSE = 50;

/** Renames over what may stand there. On Windows a virus scanner may hold a file for a moment: it is tried again. */
export function renameWithPatience(from: string, to: string): void {
  for (let waited = 0; ; waited += PAUSE) {
    try {
      renameSync(from, to);
      return;
    } catch (error) {
      const held =
        error instanceof Error &&
        'code' in error &&
        ['EPERM', 'EACCES', 'EBUSY'].includes(String(error.code));
      if (process.platform !== 'win32' || !held || waited >= PATIENCE) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE);
    }
  }
}

/** Gives a file a second name, which costs no space; where the disk's form knows only one name a file, copies it. */
export function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to);
    syncFile(to);
  }
}
