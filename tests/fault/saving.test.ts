import { call } from '@orpc/server';
import { describe, expect, it } from 'vitest';
import { verifyLog } from '../../db/change-log.ts';
import { keepFile, readFile } from '../../db/files.ts';
import { newId } from '../../db/ids.ts';
import { openStore, type OpenStore } from '../../db/file/open.ts';
import { readRecord } from '../../db/record-rows.ts';
import { change, outgoing, save, testFolder, testStore } from '../../db/test-store.ts';
import { verifyStore } from '../../db/verify/verify-store.ts';
import { hostPlatform } from '../../electron/host/platform.ts';
import { answering } from '../../electron/service/router/answering.ts';
import { startService, type Service } from '../../electron/service/service.ts';
import { onTestFinished } from 'vitest';
import { childAtWork } from './child.ts';
import { codeOf, withSentence } from './sentence.ts';
import { filesOf, mainOf } from '../../db/file/handles.ts';

describe('a full disk', () => {
  it('refuses the save, keeps what was there, and saves again once there is room', () => {
    const store = testStore();
    const { id } = save(store, outgoing());
    const pages = Number(mainOf(store).pragma('page_count', { simple: true }));
    mainOf(store).pragma(`max_page_count = ${pages + 2}`);
    const many = Array.from({ length: 60 }, () => outgoing({ content: 'n'.repeat(9_000) }));
    expect(codeOf(() => save(store, ...many))).toBe('disk-full');
    intact(store, id);
    expect(count(store)).toBe(1);
    mainOf(store).pragma('max_page_count = 1000000');
    save(store, ...many);
    expect(count(store)).toBe(61);
    intact(store, id);
  });

  it('refuses a file, and the records stay', () => {
    const store = testStore();
    const { id } = save(store, outgoing());
    const kept = keepFile(store, Buffer.from('công văn'));
    const pages = Number(filesOf(store).pragma('page_count', { simple: true }));
    filesOf(store).pragma(`max_page_count = ${pages + 2}`);
    expect(codeOf(() => keepFile(store, Buffer.alloc(200_000, 1)))).toBe('disk-full');
    expect(readFile(store, kept.hash).toString()).toBe('công văn');
    intact(store, id);
  });
});

describe('a disk that can only be read', () => {
  it('refuses the save and keeps what was there', () => {
    const store = testStore();
    const { id } = save(store, outgoing());
    mainOf(store).pragma('query_only = ON');
    expect(codeOf(() => save(store, change('outgoing-delegation', id, { peopleDeclared: 99 })))).toBe(
      'database-read-only',
    );
    intact(store, id);
    mainOf(store).pragma('query_only = OFF');
    save(store, change('outgoing-delegation', id, { leader: 'Trưởng đoàn' }));
    intact(store, id);
  });
});

describe('a service killed while it saves', () => {
  it('has kept every save that it acknowledged, and an unbroken log', async () => {
    const directory = testFolder();
    testStore(new Date().toISOString(), directory).close();
    const child = childAtWork('saveForever', directory);
    await child.reached(20);
    await child.kill();
    const store = openStore({ directory });
    onTestFinished(() => store.close());
    expect(store.recovered).toBe(true);
    expect(child.lines.length).toBeGreaterThanOrEqual(20);
    for (const id of child.lines) {
      expect(readRecord(store, 'outgoing-delegation', id)).toMatchObject({ peopleDeclared: 12 });
    }
    // At most the one save whose acknowledgement was cut off is there beside them.
    expect(count(store) - child.lines.length).toBeLessThanOrEqual(1);
    expect(verifyStore(store).faults).toEqual([]);
    save(store, outgoing());
    expect(verifyLog(mainOf(store))).toEqual([]);
  });
});

describe('a message that does not fit the contract', () => {
  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['a text', 'save'],
    ['no saves', { writeId: newId(), saves: [] }],
    ['a register that there is not', message({ register: 'customer' })],
    ['a register that only the program writes', message({ register: 'report' })],
    ['an id that is none', message({ id: 'ĐR-VP-2024-0001' })],
    ['a field that there is not', message({ fields: { owner: 'x' } })],
    ['a field of the frame', message({ fields: { code: 'ĐR-XX-2024-0001' } })],
    ['a list that there is not', message({ children: { secrets: [{ id: newId(), fields: {} }] } })],
    ['a function of JavaScript for fields', message({ fields: 7 })],
    ['501 saves', { writeId: newId(), saves: Array.from({ length: 501 }, () => outgoing()) }],
  ])('with %s is refused, and nothing is written', async (_what, input) => {
    const service = readyService();
    expect(await answer(service, input)).toMatchObject({ code: 'message-invalid' });
    expect(count(storeOf(service))).toBe(0);
  });

  it.each<[string, Readonly<Record<string, unknown>>, string]>([
    ['10 MB of text in a field', { notes: 'x'.repeat(10_000_000) }, 'too-long'],
    ['10 MB of text in a name', { name: 'đ'.repeat(10_000_000) }, 'too-long'],
    ['a day that does not exist', { departureActual: '2024-02-30' }, 'not-a-date'],
    ['a return before the departure', { returnActual: '2024-02-01' }, 'return-before-departure'],
    ['a number for a name', { name: 7 }, ''],
    ['half a person', { peopleDeclared: 1.5 }, ''],
  ])('with %s is refused with what to mend, and nothing is written', async (_what, fields, issue) => {
    const service = readyService();
    const refusal = await answer(service, message({ fields: { ...outgoing().fields, ...fields } }));
    expect(['invalid-record', 'message-invalid']).toContain(refusal.code);
    if (issue !== '') expect(refusal.issues.map((found) => found.code)).toContain(issue);
    expect(count(storeOf(service))).toBe(0);
  });

  it('leaves the service ready for the next one that fits', async () => {
    const service = readyService();
    await answer(service, 'nonsense');
    const saved = await answering(service.state, () =>
      call(service.router.records.save, message({}) as never),
    );
    expect(saved.records).toHaveLength(1);
  });
});

function message(part: object): unknown {
  return { writeId: newId(), saves: [{ ...outgoing(), ...part }] };
}

function readyService(): Service {
  const directory = testFolder();
  const now = '2024-03-20T03:00:00Z';
  testStore(now, directory).close();
  const service = startService({
    dataDirectory: directory,
    platform: hostPlatform,
    version: '0',
    clock: () => new Date(now),
  });
  onTestFinished(() => service.close());
  return service;
}

function storeOf(service: Service): OpenStore {
  if (service.state.store === null) throw new Error('The service has no data.');
  return service.state.store;
}

/** The refusal with which the service answers a save, with its sentence. */
async function answer(service: Service, input: unknown): ReturnType<typeof refusalIn> {
  try {
    await answering(service.state, () => call(service.router.records.save, input as never));
  } catch (error) {
    return refusalIn(error);
  }
  throw new Error('Nothing was refused.');
}

async function refusalIn(error: unknown) {
  const { ORPCError } = await import('@orpc/server');
  if (!(error instanceof ORPCError) || error.code !== 'REFUSED') throw error;
  return withSentence(error.data as Parameters<typeof withSentence>[0]);
}

function count(store: OpenStore): number {
  return Number(mainOf(store).prepare('SELECT count(*) FROM outgoing_delegation').pluck().get());
}

function intact(store: OpenStore, id: string): void {
  expect(readRecord(store, 'outgoing-delegation', id)).toMatchObject({ peopleDeclared: 12 });
  expect(verifyStore(store).faults).toEqual([]);
}
