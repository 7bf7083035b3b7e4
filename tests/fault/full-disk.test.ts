import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { backUp } from '../../db/verify/read-backup.ts';
import { preparePlace } from '../../db/file/backup-place.ts';
import { filesOf, keysOf, mainOf } from '../../db/file/handles.ts';
import { openStore, type OpenStore } from '../../db/file/open.ts';
import { restoreBackup } from '../../db/file/restore.ts';
import { verifyStore } from '../../db/verify/verify-store.ts';
import { keepDraft, readDraft } from '../../db/drafts.ts';
import { keepFile, readFile } from '../../db/files.ts';
import { findRecords } from '../../db/queries/find.ts';
import { historyOf } from '../../db/queries/history.ts';
import { listRecords } from '../../db/queries/lists.ts';
import { listQuerySchema } from '../../shared/registers/list-query.ts';
import { childAtWork } from './child.ts';
import { newId } from '../../db/ids.ts';
import { readRecord } from '../../db/record-rows.ts';
import { beginForTest } from '../../db/test-first-start.ts';
import { outgoing, save, testFolder } from '../../db/test-store.ts';
import { amount, tried } from './amounts.ts';
import { codeOf } from './sentence.ts';
import { smallDisk, type SmallDisk } from './small-disk.ts';
import { layStoredFolder } from './stored-folder.ts';

const PAGE = 4096;
const now = (): Date => new Date('2024-07-01T03:00:00Z');

/** Saves a delegation with a number and a file: writes to all three databases. */
function saveAll(store: OpenStore): string {
  keepFile(store, Buffer.from(newId().repeat(400)));
  const fields = { fullName: 'Trần Thị B', documentNumber: 'C7654321' };
  return save(store, outgoing({}, { members: [{ id: newId(), fields }] })).id;
}

/** Does the work with ever more room until it is done; each time before, it must be refused for the full disk. */
function withEverMoreRoom(
  disk: SmallDisk,
  step: number,
  work: () => void,
  afterRefusal: () => void,
): { readonly refused: number } {
  let refused = 0;
  for (let pages = 0; ; pages += step) {
    disk.leave(pages * PAGE);
    const code = codeOrDone(work);
    disk.free();
    if (code === null) return { refused };
    expect(code).toBe('disk-full');
    afterRefusal();
    refused += 1;
    expect(pages).toBeLessThan(10_000);
  }
}

function codeOrDone(work: () => void): string | null {
  try {
    work();
    return null;
  } catch (error) {
    return codeOf(() => {
      throw error;
    });
  }
}

function begun(directory: string): OpenStore {
  const store = openStore({ directory, now });
  if (store.device === null) beginForTest(store);
  return store;
}

const HOURS = 10_800_000;

const list = listQuerySchema.parse({ register: 'outgoing-delegation' });

describe('a disk that is full at any write', () => {
  it(
    'of a save keeps what was there readable, and the same open folder saves again once there is room',
    () => {
      const disk = smallDisk(24);
      const store = begun(join(disk?.path ?? testFolder(), 'data'));
      try {
        const first = saveAll(store);
        let saves = 1;
        let refused = 0;
        const room = amount(3, 1);
        // From every state of the log's file: each save leaves it longer, and now and then it begins anew.
        for (let round = 0; round < amount(4, 60); round += 1) {
          const counted = (): void => {
            saveAll(store);
            saves += 1;
          };
          const stillThere = (): void => {
            expect(readRecord(store, 'outgoing-delegation', first)).toMatchObject({ peopleDeclared: 12 });
            expect(mainOf(store).prepare('SELECT count(*) FROM outgoing_delegation').pluck().get()).toBe(
              saves,
            );
          };
          refused +=
            disk === null
              ? limited(store, counted)
              : withEverMoreRoom(disk, room, counted, stillThere).refused;
          stillThere();
          mainOf(store).pragma('wal_checkpoint(TRUNCATE)');
        }
        expect(refused).toBeGreaterThan(10);
        expect(verifyStore(store).faults).toEqual([]);
        tried('full disk at a save', { refused, saves, lost: 0 });
      } finally {
        store.close();
      }
    },
    HOURS,
  );

  it(
    'of an opening is told as such, and the folder opens whole once there is room',
    () => {
      const disk = smallDisk(64);
      if (disk === null) return;
      let refused = 0;
      for (const version of [1, 4, 8]) {
        const directory = join(disk.path, `of-${version}`);
        layStoredFolder(version, directory);
        let store: OpenStore | null = null;
        refused += withEverMoreRoom(
          disk,
          amount(40, 1),
          () => (store = openStore({ directory, now })),
          () => undefined,
        ).refused;
        const opened = store as OpenStore | null;
        expect(opened === null ? ['not opened'] : verifyStore(opened).faults).toEqual([]);
        opened?.close();
      }
      expect(refused).toBeGreaterThan(5);
      tried('full disk at an opening', { refused });
    },
    HOURS,
  );

  it(
    'of a backup or a restore leaves the data as they were and nothing half done',
    () => {
      const disk = smallDisk(24);
      if (disk === null) return;
      const directory = join(disk.path, 'data');
      const store = begun(directory);
      saveAll(store);
      const backup = join(directory, 'backups', 'so.backup');
      preparePlace(join(directory, 'backups'), directory);
      const backUps = withEverMoreRoom(
        disk,
        amount(20, 1),
        () => backUp(store, backup),
        () =>
          expect(
            existsSync(join(directory, 'backups')) ? readdirSync(join(directory, 'backups')) : [],
          ).toEqual([]),
      );
      const later = saveAll(store);
      store.close();
      const restores = withEverMoreRoom(
        disk,
        amount(20, 1),
        () => restoreBackup(backup, directory, now()),
        () => {
          const reopened = openStore({ directory, now });
          expect(readRecord(reopened, 'outgoing-delegation', later)).toMatchObject({ peopleDeclared: 12 });
          reopened.close();
        },
      );
      const restored = openStore({ directory, now });
      expect(verifyStore(restored).faults).toEqual([]);
      expect(readRecord(restored, 'outgoing-delegation', later)).toBeNull();
      restored.close();
      expect(backUps.refused).toBeGreaterThan(3);
      expect(restores.refused).toBeGreaterThan(3);
      tried('full disk at a backup or restore', { refused: backUps.refused + restores.refused });
    },
    HOURS,
  );
});

