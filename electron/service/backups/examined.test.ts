import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { call } from '@orpc/server';
import { describe, expect, it, onTestFinished } from 'vitest';
import { backUp } from '../../../db/verify/read-backup.ts';
import { defaultBackupFolder } from '../../../db/file/backup-place.ts';
import { dataFile, setAsideFolders } from '../../../db/file/generations.ts';
import { mainOf } from '../../../db/file/handles.ts';
import { schemaVersion } from '../../../db/file/migrate.ts';
import { newId } from '../../../db/ids.ts';
import type { OpenStore } from '../../../db/file/open.ts';
import { readRecord } from '../../../db/record-rows.ts';
import { keepDraft, readDraft } from '../../../db/drafts.ts';
import { forgetNumbers } from '../../../db/secrets.ts';
import { saveSettings } from '../../../db/ledger/save-settings.ts';
import { change, outgoing, save, testFolder, testStore } from '../../../db/test-store.ts';
import { hostPlatform } from '../../host/platform.ts';
import { startService, type Service } from '../service.ts';

const register = 'outgoing-delegation';
const numbered = () =>
  outgoing(
    {},
    { members: [{ id: newId(), fields: { fullName: 'Phó Giám đốc Sở', documentNumber: 'C7654321' } }] },
  );

function serviceOn(directory: string): Service {
  const service = startService({
    dataDirectory: directory,
    platform: hostPlatform,
    version: '0',
    clock: () => new Date('2024-03-20T03:00:00Z'),
  });
  onTestFinished(() => service.close());
  return service;
}

/** A service on data in which `fill` saved something, closed before and open now. */
function running(fill: (store: OpenStore) => void = () => undefined): Service {
  const store = testStore();
  fill(store);
  store.close();
  return serviceOn(store.directory);
}

function storeOf({ state }: Service): OpenStore {
  if (state.store === null) throw new Error('not open');
  return state.store;
}

const fileOf = (path: string, name = 'so-ngoai-vu.backup'): File => new File([readFileSync(path)], name);

const backedUp = (store: OpenStore): File => {
  const path = join(testFolder(), 'so.backup');
  backUp(store, path);
  return fileOf(path);
};

/** What lies on the disk only while a backup is looked at, in the data folder; and nothing in the system's own. */
const temporary = (directory: string): readonly string[] => [
  ...readdirSync(directory).filter((name) => name === 'scratch'),
  ...readdirSync(tmpdir()).filter((name) => name.startsWith('so-ngoai-vu-restore-')),
];

