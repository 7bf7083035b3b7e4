import type FileSystem from 'node:fs';
import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { databases, filesOf, keysOf, mainOf } from '../../db/file/handles.ts';
import { openStore, type OpenStore } from '../../db/file/open.ts';
import { readWitness, type WitnessSlot } from '../../db/file/witness.ts';
import { newId } from '../../db/ids.ts';
import { keepFileFrom } from '../../db/large-files.ts';
import { listRecords } from '../../db/queries/lists.ts';
import { dataNotices, noticeSeen } from '../../db/notices.ts';
import type { WriteStore } from '../../db/store.ts';
import { outgoing, save, testFolder, testStore } from '../../db/test-store.ts';
import { saveRecords } from '../../db/ledger/intake.ts';
import { hostPlatform } from '../../electron/host/platform.ts';
import { answering } from '../../electron/service/router/answering.ts';
import { startService, type Service } from '../../electron/service/service.ts';
import { listQuerySchema } from '../../shared/registers/list-query.ts';
import { withSentence } from './sentence.ts';

/** Flushes of the witness that were asked for and are held back; null while the disk answers at once. */
const disk = vi.hoisted((): { held: (() => void)[] | null } => ({ held: null }));

vi.mock('node:fs', async (importOriginal) => {
  const fs = await importOriginal<typeof FileSystem>();
  const fdatasync: typeof fs.fdatasync = Object.assign(
    (file: number, done: (error: NodeJS.ErrnoException | null) => void) => {
      if (disk.held === null) fs.fdatasync(file, done);
      else disk.held.push(() => fs.fdatasync(file, done));
    },
    { __promisify__: fs.fdatasync.__promisify__ },
  );
  return { ...fs, fdatasync };
});

afterEach(() => {
  for (const flush of disk.held ?? []) flush();
  disk.held = null;
});

const now = (): Date => new Date('2024-03-21T03:00:00Z');

function told(directory: string): WitnessSlot {
  const witness = readWitness(join(directory, 'data-1'));
  if (typeof witness === 'string') throw new Error(witness);
  return witness;
}

function opened(directory: string): OpenStore {
  const store = openStore({ directory, now });
  onTestFinished(() => store.close());
  return store;
}

const delegations = (store: OpenStore): number =>
  listRecords(store, listQuerySchema.parse({ register: 'outgoing-delegation' })).total;

/** The store, with something done at the moment at which a commit was announced and did not come yet. */
function atCommit(store: OpenStore, moment: () => void): WriteStore {
  const { witness } = store[databases];
  const announcing = {
    announce(...about: Parameters<typeof witness.announce>) {
      witness.announce(...about);
      moment();
    },
    keep: witness.keep.bind(witness),
    agrees: witness.agrees.bind(witness),
    close: () => witness.close(),
    get flushed() {
      return witness.flushed;
    },
  };
  return { ...store, [databases]: { ...store[databases], witness: announcing } };
}

/** A service over a folder whose register was begun, and its open store. */
function served(directory: string): { readonly service: Service; readonly store: OpenStore } {
  testStore(undefined, directory).close();
  const service = startService({
    dataDirectory: directory,
    platform: hostPlatform,
    version: '0',
    clock: now,
  });
  onTestFinished(() => service.close());
  const { store } = service.state;
  if (store === null) throw new Error('not open');
  return { service, store };
}

describe('the witness of a save', () => {
  const commits: readonly (readonly [
    string,
    (store: OpenStore) => unknown,
    (said: WitnessSlot) => unknown,
  ])[] = [
    [
      'a row of the log',
      (store) => mainOf(store).exec("INSERT INTO change_log_head VALUES ('other', 7, 'hash')"),
      ({ heads }) => heads.find(([log]) => log === 'other')?.[1],
    ],
    [
      'a file',
      (store) => filesOf(store).exec("INSERT INTO file VALUES ('hash', 0, x'')"),
      ({ counts }) => counts.files * 7,
    ],
    [
      'a file that a worker kept',
      (store) => {
        const path = join(testFolder(), 'large');
        writeFileSync(path, 'content');
        keepFileFrom(filesOf(store).name, path);
      },
      ({ counts }) => counts.files * 7,
    ],
    [
      'a key',
      (store) => keysOf(store).exec("INSERT INTO record_key VALUES ('record', x'', '')"),
      ({ counts }) => counts.keys * 7,
    ],
    [
      'an erasing',
      (store) => keysOf(store).exec("INSERT INTO erased_key VALUES ('record')"),
      ({ counts }) => counts.erased * 7,
    ],
  ];

  it.each(commits)(
    'knows of %s before its call is answered, however it was committed',
    async (_, commit, of) => {
      const directory = testFolder();
      const { service, store } = served(directory);
      await answering(service.state, async () => void commit(store));
      expect(of(told(directory))).toBe(7);
    },
  );

  it('is on the disk before the save is acknowledged, and the disk was asked beside the commit', async () => {
    const directory = testFolder();
    const { service, store } = served(directory);
    const held: (() => void)[] = (disk.held = []);
    let askedBefore = 0;
    let isAnswered = false;
    const saving = atCommit(store, () => (askedBefore = held.length));
    const answer = answering(service.state, async () => {
      saveRecords(saving, { writeId: newId(), saves: [outgoing()] });
    }).then(() => (isAnswered = true));
    // Everything that waits for no disk is over by then.
    await new Promise((next) => {
      setImmediate(next);
    });
    expect(askedBefore).toBe(1);
    expect(isAnswered).toBe(false);
    held.shift()?.();
    await answer;
    expect(told(directory)).toMatchObject({ next: null });
  });

  it('tells of one that was cut off in its commit, once, and the data are as before it', () => {
    const directory = testFolder();
    const store = testStore(undefined, directory);
    save(store, outgoing());
    const cut = testFolder();
    save({ ...store, ...atCommit(store, () => cpSync(directory, cut, { recursive: true })) }, outgoing());
    const again = opened(cut);
    expect(delegations(again)).toBe(1);
    expect(dataNotices(again)).toMatchObject([{ code: 'save-unfinished' }]);
    for (const { code, params } of dataNotices(again)) withSentence({ code, params, issues: [] });
    noticeSeen(again, 'save-unfinished');
    again.close();
    expect(dataNotices(opened(cut))).toEqual([]);
  });

  it('takes back what was announced of one that was given up', () => {
    const directory = testFolder();
    const store = testStore(undefined, directory);
    const full = atCommit(store, () => {
      throw new Error('database or disk is full');
    });
    expect(() => saveRecords(full, { writeId: newId(), saves: [outgoing()] })).toThrow(
      'database or disk is full',
    );
    expect(told(directory)).toMatchObject({ next: null });
    const killed = testFolder();
    cpSync(directory, killed, { recursive: true });
    expect(dataNotices(opened(killed))).toEqual([]);
  });
});
