import { call } from '@orpc/server';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { keepDraft, readDraft } from '../../db/drafts.ts';
import { dataFile } from '../../db/file/generations.ts';
import { readRecord } from '../../db/record-rows.ts';
import { outgoing, save, testFolder, testStore } from '../../db/test-store.ts';
import { hostPlatform } from '../../electron/host/platform.ts';
import type { OpenStore } from '../../db/file/open.ts';
import { startService, type Service } from '../../electron/service/service.ts';
import { errorLog } from '../../electron/service/error-log.ts';
import { codeOf } from './sentence.ts';

const clock = (): Date => new Date('2024-07-01T03:00:00Z');

/** A service over a folder of its own with one delegation. */
function working(): { readonly directory: string; readonly service: Service; readonly id: string } {
  const directory = join(testFolder(), 'data');
  const store = testStore(undefined, directory);
  const { id } = save(store, outgoing());
  store.close();
  const service = startService({
    dataDirectory: directory,
    platform: hostPlatform,
    version: '0',
    report: errorLog(directory),
    clock,
  });
  onTestFinished(() => service.close());
  return { directory, service, id };
}

function storeOf({ state }: Service): OpenStore {
  if (state.store === null) throw new Error('Not open');
  return state.store;
}

const openAgain = ({ router }: Service): Promise<unknown> => call(router.app.openAgain, undefined);

/** Every call of a working day that would write, and what works by itself. */
async function refusesAll(service: Service): Promise<void> {
  const store = storeOf(service);
  expect(codeOf(() => save(store, outgoing()))).toBe('folder-missing');
  expect(codeOf(() => keepDraft(store, 'form', '{}'))).toBe('folder-missing');
  await expect(call(service.router.app.remember, { name: 'address', value: '/' })).rejects.toThrow(
    'folder-missing',
  );
  await expect(service.state.backups.make({ automatic: true })).rejects.toThrow('folder-missing');
  service.state.options.report?.('test', new Error('told'));
  await expect(openAgain(service)).rejects.toThrow('folder-missing');
  expect(service.state.store).toBe(store);
}

describe('a data folder that goes away while one works', () => {
  it('is missed, nothing is made in its place, and it is used again as soon as it is back', async () => {
    const { directory, service, id } = working();
    renameSync(directory, `${directory}-away`);
    await refusesAll(service);
    expect(existsSync(directory)).toBe(false);
    mkdirSync(directory);
    await refusesAll(service);
    rmSync(directory, { recursive: true });
    renameSync(`${directory}-away`, directory);
    await openAgain(service);
    keepDraft(storeOf(service), 'form', 'gõ dở');
    expect(readDraft(storeOf(service), 'form')?.content).toBe('gõ dở');
    expect(readRecord(storeOf(service), 'outgoing-delegation', id)).toMatchObject({ peopleDeclared: 12 });
  });

  it('is missed as well where its data are refused, open or not, and is never begun anew', async () => {
    const { directory, service, id } = working();
    const store = storeOf(service);
    renameSync(directory, `${directory}-away`);
    service.state.refusal = { code: 'database-damaged', params: {}, issues: [] };
    await expect(openAgain(service)).rejects.toThrow('folder-missing');
    expect(service.state.store).toBe(store);
    store.close();
    service.state.store = null;
    for (const make of [() => {}, () => mkdirSync(directory)]) {
      make();
      await openAgain(service);
      expect(service.state.refusal?.code).toBe('folder-missing');
      expect(existsSync(directory) ? readdirSync(directory) : []).toEqual([]);
    }
    rmSync(directory, { recursive: true });
    renameSync(`${directory}-away`, directory);
    await openAgain(service);
    expect(readRecord(storeOf(service), 'outgoing-delegation', id)).toMatchObject({ peopleDeclared: 12 });
  });

  it('is opened anew where the same data came back as other files, as after a disk was put in again', async () => {
    const { directory, service, id } = working();
    const before = storeOf(service);
    cpSync(directory, `${directory}-copy`, { recursive: true });
    renameSync(directory, `${directory}-away`);
    await refusesAll(service);
    renameSync(`${directory}-copy`, directory);
    await openAgain(service);
    expect(service.state.refusal).toBeNull();
    expect(storeOf(service)).not.toBe(before);
    expect(readRecord(storeOf(service), 'outgoing-delegation', id)).toMatchObject({ peopleDeclared: 12 });
    save(storeOf(service), outgoing());
  });

  it('is not taken for another data folder, nor for an older copy of itself, which stay as they are', async () => {
    const { directory, service } = working();
    cpSync(directory, `${directory}-older`, { recursive: true });
    save(storeOf(service), outgoing());
    const other = testStore(undefined, `${directory}-other`);
    save(other, outgoing());
    other.close();
    renameSync(directory, `${directory}-away`);
    for (const name of ['other', 'older']) {
      renameSync(`${directory}-${name}`, directory);
      const [names, main] = [readdirSync(directory), readFileSync(dataFile(directory, 'main'))];
      await expect(openAgain(service)).rejects.toThrow('folder-missing');
      expect(codeOf(() => save(storeOf(service), outgoing()))).toBe('folder-missing');
      expect(readdirSync(directory)).toEqual(names);
      expect(readFileSync(dataFile(directory, 'main')).equals(main)).toBe(true);
      renameSync(directory, `${directory}-${name}`);
    }
  });

  it('because its disk was unmounted is missed, and nothing is written below the empty place', async () => {
    const disk = testFolder();
    const place = testFolder();
    if (spawnSync('mount', ['--bind', disk, place]).status !== 0) {
      // Where nothing may be mounted a rename stands for it, as above.
      return;
    }
    onTestFinished(() => void spawnSync('umount', ['-l', place]));
    const directory = join(place, 'data');
    testStore(undefined, directory).close();
    const service = startService({ dataDirectory: directory, platform: hostPlatform, version: '0', clock });
    onTestFinished(() => service.close());
    expect(spawnSync('umount', ['-l', place]).status).toBe(0);
    await refusesAll(service);
    expect(readdirSync(place)).toEqual([]);
    expect(spawnSync('mount', ['--bind', disk, place]).status).toBe(0);
    await openAgain(service);
    save(storeOf(service), outgoing());
  });
});
