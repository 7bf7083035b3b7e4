import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { backUp, readBackup } from '../../db/verify/read-backup.ts';
import { copyKeys } from '../../db/file/key-copy.ts';
import { filesOf, mainOf } from '../../db/file/handles.ts';
import { openStore } from '../../db/file/open.ts';
import { verifyStore } from '../../db/verify/verify-store.ts';
import { keepFile } from '../../db/files.ts';
import { newId } from '../../db/ids.ts';
import { readRecord } from '../../db/record-rows.ts';
import { outgoing, save, testFolder, testStore } from '../../db/test-store.ts';
import type { AnyChild } from '../../shared/registers/define-register.ts';
import { amount, someOf, tried } from './amounts.ts';
import { killer, type Killer } from './killed.ts';
import type { KilledWork } from './killed-work.ts';

const LIMIT = 600_000;
const AT_ONCE = 3;
/** Steps of each work before which it is killed in the short form, and those that each has at least. */
const STEPS = 5;
const LEAST_STEPS = 20;
/** A step that no work comes to. */
const NEVER = 1_000_000;
const now = (): Date => new Date('2024-03-22T03:00:00Z');
const bundle = mkdtempSync(join(tmpdir(), 'so-ngoai-vu-killed-'));
const version3 = new URL('../fixtures/data-version-3/', import.meta.url);

let kill: Killer;
beforeAll(async () => {
  kill = await killer(bundle);
});
afterAll(() => rmSync(bundle, { recursive: true, force: true }));

/** What a folder holds once it was opened, and that all of it agrees. */
function contentsOf(directory: string): string {
  const store = openStore({ directory, now });
  try {
    expect(verifyStore(store).faults).toEqual([]);
    return JSON.stringify([
      mainOf(store).prepare('SELECT id, name, content FROM outgoing_delegation ORDER BY id').all(),
      mainOf(store).prepare('SELECT count(*) FROM change_log').pluck().get(),
      filesOf(store).prepare('SELECT hash FROM file ORDER BY hash').all(),
    ]);
  } finally {
    store.close();
  }
}

function setAsideIn(directory: string): readonly string[] {
  return readdirSync(directory)
    .filter((name) => name.startsWith('replaced-'))
    .map((name) => join(directory, name));
}

/** Nothing half done is left: one generation, without the mark of its building, and nothing of the first layout. */
function expectTidy(directory: string): void {
  const names = readdirSync(directory).filter((name) => !name.startsWith('replaced-') && name !== 'backups');
  const [generation = ''] = names.filter((name) => name.startsWith('data-'));
  expect(names.toSorted()).toEqual(['current', generation, 'keys.sqlite', 'lock.sqlite']);
  expect(readdirSync(join(directory, generation)).toSorted()).toEqual([
    'files.sqlite',
    'register.sqlite',
    'witness',
  ]);
}

interface Ended {
  readonly directory: string;
  readonly contents: string;
}

/**
 * Copies of a folder in which the work was killed before each of its steps, in the short form before some of them, and one in
 * which it came to its end.
 */
async function* killedAtEach(
  work: KilledWork,
  folder: string,
  ...args: readonly string[]
): AsyncGenerator<Ended> {
  const run = async (step: number): Promise<{ readonly directory: string; readonly steps: number }> => {
    const directory = join(testFolder(), 'data');
    cpSync(folder, directory, { recursive: true });
    return { directory, steps: (await kill(work, step, directory, ...args)).steps };
  };
  const whole = await run(NEVER);
  expect(whole.steps).toBeGreaterThan(LEAST_STEPS);
  const all = Array.from({ length: whole.steps }, (_, index) => index + 1);
  const steps = someOf(all, STEPS);
  for (let first = 0; first < steps.length; first += AT_ONCE) {
    const ends = await Promise.all(steps.slice(first, first + AT_ONCE).map(run));
    for (const { directory } of ends) {
      yield endedIn(directory);
      rmSync(directory, { recursive: true });
    }
  }
  yield endedIn(whole.directory);
  tried(`killed before steps of ${work}`, { kills: steps.length });
}

