import { cpSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { call } from '@orpc/server';
import { describe, expect, it, onTestFinished } from 'vitest';
import { keepFile } from '../../../db/files.ts';
import { filesOf, keysOf, mainOf } from '../../../db/file/handles.ts';
import { dataFile } from '../../../db/file/generations.ts';
import { keyFile } from '../../../db/file/key-file.ts';
import { checkpoint } from '../../../db/file/sqlite.ts';
import { newId } from '../../../db/ids.ts';
import { outgoing, save, testFolder, testStore } from '../../../db/test-store.ts';
import { hostPlatform } from '../../host/platform.ts';
import { startService, type Service } from '../service.ts';

const START = '2026-11-26T03:00:00Z';
const DAY = 86_400_000;

function running(directory = testFolder()) {
  testStore(START, directory).close();
  let now = new Date(START).getTime();
  const service = startService({
    dataDirectory: directory,
    platform: hostPlatform,
    version: '0',
    clock: () => new Date(now),
  });
  onTestFinished(() => service.close());
  return { directory, service, pass: (time: number) => void (now += time) };
}

const found = async ({ router }: Service) => {
  const last = await call(router.data.lastCheck, undefined);
  return last === null ? null : Object.keys(last.counts);
};

/** Turns one bit over where a file holds some bytes. */
function flipIn(path: string, bytes: Buffer): void {
  const content = readFileSync(path);
  const at = content.lastIndexOf(bytes);
  if (at < 0) throw new RangeError(`Not in ${path}`);
  content[at + 1] = (content[at + 1] ?? 0) ^ 1;
  writeFileSync(path, content);
}

describe('the check of the data in the background', () => {
  it('is made once a day by the clock of the PC, and tells nothing while all is well', async () => {
    const { service, pass } = running();
    const { checks } = service.state;
    expect(await found(service)).toBeNull();
    await checks.look();
    expect(await found(service)).toEqual([]);
    const first = checks.last?.at;
    pass(DAY / 2);
    await checks.look();
    expect(checks.last?.at).toBe(first);
    pass(DAY / 2);
    await checks.look();
    expect(checks.last?.at).not.toBe(first);
  });

  it('notes nothing in a folder that came into the place of its own meanwhile', async () => {
    const { directory, service } = running(join(testFolder(), 'data'));
    const checking = service.state.checks.look();
    renameSync(directory, `${directory}-moved`);
    cpSync(`${directory}-moved`, directory, { recursive: true });
    await checking;
    expect(readdirSync(directory)).not.toContain('checks.json');
  });

  it.each(['register', 'files', 'keys'] as const)('tells a bit turned over in the %s', async (part) => {
    const { directory, service } = running();
    const { store, checks } = service.state;
    if (store === null) throw new Error('not open');
    const members = [{ id: newId(), fields: { fullName: 'Lê Thị Mai', documentNumber: 'C1234567' } }];
    save(store, outgoing({ leader: 'Hoàng Văn Thụ' }, { members }));
    keepFile(store, Buffer.from('công văn đồng ý'));
    const key =
      keysOf(store).prepare<[], Buffer>('SELECT key FROM record_key').pluck().get() ?? Buffer.alloc(0);
    for (const db of [mainOf(store), filesOf(store), keysOf(store)]) checkpoint(db);
    if (part === 'register') flipIn(dataFile(directory, 'main'), Buffer.from('Hoàng Văn Thụ'));
    else if (part === 'files') flipIn(dataFile(directory, 'files'), Buffer.from('công văn đồng ý'));
    else flipIn(keyFile(directory), key);
    await checks.look();
    const counts = await found(service);
    if (part === 'register') expect(counts).not.toEqual([]);
    else expect(counts).toEqual(part === 'files' ? ['file'] : ['key']);
  });

  it('is made after an unclean end though one was made that day', async () => {
    const { directory, service } = running();
    await service.state.checks.look();
    const copy = testFolder();
    cpSync(directory, copy, { recursive: true });
    const again = startService({
      dataDirectory: copy,
      platform: hostPlatform,
      version: '0',
      clock: () => new Date(new Date(START).getTime() + 60_000),
    });
    onTestFinished(() => again.close());
    expect(again.state.store?.recovered).toBe(true);
    await again.state.checks.look();
    expect(again.state.checks.last?.at).toBe('2026-11-26T03:01:00.000Z');
  });

  it('leaves nothing and tells nothing when it is ended, and is made again', async () => {
    const { directory, service } = running();
    const { checks } = service.state;
    const ended = checks.check();
    await Promise.all([
      expect(ended).rejects.toMatchObject({ detail: { code: 'check-cancelled' } }),
      checks.cancel(),
    ]);
    expect(readdirSync(directory)).not.toContain('checks.json');
    await checks.look();
    expect(await found(service)).toEqual([]);
  });
});

describe('mending', () => {
  it('makes what is derived anew, and what was told is told no more', async () => {
    const { service } = running();
    const { store, checks } = service.state;
    if (store === null) throw new Error('not open');
    save(store, outgoing());
    mainOf(store).exec('UPDATE record_summary SET person_trips = 99; DROP INDEX record_summary_by_code');
    await checks.look();
    expect(await found(service)).toEqual(expect.arrayContaining(['derived', 'schema']));
    await call(service.router.data.mend, undefined);
    expect((await call(service.router.data.verify, undefined)).faults).toEqual([]);
    expect(await found(service)).toEqual([]);
  });
});
