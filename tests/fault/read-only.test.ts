import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { dataFiles } from '../../db/file/data-names.ts';
import { assertPathFits, disksRefusal, readOnlyRefusal } from '../../db/file/disk-refusal.ts';
import { defaultBackupFolder, preparePlace } from '../../db/file/backup-place.ts';
import { dataFile, generationFolder } from '../../db/file/generations.ts';
import { openForReading, openStore } from '../../db/file/open.ts';
import { asRefusal } from '../../db/file/refusing.ts';
import { backUp } from '../../db/verify/read-backup.ts';
import { readRecord } from '../../db/record-rows.ts';
import { outgoing, save, testFolder, testStore } from '../../db/test-store.ts';
import { codeOf, refusalOf, withSentence } from './sentence.ts';
import { Refusal } from '../../shared/contract/refusal.ts';

/** A folder with one delegation in it, closed. */
function folderWithRecord(directory = testFolder()): { readonly directory: string; readonly id: string } {
  const store = testStore(undefined, directory);
  const { id } = save(store, outgoing());
  store.close();
  return { directory, id };
}

/** A file or folder that can only be read until the test ends: by a mount of its own, or by its mode where none is permitted. */
function makeReadOnly(path: string): () => void {
  if (spawnSync('mount', ['--bind', path, path]).status === 0) {
    const free = (): void => void spawnSync('umount', ['-l', path]);
    onTestFinished(free);
    expect(spawnSync('mount', ['-o', 'remount,ro,bind', path]).status).toBe(0);
    return free;
  }
  // Whoever may not mount is no administrator, so that the mode counts.
  const { mode } = statSync(path);
  chmodSync(path, mode & 0o7555);
  return () => chmodSync(path, mode & 0o7777);
}

describe('data that can only be read', () => {
  it.each([
    ['register', (directory: string) => dataFile(directory, 'main'), dataFiles.main],
    ['files', (directory: string) => dataFile(directory, 'files'), dataFiles.files],
    ['keys', (directory: string) => join(directory, dataFiles.keys), dataFiles.keys],
    ['folder', (directory: string) => generationFolder(directory, 1), 'data-1'],
  ])('are told apart: the %s', (part, pathOf, name) => {
    const { directory, id } = folderWithRecord();
    const path = pathOf(directory);
    const free = makeReadOnly(path);
    const { code, params } = refusalOf(() => openStore({ directory }));
    expect(code).toBe('part-read-only');
    // What is in a folder for reading can be read only too.
    expect(String(params['part']).split(',')[0]).toBe(part);
    if (part !== 'folder') expect(params['part']).toBe(part);
    expect(params['file']).toBe(path);
    expect(path.endsWith(name)).toBe(true);
    free();
    const store = openStore({ directory });
    expect(readRecord(store, 'outgoing-delegation', id)).toMatchObject({ peopleDeclared: 12 });
    store.close();
  });

  it('are all named where several are', () => {
    const { directory } = folderWithRecord();
    makeReadOnly(dataFile(directory, 'main'));
    makeReadOnly(join(directory, dataFiles.keys));
    expect(refusalOf(() => openStore({ directory })).params).toMatchObject({ part: 'register,keys' });
  });

  it('on a disk for reading only are told as such, and nothing is said of another folder', () => {
    const { directory, id } = folderWithRecord();
    const free = makeReadOnly(directory);
    const isMounted = readFileSync('/proc/mounts', 'utf8').includes(` ${directory} `);
    const told = codeOf(() => openStore({ directory }));
    expect(told).toBe(isMounted ? 'database-read-only' : 'folder-not-writable');
    expect(readOnlyRefusal(directory, generationFolder(directory, 1))?.detail.code).toBe(
      'database-read-only',
    );
    free();
    const store = openStore({ directory });
    expect(readRecord(store, 'outgoing-delegation', id)).toMatchObject({ peopleDeclared: 12 });
    store.close();
  });
});

/** A path of some bytes below a folder. */
function pathOfBytes(root: string, bytes: number): string {
  let path = root;
  while (Buffer.byteLength(path) < bytes) {
    const left = bytes - Buffer.byteLength(path) - 1;
    const next = left > 120 ? 100 : left;
    path = `${path}/${'đ'.repeat(Math.floor(next / 2))}${next % 2 === 1 ? 'x' : ''}`;
  }
  expect(Buffer.byteLength(path)).toBe(bytes);
  return path;
}

