import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { call } from '@orpc/server';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { partialOf } from '../../../db/file/backup.ts';
import { readBackup } from '../../../db/verify/read-backup.ts';
import { noteInJournal, readJournal } from '../../../db/file/backup-journal.ts';
import { backupName } from '../../../db/file/backup-name.ts';
import { backupsIn } from '../../../db/file/backup-place.ts';
import { mainOf, filesOf } from '../../../db/file/handles.ts';
import { keyCopiesIn, readKeyCopy } from '../../../db/file/key-copy.ts';
import { keepFile } from '../../../db/files.ts';
import { newId } from '../../../db/ids.ts';
import type { OpenStore } from '../../../db/file/open.ts';
import { outgoing, save, testFolder, testStore } from '../../../db/test-store.ts';
import { Refusal } from '../../../shared/contract/refusal.ts';
import { withSentence } from '../../../tests/fault/sentence.ts';
import { hostPlatform } from '../../host/platform.ts';
import { readerInPlace, type Reader } from '../reader/reader.ts';
import { startService, type Service } from '../service.ts';
import { Backups } from './backups.ts';
import { watchBackups } from './watch.ts';

const START = '2026-11-26T03:00:00Z';
const HOUR = 3_600_000;
const never = (): AbortSignal => new AbortController().signal;

/** The service on a folder that was set up, with a clock that the test moves. */
function running(directory = testFolder()) {
  const clock = { now: new Date(START) };
  testStore(START, directory).close();
  const service = startService({
    dataDirectory: directory,
    platform: hostPlatform,
    version: '0',
    clock: () => clock.now,
  });
  onTestFinished(() => service.close());
  const pass = (milliseconds: number): void => {
    clock.now = new Date(clock.now.getTime() + milliseconds);
  };
  return { directory, service, clock, pass, usual: join(directory, 'backups') };
}

function storeOf({ state }: Service): OpenStore {
  if (state.store === null) throw new Error('not open');
  return state.store;
}

const names = (folder: string): readonly string[] => backupsIn(folder).map(({ name }) => name);
/** Instants of the backups in a folder, newest first. */
const times = (folder: string): readonly string[] => backupsIn(folder).map(({ at }) => at.toISOString());

/** Backups of the same data that are read back by another reader. */
function readBackBy(service: Service, read: Reader['read']): Backups {
  return new Backups({ ...service.state, reader: { read } });
}

describe('a backup by itself', () => {
  it('is made as the program ends, where something was changed, and can be read', async () => {
    const { directory, service, usual } = running();
    save(storeOf(service), outgoing());
    await service.end(never());
    const [made, ...others] = backupsIn(usual);
    expect(others).toEqual([]);
    expect(readBackup(made?.path ?? '')).toMatchObject({ records: 2, faults: 0 });
    expect(made?.at.toISOString()).toBe('2026-11-26T03:00:00.000Z');
    expect(readdirSync(usual).filter((name) => name.includes('.partial'))).toEqual([]);
    expect(readJournal(directory)).toMatchObject({ checked: '2026-11-26', failed: null });
    // Closed cleanly, it can be opened at once.
    testStore(START, directory);
  });

  it('is not made again where nothing was changed, and the day is noted', async () => {
    const first = running();
    await first.service.end(never());
    const again = running(first.directory);
    again.pass(30 * HOUR);
    await again.service.state.backups.look(true);
    await again.service.end(never());
    expect(times(first.usual)).toEqual(['2026-11-26T03:00:00.000Z']);
    expect(readJournal(first.directory).checked).toBe('2026-11-27');
  });

  it('is made once a day while the program stays open for days', async () => {
    const { service, pass, usual } = running();
    const { backups } = service.state;
    for (let look = 0; look < 16; look += 1) {
      await backups.look();
      save(storeOf(service), outgoing());
      pass(6 * HOUR);
    }
    expect(times(usual)).toEqual([
      '2026-11-29T21:00:00.000Z',
      '2026-11-28T21:00:00.000Z',
      '2026-11-27T21:00:00.000Z',
      '2026-11-26T21:00:00.000Z',
      '2026-11-26T03:00:00.000Z',
    ]);
  });

  it('is made at the next start after an end without one, also on the same day', async () => {
    const { directory, service, usual } = running();
    await service.state.backups.look(true);
    save(storeOf(service), outgoing());
    service.close();
    const next = running(directory);
    next.pass(HOUR);
    await next.service.state.backups.look();
    expect(names(usual)).toHaveLength(1);
    await next.service.state.backups.look(true);
    expect(times(usual)).toEqual(['2026-11-26T04:00:00.000Z']);
  });

  it('is not made before the first start was completed', async () => {
    const directory = testFolder();
    const service = startService({ dataDirectory: directory, platform: hostPlatform, version: '0' });
    onTestFinished(() => service.close());
    await service.state.backups.look(true);
    await service.end(never());
    expect(existsSync(join(directory, 'backups'))).toBe(false);
  });

  it('is looked for a while after the start and then again and again, until the program ends', () => {
    vi.useFakeTimers();
    const look = vi.fn((_atStart?: boolean) => Promise.resolve());
    const unwatch = watchBackups({ look });
    vi.advanceTimersByTime(14_000);
    expect(look).not.toHaveBeenCalled();
    vi.advanceTimersByTime(2_000);
    expect(look.mock.calls).toEqual([[true]]);
    vi.advanceTimersByTime(1_200_000);
    expect(look).toHaveBeenCalledTimes(3);
    unwatch();
    vi.advanceTimersByTime(1_200_000);
    expect(look).toHaveBeenCalledTimes(3);
    vi.useRealTimers();
  });

  it('made anew because it was removed from its place', async () => {
    const { service, pass, usual } = running();
    const { backups } = service.state;
    await backups.look(true);
    rmSync(usual, { recursive: true });
    pass(24 * HOUR);
    await backups.look();
    expect(names(usual)).toHaveLength(1);
  });
});

