import { cpSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { call } from '@orpc/server';
import { describe, expect, it, onTestFinished } from 'vitest';
import { keyOfRecord } from '../../db/secrets.ts';
import { finishErasures } from '../../db/finish-erasures.ts';
import { keysOf, mainOf } from '../../db/file/handles.ts';
import type { OpenStore } from '../../db/file/open.ts';
import { mendParts } from '../../db/file/renew-part.ts';
import { newId } from '../../db/ids.ts';
import { apply } from '../../db/ledger/apply.ts';
import { eraseNumbers, maskedNumbers } from '../../db/ledger/erasures.ts';
import { logOfSave } from '../../db/change-log.ts';
import { historyOf } from '../../db/queries/history.ts';
import { outgoing, save, change, testFolder, testStore } from '../../db/test-store.ts';
import { hostPlatform } from '../../electron/host/platform.ts';
import { startService, type Service } from '../../electron/service/service.ts';
import { childAtWork } from './child.ts';
import { codeOf } from './sentence.ts';

const REGISTER = 'outgoing-delegation';
const asked = { register: REGISTER, ground: 'asked', note: null } as const;

function withNumber(store: OpenStore): { readonly id: string; readonly key: Buffer } {
  const fields = { fullName: 'Nguyễn Văn A', documentNumber: 'C7654321' };
  const { id } = save(store, outgoing({}, { members: [{ id: newId(), fields }] }));
  return { id, key: keyOfRecord(store, id) ?? Buffer.alloc(0) };
}

/** The files below folders whose raw bytes hold a key. */
function filesWith(key: Buffer, ...folders: readonly string[]): readonly string[] {
  expect(key.length).toBe(32);
  return folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((path) => readFileSync(path).includes(key)),
  );
}

function started(directory: string): Service & { readonly store: OpenStore } {
  const service = startService({
    dataDirectory: directory,
    platform: hostPlatform,
    version: '0',
    clock: () => new Date('2024-03-20T04:00:00Z'),
  });
  onTestFinished(() => service.close());
  const { store } = service.state;
  if (store === null) throw new Error(service.state.refusal?.code ?? 'not open');
  return { ...service, store };
}

describe('erasing the numbers of a record', () => {
  it('is logged with its ground and shown in the history, and cannot be undone', () => {
    const store = testStore();
    const { id } = withNumber(store);
    expect(maskedNumbers(store, REGISTER, id)).toEqual(['C7***321']);
    const writeId = newId();
    eraseNumbers(store, writeId, { ...asked, id, ground: 'other', note: 'Công văn 12/SNgV' });
    expect(maskedNumbers(store, REGISTER, id)).toEqual([]);
    expect(historyOf(store, REGISTER, id)[0]).toMatchObject({
      saveId: writeId,
      actor: 'Chuyên viên Sở Ngoại vụ',
      changes: [{ field: 'numbersErased', new: { ground: 'other', note: 'Công văn 12/SNgV', numbers: 1 } }],
    });
    expect(logOfSave(mainOf(store), writeId)).toHaveLength(1);
  });

  it('wants a ground, a note where it is another one, and a number that can be read', () => {
    const store = testStore();
    const { id, key } = withNumber(store);
    expect(codeOf(() => eraseNumbers(store, newId(), { ...asked, id, ground: 'other' }))).toBe(
      'invalid-record',
    );
    expect(keyOfRecord(store, id)?.equals(key)).toBe(true);
    const without = save(store, outgoing()).id;
    expect(codeOf(() => eraseNumbers(store, newId(), { ...asked, id: without }))).toBe('no-numbers');
    eraseNumbers(store, newId(), { ...asked, id });
    expect(codeOf(() => eraseNumbers(store, newId(), { ...asked, id }))).toBe('no-numbers');
  });

  it('leaves the key in no byte of data, damaged keys set aside, or backups', async () => {
    const directory = testFolder();
    const place = testFolder();
    testStore(undefined, directory).close();
    const service = started(directory);
    const { id, key } = withNumber(service.store);
    await call(service.router.data.setBackupFolder, { folder: place });
    await service.state.backups.make({ automatic: false });
    const damaged = join(directory, 'damaged-2024-03-01T00-00-00-000Z');
    mkdirSync(damaged);
    cpSync(keysOf(service.store).name, join(damaged, 'keys.sqlite'));
    cpSync(`${keysOf(service.store).name}-wal`, join(damaged, 'keys.sqlite-wal'));
    expect(filesWith(key, directory, place).length).toBeGreaterThan(2);
    const told = await call(service.router.records.eraseNumbers, { writeId: newId(), ...asked, id });
    expect(told).toEqual({ unreachable: [] });
    expect(filesWith(key, directory, place)).toEqual([]);
    const other = withNumber(service.store);
    expect(maskedNumbers(service.store, REGISTER, other.id)).toEqual(['C7***321']);
  });

  it('reaches every copy of the keys: by another name, around data that were set aside, deep in a folder', () => {
    const store = testStore();
    const { id, key } = withNumber(store);
    const { directory } = store;
    const aside = join(directory, 'replaced-2024-03-01T00-00-00-000Z');
    cpSync(join(directory, 'data-1'), join(aside, 'data-1'), { recursive: true });
    cpSync(join(directory, 'current'), join(aside, 'current'));
    const copies = [
      'keys.sqlite.old',
      'damaged-2024-03-02T00-00-00-000Z/keys.sqlite',
      'data-1/x/keys.sqlite-wal',
    ];
    for (const copy of copies) {
      mkdirSync(dirname(join(directory, copy)), { recursive: true });
      cpSync(`${keysOf(store).name}-wal`, join(directory, copy));
    }
    store.close();
    const before = testStore(undefined, aside);
    expect(filesWith(key, directory).length).toBeGreaterThan(copies.length);
    eraseNumbers(before, newId(), { ...asked, id });
    expect(filesWith(key, directory)).toEqual([]);
  });

  it('names a place that is out of reach, and clears it once it is back', async () => {
    const directory = testFolder();
    const around = testFolder();
    const stick = join(around, 'stick');
    mkdirSync(stick);
    testStore(undefined, directory).close();
    const service = started(directory);
    const { id, key } = withNumber(service.store);
    await call(service.router.data.setBackupFolder, { folder: stick });
    await service.state.backups.make({ automatic: false });
    renameSync(stick, join(around, 'away'));
    const told = await call(service.router.records.eraseNumbers, { writeId: newId(), ...asked, id });
    expect(told.unreachable).toEqual([expect.stringContaining(stick)]);
    expect(filesWith(key, directory)).toEqual([]);
    service.close();
    renameSync(join(around, 'away'), stick);
    const again = started(directory);
    await again.state.backups.look(true);
    expect(filesWith(key, directory, stick)).toEqual([]);
  });

  it('is not brought back by an older backup', async () => {
    const directory = testFolder();
    testStore(undefined, directory).close();
    const service = started(directory);
    const { id, key } = withNumber(service.store);
    const { folder, name } = await service.state.backups.make({ automatic: false });
    await call(service.router.records.eraseNumbers, { writeId: newId(), ...asked, id });
    const { id: examined } = await call(service.router.data.examine, { folder, name });
    await call(service.router.data.restore, { id: examined });
    expect(filesWith(key, directory)).toEqual([]);
    const { store } = service.state;
    expect(store === null ? null : maskedNumbers(store, REGISTER, id)).toEqual([]);
  });

  it('leaves a number that was typed since', () => {
    const store = testStore();
    const { id } = withNumber(store);
    eraseNumbers(store, newId(), { ...asked, id });
    const fields = { fullName: 'Trần B', documentNumber: 'C1112223' };
    save(store, change(REGISTER, id, {}, { members: [{ id: newId(), fields }] }));
    store.close();
    const again = testStore(undefined, store.directory);
    expect(maskedNumbers(again, REGISTER, id)).toEqual(['C1***223']);
  });
});

