import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { call } from '@orpc/server';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { dataFile, setAsideFolders } from '../../db/file/generations.ts';
import { mainOf } from '../../db/file/handles.ts';
import { verifyStore } from '../../db/verify/verify-store.ts';
import { keepFile, readFile } from '../../db/files.ts';
import { newId } from '../../db/ids.ts';
import type { OpenStore } from '../../db/file/open.ts';
import { knownLosses } from '../../db/queries/losses.ts';
import { readRecord } from '../../db/record-rows.ts';
import { change, outgoing, save, testFolder, testStore } from '../../db/test-store.ts';
import { hostPlatform } from '../../electron/host/platform.ts';
import { startService, type Service } from '../../electron/service/service.ts';

const register = 'outgoing-delegation';

function serviceOn(directory: string): Service {
  const service = startService({
    dataDirectory: directory,
    platform: hostPlatform,
    version: '0',
    clock: () => new Date('2024-03-20T05:00:00Z'),
  });
  onTestFinished(() => service.close());
  return service;
}

function storeOf({ state }: Service): OpenStore {
  if (state.store === null) throw new Error('not open');
  return state.store;
}

const numbered = (name: string) =>
  outgoing(
    { name, notes: 'ghi chú '.repeat(200) },
    { members: [{ id: newId(), fields: { fullName: 'Phó Giám đốc Sở', documentNumber: 'C7654321' } }] },
  );

interface Folder {
  readonly directory: string;
  readonly backedUp: readonly string[];
  readonly later: readonly string[];
  readonly hash: string;
}

/** 30 delegations with numbers in a backup; then one of them changed, five more, and a file. */
async function folder(): Promise<Folder> {
  const store = testStore();
  const { directory } = store;
  const backedUp = Array.from({ length: 30 }, (_, at) => save(store, numbered(`Đoàn ${at}`)).id);
  store.close();
  const service = serviceOn(directory);
  await call(service.router.data.backUp, undefined);
  const open = storeOf(service);
  save(open, change(register, backedUp[0] ?? '', { leader: 'Người đổi sau' }));
  const later = Array.from({ length: 5 }, (_, at) => save(open, numbered(`Đoàn sau ${at}`)).id);
  const { hash } = keepFile(open, Buffer.from('công văn gửi sau khi sao lưu'));
  service.close();
  return { directory, backedUp, later, hash };
}

/** A page of rows, not one that leads to them. */
const LEAF = 0x0d;

/** Spoils the pages of rows on which a text stands, up to a number of them. */
function spoilPagesWith(path: string, text: string, most: number): void {
  const content = readFileSync(path);
  const page = content.readUInt16BE(16);
  let spoiled = 0;
  for (let at = page; at < content.length && spoiled < most; at += page)
    if (content[at] === LEAF && content.subarray(at, at + page).includes(text)) {
      content.fill(0x5a, at, at + page);
      spoiled += 1;
    }
  expect(spoiled).toBeGreaterThan(0);
  writeFileSync(path, content);
}

const everything = (directory: string): ReadonlyMap<string, string> =>
  new Map(
    readdirSync(directory, { recursive: true, withFileTypes: true })
      .filter(
        (entry) => entry.isFile() && !entry.name.startsWith('lock.sqlite') && !entry.name.endsWith('-shm'),
      )
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path, readFileSync(path).toString('base64')]),
  );

const look = (service: Service) => call(service.router.rescue.look, { id: newId() });

/** A table of the register is unreadable: its first page is gone. */
async function damaged(): Promise<Folder & { readonly service: Service }> {
  const data = await folder();
  const path = dataFile(data.directory, 'main');
  const root = pageOf(path, 'outgoing_delegation_stop');
  const content = readFileSync(path);
  const size = content.readUInt16BE(16);
  content.fill(0x5a, (root - 1) * size, root * size);
  writeFileSync(path, content);
  const lock = join(data.directory, 'lock.sqlite');
  rmSync(lock);
  return { ...data, service: serviceOn(data.directory) };
}

