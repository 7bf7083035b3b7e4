import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readSync,
  rmdirSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import * as z from 'zod';
import { Refusal } from '../../shared/contract/refusal.ts';
import { fileText } from '../../shared/text/file-text.ts';
import { addNotice } from '../notices.ts';
import type { WriteStore } from '../store.ts';
import { noteInJournal, readJournal } from './backup-journal.ts';
import { dataFiles } from './data-names.ts';
import { syncFile, syncFolder } from './durable.ts';
import { lockFolder } from './folder-lock.ts';
import { mainOf } from './handles.ts';
import { asRefusal } from './refusing.ts';
import {
  openWithPatience,
  readWithPatience,
  removeFolderWithPatience,
  removeWithPatience,
  renameWithPatience,
  writeWithPatience,
} from './patient-files.ts';

// Earlier versions kept the data in another place. They are moved once, whole: at any moment one of the two places holds
// all of them, and what is not finished bears another name.

const MARK = 'moved-from.json';

const mark = z.object({
  /** The folder that the data lay in. */
  from: z.string(),
  /** What that folder held when it was copied; null where it was renamed, so that it is gone with that. */
  print: z.string().nullable(),
});

/** A copy that is not finished. */
const movingOf = (directory: string): string => `${directory}.moving`;
/** The folder that was copied, on its way out. */
const leavingOf = (old: string): string => `${old}.moved`;

/**
 * Brings the data of an earlier place to the present one, where none are there yet: by one rename, or on another disk by a copy that
 * is read back and then gets its name in one step; the folder that was copied goes after that.
 * @throws Refusal `already-open` where another program holds the earlier place, `disk-full`, `file-held` and others of the disk; then
 * the data lie where they were.
 */
export function moveFromOldPlace(old: string, directory: string): void {
  if (overlap(old, directory)) return;
  try {
    if (!holdsData(directory)) {
      if (!holdsData(old)) return;
      move(old, directory);
    }
    finish(old, directory);
  } catch (error) {
    throw asRefusal(error, old);
  }
}

/** Tells of a move, or of data that still lie in the earlier place beside the present ones, which nobody may overlook. */
export function tellOfMove(store: WriteStore, old: string): void {
  const { directory } = store;
  if (overlap(old, directory)) return;
  const moved = readMark(directory);
  if (moved?.from !== old) {
    if (holdsData(old))
      addNotice(mainOf(store), 'data-in-two-places', { path: old, used: directory }, store.now());
    return;
  }
  addNotice(mainOf(store), 'data-moved', { from: old, to: directory }, store.now());
  if (!waitsToGo(old, moved.print)) removeWithPatience(join(directory, MARK));
}

function overlap(one: string, other: string): boolean {
  const [a, b] = [resolve(one), resolve(other)];
  return a === b || a.startsWith(b + sep) || b.startsWith(a + sep);
}

const DATA = /^(current|backups|backups\.json|data-\d+|replaced-.*|damaged-.*)$/;