describe('a backup that fails', () => {
  it('leaves nothing, keeps the good one, is told, and is tried again after an hour', async () => {
    const { directory, service, pass, usual } = running();
    await service.state.backups.look(true);
    const good = names(usual);
    save(storeOf(service), outgoing());
    pass(24 * HOUR);
    let asked = 0;
    const failing = readBackBy(service, () => {
      asked += 1;
      return Promise.reject(new Refusal('disk-full'));
    });
    await failing.look();
    expect(names(usual)).toEqual(good);
    expect(readdirSync(usual).filter((name) => name.includes('partial'))).toEqual([]);
    expect(readJournal(directory).failed).toMatchObject({ code: 'disk-full' });
    const told = await call(service.router.data.lastBackup, undefined);
    expect(withSentence(told.failed?.refusal ?? new Refusal('unexpected').detail).code).toBe('disk-full');
    pass(HOUR / 2);
    await failing.look();
    expect(asked).toBe(1);
    pass(HOUR);
    await service.state.backups.look();
    expect(readJournal(directory).failed).toBeNull();
    expect(names(usual)).toHaveLength(2);
  });

  it('whose copy cannot be read back gets no name', async () => {
    const { directory, service, usual } = running();
    const spoiled = readBackBy(service, (file, options) => {
      if (file.kind === 'backup') rmSync(file.path);
      return readerInPlace.read(file, options);
    });
    await expect(spoiled.make({ automatic: true })).rejects.toMatchObject({
      detail: { code: 'file-missing' },
    });
    expect(names(usual)).toEqual([]);
    expect(readJournal(directory).last).toBeNull();
  });

  it('cancelled as the program ends leaves nothing and is made at the next start', async () => {
    const { directory, service, usual } = running();
    const ending = new AbortController();
    const slow = readBackBy(service, async (file, options) => {
      ending.abort();
      return readerInPlace.read(file, options);
    });
    await slow.atEnd(ending.signal);
    expect(readdirSync(usual)).toEqual([]);
    expect(readJournal(directory)).toMatchObject({ last: null, failed: null });
    await service.state.backups.look(true);
    expect(names(usual)).toHaveLength(1);
  });

  it('cancelled between two parts of its files stops there', async () => {
    const { service, usual } = running();
    const store = storeOf(service);
    for (let file = 0; file < 3; file += 1) keepFile(store, Buffer.alloc(20 * 1024 * 1024, file));
    const { backups } = service.state;
    const making = backups.make({ automatic: true });
    await Promise.all([
      expect(making).rejects.toMatchObject({ detail: { code: 'backup-cancelled' } }),
      backups.cancel(),
    ]);
    expect(readdirSync(usual)).toEqual([]);
  });

  it('of data that do not fit their log is kept and told, and pushes no other out', async () => {
    const { service, pass, usual } = running();
    const { backups } = service.state;
    const store = storeOf(service);
    await backups.look(true);
    const { id } = save(store, outgoing());
    mainOf(store).prepare('UPDATE outgoing_delegation SET people_declared = 99 WHERE id = ?').run(id);
    pass(HOUR);
    await backups.make({ automatic: true });
    expect(times(usual)).toEqual(['2026-11-26T04:00:00.000Z', '2026-11-26T03:00:00.000Z']);
    expect(await call(service.router.data.lastBackup, undefined)).toMatchObject({ last: { faults: 1 } });
  });

  it('of a damaged file is noticed by its hash', async () => {
    const { service } = running();
    const store = storeOf(service);
    keepFile(store, Buffer.from('công văn'));
    filesOf(store).exec("UPDATE file SET content = x'00'");
    await service.state.backups.make({ automatic: true });
    expect(await call(service.router.data.lastBackup, undefined)).toMatchObject({ last: { faults: 1 } });
  });

  it('in the middle of a killed program is cleared by the next', async () => {
    const { service, usual } = running();
    await service.state.backups.look(true);
    const [left] = backupsIn(usual);
    renameSync(left?.path ?? '', partialOf(left?.path ?? ''));
    await service.state.backups.make({ automatic: false });
    expect(readdirSync(usual).filter((name) => name.includes('partial'))).toEqual([]);
    expect(names(usual)).toHaveLength(1);
  });
});

