import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { assertPathFits } from '../../db/file/disk-refusal.ts';
import { Refusal } from '../../shared/contract/refusal.ts';
import {
  renameWithPatience,
  removeWithPatience,
  writeWithPatience,
  appendWithPatience,
  heldFile,
} from '../../db/file/patient-files.ts';

/**
 * Writes a file whole or not at all.
 * @throws Refusal `folder-not-writable`, `disk-full`, `file-held` where Word has it open, on Windows `name-refused`.
 */
export function writeWhole(path: string, content: Uint8Array | readonly Uint8Array[]): void {
  const partial = `${path}.partial`;
  try {
    judgeOnWindows(path);
    writeWithPatience(partial, '');
    for (const part of content instanceof Uint8Array ? [content] : content) appendWithPatience(partial, part);
    renameWithPatience(partial, path);
  } catch (error) {
    try {
      removeWithPatience(partial);
    } catch {
      // What could not be written need not be removable: the first fault is the one to tell.
    }
    throw refusedWriting(dirname(path), error);
  }
}

/** Makes a folder, with those above it. @throws Refusal as `writeWhole`. */
export function makeFolder(path: string): void {
  try {
    judgeOnWindows(path);
    mkdirSync(path, { recursive: true });
  } catch (error) {
    throw refusedWriting(path, error);
  }
}

/** Windows writes to a device as if it were a file, and Node never ends making a folder with a name that is none. */
function judgeOnWindows(path: string): void {
  if (process.platform === 'win32') assertPathFits(path);
}

function refusedWriting(path: string, error: unknown): Refusal {
  if (error instanceof Refusal && error.detail.code === 'name-refused') return error;
  const held = heldFile(error);
  if (held !== null) return new Refusal('file-held', { path: held }, [], error);
  const isFull = error instanceof Error && 'code' in error && error.code === 'ENOSPC';
  return isFull
    ? new Refusal('disk-full', {}, [], error)
    : new Refusal('folder-not-writable', { path }, [], error);
}