describe('a disk that is full while one works', () => {
  it('lets everything be read, keeps nothing half, and saves once there is room', () => {
    const disk = smallDisk(24);
    if (disk === null) return;
    const store = begun(join(disk.path, 'data'));
    const id = saveAll(store);
    const { hash } = keepFile(store, Buffer.from('công văn'));
    let keptDrafts = 0;
    const refused = (work: () => void): void => {
      for (let tries = 0; tries < 500; tries += 1) if (codeOrDone(work) === 'disk-full') return;
      expect.unreachable('Nothing was refused.');
    };
    disk.leave(0);
    // What is left of the log's file may take some more, and then no more.
    refused(() => saveAll(store));
    refused(() => keepDraft(store, 'form', 'x'.repeat(20_000 + keptDrafts++)));
    const { total } = listRecords(store, list);
    expect(total).toBeGreaterThan(0);
    expect(readRecord(store, 'outgoing-delegation', id)).toMatchObject({ peopleDeclared: 12 });
    expect(historyOf(store, 'outgoing-delegation', id).length).toBeGreaterThan(0);
    expect(findRecords(store, 'Gặp gỡ đầu Xuân', null, 10).length).toBeGreaterThan(0);
    expect(readFile(store, hash).toString()).toBe('công văn');
    disk.free();
    keepDraft(store, 'form', 'gõ dở');
    expect(readDraft(store, 'form')?.content).toBe('gõ dở');
    saveAll(store);
    expect(listRecords(store, list).total).toBe(total + 1);
    expect(verifyStore(store).faults).toEqual([]);
    store.close();
  });

  it(
    'and at a kill says that it is full as long as it is, and opens whole once there is room',
    async () => {
      const disk = smallDisk(24);
      if (disk === null) return;
      const directory = join(disk.path, 'data');
      begun(directory).close();
      for (let round = 0; round < amount(2, 20); round += 1) {
        const child = childAtWork('saveUntilFull', directory);
        await child.reached(1);
        disk.leave(round * PAGE);
        await child.told('full');
        await child.kill();
        const saved = child.lines.filter((line) => line !== 'full');
        disk.leave(0);
        const told = codeOrDone(() => openStore({ directory, now }).close());
        expect([null, 'disk-full']).toContain(told);
        disk.free();
        const store = openStore({ directory, now });
        for (const id of saved)
          expect(readRecord(store, 'outgoing-delegation', id)).toMatchObject({ peopleDeclared: 12 });
        expect(verifyStore(store).faults).toEqual([]);
        store.close();
      }
    },
    HOURS,
  );
});

/** Where no disk can be mounted: each database may grow by ever more pages until the save is done. */
function limited(store: OpenStore, work: () => void): number {
  let refused = 0;
  for (const db of [mainOf(store), filesOf(store), keysOf(store)]) {
    for (let pages = 0; ; pages += 1) {
      db.pragma(`max_page_count = ${Number(db.pragma('page_count', { simple: true })) + pages}`);
      const code = codeOrDone(work);
      db.pragma('max_page_count = 1000000');
      if (code === null) break;
      expect(code).toBe('disk-full');
      refused += 1;
    }
  }
  return refused;
}