describe('an erasing that was broken off', () => {
  it('after the wish was logged is finished at the next opening', () => {
    const store = testStore();
    const { id, key } = withNumber(store);
    eraseNumbers(store, newId(), { ...asked, id });
    // As it is when the program is ended between the commit and the removal of the key.
    keysOf(store).prepare('DELETE FROM erased_key').run();
    const row = `INSERT INTO record_key (record_id, key, checksum) VALUES (?, ?, key_checksum(?, ?))`;
    keysOf(store).prepare(row).run(id, key, id, key);
    expect(filesWith(key, store.directory)).not.toEqual([]);
    finishErasures(store);
    expect(filesWith(key, store.directory)).toEqual([]);
    expect(maskedNumbers(store, REGISTER, id)).toEqual([]);
  });

  it('by a kill at any moment is finished at the next opening: no key whose erasing was answered or logged stays', async () => {
    const directory = testFolder();
    testStore(undefined, directory).close();
    const child = childAtWork('eraseForever', directory);
    await child.reached(6);
    await child.kill();
    const store = testStore(undefined, directory);
    const wishes = mainOf(store).prepare<[], string>('SELECT target FROM number_erasure').pluck().all();
    expect(wishes.length).toBeGreaterThan(2);
    for (const line of child.lines) {
      const [id = '', key = ''] = line.split(' ');
      if (wishes.includes(id)) expect(filesWith(Buffer.from(key, 'hex'), directory)).toEqual([]);
    }
  });
});

/** Erases the numbers of a record in a folder, of which a copy from before is another PC's; what that PC is told of it. */
function erasedOnTwin(directory: string, id: string) {
  const twin = testFolder();
  cpSync(directory, twin, { recursive: true });
  const there = testStore(undefined, directory);
  const writeId = newId();
  eraseNumbers(there, writeId, { ...asked, id });
  return { twin, rows: logOfSave(mainOf(there), writeId) };
}

describe('a wish to erase that comes from another PC', () => {
  it('removes the key that lies here', () => {
    const store = testStore();
    const { id, key } = withNumber(store);
    store.close();
    const { twin, rows } = erasedOnTwin(store.directory, id);
    const here = testStore(undefined, twin);
    expect(filesWith(key, twin)).not.toEqual([]);
    mainOf(here).transaction(() => apply(here, rows))();
    finishErasures(here);
    expect(filesWith(key, twin)).toEqual([]);
    expect(maskedNumbers(here, REGISTER, id)).toEqual([]);
  });

  it('clears it from damaged keys that were set aside, where those in use have it no more', () => {
    const store = testStore();
    const { id, key } = withNumber(store);
    const others = [withNumber(store), withNumber(store)];
    store.close();
    const { twin, rows } = erasedOnTwin(store.directory, id);
    writeFileSync(join(twin, 'keys.sqlite'), readFileSync(join(twin, 'keys.sqlite')).fill(0, 0, 100));
    const nothing = { fillFiles: () => undefined, fillKeys: () => undefined, note: () => undefined };
    const { setAside } = mendParts(twin, new Date('2024-03-20T05:00:00Z'), nothing);
    expect(setAside).toContain('damaged-');
    const here = testStore(undefined, twin);
    expect(filesWith(key, twin)).not.toEqual([]);
    mainOf(here).transaction(() => apply(here, rows))();
    finishErasures(here);
    expect(filesWith(key, twin)).toEqual([]);
    // What was not erased can still be got back out of them.
    for (const other of others) expect(filesWith(other.key, twin)).toHaveLength(1);
  });
});