function endedIn(directory: string): Ended {
  const contents = contentsOf(directory);
  expectTidy(directory);
  return { directory, contents };
}

/** A folder with a delegation and a file, as its program left it when it was ended while it ran. */
function uncleanFolder(name: string): string {
  const store = testStore();
  save(store, outgoing({ name }));
  keepFile(store, Buffer.from(name));
  const copy = join(testFolder(), 'data');
  cpSync(store.directory, copy, { recursive: true });
  store.close();
  return copy;
}

/** The same folder as the versions before the generations laid it out. */
function inFirstLayout(directory: string): string {
  for (const name of readdirSync(join(directory, 'data-1')))
    renameSync(join(directory, 'data-1', name), join(directory, name));
  rmSync(join(directory, 'data-1'), { recursive: true });
  rmSync(join(directory, 'current'));
  return directory;
}

/** A backup, with the keys of its numbers beside it. */
function backupOf(name: string): string {
  const store = testStore();
  const member = { id: newId(), fields: { fullName: 'Phó Giám đốc Sở', documentNumber: 'C7654321' } };
  save(store, outgoing({ name }, { members: [member] }));
  keepFile(store, Buffer.from(name));
  const path = join(testFolder(), 'so.backup');
  backUp(store, path);
  copyKeys(store, store.device?.logId ?? '', dirname(path));
  return path;
}

/** The numbers of a folder that can be read. */
function numbersOf(directory: string): readonly unknown[] {
  const store = openStore({ directory, now });
  try {
    const ids = mainOf(store).prepare<[], string>('SELECT id FROM outgoing_delegation').pluck().all();
    return ids
      .flatMap((id) => readRecord(store, 'outgoing-delegation', id)?.['members'] as readonly AnyChild[])
      .map((member) => member['documentNumber']);
  } finally {
    store.close();
  }
}

/** What a folder holds, seen in a copy. */
function contentsOfCopy(folder: string): string {
  const copy = join(testFolder(), 'data');
  cpSync(folder, copy, { recursive: true });
  return contentsOf(copy);
}