describe('a chosen folder', () => {
  const chosen = async () => {
    const started = running();
    const stick = join(testFolder(), 'USB của phòng');
    mkdirSync(stick);
    await call(started.service.router.data.setBackupFolder, { folder: stick });
    await started.service.state.backups.look();
    return { ...started, stick };
  };

  it('gets the backups, and only those of the usual one stay there', async () => {
    const { service, stick, usual } = await chosen();
    expect([names(stick).length, names(usual).length]).toEqual([1, 0]);
    expect(await call(service.router.data.backups, undefined)).toMatchObject({
      chosenFolder: stick,
      isThere: true,
      list: [{ folder: stick, whole: true }],
    });
  });

  it('that is gone is told, the usual one gets the backup, and the chosen one again once it is back', async () => {
    const { service, stick, usual, pass } = await chosen();
    const { backups } = service.state;
    renameSync(stick, `${stick} drawn out`);
    save(storeOf(service), outgoing());
    pass(24 * HOUR);
    await backups.look();
    expect(names(usual)).toHaveLength(1);
    const told = await call(service.router.data.backups, undefined);
    expect(told).toMatchObject({ isThere: false, last: { folder: usual } });
    expect(told.failed?.refusal).toMatchObject({ code: 'backup-place-lacking', params: { path: stick } });
    renameSync(`${stick} drawn out`, stick);
    pass(HOUR / 6);
    await backups.look();
    expect(names(stick)).toHaveLength(2);
    expect(await call(service.router.data.lastBackup, undefined)).toMatchObject({
      last: { folder: stick },
      failed: null,
    });
  });

  it.each([
    ['no full path', 'sao-luu'],
    ['the data themselves', 'data'],
    ['nothing', 'nowhere'],
  ])('is refused where it is %s, and the place stays', async (_what, kind) => {
    const { directory, service, stick } = await chosen();
    const folder = kind === 'data' ? join(directory, 'data-1') : kind === 'nowhere' ? join(stick, 'x') : kind;
    await expect(call(service.router.data.setBackupFolder, { folder })).rejects.toMatchObject({
      detail: { code: kind === 'nowhere' ? 'backup-place-lacking' : 'backup-place-unfit' },
    });
    expect(readJournal(directory).folder).toBe(stick);
  });
});

describe('the keys of identity-document numbers', () => {
  const member = () => ({ id: newId(), fields: { fullName: 'Phó Giám đốc Sở', documentNumber: 'C7654321' } });
  const keyFiles = (folder: string): readonly string[] =>
    readdirSync(folder).filter((name) => name.endsWith('.keys'));

  it('lie beside the backups in one file, which the next replaces, and an erased one is gone from it at once', async () => {
    const { service, pass, usual } = running();
    const store = storeOf(service);
    const [first, second] = [1, 2].map(() => save(store, outgoing({}, { members: [member()] })).id);
    await service.state.backups.look(true);
    const [file, ...others] = keyFiles(usual);
    expect(others).toEqual([]);
    const held = (): readonly string[] =>
      readKeyCopy(join(usual, file ?? '')).keys.map(({ recordId }) => recordId);
    expect(new Set(held())).toEqual(new Set([first, second]));
    await call(service.router.records.eraseNumbers, {
      writeId: newId(),
      register: 'outgoing-delegation',
      id: first ?? '',
      ground: 'asked',
      note: null,
    });
    expect(held()).toEqual([second]);
    pass(24 * HOUR);
    await service.state.backups.look();
    expect(names(usual)).toHaveLength(2);
    expect(keyFiles(usual)).toEqual([file]);
  });
});

