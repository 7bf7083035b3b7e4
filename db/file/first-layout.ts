import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from '../../shared/contract/refusal.ts';
import { dataFiles } from './data-names.ts';
import { linkOrCopy, syncFolder } from './durable.ts';
import { buildGeneration, generationFolder, setAsideFolders, setAsideName } from './generations.ts';
import { migrate, pendingMigrations, type DatabaseKind } from './migrate.ts';
import { assertSoundFile, checkpoint, connect } from './sqlite.ts';
import { removeFolderWithPatience, removeWithPatience, renameWithPatience } from './patient-files.ts';

// The first versions kept their databases directly in the data folder.

const moved = ['main', 'files'] as const;
/** Data that were set aside and are opened as a folder of their own lie so too, with their witness. */
const WITNESS = 'witness';
const suffixes = ['', '-wal', '-shm'] as const;

/** True where the register lies as the first versions had it. */
export function isFirstLayout(directory: string): boolean {
  return existsSync(join(directory, dataFiles.main));
}

/** True for a generation whose register is the one of the first layout under a second name. */
export function holdsFirstLayout(directory: string, generation: number): boolean {
  return isSameFile(
    join(directory, dataFiles.main),
    join(generationFolder(directory, generation), dataFiles.main),
  );
}

/**
 * Builds a generation from data of the first layout. Its files are the same ones under a second name, so it costs no
 * space, and until the switch the data lie as before. What these files lack of their log (WAL) is brought in first.
 * @returns the generation to switch to.
 * @throws Refusal `database-foreign`, `database-newer`, `database-damaged`, `already-open` when another program reads them.
 */
export function buildFromFirstLayout(directory: string, closedCleanly: boolean): number {
  for (const kind of moved) {
    const path = join(directory, dataFiles[kind]);
    if (existsSync(path)) takeLogIn(path, kind, closedCleanly);
  }
  return buildGeneration(directory, (folder) => {
    for (const kind of moved) {
      const path = join(directory, dataFiles[kind]);
      if (existsSync(path)) linkOrCopy(path, join(folder, dataFiles[kind]));
      // What data lack that were begun is told when they are examined.
    }
    if (existsSync(join(directory, WITNESS))) linkOrCopy(join(directory, WITNESS), join(folder, WITNESS));
  });
}

function takeLogIn(path: string, kind: DatabaseKind, closedCleanly: boolean): void {
  if (kind === 'main' && sizeOf(path) === 0)
    throw new Refusal('part-empty', { part: 'register', file: path, due: 0 });
  const db = connect(path);
  try {
    pendingMigrations(db, kind);
    if (!closedCleanly) assertSoundFile(db);
    checkpoint(db);
  } finally {
    db.close();
  }
  if (sizeOf(`${path}-wal`) > 0) throw new Refusal('already-open', { path });
}

/** Makes an empty, closed database of this version. */
export function makeDatabase(folder: string, kind: 'main' | 'files'): void {
  const db = connect(join(folder, dataFiles[kind]), { create: true });
  try {
    migrate(db, kind);
  } finally {
    db.close();
  }
}

/** Puts the databases of a register that nobody has begun yet into a folder. */
export function makeEmpty(folder: string): void {
  makeDatabase(folder, 'main');
  makeDatabase(folder, 'files');
}

/**
 * Ends the first layout once a generation is the present one: names of files that the generation holds go; data of
 * their own (a restore took their place, or an older version of the program began them) are set aside.
 * @returns the folder that they were set aside in, or null.
 */
export function endFirstLayout(directory: string, generation: number, now: Date): string | null {
  const names = readdirSync(directory);
  const here = moved
    .flatMap((kind) => suffixes.map((suffix) => dataFiles[kind] + suffix))
    .concat(WITNESS)
    .filter((name) => names.includes(name));
  if (here.length === 0) return null;
  const isIn = (folder: string): boolean =>
    here.every(
      (name) => isSameFile(join(directory, name), join(folder, name)) || isEmptyLog(directory, name),
    );
  const isMoved = [generationFolder(directory, generation), ...setAsideFolders(directory)].some(isIn);
  const setAside = isMoved ? null : setAsideName(directory, now);
  if (setAside !== null) {
    const building = `${setAside}.new`;
    mkdirSync(building);
    for (const name of here)
      if (!name.endsWith('-shm')) linkOrCopy(join(directory, name), join(building, name));
    syncFolder(building);
    renameWithPatience(building, setAside);
    syncFolder(directory);
  }
  // The register itself goes last: while it stands, an end in the middle is begun anew.
  for (const name of here.toReversed()) removeWithPatience(join(directory, name));
  syncFolder(directory);
  return setAside;
}

/** Removes what an end in the middle of setting aside left; its files still stand where they were. */
export function clearSettingAside(directory: string): void {
  for (const name of readdirSync(directory))
    if (/^replaced-.*\.new$/.test(name)) removeFolderWithPatience(join(directory, name));
  // Where versions before the generations unpacked a backup.
  removeFolderWithPatience(join(directory, 'restoring'));
}

function isEmptyLog(directory: string, name: string): boolean {
  return name.endsWith('-shm') || (name.endsWith('-wal') && sizeOf(join(directory, name)) === 0);
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

/** Two names of one file on the disk. */
function isSameFile(a: string, b: string): boolean {
  const [first, second] = [a, b].map((path) => statSync(path, { bigint: true, throwIfNoEntry: false }));
  return first !== undefined && second !== undefined && first.ino === second.ino && first.dev === second.dev;
}
