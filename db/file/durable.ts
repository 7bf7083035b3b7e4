import {
  accessSync,
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  renameSync,
} from 'node:fs';

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

/** Renames over what may stand there, with patience. */
export function renameWithPatience(from: string, to: string): void {
  patiently(() => renameSync(from, to));
}

/** On Windows a virus scanner or a cloud program may hold a file for a moment: what fails for that is tried again for two seconds. */
export function patiently<T>(work: () => T, platform: string = process.platform): T {
  for (let waited = 0; ; waited += PAUSE) {
    try {
      return work();
    } catch (error) {
      if (!mayBeHeld(error, platform) || waited >= PATIENCE) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE);
    }
  }
}

function mayBeHeld(error: unknown, platform: string): boolean {
  if (!(error instanceof Error) || !('code' in error)) return false;
  // Only Windows keeps one program from a file because another has it open.
  return platform === 'win32' && ['EPERM', 'EACCES', 'EBUSY'].includes(String(error.code));
}

/**
 * The file that another program holds, as the reason of an error of the system; null where that is none. Windows tells a file
 * that may not be written in the same way.
 */
export function heldFile(error: unknown, platform: string = process.platform): string | null {
  if (!(error instanceof Error) || !('code' in error)) return null;
  const paths = ['dest', 'path'].flatMap((name) => {
    const path: unknown = Reflect.get(error, name);
    return typeof path === 'string' && existsSync(path) ? [path] : [];
  });
  const [path] = paths;
  if (path === undefined) return null;
  if (error.code === 'EBUSY') return path;
  if (!mayBeHeld(error, platform)) return null;
  try {
    accessSync(path, constants.W_OK);
    return path;
  } catch {
    return null;
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
