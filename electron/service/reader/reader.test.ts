import { monitorEventLoopDelay } from 'node:perf_hooks';
import { describe, expect, it } from 'vitest';
import { startReaderProcess } from '../../host/reader-process.ts';
import { day, workbook } from '../imports/test-sheets.ts';
import { usualLimits, type ForeignFile, type ReadLimits } from './foreign-file.ts';
import { endlessSheet, nestedDocument, zipBomb } from './hostile-files.ts';
import type { ReaderProcess } from './reader-messages.ts';
import { processReader, readerInPlace } from './reader.ts';

const MIB = 1024 ** 2;

/** Reads in real processes; `limits` are those of every kind. */
function reader(
  limits: Partial<ReadLimits> = {},
  onStart: (process: ReaderProcess) => void = () => undefined,
) {
  const { workbook, notice, picture, backup } = usualLimits;
  return processReader(
    () => {
      const process = startReaderProcess(new URL('main.ts', import.meta.url));
      onStart(process);
      return process;
    },
    {
      workbook: { ...workbook, ...limits },
      notice: { ...notice, ...limits },
      picture: { ...picture, ...limits },
      backup: { ...backup, ...limits },
    },
  );
}

const honest: ForeignFile = {
  kind: 'workbook',
  name: 'danh-sach.xlsx',
  content: workbook({
    rows: [
      ['STT', 'Ngày đi'],
      [1, day('2024-02-20')],
    ],
  }),
};
const sheet = (content: Uint8Array): ForeignFile => ({ kind: 'workbook', name: 'bang.xlsx', content });

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
      { kind: 'picture', content: picture },
    ];
    for (const file of files) expect(await reader().read(file)).toEqual(await readerInPlace.read(file));
  });

  it('hands on why a file cannot be read', async () => {
    const content = new TextEncoder().encode('%PDF-1.7 no table');
    expect(await refusal(reader().read(sheet(content)))).toBe('not-a-spreadsheet');
    const notice: ForeignFile = { kind: 'notice', name: 'a.docx', content: nestedDocument() };
    expect(await refusal(reader().read(notice))).toBe('notice-damaged');
  });

  it('is ended when an unpacked file fills the memory outside the heap, and the service answers meanwhile', async () => {
    const bomb = sheet(zipBomb());
    const delays = monitorEventLoopDelay({ resolution: 5 });
    delays.enable();
    expect(await refusal(reader({ memory: 500 * MIB }).read(bomb))).toBe('read-too-large');
    delays.disable();
    // Milliseconds; whoever reads in the service's own thread takes seconds.
    expect(delays.max / 1e6).toBeLessThan(500);
  });

  it('is ended when it takes too long, and the next file is read well', async () => {
    const short = reader({ time: 3_000 });
    expect(await refusal(short.read(sheet(endlessSheet())))).toBe('read-too-long');
    expect(await reader().read(honest)).toMatchObject([{ name: 'Sheet1', firstRow: 1 }]);
  });

  it('is ended at once when its reading is cancelled', async () => {
    const ends: Promise<void>[] = [];
    const own = reader({}, (process) => ends.push(new Promise((gone) => process.onEnd(gone))));
    const cancel = new AbortController();
    let aborted = 0;
    // It tells that it begins, and is in the endless sheet from then on.
    const tell = (): void => {
      aborted = performance.now();
      cancel.abort();
    };
    expect(await refusal(own.read(sheet(endlessSheet()), { signal: cancel.signal, tell }))).toBe(
      'read-cancelled',
    );
    await Promise.all(ends);
    expect(performance.now() - aborted).toBeLessThan(1_000);
    expect(await own.read(honest)).toHaveLength(1);
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
