import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { call } from '@orpc/server';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { noteInJournal, readJournal } from '../../db/file/backup-journal.ts';
import { dataFile } from '../../db/file/generations.ts';
import { moveFromOldPlace } from '../../db/file/moved-folder.ts';
import { openStore } from '../../db/file/open.ts';
import { heldFile } from '../../db/file/patient-files.ts';
import { asRefusal } from '../../db/file/refusing.ts';
import { restoreBackup } from '../../db/file/restore.ts';
import { newId } from '../../db/ids.ts';
import { outgoing, save, testFolder, testStore } from '../../db/test-store.ts';
import { noteCheck, readChecks } from '../../db/verify/check-journal.ts';
import { backUp } from '../../db/verify/read-backup.ts';
import { hostPlatform } from '../../electron/host/platform.ts';
import { restoreFolder } from '../../electron/service/backups/restore-folder.ts';
import { errorLog } from '../../electron/service/error-log.ts';
import type { Platform } from '../../electron/service/platform.ts';
import { readerInPlace } from '../../electron/service/reader/reader.ts';
import { startService, type Service } from '../../electron/service/service.ts';
import { setupFile } from '../../electron/service/update/setup-for-tests.ts';
import { writeWhole } from '../../electron/service/write-whole.ts';
import { PIECE_LIMIT } from '../../shared/contract/limits.ts';
import { Refusal, type RefusalDetail } from '../../shared/contract/refusal.ts';
import { createTranslator, refusalSentence } from '../../shared/i18n/translator.ts';
import { patiently, patientlyAwaited } from '../../shared/time/patience.ts';
import { heldError, holdForAMoment, passTime, refuseFiles, type FileCall } from './refused-files.ts';
import { refusalOf, withSentence } from './sentence.ts';

/** An error as the system gives it. */
const systemError = (code: string, paths: Readonly<Record<string, string>>): Error =>
  Object.assign(new Error(code), { code, ...paths });

/** Another program holds a file, and does not let go. */
function holding(target: string): void {
  passTime();
  refuseFiles((call) =>
    call.name === 'renameSync' && call.paths.at(-1) === target ? heldError(call) : null,
  );
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
    const nowhere = join(folder, 'nowhere');
    expect(heldFile(systemError(code, { path: nowhere }), platform)).toBe(code === 'EBUSY' ? nowhere : null);
    expect(heldFile(systemError(code, {}), platform)).toBeNull();
  },
);

it.each(['EBUSY', 'EPERM', 'EACCES', 'ENOTEMPTY'])(
  'what Windows refuses with %s is tried again for two seconds, elsewhere only what says that it is held',
  async (code) => {
    const waited = vi.spyOn(Atomics, 'wait').mockReturnValue('timed-out');
    onTestFinished(() => waited.mockRestore());
    const refusing = (times: number) => {
      const tried = { count: 0 };
      const work = (): string => {
        tried.count += 1;
        if (tried.count <= times) throw systemError(code, {});
        return 'done';
      };
      return { tried, work };
    };
    const moment = refusing(3);
    expect([patiently(moment.work, 'win32'), moment.tried.count]).toEqual(['done', 4]);
    const awaited = refusing(3);
    const asked = patientlyAwaited(() => Promise.resolve().then(awaited.work), 'win32');
    expect([await asked, awaited.tried.count]).toEqual(['done', 4]);
    const elsewhere = refusing(1);
    if (code === 'EBUSY') expect(patiently(elsewhere.work, 'linux')).toBe('done');
    else expect(() => patiently(elsewhere.work, 'linux')).toThrow(code);
    waited.mockClear();
    expect(() => patiently(refusing(100).work, 'win32')).toThrow(code);
    expect(waited.mock.calls.reduce((sum, [, , , pause = 0]) => sum + pause, 0)).toBe(2_000);
  },
);

it('what has another reason is not tried again', () => {
  const tried = vi.fn<() => void>(() => {
    throw systemError('ENOSPC', {});
  });
  expect(() => patiently(tried, 'win32')).toThrow('ENOSPC');
  expect(tried).toHaveBeenCalledOnce();
});

