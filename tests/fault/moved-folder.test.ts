import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { noteInJournal, readJournal } from '../../db/file/backup-journal.ts';
import { lockFolder } from '../../db/file/folder-lock.ts';
import { moveFromOldPlace, tellOfMove } from '../../db/file/moved-folder.ts';
import { openStore } from '../../db/file/open.ts';
import { dataNotices } from '../../db/notices.ts';
import { readRecord } from '../../db/record-rows.ts';
import { outgoing, save, testFolder, testStore } from '../../db/test-store.ts';
import { verifyStore } from '../../db/verify/verify-store.ts';
import { dataPlace } from '../../electron/service/data-place.ts';
import { hostPlatform } from '../../electron/host/platform.ts';
import { startService } from '../../electron/service/service.ts';
import { someOf, tried } from './amounts.ts';
import { killer, type Killer } from './killed.ts';
import { refuseFiles } from './refused-files.ts';
import { codeOf } from './sentence.ts';

interface Places {
  readonly old: string;
  readonly directory: string;
  readonly id: string;
}

/** Data with one delegation in the place of before, and the present place, which is not there yet. */
function places(): Places {
  const old = join(testFolder(), 'roaming', 'data');
  const store = testStore(undefined, old);
  const { id } = save(store, outgoing());
  store.close();
  noteInJournal(old, {
    folder: null,
    keyCopies: [join(old, 'backups', 'a.keys'), join('/stick', 'a.keys')],
    staleKeyCopies: [],
  });
  return { old, directory: join(testFolder(), 'local', 'so-ngoai-vu'), id };
}

/** The present place holds everything, and nothing is left of the place of before or of a move. */
function expectMoved({ old, directory, id }: Places): void {
  expect(existsSync(old)).toBe(false);
  expect(readdirSync(dirname(directory))).toEqual(['so-ngoai-vu']);
  expect(readdirSync(dirname(old))).toEqual([]);
  expect(readJournal(directory).keyCopies).toEqual([
    join(directory, 'backups', 'a.keys'),
    join('/stick', 'a.keys'),
  ]);
  const store = openStore({ directory });
  try {
    expect(readRecord(store, 'outgoing-delegation', id)).toMatchObject({ peopleDeclared: 12 });
    expect(verifyStore(store).faults).toEqual([]);
    tellOfMove(store, old);
    expect(dataNotices(store)).toMatchObject([{ code: 'data-moved', params: { from: old, to: directory } }]);
    tellOfMove(store, old);
    expect(dataNotices(store)).toHaveLength(1);
  } finally {
    store.close();
  }
  expect(readdirSync(directory)).not.toContain('moved-from.json');
}

/** Lets no folder be renamed from one place to the other, as where these lie on two disks. */
function onTwoDisks({ old, directory }: Places): void {
  refuseFiles(({ name, paths: [from, to] }) =>
    name === 'renameSync' && from === old && to === directory
      ? Object.assign(new Error('EXDEV'), { code: 'EXDEV' })
      : null,
  );
}