describe('killed before any of its steps', () => {
  it(
    'a first start leaves a folder that opens empty',
    async () => {
      const folder = testFolder();
      const empty = contentsOfCopy(folder);
      let kills = 0;
      for await (const { contents } of killedAtEach('settle', folder)) {
        expect(contents).toBe(empty);
        kills += 1;
      }
      expect(kills).toBeGreaterThan(amount(4, 20));
    },
    LIMIT,
  );

  it(
    'the move of a folder of the first layout, after an end while its program ran, keeps all that was saved',
    async () => {
      const folder = inFirstLayout(uncleanFolder('Đoàn trước'));
      expect(readFileSync(join(folder, 'register.sqlite-wal')).length).toBeGreaterThan(0);
      const before = contentsOfCopy(folder);
      expect(before).toContain('Đoàn trước');
      let kills = 0;
      for await (const { directory, contents } of killedAtEach('settle', folder)) {
        expect(contents).toBe(before);
        expect(setAsideIn(directory)).toEqual([]);
        kills += 1;
      }
      expect(kills).toBeGreaterThan(amount(4, 20));
    },
    LIMIT,
  );

  it(
    'the move and the migration of data of version 3 keep all that was saved',
    async () => {
      const folder = testFolder();
      for (const name of readdirSync(version3))
        writeFileSync(join(folder, basename(name, '.gz')), gunzipSync(readFileSync(new URL(name, version3))));
      const before = contentsOfCopy(folder);
      let kills = 0;
      for await (const { directory, contents } of killedAtEach('open', folder)) {
        expect(contents).toBe(before);
        expect(setAsideIn(directory)).toEqual([]);
        kills += 1;
      }
      expect(kills).toBeGreaterThan(amount(4, 20));
    },
    LIMIT,
  );

  it(
    'a session with a save keeps what was saved before, and the save wholly or not at all',
    async () => {
      const folder = uncleanFolder('Đoàn trước');
      const before = contentsOfCopy(folder);
      const found = { before: 0, after: 0 };
      for await (const { directory, contents } of killedAtEach('close', folder)) {
        if (contents === before) found.before += 1;
        else {
          expect(contents).toContain('Đoàn trước');
          expect(contents).toContain('Đoàn ghi cuối');
          found.after += 1;
        }
        expect(setAsideIn(directory)).toEqual([]);
      }
      expect(found.before).toBeGreaterThan(amount(1, 10));
      expect(found.after).toBeGreaterThan(amount(0, 1));
    },
    LIMIT,
  );

  it(
    'a backup keeps all that was saved, and leaves it whole or nothing of it',
    async () => {
      const folder = uncleanFolder('Đoàn trước');
      const before = contentsOfCopy(folder);
      const found = { whole: 0, none: 0 };
      for await (const { directory, contents } of killedAtEach('backup', folder)) {
        expect(contents).toBe(before);
        const made = existsSync(join(directory, 'backups')) ? readdirSync(join(directory, 'backups')) : [];
        for (const name of made) {
          expect(name).toMatch(/\.backup$/);
          expect(readBackup(join(directory, 'backups', name)).faults).toBe(0);
        }
        found[made.length === 0 ? 'none' : 'whole'] += 1;
      }
      expect(found.none).toBeGreaterThan(amount(1, 10));
      expect(found.whole).toBeGreaterThan(0);
    },
    LIMIT,
  );

  it(
    'an empty register begun leaves the earlier data, or the empty ones and the earlier ones set aside',
    async () => {
      const folder = uncleanFolder('Đoàn trước');
      const before = contentsOfCopy(folder);
      const empty = contentsOfCopy(testFolder());
      const found = { before: 0, after: 0 };
      for await (const { directory, contents } of killedAtEach('begin-empty', folder)) {
        if (contents === before) {
          expect(setAsideIn(directory)).toEqual([]);
          found.before += 1;
        } else {
          expect(contents).toBe(empty);
          const [earlier = '', ...others] = setAsideIn(directory);
          expect(others).toEqual([]);
          expect(contentsOf(earlier)).toBe(before);
          found.after += 1;
        }
      }
      expect(found.before).toBeGreaterThan(amount(1, 10));
      expect(found.after).toBeGreaterThan(amount(0, 1));
    },
    LIMIT,
  );

  it(
    'a restore by the command line leaves no copy of the backup, and restored data have their keys',
    async () => {
      const folder = uncleanFolder('Đoàn trước');
      const backup = backupOf('Đoàn sau');
      const before = contentsOfCopy(folder);
      const found = { before: 0, after: 0 };
      for await (const { directory, contents } of killedAtEach('restore-folder', folder, backup)) {
        if (contents === before) found.before += 1;
        else {
          expect(contents).toContain('Đoàn sau');
          expect(numbersOf(directory)).toEqual([{ masked: 'C7***321' }]);
          found.after += 1;
        }
      }
      expect(found.before).toBeGreaterThan(amount(4, 20));
      expect(found.after).toBeGreaterThan(amount(0, 1));
    },
    LIMIT,
  );

  it.each([
    ['a folder', uncleanFolder],
    ['a folder of the first layout', (name: string) => inFirstLayout(uncleanFolder(name))],
  ])(
    'a restore into %s leaves the earlier data or the restored ones, and then the earlier ones set aside',
    async (_what, folderOf) => {
      const folder = folderOf('Đoàn trước');
      const backup = backupOf('Đoàn sau');
      const before = contentsOfCopy(folder);
      const found = { before: 0, after: 0 };
      for await (const { directory, contents } of killedAtEach('restore', folder, backup)) {
        if (contents === before) {
          expect(setAsideIn(directory)).toEqual([]);
          found.before += 1;
        } else {
          expect(contents).toContain('Đoàn sau');
          const [earlier = '', ...others] = setAsideIn(directory);
          expect(others).toEqual([]);
          expect(contentsOf(earlier)).toBe(before);
          found.after += 1;
        }
      }
      expect(found.before).toBeGreaterThan(amount(4, 20));
      expect(found.after).toBeGreaterThan(amount(0, 1));
    },
    LIMIT,
  );
});
