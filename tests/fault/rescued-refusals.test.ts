import { createHash } from 'node:crypto';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { call } from '@orpc/server';
import Database from 'better-sqlite3';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { keepFile } from '../../db/files.ts';
import { dataFiles } from '../../db/file/data-names.ts';
import { newId } from '../../db/ids.ts';
import { readRecord } from '../../db/record-rows.ts';
import { knownLosses } from '../../db/queries/losses.ts';
import { beginForTest } from '../../db/test-first-start.ts';
import { outgoing, save, testFolder } from '../../db/test-store.ts';
import { verifyStore } from '../../db/verify/verify-store.ts';
import { hostPlatform } from '../../electron/host/platform.ts';
import { startService, type Service } from '../../electron/service/service.ts';
import { openStore, type OpenStore } from '../../db/file/open.ts';
import type { RefusalCode } from '../../shared/contract/refusal.ts';
import { isRescuable, type RescueState, type Standing } from '../../shared/contract/rescue.ts';
import { amount } from './amounts.ts';
import { withSentence } from './sentence.ts';

const register = 'outgoing-delegation';
const now = '2024-03-20T05:00:00Z';

function serviceOn(directory: string): Service {
  const service = startService({
    dataDirectory: directory,
    platform: hostPlatform,
    version: '0',
    clock: () => new Date(now),
  });
  onTestFinished(() => service.close());
  return service;
}

function storeOf({ state }: Service): OpenStore {
  if (state.store === null) throw new Error(JSON.stringify(state.refusal));
  return state.store;
}

function storeAt(at: string, directory: string): OpenStore {
  const store = openStore({ directory, now: () => new Date(at) });
  if (store.device === null) beginForTest(store);
  return store;
}

/** A delegation with a file, and with a member whose number is kept under a key. */
function saved(store: OpenStore, name: string): string {
  const { hash, size } = keepFile(store, Buffer.from(`Công văn của ${name}`.repeat(50)));
  const attachments = [{ hash, size, name: 'cong-van.txt', type: 'text/plain' }] as never;
  const fields = { fullName: `Cán bộ của ${name}`, documentNumber: 'C7654321' };
  return save(
    store,
    outgoing({ name, attachments, notes: 'ghi chú '.repeat(100) }, { members: [{ id: newId(), fields }] }),
  ).id;
}

/** 4 delegations in a backup, a copy of the folder as it was then, and 2 more; and another PC's folder. */
interface Prepared {
  readonly folder: string;
  readonly early: readonly string[];
  readonly late: readonly string[];
}

let prepared: Prepared;
beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'so-ngoai-vu-rescued-'));
  const present = join(folder, 'now');
  const store = storeAt('2024-03-20T03:00:00Z', present);
  const early = [1, 2, 3, 4].map((at) => saved(store, `Đoàn ${at}`));
  store.close();
  const service = startService({
    dataDirectory: present,
    platform: hostPlatform,
    version: '0',
    clock: () => new Date(now),
  });
  await call(service.router.data.backUp, undefined);
  service.close();
  cpSync(present, join(folder, 'older'), { recursive: true });
  const again = storeAt('2024-03-20T06:00:00Z', present);
  const late = [5, 6].map((at) => saved(again, `Đoàn ${at}`));
  again.close();
  const other = storeAt('2024-03-20T03:00:00Z', join(folder, 'other'));
  saved(other, 'Đoàn của máy khác');
  other.close();
  prepared = { folder, early, late };
  return () => rmSync(folder, { recursive: true, force: true });
});

const places = {
  register: join('data-1', dataFiles.main),
  files: join('data-1', dataFiles.files),
  keys: dataFiles.keys,
} as const;
type Part = keyof typeof places;

const missing = (part: Part) => (folder: string) => rmSync(join(folder, places[part]));
const empty = (part: Part) => (folder: string) => truncateSync(join(folder, places[part]), 0);
const from =
  (source: 'older' | 'other', ...parts: readonly Part[]) =>
  (folder: string) => {
    for (const part of parts)
      copyFileSync(join(prepared.folder, source, places[part]), join(folder, places[part]));
  };