describe('data in the place of an earlier version', () => {
  it.each([
    ['on the same disk', () => undefined],
    ['on another disk', onTwoDisks],
  ])(
    'are moved whole %s, with what the journal of backups names, and that is told once',
    (_where, prepare) => {
      const at = places();
      prepare(at);
      moveFromOldPlace(at.old, at.directory);
      expectMoved(at);
      moveFromOldPlace(at.old, at.directory);
      expect(existsSync(at.old)).toBe(false);
    },
  );

  it('are moved past what a window or a log left in the present place, which is kept', () => {
    const at = places();
    mkdirSync(join(at.directory, 'logs'), { recursive: true });
    writeFileSync(join(at.directory, 'logs', 'errors.txt'), 'kept');
    moveFromOldPlace(at.old, at.directory);
    expect(existsSync(join(at.directory, 'current'))).toBe(true);
    expect(existsSync(join(`${at.directory}.before`, 'logs', 'errors.txt'))).toBe(true);
  });

  it.each([
    ['on the same disk', () => undefined],
    ['on another disk', onTwoDisks],
  ])(
    'stay where they are while another program holds them %s, and nothing is begun beside',
    (_where, prepare) => {
      const at = places();
      prepare(at);
      const lock = lockFolder(at.old);
      expect(codeOf(() => moveFromOldPlace(at.old, at.directory))).toBe('already-open');
      expect(existsSync(dirname(at.directory))).toBe(false);
      const service = startService({
        dataDirectory: at.directory,
        oldDirectory: at.old,
        platform: hostPlatform,
        version: '0',
      });
      onTestFinished(() => service.close());
      expect(service.state.refusal?.code).toBe('already-open');
      expect(existsSync(at.directory)).toBe(false);
      lock.release(true);
    },
  );

  it('are left alone where the present place has its own, which is told', () => {
    const at = places();
    testStore(undefined, at.directory).close();
    moveFromOldPlace(at.old, at.directory);
    const store = openStore({ directory: at.directory });
    onTestFinished(() => store.close());
    tellOfMove(store, at.old);
    expect(dataNotices(store)).toMatchObject([{ code: 'data-in-two-places', params: { path: at.old } }]);
    expect(existsSync(join(at.old, 'current'))).toBe(true);
  });

  it('that were changed there after they were copied are not removed', () => {
    const at = places();
    onTwoDisks(at);
    const kept = join(testFolder(), 'copy');
    cpSync(at.old, kept, { recursive: true, preserveTimestamps: true });
    moveFromOldPlace(at.old, at.directory);
    // As where the program was ended before it removed them, and an earlier version was used then.
    cpSync(kept, at.old, { recursive: true, preserveTimestamps: true });
    const before = openStore({ directory: at.old, now: () => new Date('2024-03-22T03:00:00Z') });
    save(before, outgoing());
    before.close();
    moveFromOldPlace(at.old, at.directory);
    expect(existsSync(join(at.old, 'current'))).toBe(true);
  });

  it('lead nowhere where there are none', () => {
    const directory = join(testFolder(), 'so-ngoai-vu');
    const old = join(testFolder(), 'data');
    moveFromOldPlace(old, directory);
    mkdirSync(join(old, 'logs'), { recursive: true });
    moveFromOldPlace(old, directory);
    moveFromOldPlace(directory, directory);
    expect([existsSync(directory), readdirSync(old)]).toEqual([false, ['logs']]);
  });
});

describe('a move that is ended at any of its steps', () => {
  const bundle = mkdtempSync(join(tmpdir(), 'so-ngoai-vu-moved-'));
  let kill: Killer;
  beforeAll(async () => {
    kill = await killer(bundle);
  });
  afterAll(() => rmSync(bundle, { recursive: true, force: true }));

  it.each(['move', 'move-to-disk'] as const)(
    'leaves all in one place, and the next start ends it (%s)',
    { timeout: 300_000 },
    async (work) => {
      const at = places();
      const kept = join(testFolder(), 'kept');
      cpSync(at.old, kept, { recursive: true });
      const { steps: all } = await kill(work, 1_000_000, at.directory, at.old);
      expectMoved(at);
      const steps = someOf(
        Array.from({ length: all }, (_, index) => index + 1),
        6,
      );
      for (const step of steps) {
        rmSync(dirname(at.directory), { recursive: true });
        cpSync(kept, at.old, { recursive: true });
        expect(await kill(work, step, at.directory, at.old)).toMatchObject({ killed: true });
        const isWhole = (folder: string): boolean =>
          ['current', 'data-1/register.sqlite', 'data-1/files.sqlite', 'keys.sqlite', 'backups.json'].every(
            (name) => existsSync(join(folder, name)),
          );
        expect(isWhole(at.old) || isWhole(at.directory)).toBe(true);
        expect(existsSync(at.directory) && !isWhole(at.directory)).toBe(false);
        expect(existsSync(at.old) && !isWhole(at.old)).toBe(false);
        moveFromOldPlace(at.old, at.directory);
        expectMoved(at);
      }
      tried(`killed before steps of ${work}`, { kills: steps.length });
    },
  );
});

it.each([
  ['win32', {}, 'C:/Local/so-ngoai-vu', 'C:/Roaming/so-ngoai-vu/data'],
  ['win32', { SNV_DATA: 'D:/so' }, 'D:/so', undefined],
  ['linux', {}, '/home/an/.local/share/so-ngoai-vu', '/home/an/.config/so-ngoai-vu/data'],
  ['linux', { XDG_DATA_HOME: '/x' }, '/x/so-ngoai-vu', '/home/an/.config/so-ngoai-vu/data'],
])('the place of the data on %s with %j is %s, and that of before %s', (platform, env, now, before) => {
  const roots = platform === 'win32' ? { LOCALAPPDATA: 'C:/Local', APPDATA: 'C:/Roaming' } : {};
  const slashes = (path: string | undefined): string | undefined => path?.replaceAll('\\', '/');
  const place = dataPlace({ chosen: undefined }, { ...roots, ...env }, platform, '/home/an');
  expect([slashes(place.dataDirectory), slashes(place.oldDirectory)]).toEqual([now, before]);
  const chosen = dataPlace({ chosen: 'E:/so', old: 'F:/so' }, { ...roots, ...env }, platform, '/home/an');
  expect(chosen).toEqual({ dataDirectory: 'E:/so' });
});
