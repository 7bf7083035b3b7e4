import { Refusal } from '../../shared/contract/refusal.ts';
import { syncFolder } from './durable.ts';
import {
  buildFromFirstLayout,
  clearSettingAside,
  endFirstLayout,
  holdsFirstLayout,
  isFirstLayout,
  makeEmpty,
} from './first-layout.ts';
import {
  buildGeneration,
  clearBuildings,
  finishedGenerations,
  generationFolder,
  isNeverUsed,
  lackingGeneration,
  readCurrent,
  setAsideName,
  switchTo,
  wholeGenerations,
} from './generations.ts';
import { clearUsualPartials } from './backup-place.ts';
import type { FolderLock } from './folder-lock.ts';
import { identifyBuilt, randomId } from './identity.ts';
import { dropCopiedKeys } from './key-file.ts';
import { clearScratch } from './scratch.ts';
import { renameWithPatience, heldFile } from './patient-files.ts';

/**
 * Brings a data folder that is held to one present generation, however the program before ended: what was being built
 * is cleared, an empty folder gets its first generation, the first layout becomes one, and what is not the present one
 * is set aside.
 * @returns the folder of the present generation, whether it was begun only now, and copies of keys that could not be removed yet.
 * @throws Refusal `data-unclear`, and as `buildFromFirstLayout`; then nothing was changed but leftovers cleared.
 */
export function settle(
  directory: string,
  { closedCleanly, heldData }: Pick<FolderLock, 'closedCleanly' | 'heldData'>,
  now: Date,
): { readonly folder: string; readonly isBegun: boolean; readonly keyCopies: readonly string[] } {
  clearLeftovers(directory);
  const isBegun = isNeverUsed(directory, heldData);
  clearScratch(directory);
  clearUsualPartials(directory);
  const generation = presentGeneration(directory, closedCleanly, heldData);
  setOthersAside(directory, generation, now);
  const keyCopies = dropCopiedKeys(directory);
  return { folder: generationFolder(directory, generation), isBegun, keyCopies };
}

/** Removes what an end in the middle of building, converting or setting aside left. */
export function clearLeftovers(directory: string): void {
  clearBuildings(directory);
  clearSettingAside(directory);
}

function presentGeneration(directory: string, closedCleanly: boolean, heldData: boolean | null): number {
  const current = readCurrent(directory);
  const whole = wholeGenerations(directory);
  if (current.kind === 'names') {
    if (whole.includes(current.generation)) return current.generation;
    throw lackingGeneration(directory, generationFolder(directory, current.generation));
  }
  const [only] = whole;
  let generation: number;
  const linked = whole.find((one) => holdsFirstLayout(directory, one));
  if (current.kind === 'absent' && linked !== undefined) generation = linked;
  else if (current.kind === 'absent' && isFirstLayout(directory))
    generation = buildFromFirstLayout(directory, closedCleanly);
  // No building and nothing set aside bears the name of a generation, so the only one is the present one.
  else if (only !== undefined && whole.length === 1) generation = only;
  else if (isNeverUsed(directory, heldData))
    generation = buildGeneration(directory, (folder) => {
      makeEmpty(folder);
      identifyBuilt(folder, randomId());
    });
  else throw new Refusal('data-unclear', { path: directory });
  switchTo(directory, generation);
  return generation;
}

/** Where someone reads the first layout on Windows, it stays until the next start. */
function endedFirstLayout(directory: string, generation: number, now: Date): string | null {
  try {
    return endFirstLayout(directory, generation, now);
  } catch (error) {
    if (heldFile(error) === null) throw error;
    return null;
  }
}

/**
 * Sets aside what is in the folder beside its present generation; nothing of it is removed.
 * @returns from where to where each went. On Windows a folder whose files someone reads stays until the next start.
 */
export function setOthersAside(
  directory: string,
  generation: number,
  now: Date,
): readonly { readonly from: string; readonly to: string }[] {
  const others = finishedGenerations(directory).filter((other) => other !== generation);
  const moves = others.map((other) => {
    const from = generationFolder(directory, other);
    const to = setAsideName(directory, now);
    try {
      renameWithPatience(from, to);
      syncFolder(directory);
      return { from, to };
    } catch {
      return { from, to: from };
    }
  });
  const first = endedFirstLayout(directory, generation, now);
  return first === null ? moves : [...moves, { from: directory, to: first }];
}
