import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { noteInJournal, readJournal } from '../../db/file/backup-journal.ts';
import { cloudProgramOf, thisPc } from '../../db/file/far-folder.ts';
import { moveFromOldPlace, tellOfMove } from '../../db/file/moved-folder.ts';
import { openStore, type OpenStore } from '../../db/file/open.ts';
import { dataNotices } from '../../db/notices.ts';
import { readRecord } from '../../db/record-rows.ts';
import { outgoing, save, testFolder, testStore } from '../../db/test-store.ts';
import { noteCheck, readChecks } from '../../db/verify/check-journal.ts';
import { otherContents, writtenAs } from '../../shared/text/file-text-for-tests.ts';
import { codeOf } from './sentence.ts';

const now = (): Date => new Date('2024-03-21T03:00:00Z');

function folderWithRecord(): { readonly directory: string; readonly id: string } {
  const store = testStore();
  const { id } = save(store, outgoing());
  store.close();
  return { directory: store.directory, id };
}

function opened(directory: string): OpenStore {
  const store = openStore({ directory, now });
  onTestFinished(() => store.close());
  return store;
}

/** Writes a file anew with the same text. */
function rewrite(path: string, write: (text: string) => Uint8Array): void {
  writeFileSync(path, write(readFileSync(path, 'utf8')));
}

const chosen = {
  folder: 'D:\\Sao lưu',
  keyCopies: ['D:\\Sao lưu\\so.keys', 'E:\\so.keys'],
  staleKeyCopies: ['E:\\so.keys'],
};
const checked = { at: '2024-03-20T03:00:00.000Z', day: '2024-03-20', faults: [], counts: {} };

describe.each(writtenAs)('a file of the data that another program wrote anew as %s', (_what, write) => {
  it('names the present data as before, though others lie beside', () => {
    const { directory, id } = folderWithRecord();
    mkdirSync(join(directory, 'data-2'));
    writeFileSync(join(directory, 'data-2', 'register.sqlite'), 'other data');
    rewrite(join(directory, 'current'), write);
    expect(readRecord(opened(directory), 'outgoing-delegation', id)).not.toBeNull();
  });

  it('tells what is known of backups and checks, and goes on to be written', () => {
    const directory = testFolder();
    noteInJournal(directory, chosen);
    noteCheck(directory, checked);
    rewrite(join(directory, 'backups.json'), write);
    rewrite(join(directory, 'checks.json'), write);
    expect(readJournal(directory)).toMatchObject(chosen);
    expect(readChecks(directory)).toEqual(checked);
    noteInJournal(directory, { checked: '2024-03-21' });
    expect(readJournal(directory)).toMatchObject({ ...chosen, checked: '2024-03-21' });
  });

  it('tells from where data were moved', () => {
    const old = join(testFolder(), 'roaming', 'data');
    testStore(undefined, old).close();
    const directory = join(testFolder(), 'local');
    moveFromOldPlace(old, directory);
    rewrite(join(directory, 'moved-from.json'), write);
    const store = opened(directory);
    tellOfMove(store, old);
    expect(dataNotices(store)).toMatchObject([{ code: 'data-moved', params: { from: old } }]);
  });

  it('names the folder that Dropbox keeps', () => {
    const home = testFolder();
    const settings = join(home, process.platform === 'win32' ? 'Dropbox' : '.dropbox');
    mkdirSync(settings);
    const kept = join(home, 'Hộp thư');
    writeFileSync(
      join(settings, 'info.json'),
      write(`{\n  "personal": {"path": ${JSON.stringify(kept)}}\n}\n`),
    );
    const pc = { ...thisPc(), env: { APPDATA: home }, home };
    expect(cloudProgramOf(join(kept, 'so'), pc)).toBe('Dropbox');
    expect(cloudProgramOf(join(home, 'so'), pc)).toBeNull();
  });
});

describe.each(otherContents)('a file of the data that holds %s', (_what, content) => {
  it('which names the present data, is written anew, and asked about where it alone can tell', () => {
    const { directory, id } = folderWithRecord();
    const path = join(directory, 'current');
    const before = readFileSync(path, 'utf8');
    writeFileSync(path, content);
    const store = opened(directory);
    expect(readRecord(store, 'outgoing-delegation', id)).not.toBeNull();
    store.close();
    expect(readFileSync(path, 'utf8')).toBe(before);
    mkdirSync(join(directory, 'data-2'));
    writeFileSync(join(directory, 'data-2', 'register.sqlite'), 'other data');
    writeFileSync(path, content);
    expect(codeOf(() => openStore({ directory }))).toBe('data-unclear');
  });

  it('which is a journal, is none, and is written anew', () => {
    const directory = testFolder();
    writeFileSync(join(directory, 'backups.json'), content);
    writeFileSync(join(directory, 'checks.json'), content);
    expect(readJournal(directory)).toMatchObject({ folder: null, last: null, keyCopies: [] });
    expect(readChecks(directory)).toBeNull();
    noteInJournal(directory, chosen);
    noteCheck(directory, checked);
    expect(readJournal(directory)).toMatchObject(chosen);
    expect(readChecks(directory)).toEqual(checked);
  });

  it('which tells of a move, tells of none, and the data open', () => {
    const { directory, id } = folderWithRecord();
    writeFileSync(join(directory, 'moved-from.json'), content);
    const store = opened(directory);
    tellOfMove(store, join(testFolder(), 'data'));
    expect(dataNotices(store)).toEqual([]);
    expect(readRecord(store, 'outgoing-delegation', id)).not.toBeNull();
  });
});

describe('a journal that is there and cannot be read', () => {
  it('is not written over as if it had said nothing', () => {
    const directory = testFolder();
    mkdirSync(join(directory, 'backups.json'));
    expect(() => noteInJournal(directory, { checked: '2024-03-21' })).toThrow(/EISDIR|EPERM|EACCES/);
    expect(readdirSync(directory)).toEqual(['backups.json']);
    expect(readJournal(directory)).toMatchObject({ folder: null });
  });
});

/** Writes all names of a data folder in capitals, as some programs bring them back from a stick; Windows finds them all the same. */
function inCapitals(directory: string): void {
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) inCapitals(path);
    renameSync(path, `${path}.moving`);
    renameSync(`${path}.moving`, join(directory, entry.name.toUpperCase()));
  }
}

const onWindows = process.platform === 'win32' ? [true, false] : [];
const elsewhere = process.platform === 'win32' ? [] : ['DATA-7'];

describe('a data folder', () => {
  it.each(onWindows)(
    'whose names came back in capitals opens on Windows with all that it holds; with the file that names it: %s',
    (isNamed) => {
      const { directory, id } = folderWithRecord();
      noteInJournal(directory, chosen);
      if (!isNamed) rmSync(join(directory, 'current'));
      inCapitals(directory);
      expect(readRecord(opened(directory), 'outgoing-delegation', id)).not.toBeNull();
      expect(readJournal(directory)).toMatchObject(chosen);
      expect(readdirSync(directory).filter((name) => /^replaced/i.test(name))).toEqual([]);
    },
  );

  it.each(elsewhere)('is not misled by another one, %s, where letters count', (name) => {
    const directory = testFolder();
    mkdirSync(join(directory, name));
    testStore(undefined, directory).close();
    expect(readdirSync(directory)).toEqual(expect.arrayContaining([name, 'data-1']));
  });
});