describe('what is told of a backup before it is restored', () => {
  it('is who made it, when, and of which version it is', async () => {
    const from = testStore('2024-03-20T03:00:00Z');
    const issuer = { parent: 'UBND', name: 'SỞ NGOẠI VỤ LẠNG SƠN', symbol: 'SNgV', place: 'Lạng Sơn' };
    saveSettings(from, newId(), { issuer });
    save(from, numbered());
    const service = serviceOn(testFolder());
    expect(await call(service.router.data.examine, { file: backedUp(from) })).toMatchObject({
      name: 'so-ngoai-vu.backup',
      agency: 'SỞ NGOẠI VỤ LẠNG SƠN',
      device: { prefix: 'VP', person: 'Chuyên viên Sở Ngoại vụ' },
      madeAt: '2024-03-20T03:00:00.000Z',
      lastChange: '2024-03-20T03:00:00.000Z',
      version: schemaVersion,
      presentVersion: schemaVersion,
      files: 0,
      faults: 0,
      numbers: { records: 1, readable: 0 },
      lostDrafts: 0,
      isCompared: true,
    });
  });

  it('is which records are only here, only there, newer here and newer there, by register', async () => {
    const ids: Record<'same' | 'newer' | 'lost', string> = { same: '', newer: '', lost: '' };
    const service = running((store) => {
      ids.same = save(store, outgoing()).id;
      ids.newer = save(store, outgoing()).id;
      ids.lost = save(store, outgoing()).id;
    });
    const store = storeOf(service);
    await call(service.router.data.backUp, undefined);
    const [listed] = await call(service.router.data.restorable, undefined);
    if (listed === undefined) throw new Error('no backup');
    const told = async () => {
      const { registers } = await call(service.router.data.examine, {
        folder: listed.folder,
        name: listed.name,
      });
      return registers.find((one) => one.register === register);
    };
    expect(await told()).toEqual({
      register,
      there: 3,
      onlyHere: 0,
      onlyThere: 0,
      newerHere: 0,
      newerThere: 0,
    });
    save(store, change(register, ids.newer, { leader: 'Người khác' }));
    save(store, outgoing());
    expect(await told()).toMatchObject({ there: 3, onlyHere: 1, newerHere: 1, onlyThere: 0, newerThere: 0 });
    // Seen from an older state: what the backup has more, and newer.
    const other = running();
    const file = backedUp(store);
    const { registers } = await call(other.router.data.examine, { file });
    expect(registers.find((one) => one.register === register)).toMatchObject({ there: 4, onlyThere: 4 });
  });

  it.each([1, 2, 3, 4, 5])('is read of a backup of version %i too', async (version) => {
    const folder = new URL(`../../../tests/fixtures/data-version-${version}/`, import.meta.url);
    const { gunzipSync } = await import('node:zlib');
    const main = version < 5 ? 'register.sqlite.gz' : 'data-1/register.sqlite.gz';
    const path = join(testFolder(), 'old.backup');
    writeFileSync(path, gunzipSync(readFileSync(new URL(main, folder))));
    const { connect } = await import('../../../db/file/sqlite.ts');
    const db = connect(path, { forCopy: true });
    db.exec(
      'CREATE TABLE kept_file (hash TEXT PRIMARY KEY, size INTEGER NOT NULL, content BLOB NOT NULL) STRICT',
    );
    db.close();
    const service = serviceOn(testFolder());
    const told = await call(service.router.data.examine, { file: fileOf(path) });
    expect(told).toMatchObject({ version, madeAt: null, device: { prefix: 'VP' } });
    expect(told.registers.find((one) => one.register === register)?.onlyThere).toBeGreaterThan(5);
  });

  it.each<[string, (path: string) => void]>([
    ['was cut off', (path) => writeFileSync(path, readFileSync(path).subarray(0, 40_000))],
    ['is a picture', (path) => writeFileSync(path, Buffer.alloc(50_000, 0x5a))],
  ])('refuses a file that %s, and leaves the data and nothing else', async (_what, spoil) => {
    const service = running((store) => save(store, outgoing()));
    const path = join(testFolder(), 'so.backup');
    backUp(storeOf(service), path);
    spoil(path);
    await expect(call(service.router.data.examine, { file: fileOf(path) })).rejects.toMatchObject({
      detail: { code: 'backup-invalid' },
    });
    expect(temporary(storeOf(service).directory)).toEqual([]);
    expect(service.state.store).not.toBeNull();
  });

  it('names only what the list shows', async () => {
    const service = running();
    const store = storeOf(service);
    const elsewhere = testFolder();
    writeFileSync(join(elsewhere, 'so-ngoai-vu_2026-11-26_10-32-05_3f2a9c81d0b4.backup'), 'x');
    for (const from of [
      { folder: elsewhere, name: 'so-ngoai-vu_2026-11-26_10-32-05_3f2a9c81d0b4.backup' },
      { folder: defaultBackupFolder(store.directory), name: '../current' },
      { folder: dirname(dataFile(store.directory, 'main')), name: 'register.sqlite' },
    ])
      await expect(call(service.router.data.examine, from)).rejects.toMatchObject({
        detail: { code: 'file-missing' },
      });
  });
});

