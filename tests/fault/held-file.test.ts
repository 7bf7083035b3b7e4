import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { heldFile, patiently } from '../../db/file/durable.ts';
import { openStore } from '../../db/file/open.ts';
import { asRefusal } from '../../db/file/refusing.ts';
import { restoreBackup } from '../../db/file/restore.ts';
import { outgoing, save, testFolder, testStore } from '../../db/test-store.ts';
import { backUp } from '../../db/verify/read-backup.ts';
import { writeWhole } from '../../electron/service/write-whole.ts';
import { Refusal } from '../../shared/contract/refusal.ts';
import { refuseRenames } from './refused-renames.ts';
import { refusalOf, withSentence } from './sentence.ts';

/** An error as the system gives it. */
const systemError = (code: string, paths: Readonly<Record<string, string>>): Error =>
  Object.assign(new Error(code), { code, ...paths });

/** Lets renaming over a file end as where another program has it open. */
function holding(target: string): void {
  refuseRenames((from, to) => (to === target ? systemError('EBUSY', { path: from, dest: target }) : null));
}

it('a report that is open in Word says so, stays as it was, and leaves nothing beside', () => {
  const folder = testFolder();
  const path = join(folder, 'report.docx');
  writeFileSync(path, 'before');
  holding(path);
  const refusal = refusalOf(() => writeWhole(path, Buffer.from('after')));
  expect(refusal).toMatchObject({ code: 'file-held', params: { path } });
  expect([readdirSync(folder), readFileSync(path, 'utf8')]).toEqual([['report.docx'], 'before']);
});

it.each([
  ['EBUSY', 'win32', true],
  ['EPERM', 'win32', true],
  ['EACCES', 'win32', true],
  ['ENOENT', 'win32', false],
  ['EBUSY', 'linux', true],
  ['EPERM', 'linux', false],
])(
  '%s on %s of a file that is there and may be written: another program holds it: %s',
  (code, platform, held) => {
    const folder = testFolder();
    const [from, to] = [join(folder, 'from'), join(folder, 'to')];
    writeFileSync(from, '');
    expect(heldFile(systemError(code, { path: from, dest: to }), platform)).toBe(held ? from : null);
    writeFileSync(to, '');
    expect(heldFile(systemError(code, { path: from, dest: to }), platform)).toBe(held ? to : null);
    expect(heldFile(systemError(code, { path: join(folder, 'nowhere') }), platform)).toBeNull();
    expect(heldFile(systemError(code, {}), platform)).toBeNull();
  },
);

it('what is held for a moment on Windows is tried again, and elsewhere told at once', () => {
  let tries = 0;
  const work = (): string => {
    tries += 1;
    if (tries < 3) throw systemError('EPERM', {});
    return 'done';
  };
  expect([patiently(work, 'win32'), tries]).toEqual(['done', 3]);
  tries = 0;
  expect(() => patiently(work, 'linux')).toThrow('EPERM');
  expect(tries).toBe(1);
});

it('a file of the data that another program holds has a sentence of its own', () => {
  const path = join(testFolder(), 'current');
  writeFileSync(path, '');
  const refusal = asRefusal(systemError('EBUSY', { path }));
  if (!(refusal instanceof Refusal)) throw new Error('No refusal.');
  expect(withSentence(refusal.detail)).toMatchObject({ code: 'file-held', params: { path } });
});

it.each<[string, (directory: string) => string]>([
  [
    'cannot be unpacked',
    () => {
      const path = join(testFolder(), 'so.backup');
      writeFileSync(path, 'no backup');
      return path;
    },
  ],
  [
    'cannot be switched to, for another program holds what names the data',
    (directory) => {
      holding(join(directory, 'current'));
      const other = testStore();
      save(other, outgoing());
      const path = join(testFolder(), 'so.backup');
      backUp(other, path);
      other.close();
      return path;
    },
  ],
])('a restore that %s leaves no trace of itself', (_why, prepare) => {
  const store = testStore();
  const { directory } = store;
  save(store, outgoing());
  store.close();
  mkdirSync(join(directory, 'backups'), { recursive: true });
  const names = (): readonly string[] =>
    readdirSync(directory, { recursive: true, encoding: 'utf8' }).toSorted();
  const before = names();
  const backup = prepare(directory);
  expect(() => restoreBackup(backup, directory, new Date('2024-03-22T03:00:00Z'))).toThrow(Refusal);
  expect(names()).toEqual(before);
  openStore({ directory }).close();
});
