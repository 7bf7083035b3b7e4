import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { call } from '@orpc/server';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { testFolder, testStore } from '../../../db/test-store.ts';
import { startReaderProcess } from '../../host/reader-process.ts';
import { plainDate } from '../../../shared/time/plain-date.ts';
import { day, workbook, type Row } from '../imports/test-sheets.ts';
import { testService } from '../router/test-service.ts';
import { homeOverview } from '../home.ts';
import { usualLimits, type ForeignFile, type ReadLimits, type ReadProgress } from './foreign-file.ts';
import { endlessOldSheet, longSheet } from './hostile-files.ts';
import type { ReaderMessage, ReaderProcess } from './reader-messages.ts';
import { processReader, readerInPlace, type Reader } from './reader.ts';

const MIB = 1024 ** 2;

/** Reads in real processes; `limits` are those of every kind. */
function reader(
  limits: Partial<ReadLimits> = {},
  onStart: (process: ReaderProcess) => void = () => undefined,
): Reader {
  const { records, reference, notice, picture, template, filled, backup, contents, keys, setup } =
    usualLimits;
  return processReader(
    () => {
      const process = startReaderProcess(new URL('main.ts', import.meta.url));
      onStart(process);
      return process;
    },
    {
      records: { ...records, ...limits },
      reference: { ...reference, ...limits },
      notice: { ...notice, ...limits },
      picture: { ...picture, ...limits },
      template: { ...template, ...limits },
      filled: { ...filled, ...limits },
      backup: { ...backup, ...limits },
      contents: { ...contents, ...limits },
      keys: { ...keys, ...limits },
      setup: { ...setup, ...limits },
    },
  );
}

const sheet = (content: Uint8Array) =>
  ({
    kind: 'records',
    name: 'bang.xlsx',
    content,
    register: 'talk',
    reference: [],
    today: plainDate('2024-04-01'),
  }) satisfies ForeignFile;

const heads: Row = ['Thời gian', 'Hình thức', 'Nội dung'];
const talks = (count: number): readonly Row[] =>
  Array.from({ length: count }, (_, at) => [day('2024-02-20'), 'Hội đàm', `Nội dung ${at + 1}`]);
const honest = sheet(workbook({ rows: [heads, ...talks(3)] }));
const without = (key: string, value: unknown): unknown => (key === 'id' ? undefined : value);

const refusal = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'none',
    (error: { readonly detail?: { readonly code: string } }) => error.detail?.code ?? String(error),
  );

