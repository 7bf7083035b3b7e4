import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from '../../shared/contract/refusal.ts';
import { fileText } from '../../shared/text/file-text.ts';
import { dataFiles } from './data-names.ts';
import { syncFile, syncFolder } from './durable.ts';
import {
  readWithPatience,
  removeFolderWithPatience,
  removeWithPatience,
  renameWithPatience,
  writeWithPatience,
} from './patient-files.ts';

/** What the file `current` says. */
export type Current =
  | { readonly kind: 'absent' }
  | { readonly kind: 'damaged' }
  | { readonly kind: 'names'; readonly generation: number };

const CURRENT = 'current';
/** Stands in a generation until the switch to it: such a folder was never opened, and may be removed. */
const BUILDING = 'building';

export function generationFolder(directory: string, generation: number): string {
  return join(directory, `data-${generation}`);
}

function line(generation: number): string {
  const named = `so-ngoai-vu data ${generation}`;
  return `${named} ${createHash('sha256').update(named).digest('hex').slice(0, 16)}\n`;
}

export function readCurrent(directory: string): Current {
  let text: string;
  try {
    text = fileText(readWithPatience(join(directory, CURRENT)));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return { kind: 'absent' };
    throw error;
  }
  const generation = Number(/^so-ngoai-vu data ([1-9]\d{0,8}) /.exec(text)?.[1]);
  // Whoever looked at it with an editor may have left another line end, or none.
  return text.trimEnd() === line(generation).trimEnd() ? { kind: 'names', generation } : { kind: 'damaged' };
}

/** Makes a generation the present one: written beside, then one rename. It must be whole on the disk. */
export function switchTo(directory: string, generation: number): void {
  const beside = join(directory, `${CURRENT}.new`);
  writeWithPatience(beside, line(generation));
  syncFile(beside);
  renameWithPatience(beside, join(directory, CURRENT));
  syncFolder(directory);
  removeWithPatience(join(generationFolder(directory, generation), BUILDING));
}

/** Numbers of all generations in a folder, ascending: whole ones, and those whose building was not finished. */
function generations(directory: string): readonly number[] {
  return (
    readdirSync(directory)
      .map((name) => Number(/^data-([1-9]\d{0,8})$/i.exec(name)?.[1]))
      // Windows finds a folder in whatever letters its name is written; elsewhere another case is another folder.
      .filter(
        (generation) => !Number.isNaN(generation) && existsSync(generationFolder(directory, generation)),
      )
      .toSorted((a, b) => a - b)
  );
}

/** Numbers of the generations that were finished, ascending. */
export function wholeGenerations(directory: string): readonly number[] {
  return generations(directory).filter((generation) => {
    const folder = generationFolder(directory, generation);
    return existsSync(join(folder, dataFiles.main)) && !existsSync(join(folder, BUILDING));
  });
}

/** As `wholeGenerations`, those too whose register was lost: what is left of them is kept. */
export function finishedGenerations(directory: string): readonly number[] {
  return generations(directory).filter(
    (generation) => !existsSync(join(generationFolder(directory, generation), BUILDING)),
  );
}

/**
 * Builds the next generation beside what is there; nothing of the present data changes. `fill` puts closed databases
 * into the folder that it is given.
 * @returns its number, for `switchTo`.
 */
export function buildGeneration(directory: string, fill: (folder: string) => void): number {
  const current = readCurrent(directory);
  const named = current.kind === 'names' ? current.generation : 0;
  const generation = Math.max(named, generations(directory).at(-1) ?? 0) + 1;
  const folder = generationFolder(directory, generation);
  mkdirSync(folder);
  writeWithPatience(join(folder, BUILDING), '');
  syncFile(join(folder, BUILDING));
  syncFolder(folder);
  fill(folder);
  for (const name of readdirSync(folder)) syncFile(join(folder, name));
  syncFolder(folder);
  syncFolder(directory);
  return generation;
}