const sql = (text: string) => (folder: string) => {
  const db = new Database(join(folder, places.register));
  db.exec(text);
  db.close();
};
const overwritten = (part: Part) => (folder: string) => {
  writeFileSync(join(folder, places[part]), 'Đây không phải là dữ liệu.'.repeat(400));
};
/** The first page of a table, which leads to all its others, is gone; and the program was ended. */
const withoutRoot = (table: string) => (folder: string) => {
  const path = join(folder, places.register);
  const db = new Database(path, { readonly: true });
  const root = Number(db.prepare('SELECT rootpage FROM sqlite_schema WHERE name = ?').pluck().get(table));
  db.close();
  const content = readFileSync(path);
  const page = content.readUInt16BE(16);
  content.fill(0x5a, (root - 1) * page, root * page);
  writeFileSync(path, content);
  unclean(folder);
};
const unclean = (folder: string): void => {
  const lock = new Database(join(folder, 'lock.sqlite'));
  lock.pragma('user_version = 3');
  lock.close();
};

/** Delegations after a way back: those of the backup, or those that were saved after it too. */
type After = 'early' | 'all';

type Lost = Partial<Record<'changes' | 'files' | 'numbers', number>>;

interface Case {
  readonly code: RefusalCode;
  readonly harm: (folder: string) => void;
  readonly standing: Standing;
  /** Delegations that can be read, of how many that should be there. */
  readonly readable: readonly [number, number];
  readonly files: readonly [number, number];
  readonly numbers: readonly [number, number];
  /** What comes of taking the backup with what follows, and what it loses. */
  readonly take: { readonly after: After; readonly left: number; readonly lost?: Lost };
  /** What comes of going on, with the files and numbers that stay lost; null where it is not offered. */
  readonly goOn: {
    readonly after: After;
    readonly lost: Lost;
  } | null;
}

/** Rows of the log that 2 delegations with a stop and a member each make. */
const LATER = 6;
const all = { readable: [6, 6], files: [6, 6], numbers: [6, 6] } as const;
const whole = { standing: 'whole', ...all, take: { after: 'all', left: 0 } } as const;
/** A whole register that lacks files or keys: what the backup has of them comes back either way. */
const lacking = (readable: Partial<Pick<Case, 'files' | 'numbers'>>, lost: Lost) =>
  ({ ...whole, ...readable, take: { after: 'all', left: 0, lost }, goOn: { after: 'all', lost } }) as const;