describe('restoring what was told of', () => {
  it('puts it in the place of the data, which are set aside, and only once', async () => {
    const from = testStore();
    const { id } = save(from, outgoing());
    const service = running((store) => save(store, outgoing()));
    const examined = await call(service.router.data.examine, { file: backedUp(from) });
    const { setAside } = await call(service.router.data.restore, { id: examined.id });
    expect(setAsideFolders(storeOf(service).directory)).toEqual([setAside]);
    expect(readRecord(storeOf(service), register, id)).not.toBeNull();
    expect(temporary(storeOf(service).directory)).toEqual([]);
    const tables = mainOf(storeOf(service)).prepare('SELECT name FROM sqlite_schema').pluck().all();
    for (const table of ['kept_file', 'backup_note']) expect(tables).not.toContain(table);
    await expect(call(service.router.data.restore, { id: examined.id })).rejects.toMatchObject({
      detail: { code: 'file-missing' },
    });
  });

  it('works at the first start, and where the data cannot be opened', async () => {
    const from = testStore();
    const { id } = save(from, outgoing());
    const file = backedUp(from);
    for (const content of [null, 'Đây không phải là sổ.'.repeat(400)]) {
      const directory = testFolder();
      if (content !== null) writeFileSync(join(directory, 'register.sqlite'), content);
      const service = serviceOn(directory);
      const { state } = await call(service.router.app.status, undefined);
      expect(state).toBe(content === null ? 'first-start' : 'refused');
      const examined = await call(service.router.data.examine, { file });
      expect(examined.isCompared).toBe(content === null);
      await call(service.router.data.restore, { id: examined.id });
      expect(await call(service.router.app.status, undefined)).toMatchObject({
        state: 'ready',
        device: { prefix: 'VP' },
      });
      expect(readRecord(storeOf(service), register, id)).not.toBeNull();
      service.close();
    }
  });

  it('offers the backups beside data that cannot be opened any more', async () => {
    const service = running((store) => save(store, outgoing()));
    const { directory } = storeOf(service);
    await service.end(new AbortController().signal);
    writeFileSync(dataFile(directory, 'main'), 'x'.repeat(50_000));
    for (const end of ['-wal', '-shm']) rmSync(dataFile(directory, 'main') + end, { force: true });
    const broken = serviceOn(directory);
    expect(broken.state.store).toBeNull();
    const [listed] = await call(broken.router.data.restorable, undefined);
    const { folder = '', name = '' } = listed ?? {};
    const { id } = await call(broken.router.data.examine, { folder, name });
    await call(broken.router.data.restore, { id });
    expect(storeOf(broken).device?.prefix).toBe('VP');
  });

  it('brings numbers back on another PC with the keys that lay beside, save those that were erased there', async () => {
    const ids: string[] = [];
    const service = running((store) => {
      for (let count = 0; count < 3; count += 1) ids.push(save(store, numbered()).id);
      keepDraft(store, 'notice-text', 'Hộ chiếu B1234567');
    });
    await call(service.router.data.backUp, undefined);
    const usual = defaultBackupFolder(storeOf(service).directory);
    const named = (end: string): string => readdirSync(usual).find((one) => one.endsWith(end)) ?? '';
    const [file, keys] = ['.backup', '.keys'].map((end) => fileOf(join(usual, named(end)), named(end)));
    if (file === undefined || keys === undefined) throw new Error('no backup');
    const shown = (store: OpenStore, id: string | undefined) => {
      const members = readRecord(store, register, id ?? '')?.['members'];
      return (members as readonly { documentNumber: unknown }[] | undefined)?.[0]?.documentNumber;
    };
    const other = serviceOn(testFolder());
    expect(await call(other.router.data.examine, { file })).toMatchObject({
      numbers: { records: 3, readable: 0 },
      lostDrafts: 1,
    });
    const examined = await call(other.router.data.examine, { file, keys });
    expect(examined).toMatchObject({ numbers: { records: 3, readable: 3 }, lostDrafts: 0 });
    await call(other.router.data.restore, { id: examined.id });
    expect(shown(storeOf(other), ids[0])).toEqual({ masked: 'C7***321' });
    expect(readDraft(storeOf(other), 'notice-text')?.content).toBe('Hộ chiếu B1234567');
    // Erased here, it stays erased, though the keys beside the backup still have it.
    forgetNumbers(storeOf(other), ids[0] ?? '');
    const again = await call(other.router.data.examine, { file, keys });
    expect(again.numbers).toEqual({ records: 3, readable: 2 });
    await call(other.router.data.restore, { id: again.id });
    expect([0, 1].map((at) => shown(storeOf(other), ids[at]))).toEqual([
      { masked: null, unreadable: 'erased' },
      { masked: 'C7***321' },
    ]);
  });

  it('refuses keys that are none', async () => {
    const from = testStore();
    save(from, numbered());
    const service = serviceOn(testFolder());
    const keys = new File(['khóa'], 'so-ngoai-vu_3f2a9c81d0b4.keys');
    await expect(call(service.router.data.examine, { file: backedUp(from), keys })).rejects.toMatchObject({
      detail: { code: 'backup-invalid' },
    });
  });
});
