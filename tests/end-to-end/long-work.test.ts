import { call } from '@orpc/server';
import { read, utils } from '@e965/xlsx';
import { mkdtempSync, readdirSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { mainOf } from '../../db/file/handles.ts';
import { openStore } from '../../db/file/open.ts';
import { newId } from '../../db/ids.ts';
import { saveRecords } from '../../db/ledger/intake.ts';
import { beginForTest } from '../../db/test-first-start.ts';
import { outgoing, testFolder } from '../../db/test-store.ts';
import { hostPlatform } from '../../electron/host/platform.ts';
import { startService, type Service } from '../../electron/service/service.ts';
import { listQuerySchema } from '../../shared/registers/list-query.ts';

const worker = new URL('../../dist/host/worker.js', import.meta.url);
/** More than are read at once in the service itself. */
const RECORDS = 2_250;
const query = listQuerySchema.parse({ register: 'outgoing-delegation', sort: 'name', descending: false });
const book = {
  register: 'outgoing-delegation',
  from: null,
  to: null,
  layout: 'table',
  withWithdrawn: true,
} as const;

let directory = '';
let lastId = '';

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'so-ngoai-vu-long-'));
  const store = openStore({ directory });
  beginForTest(store, 'Long');
  for (let first = 0; first < RECORDS; first += 250) {
    const saves = Array.from({ length: 250 }, (_, at) => outgoing({ name: `Đoàn ${first + at}` }));
    saveRecords(store, { writeId: newId(), saves });
    lastId = saves.at(-1)?.id ?? '';
  }
  store.close();
});

afterAll(() => rmSync(directory, { recursive: true, force: true }));

/** A worker that stands still after it told its first page, until a file lies at `release`. */
function heldWorker(): { readonly url: URL; readonly release: () => void } {
  const folder = testFolder();
  const release = join(folder, 'release');
  const module = join(folder, 'held.mjs');
  writeFileSync(
    module,
    `import { existsSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
const post = parentPort.postMessage.bind(parentPort);
const still = new Int32Array(new SharedArrayBuffer(4));
parentPort.postMessage = (message, list) => {
  post(message, list);
  while (message.progress !== undefined && !existsSync(${JSON.stringify(release)})) Atomics.wait(still, 0, 0, 10);
};
await import(${JSON.stringify(worker.href)});
`,
  );
  return { url: pathToFileURL(module), release: () => writeFileSync(release, '') };
}

function started(url: URL): Service {
  const service = startService({
    dataDirectory: directory,
    platform: hostPlatform,
    version: '0',
    worker: url,
  });
  onTestFinished(() => service.close());
  expect(service.state.store).not.toBeNull();
  return service;
}

const rename = (service: Service, name: string) =>
  call(service.router.records.save, {
    writeId: newId(),
    saves: [{ register: 'outgoing-delegation', id: lastId, fields: { name }, children: {} }],
  });

const progress = (service: Service, id: string) => call(service.router.works.progress, { id });

async function namesIn(file: File): Promise<readonly string[]> {
  const book = read(new Uint8Array(await file.arrayBuffer()));
  const rows = utils.sheet_to_json<string[]>(book.Sheets[book.SheetNames[0] ?? ''] ?? {}, { header: 1 });
  return rows.flat().filter((cell) => typeof cell === 'string' && cell.startsWith('Đoàn '));
}

/** Files of the data folder that this process holds open. */
const held = (): number =>
  readdirSync('/proc/self/fd').filter((fd) => {
    try {
      return readlinkSync(join('/proc/self/fd', fd)).includes(directory);
    } catch {
      return false;
    }
  }).length;

const refused = (answer: Promise<unknown>): Promise<unknown> =>
  answer.then(
    () => null,
    (error: { readonly detail?: { readonly code: string } }) => error.detail?.code ?? error,
  );