const cases: Readonly<Record<string, Case>> = {
  'no register': {
    code: 'part-missing',
    harm: missing('register'),
    standing: 'lost',
    readable: [0, 0],
    files: [6, 6],
    numbers: [6, 6],
    take: { after: 'early', left: LATER },
    goOn: null,
  },
  'an empty register': {
    code: 'part-empty',
    harm: empty('register'),
    standing: 'lost',
    readable: [0, 0],
    files: [6, 6],
    numbers: [6, 6],
    take: { after: 'early', left: LATER },
    goOn: null,
  },
  'an older register': {
    code: 'changes-missing',
    harm: from('older', 'register'),
    standing: 'behind',
    readable: [4, 4],
    files: [4, 4],
    numbers: [4, 4],
    take: { after: 'early', left: LATER },
    goOn: { after: 'early', lost: { changes: LATER } },
  },
  'another folder’s register': {
    code: 'part-foreign',
    harm: from('other', 'register'),
    standing: 'foreign',
    readable: [1, 1],
    files: [6, 6],
    numbers: [6, 6],
    take: { after: 'early', left: LATER },
    goOn: null,
  },
  'a register that is no database': {
    code: 'database-damaged',
    harm: overwritten('register'),
    standing: 'damaged',
    readable: [0, 0],
    files: [6, 6],
    numbers: [6, 6],
    take: { after: 'early', left: LATER },
    goOn: null,
  },
  'a register of a wrong version': {
    code: 'database-damaged',
    harm: sql('PRAGMA user_version = 3'),
    standing: 'damaged',
    ...all,
    take: { after: 'all', left: 0 },
    goOn: null,
  },
  'a register without one of its tables': {
    code: 'database-damaged',
    harm: sql('PRAGMA foreign_keys = OFF; DROP TABLE outgoing_delegation_member'),
    standing: 'damaged',
    ...all,
    take: { after: 'all', left: 0 },
    goOn: null,
  },
  'a register without its main table’s first page': {
    code: 'database-damaged',
    harm: withoutRoot(register.replace('-', '_')),
    standing: 'damaged',
    ...all,
    take: { after: 'all', left: 0 },
    goOn: null,
  },
  'a register without the first page of its log': {
    code: 'database-damaged',
    harm: withoutRoot('change_log'),
    standing: 'damaged',
    ...all,
    take: { after: 'early', left: LATER },
    goOn: null,
  },
  'another history': {
    code: 'history-differs',
    harm: otherHistory,
    standing: 'behind',
    readable: [6, 6],
    files: [4, 6],
    numbers: [4, 6],
    take: { after: 'early', left: LATER, lost: { files: 2, numbers: 2 } },
    goOn: { after: 'early', lost: { changes: 1, files: 2, numbers: 2 } },
  },
  'no files': {
    code: 'part-missing',
    harm: missing('files'),
    ...lacking({ files: [0, 6] }, { files: 2 }),
  },
  'empty files': {
    code: 'part-empty',
    harm: empty('files'),
    ...lacking({ files: [0, 6] }, { files: 2 }),
  },
  'older files': {
    code: 'files-missing',
    harm: from('older', 'files'),
    ...lacking({ files: [4, 6] }, { files: 2 }),
  },
  'another folder’s files': {
    code: 'part-foreign',
    harm: from('other', 'files'),
    ...lacking({ files: [0, 6] }, { files: 2 }),
  },
  'files that are no database': {
    code: 'database-damaged',
    harm: overwritten('files'),
    ...lacking({ files: [0, 6] }, { files: 2 }),
  },
  'no keys': {
    code: 'part-missing',
    harm: missing('keys'),
    ...lacking({ numbers: [0, 6] }, { numbers: 2 }),
  },
  'empty keys': {
    code: 'part-empty',
    harm: empty('keys'),
    ...lacking({ numbers: [0, 6] }, { numbers: 2 }),
  },
  'older keys': {
    code: 'keys-missing',
    harm: from('older', 'keys'),
    ...lacking({ numbers: [4, 6] }, { numbers: 2 }),
  },
  'another folder’s keys': {
    code: 'part-foreign',
    harm: from('other', 'keys'),
    ...lacking({ numbers: [0, 6] }, { numbers: 2 }),
  },
  'neither files nor keys': {
    code: 'part-missing',
    harm: (folder) => {
      missing('files')(folder);
      missing('keys')(folder);
    },
    ...lacking({ files: [0, 6], numbers: [0, 6] }, { files: 2, numbers: 2 }),
  },
  'no generation': {
    code: 'data-unclear',
    harm: (folder) => rmSync(join(folder, 'data-1'), { recursive: true }),
    standing: 'lost',
    readable: [0, 0],
    files: [0, 0],
    numbers: [6, 6],
    take: { after: 'early', left: 0 },
    goOn: null,
  },
  'two generations and no `current`': {
    code: 'data-unclear',
    harm: (folder) => {
      rmSync(join(folder, 'current'));
      cpSync(join(folder, 'data-1'), join(folder, 'data-2'), { recursive: true });
    },
    ...whole,
    standing: 'unsure',
    goOn: { after: 'all', lost: {} },
  },
};

/** The folder was copied to another PC, both were worked with, and that one's register came back. */
function otherHistory(folder: string): void {
  const other = join(testFolder(), 'data');
  cpSync(join(prepared.folder, 'older'), other, { recursive: true });
  const store = storeAt('2024-03-20T07:00:00Z', other);
  for (const at of [7, 8]) saved(store, `Đoàn ${at}`);
  store.close();
  copyFileSync(join(other, places.register), join(folder, places.register));
}

function harmed(harm: Case['harm']): { readonly directory: string; readonly service: Service } {
  const directory = join(testFolder(), 'data');
  cpSync(join(prepared.folder, 'now'), directory, { recursive: true });
  harm(directory);
  return { directory, service: serviceOn(directory) };
}

const look = (service: Service): Promise<RescueState> => call(service.router.rescue.look, { id: newId() });
const delegationsOf = (state: RescueState) => {
  const found = state.registers.find((one) => one.register === register);
  return [found?.readable, found?.due];
};