/**
 * Removes what an end in the middle of building left. The present generation may still bear the mark of its building,
 * when the end came just after the switch: it loses only that.
 */
export function clearBuildings(directory: string): void {
  const current = readCurrent(directory);
  for (const generation of generations(directory)) {
    const folder = generationFolder(directory, generation);
    const mark = join(folder, BUILDING);
    if (!existsSync(mark)) {
      // Ended between making the folder and marking it.
      if (readdirSync(folder).length === 0) removeFolderWithPatience(folder);
    } else if (current.kind === 'names' && current.generation === generation) removeWithPatience(mark);
    else removeBuilding(folder);
  }
  removeWithPatience(join(directory, `${CURRENT}.new`));
}

/** The mark goes last, so that an end in the middle leaves nothing that looks whole. */
function removeBuilding(folder: string): void {
  for (const name of readdirSync(folder)) if (name !== BUILDING) removeFolderWithPatience(join(folder, name));
  syncFolder(folder);
  removeFolderWithPatience(folder);
}

/**
 * The folder of the present generation, for one who changes nothing. A lost or damaged `current` is no question where
 * there is exactly one whole generation.
 * @throws Refusal `folder-missing` where there are no data, `database-older` where they lie as the first versions had
 * them, `data-unclear` where it cannot be said which data are the present ones.
 */
export function presentFolder(directory: string): string {
  if (!existsSync(directory)) throw new Refusal('folder-missing', { path: directory });
  const current = readCurrent(directory);
  const whole = wholeGenerations(directory);
  if (current.kind === 'names') {
    const folder = generationFolder(directory, current.generation);
    if (existsSync(join(folder, dataFiles.main))) return folder;
    throw lackingGeneration(directory, folder);
  }
  if (current.kind === 'absent' && existsSync(join(directory, dataFiles.main)))
    throw new Refusal('database-older', { path: directory });
  const [only] = whole;
  if (only !== undefined && whole.length === 1) return generationFolder(directory, only);
  if (isNeverUsed(directory, null)) throw new Refusal('folder-missing', { path: directory });
  throw new Refusal('data-unclear', { path: directory });
}

/**
 * True where nothing tells that data ever were in a folder: only such a one is begun anew.
 * @param heldData what its lock says; null where nobody asked it, or it is lost.
 */
export function isNeverUsed(directory: string, heldData: boolean | null): boolean {
  if (heldData === true || readCurrent(directory).kind !== 'absent') return false;
  // A restore into an empty folder that was ended may have begun the keys.
  const traces = heldData === false ? ['backups.json'] : ['backups.json', dataFiles.keys];
  return (
    generations(directory).length === 0 &&
    setAsideFolders(directory).length === 0 &&
    !traces.some((name) => existsSync(join(directory, name)))
  );
}

/** The refusal of a folder whose present generation has no register, or is gone whole. */
export function lackingGeneration(directory: string, folder: string): Refusal {
  const file = join(folder, dataFiles.main);
  return existsSync(folder)
    ? new Refusal('part-missing', { part: 'register', file, due: 0 })
    : new Refusal('data-unclear', { path: directory });
}

/** One database of a data folder where it lies now. @throws Refusal as `presentFolder`. */
export function dataFile(directory: string, kind: 'main' | 'files'): string {
  return join(presentFolder(directory), dataFiles[kind]);
}

/** Folders of data that others took the place of. They are kept. */
export function setAsideFolders(directory: string): readonly string[] {
  return readdirSync(directory)
    .filter((name) => name.startsWith('replaced-') && !name.endsWith('.new'))
    .map((name) => join(directory, name))
    .filter((path) => statSync(path).isDirectory());
}

/** A free name for data that are set aside. */
export function setAsideName(directory: string, now: Date): string {
  const plain = join(directory, `replaced-${now.toISOString().replaceAll(/[:.]/g, '-')}`);
  let path = plain;
  for (let count = 2; existsSync(path); count += 1) path = `${plain}-${count}`;
  return path;
}