describe('a path that is too long', () => {
  it.each([500, 504, 511, 512, 600, 1_500, 5_000])('of %i bytes is told before anything is made', (bytes) => {
    const root = testFolder();
    const directory = pathOfBytes(root, bytes);
    const { code, params } = refusalOf(() => openStore({ directory }));
    expect(code).toBe('path-too-long');
    expect(String(params['path']).length).toBeLessThan(100);
    expect(readdirSync(root)).toEqual([]);
    expect(codeOf(() => openForReading({ directory }))).toBe('path-too-long');
    expect(codeOf(() => preparePlace(directory, root))).toBe('path-too-long');
    const store = testStore();
    expect(codeOf(() => backUp(store, join(directory, 'so.backup')))).toBe('path-too-long');
    expect(readdirSync(root)).toEqual([]);
    store.close();
  });

  it('of every length opens, or is told as too long: it is never another refusal', () => {
    const root = testFolder();
    let opened = 0;
    let refused = 0;
    for (let bytes = 440; bytes <= 520; bytes += 4) {
      const directory = pathOfBytes(root, bytes);
      try {
        const store = testStore(undefined, directory);
        save(store, outgoing());
        store.close();
        expect(refused).toBe(0);
        opened += 1;
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        expect(error.detail.code).toBe('path-too-long');
        expect(existsSync(directory)).toBe(false);
        refused += 1;
      }
    }
    expect(opened).toBeGreaterThan(3);
    expect(refused).toBeGreaterThan(3);
  });

  it('because of one name, or behind a short link, is told too', () => {
    const root = testFolder();
    const name = join(root, 'x'.repeat(300));
    expect(codeOf(() => openStore({ directory: name }))).toBe('path-too-long');
    const long = pathOfBytes(root, 500);
    mkdirSync(long, { recursive: true });
    const link = join(testFolder(), 'link');
    symlinkSync(long, link);
    expect(codeOf(() => openStore({ directory: link }))).toBe('path-too-long');
    expect(readdirSync(long)).toEqual([]);
  });

  it('of a backup place is judged with the name of a backup that is being made', () => {
    const directory = testFolder();
    const place = pathOfBytes(testFolder(), 460);
    mkdirSync(place, { recursive: true });
    expect(codeOf(() => preparePlace(place, directory))).toBe('path-too-long');
    preparePlace(defaultBackupFolder(directory), directory);
  });

  it('is shorter on Windows', () => {
    const path = `/${'x'.repeat(200)}/${'y'.repeat(60)}`;
    expect(codeOf(() => assertPathFits(path, '', 'win32'))).toBe('path-too-long');
    assertPathFits(path, '', 'linux');
  });
});

/** An error of the system as Node throws it. */
const systemError = (code: string): Error => Object.assign(new Error(code), { code });

describe('an error of the disk', () => {
  it.each([
    ['EIO', 'disk-faulty'],
    ['EMFILE', 'too-many-open'],
    ['ENFILE', 'too-many-open'],
    ['ENOENT', 'folder-missing'],
    ['ENOTDIR', 'folder-missing'],
    ['ESTALE', 'folder-missing'],
    ['ENOSPC', 'disk-full'],
    ['EDQUOT', 'disk-full'],
    ['EROFS', 'database-read-only'],
    ['ENAMETOOLONG', 'path-too-long'],
    ['SQLITE_IOERR_WRITE', 'disk-faulty'],
    ['SQLITE_IOERR_READ', 'disk-faulty'],
  ])('%s is told as %s', (code, refusal) => {
    const found = asRefusal(systemError(code));
    expect(found instanceof Refusal ? withSentence(found.detail).code : found).toBe(refusal);
  });

  it('that SQLite does not tell is asked of the disk', () => {
    const { directory } = folderWithRecord();
    const cannotOpen = systemError('SQLITE_CANTOPEN');
    const codeAt = (path: string): string => disksRefusal(path, cannotOpen).detail.code;
    expect(codeAt(join(directory, 'nowhere', 'register.sqlite'))).toBe('folder-missing');
    expect(codeAt(dataFile(directory, 'main'))).toBe('disk-faulty');
    expect(codeAt(pathOfBytes(directory, 600))).toBe('path-too-long');
    makeReadOnly(directory);
    expect(codeAt(dataFile(directory, 'main'))).toBe('database-read-only');
  });
});
