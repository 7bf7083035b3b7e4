import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { keepFile, readFile } from '../../db/files.ts';
import { filesOf, keysOf, mainOf } from '../../db/file/handles.ts';
import { openStore, type OpenStore } from '../../db/file/open.ts';
import { readWitness } from '../../db/file/witness.ts';
import { headsOf } from '../../db/file/witness.ts';
import { newId } from '../../db/ids.ts';
import { discloseNumber } from '../../db/ledger/disclosures.ts';
import { undoSave } from '../../db/ledger/undo.ts';
import { addNotice } from '../../db/notices.ts';
import { historyOf } from '../../db/queries/history.ts';
import { readRecord } from '../../db/record-rows.ts';
import { change, outgoing, save, testFolder, testStore } from '../../db/test-store.ts';
import { hostPlatform } from '../../electron/host/platform.ts';
import { setUp } from '../../electron/service/setup.ts';
import { startService } from '../../electron/service/service.ts';
import { call } from '@orpc/server';
import { codeOf, refusalOf } from './sentence.ts';

const register = 'outgoing-delegation';

/** A delegation whose one member has a document number. */
function withNumber(store: OpenStore): {
  readonly id: string;
  readonly childId: string;
  readonly saveId: string;
} {
  const childId = newId();
  const fields = { fullName: 'Phó Giám đốc Sở', documentNumber: 'C7654321' };
  return { ...save(store, outgoing({}, { members: [{ id: childId, fields }] })), childId };
}

/** What the witness beside open data says of their log, and what they say themselves. */
function heads(store: OpenStore): readonly [unknown, unknown] {
  const witness = readWitness(join(store.directory, 'data-1'));
  return [typeof witness === 'string' ? witness : witness.heads, headsOf(mainOf(store))];
}

describe('what is read is held against what was written', () => {
  it('a file against its hash', () => {
    const store = testStore();
    const { hash } = keepFile(store, Buffer.from('Công văn số 112'));
    filesOf(store).prepare('UPDATE file SET content = ?').run(Buffer.from('Công văn số 113'));
    expect(codeOf(() => readFile(store, hash))).toBe('file-damaged');
  });

  it('a key against its checksum: its number is told to be damaged, shown nowhere and not sealed over', () => {
    const store = testStore();
    const { id, childId } = withNumber(store);
    const key = keysOf(store).prepare('SELECT key FROM record_key').pluck().get() as Buffer;
    key[3] = (key[3] ?? 0) ^ 1;
    keysOf(store).prepare('UPDATE record_key SET key = ?').run(key);
    expect(readRecord(store, register, id)?.['members']).toMatchObject([
      { documentNumber: { masked: null, unreadable: 'damaged' } },
    ]);
    const place = { register, recordId: id, list: 'members', childId } as const;
    expect(codeOf(() => discloseNumber(store, place, 'documentNumber', 'đối chiếu'))).toBe('key-damaged');
    const members = [{ id: newId(), fields: { fullName: 'Cán bộ', documentNumber: 'C1111111' } }];
    expect(codeOf(() => save(store, change(register, id, {}, { members })))).toBe('key-damaged');
  });

  it('a key that is gone though nobody erased it is told apart from an erased one', () => {
    const store = testStore();
    const { id } = withNumber(store);
    keysOf(store).exec('DELETE FROM record_key');
    expect(readRecord(store, register, id)?.['members']).toMatchObject([
      { documentNumber: { masked: null, unreadable: 'missing' } },
    ]);
  });

  it.each(['changes', 'actor_id', 'written_at', 'salt'])(
    'a row of the log against the chain, where its %s was changed, in history and undoing',
    (column) => {
      const store = testStore();
      const { id, saveId } = save(store, outgoing());
      save(store, change(register, id, { peopleDeclared: 13 }));
      expect(historyOf(store, register, id)).toHaveLength(2);
      mainOf(store).exec('DROP TRIGGER change_log_is_not_changed');
      mainOf(store)
        .prepare(
          `UPDATE change_log SET ${column} = substr(${column}, 2) WHERE save_id = ? AND record_id = ? AND child_id = ''`,
        )
        .run(saveId, id);
      expect(codeOf(() => historyOf(store, register, id))).toBe('log-damaged');
      expect(codeOf(() => undoSave(store, newId(), saveId, 'nhập nhầm'))).toBe('log-damaged');
    },
  );
});