it.each([
  ['to-trinh.docx', /Word/],
  ['so.xlsx', /Excel/],
  ['bao-cao.pdf', /PDF/],
  ['current', /diệt vi-rút/],
])('of %s is told who most likely holds it', (name, holder) => {
  const sentence = refusalSentence(createTranslator('vi').t, {
    code: 'file-held',
    params: { path: `C:\\\\Sổ\\\\${name}` },
    issues: [],
  });
  expect(sentence).toMatch(holder);
  expect(sentence).toContain(name);
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

const START = '2026-11-26T03:00:00Z';

function serviceOn(dataDirectory: string, abilities: Partial<Platform> = {}): Service {
  const service = startService({
    dataDirectory,
    platform: { ...hostPlatform, ...abilities },
    version: '1.0.0',
    clock: () => new Date(START),
  });
  onTestFinished(() => service.close());
  return service;
}

/** Data with a record, closed, and a backup of them with its keys. */
function closedData(): { readonly directory: string; readonly backup: string } {
  const store = testStore(START);
  save(store, outgoing());
  const backup = join(testFolder(), 'so.backup');
  backUp(store, backup);
  store.close();
  return { directory: store.directory, backup };
}

interface Job {
  /** What is done to which files, of which each was refused at least once. */
  readonly bites: readonly string[];
  /** Folders whose files are held. */
  readonly in: readonly string[];
  readonly work: () => Promise<unknown> | void;
  /** Looks at what came of it, once nothing is held. */
  readonly look?: () => void;
}

function jobs(): Readonly<Record<string, () => Job | Promise<Job>>> {
  return {
    'a document is written over the one before': () => {
      const folder = testFolder();
      const path = join(folder, 'bao-cao.docx');
      writeFileSync(path, 'before');
      return {
        in: [folder],
        bites: ['writeFileSync bao-cao.docx.partial', 'renameSync bao-cao.docx'],
        work: () => writeWhole(path, [Buffer.from('af'), Buffer.from('ter')]),
        look: () => {
          expect([readdirSync(folder), readFileSync(path, 'utf8')]).toEqual([['bao-cao.docx'], 'after']);
        },
      };
    },
    'data are begun, closed and opened again': () => {
      const directory = testFolder();
      return {
        in: [directory],
        bites: ['writeFileSync current.new', 'renameSync current', 'openSync witness'],
        work: () => {
          testStore(START, directory).close();
          openStore({ directory }).close();
        },
      };
    },
    'a backup is made, and the journal says where': () => {
      const { directory } = closedData();
      const { state } = serviceOn(directory);
      return {
        in: [directory],
        bites: ['renameSync backups.json', 'writeFileSync backups.json.new', 'open '],
        work: async () => {
          const { folder, name } = await state.backups.make({ automatic: false });
          expect(readdirSync(folder)).toContain(name);
          expect(readdirSync(folder).filter((one) => one.endsWith('.partial'))).toEqual([]);
          expect(readJournal(directory).last?.name).toBe(name);
        },
      };
    },
    'a backup from the list is looked at and restored': () => {
      const { directory } = closedData();
      const service = serviceOn(directory);
      return {
        in: [directory],
        bites: ['copyFile backup.sqlite', 'copyFileSync register.sqlite', 'renameSync current'],
        work: async () => {
          const { folder, name } = await service.state.backups.make({ automatic: false });
          const { id } = await call(service.router.data.examine, { folder, name });
          const { setAside } = await call(service.router.data.restore, { id, withFaults: false });
          expect(setAside).not.toBeNull();
          expect(service.state.refusal).toBeNull();
          expect(readdirSync(directory)).not.toContain('scratch');
        },
      };
    },
    'a restore by the command line': () => {
      const { backup } = closedData();
      const directory = testFolder();
      return {
        in: [directory],
        bites: ['copyFileSync backup.sqlite', 'copyFileSync register.sqlite'],
        work: async () => {
          const asked = { backup, keys: null, directory, withFaults: false, dryRun: false };
          await restoreFolder(readerInPlace, asked);
          openStore({ directory }).close();
        },
      };
    },
    'data of an earlier place are moved to another disk': () => {
      const old = closedData().directory;
      const directory = join(testFolder(), 'so-ngoai-vu');
      refuseFiles(({ name, paths: [from] }) =>
        name === 'renameSync' && from === old && existsSync(join(from, 'moved-from.json'))
          ? Object.assign(new Error('EXDEV'), { code: 'EXDEV' })
          : null,
      );
      return {
        in: [old, directory, `${directory}.moving`],
        bites: ['openSync register.sqlite', 'renameSync so-ngoai-vu', 'writeFileSync moved-from.json'],
        work: () => {
          moveFromOldPlace(old, directory);
          openStore({ directory }).close();
        },
      };
    },
    'a large file is sent in pieces, kept and read back': () => {
      const { directory } = closedData();
      const { router } = serviceOn(directory);
      const content = Buffer.alloc(PIECE_LIMIT + 1_000, 7);
      return {
        in: [directory],
        bites: ['open file', 'readFileSync file'],
        work: async () => {
          const workId = newId();
          const piece = new File([content.subarray(0, PIECE_LIMIT)], 'a.bin');
          await call(router.files.send, { workId, at: 0, size: content.length, piece });
          const end = new File([content.subarray(PIECE_LIMIT)], 'a.bin');
          const { hash } = await call(router.files.keep, { workId, at: PIECE_LIMIT, file: end });
          const read = await call(router.files.read, { hash, name: 'a.bin', at: PIECE_LIMIT });
          expect(await read.bytes()).toEqual(new Uint8Array(content.subarray(PIECE_LIMIT)));
        },
      };
    },
    'what a check found is kept': () => {
      const directory = testFolder();
      return {
        in: [directory],
        bites: ['writeFileSync checks.json.new', 'renameSync checks.json'],
        work: () => {
          const found = { at: START, day: '2026-11-26', faults: [], counts: {} };
          noteCheck(directory, found);
          expect(readChecks(directory)).toEqual(found);
        },
      };
    },
    'a setup is copied from a stick, checked and started': () => {
      const { directory } = closedData();
      const started: string[] = [];
      const startSetup = (path: string): Promise<void> => Promise.resolve(void started.push(path));
      const { router } = serviceOn(directory, { startSetup });
      return {
        in: [join(directory, 'update')],
        bites: ['writeFile setup.exe', 'open setup.exe'],
        work: async () => {
          const file = new File([new Uint8Array(setupFile())], 'setup.exe');
          const { id } = await call(router.update.check, { workId: newId(), at: 0, file });
          await call(router.update.install, { id, unproven: true });
          expect(started).toEqual([join(directory, 'update', 'setup.exe')]);
        },
      };
    },
    'damaged data are looked at, and the newest backup is taken': async () => {
      const { directory } = closedData();
      const before = serviceOn(directory);
      await before.state.backups.make({ automatic: false });
      before.close();
      writeFileSync(dataFile(directory, 'main'), Buffer.alloc(50_000, 1));
      const { router, state } = serviceOn(directory);
      expect(state.refusal?.code).toBe('database-damaged');
      return {
        in: [directory],
        bites: ['copyFileSync register.sqlite', 'copyFile backup-0.sqlite'],
        work: async () => {
          await call(router.rescue.look, { id: newId() });
          await call(router.rescue.take, { id: newId() });
        },
        look: () => expect(state.refusal).toBeNull(),
      };
    },
  };
}

describe('where every file is held for a moment', () => {
  it.each(Object.entries(jobs()))('%s', async (_what, prepare) => {
    const job = await prepare();
    const { refused, letGo } = holdForAMoment(2, (path) =>
      job.in.some((folder) => path === folder || path.startsWith(folder + sep)),
    );
    await job.work();
    letGo();
    job.look?.();
    for (const bite of job.bites)
      expect(
        [...refused].some((one) => one.startsWith(bite)),
        `${bite} of ${[...refused].join(', ')}`,
      ).toBe(true);
  });
});

/** Who holds a file holds it until the test lets it go. */
function holdingUntil(isHeld: (call: FileCall) => boolean): { letGo: () => void } {
  passTime();
  const hold = { on: true };
  refuseFiles((call) => (hold.on && isHeld(call) ? heldError(call) : null));
  return { letGo: () => void (hold.on = false) };
}

/** The refusal of a call, which must have a whole sentence in every language. */
async function refusalOfCall(asked: Promise<unknown>): Promise<RefusalDetail> {
  const error: unknown = await asked.then(
    () => null,
    (reason: unknown) => asRefusal(reason),
  );
  if (!(error instanceof Refusal)) throw new Error('No refusal.', { cause: error });
  return withSentence(error.detail);
}

describe('what another program does not let go of is told by its name', () => {
  it('where a setup is copied from a stick', async () => {
    const { directory } = closedData();
    const { router } = serviceOn(directory);
    const path = join(directory, 'update', 'setup.exe');
    holdingUntil(({ paths }) => paths[0] === path);
    const file = new File([new Uint8Array(setupFile())], 'setup.exe');
    const detail = await refusalOfCall(call(router.update.check, { workId: newId(), at: 0, file }));
    expect(detail).toMatchObject({ code: 'file-held', params: { path } });
  });

  it('where a backup of the list is looked at', async () => {
    const { directory } = closedData();
    const { router, state } = serviceOn(directory);
    const { folder, name } = await state.backups.make({ automatic: false });
    const path = join(folder, name);
    holdingUntil(({ name: asked, paths }) => asked === 'copyFile' && paths[0] === path);
    const detail = await refusalOfCall(call(router.data.examine, { folder, name }));
    expect(detail).toMatchObject({ code: 'file-held', params: { path } });
    expect(readdirSync(directory)).not.toContain('scratch');
  });

  it('where the data are opened, and they can be opened once it is let go', () => {
    const { directory } = closedData();
    const path = join(directory, 'current');
    const held = holdingUntil(({ paths }) => paths[0] === path);
    const before = serviceOn(directory);
    expect(before.state.refusal).toMatchObject({ code: 'file-held', params: { path } });
    before.close();
    held.letGo();
    expect(serviceOn(directory).state.refusal).toBeNull();
  });

  it('where data are moved to another disk, and they stay where they were', () => {
    const old = closedData().directory;
    const directory = join(testFolder(), 'so-ngoai-vu');
    const path = join(old, 'keys.sqlite');
    passTime();
    refuseFiles((asked) => {
      if (asked.name === 'renameSync' && asked.paths[0] === old)
        return Object.assign(new Error('EXDEV'), { code: 'EXDEV' });
      return asked.name === 'openSync' && asked.paths[0] === path ? heldError(asked) : null;
    });
    expect(refusalOf(() => moveFromOldPlace(old, directory))).toMatchObject({
      code: 'file-held',
      params: { path },
    });
    expect([existsSync(directory), existsSync(`${directory}.moving`)]).toEqual([false, false]);
    openStore({ directory: old }).close();
  });

  it('and the journal of backups stays as it was, with the folder that was chosen', () => {
    const directory = testFolder();
    const path = join(directory, 'backups.json');
    noteInJournal(directory, { folder: '/stick' });
    const held = holdingUntil((asked) => asked.name === 'readFileSync' && asked.paths[0] === path);
    expect(() => noteInJournal(directory, { checked: '2026-11-26' })).toThrow('EBUSY');
    held.letGo();
    expect(readJournal(directory)).toMatchObject({ folder: '/stick', checked: null });
  });
});

it('an error is kept for the log that an editor holds, and nobody waits for it', () => {
  const folder = testFolder();
  const log = join(folder, 'logs', 'errors.txt');
  const report = errorLog(folder);
  report('one', new Error('first'));
  const held = holdingUntil(({ paths }) => paths[0] === log);
  report('two', new TypeError('second'));
  expect(Atomics.wait).not.toHaveBeenCalled();
  held.letGo();
  report('three', new RangeError('third'));
  const text = readFileSync(log, 'utf8');
  expect(['first', 'second', 'third'].map((word) => text.split(word).length > 1)).toEqual([true, true, true]);
});
