import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isAmongData } from '../../db/file/backup-place.ts';
import { assertPathFits } from '../../db/file/disk-refusal.ts';
import { openStore } from '../../db/file/open.ts';
import { testFolder, testStore } from '../../db/test-store.ts';
import { backUp } from '../../db/verify/read-backup.ts';
import { codeOf, refusalOf, withSentence } from './sentence.ts';

const refused = [
  'CON',
  'con',
  'Nul',
  'PRN',
  'aux',
  'COM1',
  'com9',
  'COM¹',
  'LPT1',
  'lpt³',
  'CONIN$',
  'NUL.txt',
  'con.backup',
  'COM1.tar.gz',
  'nul .txt',
  'aux ',
  'số liệu.',
  'số liệu ',
  'số liệu...',
  'a:b',
  'a?',
  'a*',
  'a<b',
  'a|b',
  'a"b',
  'a\tb',
] as const;

/** Cases that only Windows can show; elsewhere they are none, not skipped ones. */
const onWindows = (cases: readonly string[]): readonly string[] =>
  process.platform === 'win32' ? cases : [];

describe('a name that Windows keeps to itself', () => {
  it.each(refused)('%j is told as such, as a folder and within a path', (name) => {
    for (const path of [`C:\\${name}`, `D:\\so\\${name}\\du-lieu`, `\\\\?\\C:\\${name}`]) {
      const refusal = refusalOf(() => assertPathFits(path, '', 'win32'));
      expect(withSentence(refusal)).toMatchObject({ code: 'name-refused', params: { name } });
    }
    // Elsewhere it is a name as another.
    assertPathFits(`/home/lan/${name}`, '', 'linux');
  });

  it.each([
    'C:\\Users\\Lan\\AppData\\Local\\so-ngoai-vu',
    'D:\\Sổ ngoại vụ\\đoàn ra (2024)',
    '\\\\?\\D:\\so',
    'C:\\',
    'C:\\console',
    'C:\\con-so.txt',
    'C:\\com10',
    'C:\\communes',
    'C:\\auxiliary.backup',
    'C:\\.so',
    'C:\\a.b.c',
    'C:\\a\\..\\b',
  ])('%j holds none', (path) => {
    assertPathFits(path, '', 'win32');
  });

  it.each(onWindows(refused))('%j is refused before anything is made', (name) => {
    const folder = testFolder();
    const store = testStore();
    expect(codeOf(() => openStore({ directory: join(folder, name) }))).toBe('name-refused');
    expect(codeOf(() => backUp(store, join(folder, name)))).toBe('name-refused');
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('a path of Windows', () => {
  it.each(onWindows(['so ngoai vu', 'SO NGOAI VU', 'So ngoai VU']))(
    'leads to one folder, written as %s too',
    (name) => {
      const folder = testFolder();
      const store = testStore(undefined, join(folder, 'So Ngoai Vu'));
      expect(codeOf(() => openStore({ directory: join(folder, name) }))).toBe('already-open');
      store.close();
      openStore({ directory: join(folder, name) }).close();
      expect(readdirSync(folder)).toEqual(['So Ngoai Vu']);
    },
  );

  const longest = 260 - 1 - '-journal'.length;
  it.each([
    [longest, null],
    [longest + 1, 'path-too-long'],
    [260, 'path-too-long'],
    [400, 'path-too-long'],
  ])('of %i letters: %s', (length, code) => {
    const folder = `${resolve('/')}${'x'.repeat(99)}/${'đ'.repeat(99)}/`;
    const path = folder + 'y'.repeat(length - folder.length);
    const judge = (): void => assertPathFits(path, '', 'win32');
    if (code === null) judge();
    else expect(codeOf(judge)).toBe(code);
  });
});

describe('the place of backups', () => {
  it.each(['data-1', 'DATA-1', 'Replaced-2', 'LOGS', 'Scratch'])(
    'is not %s of the data folder, in whatever letters it is written',
    (name) => {
      const directory = testFolder();
      expect(isAmongData(join(directory, name), directory)).toBe(true);
      expect(isAmongData(join(directory, 'backups'), directory)).toBe(false);
    },
  );
});
