import {
  accessSync,
  appendFileSync,
  constants,
  copyFileSync,
  existsSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
  type WriteFileOptions,
} from 'node:fs';
import { copyFile, open, readFile, rename, rm, writeFile, type FileHandle } from 'node:fs/promises';
import { maySayHeld, patiently, patientlyAwaited } from '../../shared/time/patience.ts';

// What is done here to files outside the databases: another program may hold one of them for a moment, and then it is tried again
// for two seconds. Nowhere else in `db` and `electron/service`, bundles apart, are such files written, copied, renamed or removed.

const { platform } = process;

/** Renames over what may stand there. */
export function renameWithPatience(from: string, to: string): void {
  patiently(() => renameSync(from, to), platform);
}

export function copyWithPatience(from: string, to: string): void {
  patiently(() => copyFileSync(from, to), platform);
}

/** Removes a file, where there is one; a folder under its name stays. */
export function removeWithPatience(path: string): void {
  patiently(() => rmSync(path, { force: true }), platform);
}

/** Removes a folder with all that lies in it, or a file, where there is one. */
export function removeFolderWithPatience(path: string): void {
  patiently(() => rmSync(path, { recursive: true, force: true }), platform);
}

export function writeWithPatience(
  path: string,
  content: string | Uint8Array,
  options?: WriteFileOptions,
): void {
  patiently(() => writeFileSync(path, content, options), platform);
}

export function appendWithPatience(path: string, content: string | Uint8Array): void {
  patiently(() => appendFileSync(path, content), platform);
}

/** @returns the descriptor. */
export function openWithPatience(path: string, flags: 'r' | 'r+' | 'wx'): number {
  return patiently(() => openSync(path, flags), platform);
}

export function emptyWithPatience(path: string): void {
  patiently(() => truncateSync(path), platform);
}

export function readWithPatience(path: string): Buffer {
  return patiently(() => readFileSync(path), platform);
}

/** As their namesakes, of large files: other calls go on meanwhile. */
export const awaited = {
  rename: (from: string, to: string): Promise<void> => patientlyAwaited(() => rename(from, to), platform),
  copy: (from: string, to: string): Promise<void> => patientlyAwaited(() => copyFile(from, to), platform),
  write: (path: string, content: Uint8Array, options?: { readonly mode: number }): Promise<void> =>
    patientlyAwaited(() => writeFile(path, content, options), platform),
  open: (path: string, flags: 'r' | 'w' | 'wx' | 'a', mode?: number): Promise<FileHandle> =>
    patientlyAwaited(() => open(path, flags, mode), platform),
  read: (path: string): Promise<Buffer<ArrayBuffer>> => patientlyAwaited(() => readFile(path), platform),
  remove: (path: string): Promise<void> => patientlyAwaited(() => rm(path, { force: true }), platform),
};

/**
 * The file that another program holds, as the reason of an error of the system; null where that is none. Windows tells a file
 * that may not be written in the same way.
 */
export function heldFile(error: unknown, on: string = platform): string | null {
  if (!(error instanceof Error) || !('code' in error)) return null;
  if (!maySayHeld(error.code, on)) return null;
  const named = ['dest', 'path'].flatMap((name) => {
    const path: unknown = Reflect.get(error, name);
    return typeof path === 'string' ? [path] : [];
  });
  const path = named.find((one) => existsSync(one));
  if (error.code === 'EBUSY') return path ?? named[0] ?? null;
  return path !== undefined && mayBeWritten(path) ? path : null;
}

function mayBeWritten(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
