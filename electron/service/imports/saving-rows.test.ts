import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { RouterClient } from '@orpc/server';
import { MessageChannel } from 'node:worker_threads';
import { describe, expect, it, onTestFinished } from 'vitest';
import { verifyStore } from '../../../db/verify/verify-store.ts';
import { newId } from '../../../db/ids.ts';
import { listAll } from '../../../db/queries/lists.ts';
import { outgoing, testStore } from '../../../db/test-store.ts';
import { noDecisions } from '../../../shared/import/import-result.ts';
import { listQuerySchema } from '../../../shared/registers/list-query.ts';
import type { ReadProgress } from '../reader/foreign-file.ts';
import { readerInPlace } from '../reader/reader.ts';
import type { ServiceRouter } from '../router/router.ts';
import { testService } from '../router/test-service.ts';
import { serving } from '../serve.ts';
import { importSheet } from './import-sheet.ts';
import { allOf, workbook, type Row } from './test-sheets.ts';

/** Rows that take several slices to save, and to take back. */
const ROWS = 520;
const register = 'talk';
const heads: Row = ['Thời gian', 'Hình thức', 'Nội dung'];
const talks = Array.from({ length: ROWS }, (_, at): Row => ['22/02/2024', 'Hội đàm', `Nội dung ${at + 1}`]);
const content = workbook({ rows: [heads, ...talks] });
const asked = { register, dryRun: false, skipBadRows: false } as const;

/** A window over a service, as the program has it. */
function opened() {
  const service = testService();
  const { port1, port2 } = new MessageChannel();
  onTestFinished(() => port1.close());
  serving(service).port(port1);
  port2.start();
  const client: RouterClient<ServiceRouter> = createORPCClient(new RPCLink({ port: port2 }));
  const writeId = newId();
  const file = new File([new Uint8Array(content)], 'a.xlsx');
  const outcome = client.records.import({ ...asked, writeId, file, decisions: noDecisions });
  /** Settles once the rows are being saved. */
  const saving = async (): Promise<void> => {
    // Each look takes a turn of the service.
    while ((await client.works.progress({ id: writeId }))?.step !== 'save') continue;
  };
  return { service, client, writeId, outcome, saving };
}

const codeOf = (error: { readonly data: { readonly code: string } }): string => error.data.code;

function delegation() {
  const { id, fields, children } = outgoing();
  return { register: 'outgoing-delegation' as const, id, fields, children };
}

const list = listQuerySchema.parse({ register });

describe('the rows of a long sheet while they are saved', () => {
  it('are told as they come, and given up leave nothing', async () => {
    const store = testStore('2024-04-01T03:00:00Z');
    const before = store.lastClock;
    const cancel = new AbortController();
    const told: ReadProgress[] = [];
    const tell = (progress: ReadProgress): void => {
      if (progress.step !== 'save') return;
      told.push(progress);
      if (progress.done > 0) cancel.abort();
    };
    const call = { ...asked, name: 'a.xlsx', content };
    const how = { tell, signal: cancel.signal };
    await expect(
      importSheet(() => store, readerInPlace, { ...call, writeId: newId() }, how),
    ).rejects.toMatchObject({ detail: { code: 'read-cancelled' } });
    expect(told.at(-1)).toMatchObject({ total: ROWS });
    expect(allOf(store, register)).toEqual([]);
    expect(store.lastClock).toBe(before);
    expect(verifyStore(store).faults).toEqual([]);
    const again = await importSheet(() => store, readerInPlace, { ...call, writeId: newId() });
    expect(again.imported).toBe(ROWS);
    expect(listAll(store, list).total).toBe(ROWS);
    expect(verifyStore(store).faults).toEqual([]);
  });

  it('are seen by nobody before the last one, keep waiting who would write, and are undone as one', async () => {
    const { client, outcome, saving, service } = opened();
    await saving();
    expect((await client.records.list(list)).total).toBe(0);
    const through: string[] = [];
    const note = (what: string) => (): void => void through.push(what);
    const form = 'record:outgoing-delegation:new';
    const waiting = [
      client.drafts.keep({ form, content: '{}' }).then(note('draft')),
      client.records.save({ writeId: newId(), saves: [delegation()] }).then(note('save')),
    ];
    const { saveId, imported } = await outcome.then((result) => {
      through.push('import');
      return result;
    });
    await Promise.all(waiting);
    expect(imported).toBe(ROWS);
    expect(through.toSorted()).toEqual(['draft', 'import', 'save']);
    expect((await client.drafts.read({ form })).content).toBe('{}');
    expect((await client.records.list(list)).total).toBe(ROWS);
    await client.records.undo({ writeId: newId(), saveId: saveId ?? '', reason: 'nhập nhầm tệp' });
    expect((await client.records.list(list)).total).toBe(0);
    const { store } = service.state;
    if (store === null) throw new Error('not open');
    expect(verifyStore(store).faults).toEqual([]);
  });

  it('are stopped from the window, and the next file is read as if nothing had been', async () => {
    const { client, outcome, saving, writeId } = opened();
    const refused = outcome.then(() => null, codeOf);
    await saving();
    await client.works.cancel({ id: writeId });
    expect(await refused).toBe('read-cancelled');
    expect((await client.records.list(list)).total).toBe(0);
    const file = new File([new Uint8Array(content)], 'a.xlsx');
    const next = await client.records.import({ ...asked, writeId, file, decisions: noDecisions });
    expect(next.imported).toBe(ROWS);
  });

  it('are gone where the program ends before the last one', async () => {
    const { service, outcome, saving } = opened();
    const refused = outcome.then(() => null, codeOf);
    await saving();
    const { directory } = service.state.store ?? { directory: '' };
    service.close();
    expect(await refused).toBe('not-ready');
    const again = testStore(undefined, directory);
    expect(allOf(again, register)).toEqual([]);
    expect(verifyStore(again).faults).toEqual([]);
  });
});