function pageOf(path: string, table: string): number {
  const db = new Database(path, { readonly: true });
  const root = Number(db.prepare('SELECT rootpage FROM sqlite_schema WHERE name = ?').pluck().get(table));
  db.close();
  return root;
}

function refuse(service: Service): void {
  const { state } = service;
  state.store?.close();
  Object.assign(state, { store: null, refusal: { code: 'database-damaged', params: {}, issues: [] } });
}

describe('data that cannot be opened', () => {
  it('are looked at without being changed: what can be read, the newest whole backup, what would be lost', async () => {
    const { directory, later } = await folder();
    spoilPagesWith(dataFile(directory, 'main'), 'Đoàn 1', 2);
    const service = serviceOn(directory);
    refuse(service);
    const before = everything(join(directory, 'data-1'));
    const state = await look(service);
    expect(everything(join(directory, 'data-1'))).toEqual(before);
    const delegations = state.registers.find((one) => one.register === register);
    // Those on the lost pages stand in the log too.
    expect(delegations).toMatchObject({ readable: 35, due: 35, isLeast: false });
    expect(state.standing).toBe('damaged');
    expect(state.passedOver).toBe(0);
    const there = state.backup?.registers.find((one) => one.register === register);
    expect(there).toMatchObject({ there: 30, onlyHere: later.length });
    expect(state.numbers.due).toBeGreaterThan(0);
    // Every change after the backup that can be read is brought in.
    expect(state.backup?.replay.changes).toBeGreaterThan(0);
  });

  it('come back from the backup with all that the log still holds, files and keys too; the damaged ones are kept', async () => {
    const { directory, backedUp, later, hash, service } = await damaged();
    refuse(service);
    const state = await look(service);
    expect(state.backup?.replay.left).toBe(0);
    const { setAside, replay } = await call(service.router.rescue.take, { id: newId() });
    expect(replay).toEqual(state.backup?.replay);
    expect(setAsideFolders(directory)).toEqual([setAside]);
    const store = storeOf(service);
    for (const id of [...backedUp, ...later]) expect(readRecord(store, register, id)).not.toBeNull();
    expect(readRecord(store, register, backedUp[0] ?? '')).toMatchObject({ leader: 'Người đổi sau' });
    expect(readFile(store, hash).toString()).toBe('công văn gửi sau khi sao lưu');
    expect(verifyStore(store).faults).toEqual([]);
    const member = readRecord(store, register, later[0] ?? '')?.['members'];
    expect(member).toMatchObject([{ documentNumber: { masked: 'C7***321' } }]);
    expect(existsSync(join(directory, 'scratch'))).toBe(false);
    // It goes on: what is saved now stands behind it.
    save(store, outgoing());
    expect(verifyStore(store).faults).toEqual([]);
  });

  it('bring in nothing behind a break of the log, and tell how much is left', async () => {
    const { directory, later } = await folder();
    const path = dataFile(directory, 'main');
    const db = new Database(path);
    db.exec('DROP TRIGGER change_log_is_not_changed');
    const rows = db.prepare('SELECT max(sequence) FROM change_log').pluck().get() as number;
    db.prepare("UPDATE change_log SET changes = replace(changes, 'Đoàn sau 3', 'Đoàn giả 3')").run();
    db.close();
    const service = serviceOn(directory);
    refuse(service);
    const state = await look(service);
    const { replay } = await call(service.router.rescue.take, { id: newId() });
    expect(replay).toEqual(state.backup?.replay);
    expect(replay?.left).toBeGreaterThan(0);
    expect(replay?.changes).toBeGreaterThan(0);
    expect(rows).toBeGreaterThan(0);
    const store = storeOf(service);
    expect(readRecord(store, register, later[0] ?? '')).not.toBeNull();
    expect(readRecord(store, register, later[4] ?? '')).toBeNull();
    expect(verifyStore(store).faults).toEqual([]);
  });

  it('are looked at without saving: lists, records and papers, while every saving call says why not', async () => {
    const { backedUp, service } = await damaged();
    refuse(service);
    await look(service);
    await call(service.router.rescue.lookOnly, undefined);
    expect(await call(service.router.app.status, undefined)).toMatchObject({ state: 'ready', looking: true });
    expect(readRecord(storeOf(service), register, backedUp[3] ?? '')).not.toBeNull();
    expect(() => save(storeOf(service), outgoing())).toThrow('database-read-only');
    for (const refused of [
      call(service.router.data.backUp, undefined),
      call(service.router.data.leaveSample, undefined),
    ])
      await expect(refused).rejects.toMatchObject({ detail: { code: 'only-looking' } });
    await call(service.router.rescue.endLooking, undefined);
    expect(service.state.looking).toBe(false);
  });

  it('are saved as one workbook with a sheet for each register', async () => {
    const { directory } = await folder();
    spoilPagesWith(dataFile(directory, 'main'), 'Đoàn 1', 1);
    const service = serviceOn(directory);
    refuse(service);
    await look(service);
    const { file } = await call(service.router.rescue.workbook, undefined);
    const { default: ExcelJS } = await import('exceljs');
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(await file.arrayBuffer());
    const sheet = book.worksheets.find(({ name }) => /đoàn ra/i.test(name));
    expect(sheet?.rowCount).toBeGreaterThan(20);
    expect(JSON.stringify(sheet?.getSheetValues())).toContain('Đoàn sau 4');
  });

  it('that are whole but lack keys or files go on as they are, with those of the backup', async () => {
    const { directory, later, backedUp } = await folder();
    for (const end of ['', '-wal', '-shm']) rmSync(join(directory, `keys.sqlite${end}`), { force: true });
    const service = serviceOn(directory);
    refuse(service);
    const state = await look(service);
    expect(state.standing).toBe('whole');
    expect(state.numbers.readable).toBe(0);
    await call(service.router.rescue.goOn, { id: newId() });
    const store = storeOf(service);
    for (const id of later) expect(readRecord(store, register, id)).not.toBeNull();
    const numberOf = (id = '') => readRecord(store, register, id)?.['members'];
    expect(numberOf(backedUp[0])).toMatchObject([{ documentNumber: { masked: 'C7***321' } }]);
    expect(numberOf(later[0])).toMatchObject([{ documentNumber: { masked: null } }]);
    // The keys of what was saved after the backup are lost, and told as such; nothing else is.
    expect(verifyStore(store).faults.map(({ kind }) => kind)).toEqual(later.map(() => 'key-missing'));
    // The register was whole: it stays where it is, with its log.
    expect(mainOf(store).prepare('SELECT count(DISTINCT log_id) FROM device').pluck().get()).toBe(1);
  });

  it('are made anew of the log alone where there is no backup', async () => {
    const { directory, backedUp, later, hash, service } = await damaged();
    rmSync(join(directory, 'backups'), { recursive: true });
    refuse(service);
    const state = await look(service);
    expect(state).toMatchObject({ backup: null, fromLog: { left: 0 } });
    const { setAside, replay } = await call(service.router.rescue.take, { id: newId() });
    expect(replay).toEqual(state.fromLog);
    expect(setAsideFolders(directory)).toEqual([setAside]);
    const store = storeOf(service);
    for (const id of [...backedUp, ...later]) expect(readRecord(store, register, id)).not.toBeNull();
    expect(readFile(store, hash).toString()).toBe('công văn gửi sau khi sao lưu');
    expect(readRecord(store, register, later[0] ?? '')?.['members']).toMatchObject([
      { documentNumber: { masked: 'C7***321' } },
    ]);
    expect(verifyStore(store).faults).toEqual([]);
    expect(knownLosses(store)).toMatchObject([{ way: 'log', changes: 0, files: 0, numbers: 0 }]);
  });

  it('are none of the calls’ business while the data are open', async () => {
    const directory = testFolder();
    testStore(undefined, directory).close();
    const service = serviceOn(directory);
    await expect(look(service)).rejects.toMatchObject({ detail: { code: 'message-invalid' } });
    for (const way of [service.router.rescue.take, service.router.rescue.goOn])
      await expect(call(way, { id: newId() })).rejects.toMatchObject({ detail: { code: 'message-invalid' } });
  });
});