describe('an export of many records', () => {
  it('lets others read and save meanwhile, tells how far it is, and is of one moment', async () => {
    const { url, release } = heldWorker();
    const service = started(url);
    const workId = newId();
    const answered: string[] = [];
    const file = call(service.router.records.exportSheet, { ...query, workId }).then((got) => {
      answered.push('export');
      return got;
    });
    await expect
      .poll(() => progress(service, workId))
      .toMatchObject({ step: 'write', done: 250, total: RECORDS });
    expect((await call(service.router.app.status, undefined)).state).toBe('ready');
    expect((await call(service.router.records.list, query)).total).toBe(RECORDS);
    await rename(service, 'Tên mới');
    answered.push('save');
    release();
    const names = await namesIn(await file);
    expect(answered).toEqual(['save', 'export']);
    expect(names).toHaveLength(RECORDS);
    expect(names).toContain(`Đoàn ${RECORDS - 1}`);
    expect(await progress(service, workId)).toBeNull();
    await rename(service, `Đoàn ${RECORDS - 1}`);
  });

  it('is cancelled between two pages, and keeps no file once the data are closed', async () => {
    const { url, release } = heldWorker();
    const service = started(url);
    const workId = newId();
    const outcome = refused(call(service.router.records.exportSheet, { ...query, workId }));
    await expect.poll(() => progress(service, workId)).toMatchObject({ done: 250 });
    await call(service.router.works.cancel, { id: workId });
    release();
    expect(await outcome).toBe('work-cancelled');
    service.close();
    // A check that began by itself may end a little later; what nobody closes stays.
    await expect.poll(held).toBe(0);
  });

  it('waits while two others are under way, shown as waiting, and is cancelled there too', async () => {
    const { url, release } = heldWorker();
    const service = started(url);
    const ids = [newId(), newId(), newId(), newId()];
    const outcomes = ids.map((workId) =>
      refused(call(service.router.records.bookPage, { ...book, columns: [], workId })),
    );
    for (const id of ids.slice(0, 2))
      await expect.poll(() => progress(service, id)).toMatchObject({ step: 'write', done: 250 });
    for (const id of ids.slice(2)) expect(await progress(service, id)).toMatchObject({ step: 'wait' });
    await call(service.router.works.cancel, { id: ids[2] ?? '' });
    expect(await outcomes[2]).toBe('work-cancelled');
    expect(await progress(service, ids[3] ?? '')).toMatchObject({ step: 'wait' });
    release();
    expect(await Promise.all(outcomes)).toEqual([null, null, 'work-cancelled', null]);
  });

  it('is refused with a sentence when its worker dies, and the service goes on', async () => {
    const service = started(new URL('data:text/javascript,process.exit(9)'));
    expect(await refused(call(service.router.records.exportSheet, query))).toBe('work-ended');
    expect((await call(service.router.records.list, query)).total).toBe(RECORDS);
  });

  it('ends before another folder takes the place of the data', async () => {
    const { url, release } = heldWorker();
    const service = started(url);
    const workId = newId();
    const outcome = refused(call(service.router.records.exportSheet, { ...query, workId }));
    await expect.poll(() => progress(service, workId)).toMatchObject({ done: 250 });
    const all = service.state.works.cancelAll();
    release();
    await all;
    expect(await outcome).toBe('work-cancelled');
  });
});

describe('the check of all data', () => {
  it('goes on in the worker while others save, and finds nothing in what is sound', async () => {
    const service = started(worker);
    const over: string[] = [];
    const checking = service.state.checks.check().then((found) => {
      over.push('check');
      return found;
    });
    let saves = 0;
    while (over.length === 0) {
      // oxlint-disable-next-line no-await-in-loop -- one save after the other, as long as the check goes on
      await rename(service, `Đoàn sửa ${(saves += 1)}`);
      // Only then anything from the worker is heard.
      // oxlint-disable-next-line no-await-in-loop -- as above
      await setImmediate();
    }
    expect(await checking).toMatchObject({ faults: [], counts: {} });
    expect(saves).toBeGreaterThan(1);
    await rename(service, `Đoàn ${RECORDS - 1}`);
  });

  it('tells there what is wrong, and is ended there', async () => {
    const service = started(worker);
    const { store, checks } = service.state;
    if (store === null) throw new Error('not open');
    const trips = mainOf(store).prepare('UPDATE record_summary SET person_trips = ? WHERE record_id = ?');
    trips.run(99, lastId);
    expect((await checks.check()).faults).toMatchObject([{ kind: 'derived', field: 'person_trips' }]);
    trips.run(12, lastId);
    const ended = refused(checks.check());
    await checks.cancel();
    expect(await ended).toBe('check-cancelled');
  });
});
