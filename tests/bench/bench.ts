import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { dataFile } from '../../db/file/generations.ts';
import { connect } from '../../db/file/sqlite.ts';
import { keyFile } from '../../db/file/key-file.ts';
import { remember } from '../../db/window-memory.ts';
import { countedRows } from '../../db/queries/figures.ts';
import { listRecords } from '../../db/queries/lists.ts';
import { newId } from '../../db/ids.ts';
import { openStore, type OpenStore } from '../../db/file/open.ts';
import { saveRecords } from '../../db/ledger/intake.ts';
import type { WriteStore } from '../../db/store.ts';
import { borderLine } from '../../electron/service/border-line.ts';
import { readerInPlace } from '../../electron/service/reader/reader.ts';
import { readTaskBoard } from '../../electron/service/tasks.ts';
import { importSheet } from '../../electron/service/imports/import-sheet.ts';
import { liveReport } from '../../electron/service/reports/read.ts';
import { readNoticeText } from '../../electron/service/notices/reading/read-notice.ts';
import { boardQuerySchema } from '../../shared/registers/task/task-board.ts';
import { listQuerySchema } from '../../shared/registers/list-query.ts';
import { plainDate } from '../../shared/time/plain-date.ts';
import { buildBorderFolder, buildFolder, buildTaskFolder, oneDelegation, sheetOf } from './bench-data.ts';
import { compareLongWork } from './bench-long-work.ts';
import { boardInWindow, lineInWindow, reportFiles } from './bench-program.ts';
import { allScripts, startOfSample } from './bench-start.ts';
import { witnessedSaves } from './bench-witness.ts';
import { median, percentile, timed } from './timing.ts';
import { replay, tracedDatabase, type TracedRun } from './traced-database.ts';
import { databases, mainOf } from '../../db/file/handles.ts';

const ROUNDS = 25;
const WORSE = 1.1;
const baselineFile = fileURLToPath(new URL('../../tests/bench/baseline.json', import.meta.url));

interface Line {
  readonly name: string;
  /** Milliseconds of our call: median and p95. */
  readonly ours: number;
  readonly p95: number;
  /** Milliseconds of the same SQL run directly; null where there is none. */
  readonly direct: number | null;
}

const lines: Line[] = [];

function report(name: string, ours: readonly number[], direct: readonly number[] | null): void {
  lines.push({
    name,
    ours: median(ours),
    p95: percentile(ours, 95),
    direct: direct === null ? null : median(direct),
  });
}

/** The same store through a connection that notes every run of a statement. */
function traced(store: WriteStore, runs: TracedRun[]): WriteStore {
  const open = store[databases];
  return {
    ...store,
    [databases]: {
      ...open,
      main: tracedDatabase(open.main, runs),
      beside: () => tracedDatabase(open.beside(), runs),
    },
  };
}

/** A reading call beside its own SQL, in turns, warm. */
function compareReading(store: OpenStore, name: string, call: (store: WriteStore) => unknown): void {
  const runs: TracedRun[] = [];
  call(traced(store, runs));
  // What a first call reads once and keeps is no part of a warm call.
  call(store);
  runs.length = 0;
  const warm = traced(store, runs);
  call(warm);
  runs.length = 0;
  call(warm);
  const direct = replay(mainOf(store), runs);
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    ours.push(timed(() => call(store)));
    theirs.push(timed(direct));
  }
  report(name, ours, theirs);
}

/** A writing call on one copy of the data, its SQL on another copy that is the same. */
async function compareWriting(
  folder: string,
  name: string,
  rounds: number,
  call: (store: WriteStore, round: number) => unknown,
): Promise<void> {
  const copies = ['a', 'b', 'c'].map((copy) => {
    const target = mkdtempSync(join(tmpdir(), `so-ngoai-vu-bench-${copy}-`));
    cpSync(folder, target, { recursive: true });
    return target;
  });
  const [plainFolder = '', tracedFolder = '', directFolder = ''] = copies;
  const plain = openStore({ directory: plainFolder });
  const under = openStore({ directory: tracedFolder });
  const runs: TracedRun[] = [];
  const tracing = traced(under, runs);
  const direct = connect(dataFile(directFolder, 'main'));
  direct.pragma('synchronous = FULL');
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    await call(plain, round);
    ours.push(performance.now() - start);
    runs.length = 0;
    await call(tracing, round);
    const again = direct.transaction(replay(direct, runs));
    theirs.push(timed(() => again.immediate()));
  }
  report(name, ours.slice(1), theirs.slice(1));
  direct.close();
  plain.close();
  under.close();
  for (const copy of copies) rmSync(copy, { recursive: true, force: true });
}

