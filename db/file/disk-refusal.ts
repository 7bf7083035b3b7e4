import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  openSync,
  realpathSync,
  rmSync,
  statfsSync,
  statSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { Refusal } from '../../shared/contract/refusal.ts';
import { dataFiles } from './data-names.ts';

// SQLite says of most errors of a disk only that it could not open, read or write. What is the matter is asked of the
// disk itself.

/** Bytes of a whole path that SQLite takes, of which its longest suffix (`-journal`) takes its part. */
const POSIX_MOST = 512;
/** Units of UTF-16 of a whole path that Windows takes, with the end mark. */
const WINDOWS_MOST = 260;
const SUFFIX = '-journal'.length;
/** Bytes or units of one name that the usual file systems take. */
const NAME_MOST = 255;

/** What names of a path tell about it in a sentence: no more of a long one than can be read. */
const SHOWN = 60;

/** The refusal of a path that is too long, of which the beginning is told. */
export function tooLong(path: string, cause?: unknown): Refusal {
  const shown = path.length > SHOWN ? `${path.slice(0, SHOWN)}…` : path;
  return new Refusal('path-too-long', { path: shown }, [], cause);
}

/** Names of devices, which Windows gives to no file whatever its ending: what is written there is gone. */
const DEVICE = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$) *(?:\.|$)/i;
/** Letters that Windows takes in no name. A colon would write into a hidden part of another file. */
// oxlint-disable-next-line no-control-regex -- they are meant
const FORBIDDEN = /[<>:"|?*\u0000-\u001F]/;
/** What Windows silently leaves out, so that the folder would have two names. */
const LEFT_OUT = /[ .]$/;

/** The first name of a path that Windows gives to no file or folder, or to another; null where there is none. */
function refusedName(path: string): string | null {
  const names = path.replace(/^[\\/]{2}[?.][\\/]/, '').split(/[\\/]/);
  const below = /^[a-z]:$/i.test(names[0] ?? '') ? names.slice(1) : names;
  const refused = (name: string): boolean =>
    name !== '.' && name !== '..' && [DEVICE, FORBIDDEN, LEFT_OUT].some((pattern) => pattern.test(name));
  return below.find(refused) ?? null;
}

/**
 * Judges a path before anything is made at it.
 * @param path of a folder or file; a relative one counts from where the program runs, and links are followed.
 * @param below the longest path that is laid below it, as in `data-1/register.sqlite`; empty for a file.
 * @throws Refusal `name-refused` for a name that Windows keeps to itself, `path-too-long`.
 */
export function assertPathFits(path: string, below = '', platform: string = process.platform): void {
  const name = platform === 'win32' ? refusedName(path) : null;
  if (name !== null) throw new Refusal('name-refused', { name: name.slice(0, SHOWN) });
  const whole = realPath(resolve(path));
  const measure = (text: string): number => (platform === 'win32' ? text.length : Buffer.byteLength(text));
  const most = platform === 'win32' ? WINDOWS_MOST - 1 : POSIX_MOST;
  const length = measure(whole) + (below === '' ? 0 : 1 + measure(below)) + SUFFIX;
  if (length > most || whole.split(/[\\/]/).some((name) => measure(name) > NAME_MOST)) throw tooLong(path);
}

/** A path with the links of what is there of it followed. */
function realPath(path: string): string {
  const parent = dirname(path);
  try {
    return realpathSync(path);
  } catch {
    return parent === path ? path : join(realPath(parent), path.slice(parent.length));
  }
}

type Part = 'folder' | 'register' | 'files' | 'keys';

/**
 * Looks which parts of open or present data cannot be written.
 * @param present the folder of the present generation.
 * @returns null where all can be; `database-read-only` where nothing can be, as on a disk that is for reading only.
 */
export function readOnlyRefusal(directory: string, present: string, cause?: unknown): Refusal | null {
  if (isReadOnly(directory)) return new Refusal('database-read-only', {}, [], cause);
  const looked: readonly (readonly [Part, readonly string[]])[] = [
    ['folder', [present]],
    ['register', besides(join(present, dataFiles.main))],
    ['files', besides(join(present, dataFiles.files))],
    ['keys', besides(join(directory, dataFiles.keys))],
  ];
  const found = looked.flatMap(([part, paths]) => {
    const path = paths.find(isReadOnly);
    return path === undefined ? [] : [{ part, path }];
  });
  const [first] = found;
  if (first === undefined) return null;
  const part = found.map((one) => one.part).join(',');
  return new Refusal('part-read-only', { part, file: first.path }, [], cause);
}

/** A database and what SQLite lays beside it. */
const besides = (path: string): readonly string[] => [path, `${path}-wal`, `${path}-shm`];

function isReadOnly(path: string): boolean {
  if (!existsSync(path)) return false;
  try {
    accessSync(path, constants.W_OK);
    return false;
  } catch {
    return true;
  }
}

/** Codes of the system by what they mean to a person. */
const byCode: Readonly<
  Record<string, 'folder-missing' | 'database-read-only' | 'too-many-open' | 'disk-full'>
> = {
  ENOENT: 'folder-missing',
  ENOTDIR: 'folder-missing',
  ENODEV: 'folder-missing',
  ENXIO: 'folder-missing',
  ESTALE: 'folder-missing',
  ENOTCONN: 'folder-missing',
  EROFS: 'database-read-only',
  EACCES: 'database-read-only',
  EPERM: 'database-read-only',
  EMFILE: 'too-many-open',
  ENFILE: 'too-many-open',
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
};

/** The refusal of an error code of the system; null for one that is no matter of the disk. */
export function systemRefusal(code: string, path: string | null, cause: unknown): Refusal | null {
  if (code === 'ENAMETOOLONG') return tooLong(path ?? '', cause);
  if (code === 'EIO' || code === 'EUCLEAN') return new Refusal('disk-faulty', {}, [], cause);
  const known = byCode[code];
  return known === undefined ? null : new Refusal(known, {}, [], cause);
}

/**
 * What the matter is with a file or folder that SQLite could not open, read or write.
 * @param path null where it is not known: then it is told as a fault of the disk.
 */
export function disksRefusal(path: string | null, cause: unknown): Refusal {
  const faulty = new Refusal('disk-faulty', {}, [], cause);
  if (path === null) return faulty;
  try {
    assertPathFits(path);
    if (isFull(path)) return new Refusal('disk-full', {}, [], cause);
    closeSync(openSync(path, 'r'));
    const folder = statSync(path).isDirectory() ? path : dirname(path);
    accessSync(folder, constants.W_OK);
    return faulty;
  } catch (error) {
    if (error instanceof Refusal) return error;
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    // Windows opens no folder as a file.
    if (code === 'EISDIR') return faulty;
    return systemRefusal(code, path, cause) ?? faulty;
  }
}

/** True where the disk has no room, or no names left, for another file of SQLite. */
function isFull(path: string): boolean {
  const place = [path, dirname(path)].find((one) => existsSync(one));
  if (place === undefined) return false;
  const { bavail, bsize, files, ffree } = statfsSync(place);
  // Some disks count no names.
  return bavail * bsize < SMALLEST || (files > 0 && ffree === 0);
}

/** Bytes: with less, a file that could not be made or grown had no room. */
const SMALLEST = 1024 * 1024;

/** What the matter is with making a file, which is not there afterwards. */
export function triedAt(path: string, cause: unknown): Refusal {
  try {
    closeSync(openSync(path, 'wx'));
    rmSync(path, { force: true });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    return systemRefusal(code, path, cause) ?? disksRefusal(dirname(path), cause);
  }
  return disksRefusal(dirname(path), cause);
}
