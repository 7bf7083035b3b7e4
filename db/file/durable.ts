import { closeSync, fsyncSync, linkSync } from 'node:fs';
import { copyWithPatience, openWithPatience } from './patient-files.ts';

/** Waits until the disk has the content of a file. */
export function syncFile(path: string): void {
  // Windows flushes only what was opened for writing.
  const descriptor = openWithPatience(path, 'r+');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Waits until the disk has the names in a folder. Windows opens no folder as a file; NTFS keeps names in its journal. */
export function syncFolder(path: string): void {
  if (process.platform === 'win32') return;
  const descriptor = openWithPatience(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Gives a file a second name, which costs no space; where the disk's form knows only one name a file, copies it. */
export function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    copyWithPatience(from, to);
    syncFile(to);
  }
}