async function main(): Promise<void> {
  if (!process.argv.includes('--start')) await measureCalls();
  await measureStart();
  tell();
}

async function measureCalls(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'so-ngoai-vu-bench-'));
  try {
    const building = timed(() => buildFolder(folder));
    console.log(`20.000 delegations with 8 members each: ${(building / 1000).toFixed(1)} s to build`);
    compareOpening(folder);
    const store = openStore({ directory: folder });
    const query = listQuerySchema.parse({ register: 'outgoing-delegation', limit: 50 });
    compareReading(store, 'list page', (of) => listRecords(of, query));
    const prefixes = [
      'd',
      'do',
      'doa',
      'doan',
      'doan b',
      'doan bi',
      'doan bien',
      'hữu n',
      'hữu nghị',
      'xuc tien 7',
    ];
    for (const search of prefixes)
      compareReading(store, `search "${search}"`, (of) => listRecords(of, { ...query, search }));
    const year = { from: plainDate('2023-12-15'), to: plainDate('2024-03-14') };
    compareReading(store, 'figures of a quarter', (of) =>
      countedRows(of, 'outgoing', year, plainDate('2024-03-20')),
    );
    compareReading(store, 'quarter report: figures and annexes', (of) =>
      liveReport(of, { calendarId: 'nd09', periodCode: '2024-Q1' }),
    );
    store.close();
    await compareWriting(folder, 'save one delegation', 60, (of) =>
      saveRecords(of, { writeId: newId(), saves: [oneDelegation(1)] }),
    );
    const acknowledged = await witnessedSaves(folder);
    report('save acknowledged, beside one without a witness', acknowledged.told, acknowledged.untold);
    await compareWriting(folder, 'import of 1.000 rows', 3, (of, round) => importRows(of, 1_000, round));
    await compareGrowth(folder);
    for (const { name, ours, direct } of await compareLongWork(folder)) report(name, ours, direct);
    await measureBorder();
    await measureTasks();
    measureNotice();
    await measureProgram();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function importRows(store: WriteStore, rows: number, round: number): Promise<unknown> {
  return importSheet(() => store, readerInPlace, {
    writeId: newId(),
    register: 'outgoing-delegation',
    name: 'bench.csv',
    content: sheetOf(rows, round),
    dryRun: false,
    skipBadRows: false,
  });
}

/** A long import beside short ones of the same rows in all: what grows faster than the rows shows in the ratio. */
async function compareGrowth(folder: string): Promise<void> {
  const [short, times] = [500, 12];
  const target = mkdtempSync(join(tmpdir(), 'so-ngoai-vu-bench-growth-'));
  cpSync(folder, target, { recursive: true });
  const store = openStore({ directory: target });
  const spent = async (rows: number, round: number): Promise<number> => {
    const start = performance.now();
    await importRows(store, rows, round);
    return performance.now() - start;
  };
  // The first one warms up.
  await spent(short, 0);
  let ofShort = 0;
  for (let round = 1; round <= times; round += 1) ofShort += await spent(short, round);
  report(
    'import of 6.000 rows at once, beside 12 of 500',
    [await spent(short * times, times + 1)],
    [ofShort],
  );
  store.close();
  rmSync(target, { recursive: true, force: true });
}

function compareOpening(folder: string): void {
  const ours: number[] = [];
  const direct: number[] = [];
  for (let round = 0; round < 12; round += 1) {
    ours.push(
      timed(() => {
        openStore({ directory: folder }).close();
      }),
    );
    direct.push(
      timed(() => {
        for (const kind of ['main', 'files', 'keys'] as const) {
          const db = new Database(kind === 'keys' ? keyFile(folder) : dataFile(folder, kind));
          db.pragma('journal_mode = WAL');
          db.pragma('synchronous = FULL');
          if (kind === 'main') {
            db.prepare('SELECT * FROM device ORDER BY number DESC LIMIT 1').get();
            db.prepare('SELECT max(clock) FROM change_log').get();
          }
          db.close();
        }
      }),
    );
  }
  report('opening', ours, direct);
}

async function measureBorder(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'so-ngoai-vu-bench-border-'));
  try {
    buildBorderFolder(folder);
    const store = openStore({ directory: folder });
    const query = listQuerySchema.parse({ register: 'border-incident', limit: 50 });
    compareReading(store, 'list page of 10.000 incidents', (of) => listRecords(of, query));
    compareReading(store, 'line of 10.000 incidents', (of) =>
      borderLine(of, { from: null, to: null, types: [] }),
    );
    remember(store, 'line', JSON.stringify({ from: null, to: null, types: [], stretch: 10 }));
    store.close();
    const line = await lineInWindow(folder);
    if (line === null) console.log('the line in the window: not measured, no Chromium found');
    else {
      report('line of 10.000 incidents: from its menu to drawn', line.drawn, null);
      report('line of 10.000 incidents: one drawing', line.paints, null);
      report('line of 10.000 incidents: a frame while panning', line.frames, null);
      console.log(
        `the line while panning: ${line.frames.filter((frame) => frame > 50).length} of ${line.frames.length} frames over 50 ms, longest ${Math.max(...line.frames).toFixed(1)} ms`,
      );
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measureTasks(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'so-ngoai-vu-bench-tasks-'));
  try {
    buildTaskFolder(folder);
    const store = openStore({ directory: folder });
    const board = boardQuerySchema.parse({});
    compareReading(store, 'board of 20.000 tasks', (of) => readTaskBoard(of, board));
    store.close();
    const drawn = await boardInWindow(folder);
    if (drawn === null) console.log('the board in the window: not measured, no Chromium found');
    else report('board of 20.000 tasks: from its menu to drawn', drawn, null);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Signs on a printed page of a notice. */
const PAGE_SIGNS = 2_500;

/** The sample notice with its assignments over and over, each time under another number, until it has 50 pages. */
function measureNotice(): void {
  const sample = readFileSync(
    fileURLToPath(new URL('../../tests/fixtures/thong-bao-2024-03-27.txt', import.meta.url)),
    'utf8',
  );
  const from = sample.indexOf('3. ');
  const to = sample.indexOf('UBND tỉnh thông báo để');
  let body = '';
  for (let number = 3; body.length < 50 * PAGE_SIGNS; number += 3)
    body += sample
      .slice(from, to)
      .replaceAll(/^([345])(?=\.)/gm, (_, own: string) => String(number + Number(own) - 3));
  const text = sample.slice(0, from) + body + sample.slice(to);
  let tasks = 0;
  const times = Array.from({ length: 5 }, () => timed(() => (tasks = readNoticeText(text).tasks.length)));
  console.log(`a notice of 50 pages: ${tasks} tasks, the first time ${times[0]?.toFixed(0) ?? '-'} ms`);
  report('a notice of 50 pages', times, null);
}

async function measureProgram(): Promise<void> {
  const files = [await reportFiles(), await reportFiles(), await reportFiles()];
  report('quarter report of the sample, four files', files, null);
}

async function measureStart(): Promise<void> {
  const start = await startOfSample();
  if (start === null) {
    console.log('the start: not measured, no Chromium found');
    return;
  }
  report(
    'from the spawn to the first screen with its data, beside an empty window',
    start.program,
    start.empty,
  );
  report(
    'scripts until the first screen, beside all of the window (MB)',
    [start.firstScripts / 1e6],
    [allScripts() / 1e6],
  );
  report('scripts until the first screen: read and compiled', start.compiled, null);
}

function tell(): void {
  const stored = existsSync(baselineFile)
    ? (JSON.parse(readFileSync(baselineFile, 'utf8')) as Record<string, number>)
    : {};
  const ratios: Record<string, number> = {};
  console.log('\ncall | median ms | p95 ms | direct ms | ratio | stored ratio');
  for (const line of lines) {
    const ratio = line.direct === null || line.direct === 0 ? null : line.ours / line.direct;
    if (ratio !== null) ratios[line.name] = Math.round(ratio * 100) / 100;
    const before = stored[line.name];
    const worse =
      ratio !== null && before !== undefined && ratio > before * WORSE ? '  WORSE by more than 10 %' : '';
    console.log(
      [
        line.name,
        line.ours.toFixed(2),
        line.p95.toFixed(2),
        line.direct?.toFixed(2) ?? '-',
        ratio?.toFixed(2) ?? '-',
        before?.toFixed(2) ?? '-',
      ].join(' | ') + worse,
    );
  }
  if (process.argv.includes('--store')) {
    writeFileSync(baselineFile, `${JSON.stringify({ ...stored, ...ratios }, null, 2)}\n`);
    console.log('\nstored as the new baseline');
  }
}

await main();
