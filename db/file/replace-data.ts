import { prepareFolder } from './data-folder.ts';
import { makeEmpty } from './first-layout.ts';
import { lockFolder } from './folder-lock.ts';
import { buildGeneration, generationFolder, readCurrent, switchTo } from './generations.ts';
import { identifyBuilt, randomId } from './identity.ts';
import { dropCopiedKeys } from './key-file.ts';
import { asRefusal } from './refusing.ts';
import { folderIdOf, makeKeysUsable } from './renew-part.ts';
import { clearLeftovers, setOthersAside } from './settle.ts';

/**
 * Makes other data the present ones of a folder: built as the next generation beside what is there, then switched to. What
 * the folder held before, sound or damaged, is set aside in a folder of its own, never removed. The key file stays; one that
 * is damaged or another folder's is set aside too, and an empty one begun.
 * @param fill puts closed databases into the folder that it is given.
 * @returns the folder that the earlier data were moved to, or null.
 * @throws Refusal `already-open`, `disk-full`, and as `prepareFolder`; the earlier data are then the present ones as before.
 */
export function replaceData(
  directory: string,
  now: Date,
  fill: (folder: string) => void,
): { readonly setAside: string | null } {
  prepareFolder(directory);
  const lock = lockFolder(directory);
  try {
    clearLeftovers(directory);
    dropCopiedKeys(directory);
    const folder = folderIdOf(directory) ?? randomId();
    makeKeysUsable(directory, folder, now);
    const current = readCurrent(directory);
    const before = current.kind === 'names' ? generationFolder(directory, current.generation) : directory;
    const generation = buildGeneration(directory, (built) => {
      fill(built);
      identifyBuilt(built, folder);
    });
    switchTo(directory, generation);
    lock.noteData();
    const moves = setOthersAside(directory, generation, now);
    lock.release(true);
    return { setAside: (moves.find(({ from }) => from === before) ?? moves.at(-1))?.to ?? null };
  } catch (error) {
    clearAfter(directory);
    lock.release(lock.closedCleanly);
    throw asRefusal(error, directory);
  }
}

/** Nothing is left of what could not be made; where even that cannot be removed now, the next start does. */
function clearAfter(directory: string): void {
  try {
    clearLeftovers(directory);
  } catch {
    // The first fault is the one to tell.
  }
}

/**
 * Begins an empty register in the place of what a folder holds, which is set aside: it is not set up yet.
 * @returns, and throws, as `replaceData`.
 */
export function beginEmpty(directory: string, now: Date): { readonly setAside: string | null } {
  return replaceData(directory, now, makeEmpty);
}