describe('the witness', () => {
  it('knows each kind of save before it is acknowledged', () => {
    const store = openStore({ directory: testFolder(), now: () => new Date('2024-03-27T03:00:00Z') });
    const first = { name: 'Nguyễn Thị Hoa', jobTitle: '', unit: 'Văn phòng', prefix: 'VP', post: null };
    setUp(store, { writeId: newId(), withSample: true, ...first });
    for (const work of [
      () => save(store, outgoing()),
      () => undoSave(store, newId(), save(store, outgoing()).saveId, 'nhập nhầm'),
    ]) {
      work();
      const [told, kept] = heads(store);
      expect(told).toEqual(kept);
    }
    store.close();
  });

  it('that lags one save behind after a kill is no fault; one of another time is made anew, and that is told until seen', () => {
    const directory = testFolder();
    const store = testStore(undefined, directory);
    const witness = join(directory, 'data-1', 'witness');
    const first = readFileSync(witness);
    save(store, outgoing());
    const lagging = testFolder();
    cpSync(directory, lagging, { recursive: true });
    writeFileSync(join(lagging, 'data-1', 'witness'), first);
    const again = testStore(undefined, lagging);
    expect(mainOf(again).prepare("SELECT 1 FROM program_fact WHERE name = 'notices'").get()).toBeUndefined();
    for (let number = 0; number < 4; number += 1) save(store, outgoing());
    store.close();
    writeFileSync(witness, first);
    const old = testStore(undefined, directory);
    const [told, kept] = heads(old);
    expect(told).toEqual(kept);
    expect(
      mainOf(old).prepare("SELECT value FROM program_fact WHERE name = 'notices'").pluck().get(),
    ).toContain('witness-renewed');
  });

  it('says how many changes are missing, and since when', () => {
    const directory = testFolder();
    testStore('2024-03-20T03:42:00Z', directory).close();
    const main = join(directory, 'data-1', 'register.sqlite');
    const before = readFileSync(main);
    const store = openStore({ directory, now: () => new Date('2024-03-20T05:00:00Z') });
    for (let number = 0; number < 6; number += 1) save(store, outgoing());
    store.close();
    writeFileSync(main, before);
    expect(refusalOf(() => openStore({ directory }))).toMatchObject({
      code: 'changes-missing',
      params: { changes: 12, since: '2024-03-20T03:42:00.000Z', last: '2024-03-20T05:00:00.000Z' },
    });
    expect(readFileSync(main).equals(before)).toBe(true);
  });
});

describe('the service', () => {
  it('opens again once the lock is free', async () => {
    const directory = testFolder();
    const held = testStore(undefined, directory);
    const service = startService({ dataDirectory: directory, platform: hostPlatform, version: '0' });
    expect(service.state.refusal?.code).toBe('already-open');
    await call(service.router.app.openAgain, undefined);
    expect(service.state.refusal?.code).toBe('already-open');
    held.close();
    await call(service.router.app.openAgain, undefined);
    expect(service.state.refusal).toBeNull();
    expect(service.state.store).not.toBeNull();
    service.close();
  });

  it('tells what was found damaged until somebody has seen it', async () => {
    const service = startService({ dataDirectory: testFolder(), platform: hostPlatform, version: '0' });
    const { store } = service.state;
    if (store === null) throw new Error('not open');
    addNotice(mainOf(store), 'file-damaged', { hash: 'ab' }, new Date('2024-03-20T05:00:00Z'));
    expect(await call(service.router.app.notices, undefined)).toEqual({
      refused: false,
      notices: [{ code: 'file-damaged', params: { hash: 'ab' }, at: '2024-03-20T05:00:00.000Z' }],
    });
    await call(service.router.app.noticeSeen, { code: 'file-damaged' });
    expect((await call(service.router.app.notices, undefined)).notices).toEqual([]);
    service.close();
  });
});