describe('a reader process', () => {
  it('reads as the readers of each kind do in place', async () => {
    const picture = Uint8Array.from([
      255, 216, 255, 254, 0, 5, 71, 80, 83, 255, 218, 0, 2, 1, 2, 3, 255, 217,
    ]);
    const files: readonly ForeignFile[] = [
      honest,
      { kind: 'notice', name: '', content: '1. Sở Ngoại vụ chủ trì rà soát, xong trước ngày 30/6/2024.' },
      { kind: 'picture', content: picture, name: 'anh.jpg' },
    ];
    for (const file of files) {
      // Every reading makes ids of its own.
      const [read, inPlace] = await Promise.all([reader().read(file), readerInPlace.read(file)]);
      expect(JSON.stringify(read, without)).toBe(JSON.stringify(inPlace, without));
    }
  });

  it('hands over a long sheet in order, and tells how far it is', async () => {
    const told: ReadProgress[] = [];
    const { rows } = await reader().read(sheet(workbook({ rows: [heads, ...talks(1_250)] })), {
      tell: (progress) => told.push(progress),
    });
    expect(rows.map(({ row }) => row)).toEqual(Array.from({ length: 1_250 }, (_, at) => at + 2));
    expect(told[0]).toEqual({ step: 'open', done: 0, total: 0 });
    expect(told.slice(1).map(({ step, done, total }) => [step, done, total])).toEqual(
      [250, 500, 750, 1_000, 1_250].map((done) => ['read', done, 1_250]),
    );
  });

  it('hands on why a file cannot be read', async () => {
    const content = new TextEncoder().encode('%PDF-1.7 no table');
    expect(await refusal(reader().read(sheet(content)))).toBe('sheet-is-document');
    const broken = new TextEncoder().encode('PK not packed at all');
    expect(await refusal(reader().read({ kind: 'notice', name: 'a.docx', content: broken }))).toBe(
      'notice-damaged',
    );
  });

  it('is ended when it fills its memory, and the service answers meanwhile', async () => {
    const store = testStore();
    const order: string[] = [];
    // Whoever reads in the service's own thread is done before anything else is answered.
    const opened = Promise.withResolvers<void>();
    const reading = refusal(
      reader({ memory: 150 * MIB }).read(sheet(longSheet(100_000)), { tell: () => opened.resolve() }),
    ).then((code) => order.push(code));
    await opened.promise;
    expect(homeOverview(store).tasks).toEqual([]);
    await setImmediate();
    order.push('answered');
    await reading;
    expect(order).toEqual(['answered', 'read-too-large']);
  });

  it('sends a long answer in small parts, between which the service answers others', async () => {
    const { status } = testService().router.app;
    let [all, since, most] = [0, 0, 0];
    const own = reader({}, (process) =>
      process.onMessage((message) => {
        const length = JSON.stringify(message).length;
        all += length;
        since += length;
        most = Math.max(most, since);
      }),
    );
    const end = { isRead: false };
    const reading = own.read(sheet(longSheet(30_000))).finally(() => (end.isRead = true));
    let answers = 0;
    while (!end.isRead) {
      await call(status, undefined);
      answers += 1;
      since = 0;
      await setImmediate();
    }
    expect((await reading).rows).toHaveLength(30_000);
    expect(all).toBeGreaterThan(10 * MIB);
    // Work between two answers, not time: a part of the whole that does not grow with it.
    expect(most).toBeLessThan(4 * MIB);
    expect(answers).toBeGreaterThan(all / most);
  });

  it('says so when it is ended from outside in the middle of a file, and reads the next one', async () => {
    const started: ReaderProcess[] = [];
    const own = reader({}, (process) => started.push(process));
    const tell = (): void => started[0]?.kill();
    expect(await refusal(own.read(sheet(longSheet(100_000)), { tell }))).toBe('reader-ended');
    expect((await own.read(honest)).rows).toHaveLength(3);
  });

  it(
    'reads 200,000 rows within a gibibyte, and hands them over in their order',
    { timeout: 300_000 },
    async () => {
      const within = reader({ memory: 1024 * MIB, time: 280_000 });
      const { rows } = await within.read(sheet(longSheet(200_000)));
      expect(rows).toHaveLength(200_000);
      expect(rows.every(({ row }, at) => row === at + 2)).toBe(true);
    },
  );

  it('reads an old workbook that claims to have no end by what is in it', async () => {
    const old = { ...sheet(endlessOldSheet()), name: 'bang.xls' };
    expect((await reader().read(old)).rows).toMatchObject([{ row: 2, problems: [] }]);
  });

  it('is ended when it takes too long, and the next file is read well', async () => {
    const short = reader({ time: 1_000 });
    expect(await refusal(short.read(sheet(longSheet(100_000))))).toBe('read-too-long');
    expect(await reader().read(honest)).toMatchObject({ rows: [{ row: 2 }, { row: 3 }, { row: 4 }] });
  });

  it('is ended at once when its reading is cancelled', async () => {
    const ends: Promise<void>[] = [];
    const own = reader({}, (process) => ends.push(new Promise((gone) => process.onEnd(gone))));
    const cancel = new AbortController();
    // It tells that it opens the file, and is in the long sheet from then on.
    const tell = (): void => cancel.abort();
    expect(await refusal(own.read(sheet(longSheet(100_000)), { signal: cancel.signal, tell }))).toBe(
      'read-cancelled',
    );
    // It has no other end than being killed.
    await Promise.all(ends);
    expect((await own.read(honest)).rows).toHaveLength(3);
  });

  it('is not even started when it was cancelled before', async () => {
    let starts = 0;
    const own = reader({}, () => (starts += 1));
    expect(await refusal(own.read(honest, { signal: AbortSignal.abort() }))).toBe('read-cancelled');
    expect(starts).toBe(0);
  });

  it('that ends by itself leaves nobody waiting', async () => {
    const own = reader({}, (process) => process.kill());
    expect(await refusal(own.read(honest))).toBe('reader-ended');
  });

  it.each([
    ['before it takes the file', 'for (;;);'],
    [
      'in the middle of it',
      "process.on('message', () => { process.send({ kind: 'progress', progress: { step: 'open', done: 0, total: 0 } }); setImmediate(() => { for (;;); }); });",
    ],
  ])('that hangs %s is ended, and told', async (_when, module) => {
    const path = join(testFolder(), 'hanging.mjs');
    writeFileSync(path, module);
    let ended = false;
    const hanging = processReader(
      () => {
        const process = startReaderProcess(pathToFileURL(path));
        process.onEnd(() => (ended = true));
        return process;
      },
      usualLimits,
      // A process that starts takes its time here too.
      { every: 100, looks: 20 },
    );
    expect(await refusal(hanging.read(honest))).toBe('reader-hangs');
    await vi.waitFor(() => expect(ended).toBe(true));
  });

  it('that gives signs of life is waited for, also by a service that was deep in other work', async () => {
    const messages: ((message: ReaderMessage) => void)[] = [];
    const alive = (): ReaderProcess => ({
      send: () => undefined,
      onMessage: (listener) => void messages.push(listener),
      onEnd: () => undefined,
      kill: () => undefined,
    });
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const patience = { every: 1_000, looks: 2 };
    const reading = processReader(alive, usualLimits, patience).read(honest);
    await vi.advanceTimersByTimeAsync(2_500);
    messages[0]?.({ kind: 'alive' });
    await vi.advanceTimersByTimeAsync(2_000);
    // Three seconds of work, or a night of sleep: the clock went on and no look was made.
    vi.setSystemTime(Date.now() + 8 * 3_600_000);
    messages[0]?.({ kind: 'result', result: { rows: [] } });
    expect(await reading).toEqual({ rows: [] });
  });

  it('waits for its turn, so that many files do not add up their memory', async () => {
    let running = 0;
    let most = 0;
    const own = reader({}, (process) => {
      running += 1;
      most = Math.max(most, running);
      process.onEnd(() => (running -= 1));
    });
    const read = await Promise.all([honest, honest, honest, honest].map((file) => own.read(file)));
    expect(read).toHaveLength(4);
    expect(most).toBeLessThanOrEqual(2);
  });
});