/** Whether a folder holds data; a log, or the profile of a window, is none. */
function holdsData(folder: string): boolean {
  const own: readonly string[] = [dataFiles.main, dataFiles.files, dataFiles.keys];
  return namesIn(folder).some((name) => DATA.test(name) || own.includes(name));
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

function readMark(directory: string): z.infer<typeof mark> | null {
  try {
    return mark.parse(JSON.parse(fileText(readWithPatience(join(directory, MARK)))));
  } catch {
    return null;
  }
}

function writeMark(folder: string, content: z.infer<typeof mark>): void {
  const path = join(folder, MARK);
  writeWithPatience(path, JSON.stringify(content));
  syncFile(path);
  syncFolder(folder);
}

function move(old: string, directory: string): void {
  // Held by nobody. Windows renames no folder in which a file is open, so it is let go for that.
  release(old);
  removeFolderWithPatience(movingOf(directory));
  makeRoom(directory);
  writeMark(old, { from: old, print: null });
  try {
    renameWithPatience(old, directory);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EXDEV')) throw error;
    copy(old, directory);
    return;
  }
  syncFolder(dirname(directory));
  syncFolder(dirname(old));
}

function release(old: string): void {
  const lock = lockFolder(old);
  lock.release(lock.closedCleanly);
}

/** What lies in the present place without being data keeps a name of its own. */
function makeRoom(directory: string): void {
  mkdirSync(dirname(directory), { recursive: true });
  if (!existsSync(directory)) return;
  if (readdirSync(directory).length === 0) {
    rmdirSync(directory);
    return;
  }
  let aside = `${directory}.before`;
  for (let count = 2; existsSync(aside); count += 1) aside = `${directory}.before-${count}`;
  renameWithPatience(directory, aside);
}

/** Copies under another name, with the earlier place held, and then gives the copy its name. */
function copy(old: string, directory: string): void {
  const moving = movingOf(directory);
  const lock = lockFolder(old);
  try {
    copyFolder(old, moving);
    const copied = lockFolder(moving);
    copied.release(lock.closedCleanly);
    writeMark(moving, { from: old, print: printOf(old) });
  } catch (error) {
    removeFolderWithPatience(moving);
    throw error;
  } finally {
    lock.release(lock.closedCleanly);
  }
  renameWithPatience(moving, directory);
  syncFolder(dirname(directory));
}

/** Made anew by whoever opens the data. */
const isPassing = (name: string): boolean => name.endsWith('-shm') || name === MARK;

function copyFolder(from: string, to: string): void {
  mkdirSync(to);
  for (const name of readdirSync(from)) {
    if (isPassing(name)) continue;
    const [source, target] = [join(from, name), join(to, name)];
    if (statSync(source).isDirectory()) copyFolder(source, target);
    else copyFile(source, target);
  }
  syncFolder(to);
}

/** Bytes that are copied at once. */
const PART = 1024 * 1024;

function copyFile(source: string, target: string): void {
  const read = createHash('sha256');
  const to = openWithPatience(target, 'wx');
  try {
    eachPart(source, (part) => {
      read.update(part);
      writeSync(to, part);
    });
  } finally {
    closeSync(to);
  }
  syncFile(target);
  const written = createHash('sha256');
  eachPart(target, (part) => written.update(part));
  if (read.digest('hex') !== written.digest('hex')) throw new Refusal('disk-faulty');
}

function eachPart(path: string, take: (part: Uint8Array) => void): void {
  const file = openWithPatience(path, 'r');
  const buffer = Buffer.alloc(PART);
  try {
    for (let size = readSync(file, buffer); size > 0; size = readSync(file, buffer))
      take(buffer.subarray(0, size));
  } finally {
    closeSync(file);
  }
}

/** Tells whether anything in a folder was changed; its lock is not asked. */
function printOf(folder: string): string {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !isPassing(entry.name) && !entry.name.startsWith(dataFiles.lock))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
  const print = createHash('sha256');
  for (const path of files) {
    const { size, mtimeMs } = statSync(path);
    print.update(`${relative(folder, path)} ${size} ${mtimeMs}\n`);
  }
  return print.digest('hex');
}

/** What a move leaves to be done, however often it was ended: names in the journal, and the folder that was copied. */
function finish(old: string, directory: string): void {
  const moved = readMark(directory);
  if (moved?.from !== old) return;
  renameInJournal(old, directory);
  if (!waitsToGo(old, moved.print)) return;
  try {
    if (existsSync(old)) {
      release(old);
      renameWithPatience(old, leavingOf(old));
    }
    removeFolderWithPatience(leavingOf(old));
    syncFolder(dirname(old));
  } catch {
    // Held by another program: the next start tries again.
  }
}

/** Whether the folder that was copied is still to be removed: not where it was changed since, as by an earlier version of the program. */
function waitsToGo(old: string, print: string | null): boolean {
  if (print === null) return false;
  return existsSync(old) ? printOf(old) === print : existsSync(leavingOf(old));
}

/** The journal of backups names folders and files by their whole paths. */
function renameInJournal(old: string, directory: string): void {
  const journal = readJournal(directory);
  const renamed = (path: string): string =>
    path === old || path.startsWith(old + sep) ? join(directory, path.slice(old.length)) : path;
  const next = {
    folder: journal.folder === null ? null : renamed(journal.folder),
    last: journal.last === null ? null : { ...journal.last, folder: renamed(journal.last.folder) },
    keyCopies: journal.keyCopies.map(renamed),
    staleKeyCopies: journal.staleKeyCopies.map(renamed),
  };
  if (JSON.stringify({ ...journal, ...next }) !== JSON.stringify(journal)) noteInJournal(directory, next);
}
