import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { removeFolderWithPatience } from './patient-files.ts';

const NAME = 'scratch';

/** Scratch folders that this very process works in: it may look for leftovers meanwhile. */
const own = new Set<string>();

/**
 * A new folder for what lies on the disk only while it is worked with, such as a copy of a backup that is looked at. It lies
 * inside the data folder, readable by its owner only: what is personal never lies in the system's temporary folder. When the
 * program is ended in between, the next start clears it.
 */
export function scratchFolder(directory: string): string {
  const around = join(directory, NAME);
  // Never the data folder itself: where it went away, another must not stand in its place.
  if (!existsSync(around)) mkdirSync(around, { mode: 0o700 });
  const folder = mkdtempSync(join(around, 'x'));
  own.add(folder);
  return folder;
}

/** Removes a scratch folder; where a file of it is still held, as on Windows, the next start does. */
export function removeScratch(folder: string): void {
  own.delete(folder);
  try {
    removeFolderWithPatience(folder);
    rmdirSync(dirname(folder));
  } catch {
    // Something else is worked with beside it, or the next start clears it.
  }
}

/** Does work with a scratch folder, and removes it afterwards. */
export async function inScratch<T>(directory: string, work: (folder: string) => Promise<T>): Promise<T> {
  const folder = scratchFolder(directory);
  try {
    return await work(folder);
  } finally {
    removeScratch(folder);
  }
}

/** Clears what programs that were ended left. For the holder of the folder's lock. */
export function clearScratch(directory: string): void {
  const around = join(directory, NAME);
  for (const name of namesIn(around)) {
    const folder = join(around, name);
    if (!own.has(folder)) removeScratch(folder);
  }
  try {
    rmdirSync(around);
  } catch {
    // It was not there, or something is still worked with.
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