function expectAfter(service: Service, after: After, lost: Readonly<Record<string, number>>): void {
  const store = storeOf(service);
  const there = (ids: readonly string[]): boolean =>
    ids.every((id) => readRecord(store, register, id) !== null);
  expect(there(prepared.early)).toBe(true);
  expect(prepared.late.map((id) => readRecord(store, register, id) !== null)).toEqual([
    after === 'all',
    after === 'all',
  ]);
  const kinds = Object.groupBy(verifyStore(store).faults, ({ kind }) => kind);
  expect(Object.keys(kinds).filter((kind) => !['file-missing', 'key-missing'].includes(kind))).toEqual([]);
  expect(kinds['key-missing']?.length ?? 0).toBe(lost['numbers'] ?? 0);
  // What was lacking stays known.
  const [loss] = knownLosses(store);
  expect(loss).toMatchObject({ changes: 0, files: 0, numbers: 0, ...lost });
  expect(loss?.by).toBe('Chuyên viên Sở Ngoại vụ');
  // It goes on, and opens again.
  save(store, outgoing());
  service.close();
  const again = serviceOn(store.directory);
  expect(again.state.refusal).toBeNull();
  again.close();
}

/** The contents of the registers that lie anywhere in a folder. */
function filesBelow(directory: string): readonly string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name === dataFiles.main)
    .map((entry) =>
      createHash('sha256')
        .update(readFileSync(join(entry.parentPath, entry.name)))
        .digest('hex'),
    );
}

/** In the short form, those that differ most, each by one way. */
const short = [
  'an older register',
  'another folder’s register',
  'a register without its main table’s first page',
  'a register without the first page of its log',
  'older files',
  'neither files nor keys',
  'two generations and no `current`',
];
const isFull = amount(0, 1) === 1;

describe.each(Object.entries(cases).filter(([name]) => isFull || short.includes(name)))('%s', (_name, of) => {
  const { code, harm, standing, readable, files, numbers, take, goOn } = of;
  const looked = async (service: Service): Promise<void> => {
    const { refusal } = service.state;
    if (refusal === null) throw new Error('It opened.');
    expect(withSentence(refusal).code).toBe(code);
    expect(isRescuable(code)).toBe(true);
    const state = await look(service);
    expect({
      standing: state.standing,
      readable: delegationsOf(state),
      files: [state.files.readable, state.files.due],
      numbers: [state.numbers.readable, state.numbers.due],
    }).toEqual({ standing, readable, files, numbers });
    expect(state.backup?.registers.find((one) => one.register === register)?.there).toBe(4);
    expect(state.backup?.replay.left).toBe(take.left);
  };

  const comesBack = async (): Promise<void> => {
    const { directory, service } = harmed(harm);
    const present = join(directory, 'data-1', dataFiles.main);
    const before = existsSync(present) ? readFileSync(present) : null;
    await looked(service);
    if (goOn === null)
      await expect(call(service.router.rescue.goOn, { id: newId() })).rejects.toMatchObject({
        detail: { code: 'database-damaged' },
      });
    const { replay, setAside } = await call(service.router.rescue.take, { id: newId() });
    expect(replay?.left).toBe(take.left);
    if (before !== null) expect(readFileSync(join(setAside ?? '', dataFiles.main)).equals(before)).toBe(true);
    expectAfter(service, take.after, { changes: take.left, ...take.lost });
  };

  const isGoneOnWith = async (): Promise<void> => {
    const { directory, service } = harmed(harm);
    const before = filesBelow(directory);
    await looked(service);
    await call(service.router.rescue.goOn, { id: newId() });
    // Whatever was there and is not the present one any more was set aside, not removed.
    if (standing !== 'whole') expect(filesBelow(directory)).toEqual(expect.arrayContaining([...before]));
    expectAfter(service, goOn?.after ?? 'all', goOn?.lost ?? {});
  };

  const ways = [
    {
      way: 'comes back from the backup with what follows it',
      isTried: isFull || goOn === null,
      by: comesBack,
    },
    { way: 'is gone on with', isTried: goOn !== null, by: isGoneOnWith },
  ];
  it.each(ways.filter(({ isTried }) => isTried))('$way', ({ by }) => by());
});

it('offers nothing where the data are not the matter', () => {
  const codes: readonly RefusalCode[] = [
    'already-open',
    'database-newer',
    'disk-full',
    'disk-faulty',
    'folder-missing',
    'network-path',
    'cloud-folder',
    'part-read-only',
  ];
  expect(codes.filter(isRescuable)).toEqual([]);
});