it('a key that was erased while a stick was drawn out is gone from the stick once it is back', async () => {
  const { service, pass } = running();
  const { backups } = service.state;
  const number = { fullName: 'Phó Giám đốc Sở', documentNumber: 'C7654321' };
  const { id } = save(storeOf(service), outgoing({}, { members: [{ id: newId(), fields: number }] }));
  const stick = join(testFolder(), 'USB');
  mkdirSync(stick);
  await call(service.router.data.setBackupFolder, { folder: stick });
  await backups.look();
  const [copy] = keyCopiesIn(stick);
  renameSync(stick, `${stick} drawn out`);
  await call(service.router.records.eraseNumbers, {
    writeId: newId(),
    register: 'outgoing-delegation',
    id,
    ground: 'asked',
    note: null,
  });
  renameSync(`${stick} drawn out`, stick);
  expect(readKeyCopy(copy ?? '').keys).toHaveLength(1);
  await call(service.router.data.setBackupFolder, { folder: null });
  pass(HOUR / 6);
  await backups.look();
  expect(readKeyCopy(copy ?? '')).toEqual({ keys: [], erased: [id], drafts: [] });
});

it.runIf(process.platform === 'linux')('a folder that cannot be written to is told as that', async () => {
  const { directory, service, usual } = running();
  noteInJournal(directory, { folder: '/sys' });
  const { elsewhere } = await service.state.backups.make({ automatic: true });
  expect(elsewhere).toMatchObject({ code: 'backup-place-read-only', params: { path: '/sys' } });
  expect(names(usual)).toHaveLength(1);
});

it('a backup of other data on the same stick is listed as that, and stays', async () => {
  const { service, usual } = running();
  await service.state.backups.look(true);
  const [own] = backupsIn(usual);
  const others = backupName(new Date(START), newId());
  copyFileSync(own?.path ?? '', join(usual, others));
  await service.state.backups.make({ automatic: false });
  const { list } = await call(service.router.data.backups, undefined);
  expect(list.filter(({ isOfOthers }) => isOfOthers).map(({ name }) => name)).toEqual([others]);
});

describe('a warning', () => {
  it('comes after as many days without a backup as the setting says', async () => {
    const { service, pass } = running();
    await service.state.backups.look(true);
    const isLate = async (): Promise<boolean> =>
      (await call(service.router.data.lastBackup, undefined)).isLate;
    pass(72 * HOUR);
    expect(await isLate()).toBe(false);
    pass(24 * HOUR);
    expect(await isLate()).toBe(true);
    await call(service.router.settings.save, { writeId: newId(), changes: { backupWarnDays: 10 } });
    expect(await isLate()).toBe(false);
  });
});

describe('a backup for another place', () => {
  it('is offered as a file in a browser, and nothing is laid anywhere', async () => {
    const { directory, service } = running();
    const before = readdirSync(directory);
    const { path, file, records } = await call(service.router.data.copyOut, undefined);
    expect([path, file?.name, records]).toEqual([null, 'so-ngoai-vu-2026-11-26.backup', 1]);
    expect(file?.size).toBeGreaterThan(10_000);
    expect(readdirSync(directory)).toEqual(before);
  });

  it('is written where the user chose, and never over what lies there', async () => {
    const directory = testFolder();
    const target = join(testFolder(), 'sao-luu.backup');
    testStore(START, directory).close();
    const service = startService({
      dataDirectory: directory,
      platform: { ...hostPlatform, chooseSavePath: () => Promise.resolve(target) },
      version: '0',
      clock: () => new Date(START),
    });
    onTestFinished(() => service.close());
    expect(await call(service.router.data.copyOut, undefined)).toMatchObject({ path: target, file: null });
    expect(readBackup(target)).toMatchObject({ records: 1 });
    await expect(call(service.router.data.copyOut, undefined)).rejects.toMatchObject({
      detail: { code: 'target-exists' },
    });
    expect(readBackup(target)).toMatchObject({ records: 1 });
  });
});
