import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { copyVerified } from '../../db/file/backup.ts';
import { readBackup } from '../../db/verify/read-backup.ts';
import { restoreBackup } from '../../db/file/restore.ts';
import { verifyLog } from '../../db/change-log.ts';
import { dataFiles } from '../../db/file/data-names.ts';
import { dataFile } from '../../db/file/generations.ts';
import { keepFile, readFile } from '../../db/files.ts';
import { newId } from '../../db/ids.ts';
import { openStore, type OpenStore } from '../../db/file/open.ts';
import { readRecord } from '../../db/record-rows.ts';
import { change, outgoing, save, testFolder, testStore } from '../../db/test-store.ts';
import { applicationIds, connect } from '../../db/file/sqlite.ts';
import firstMigration from '../../db/migrations/0001_registers.sql?raw';
import { changeDevice } from '../../db/device.ts';
import { verifyStore } from '../../db/verify/verify-store.ts';
import { hostPlatform } from '../../electron/host/platform.ts';
import { restoreFolder } from '../../electron/service/backups/restore-folder.ts';
import { readerInPlace, type Reader } from '../../electron/service/reader/reader.ts';
import { startService } from '../../electron/service/service.ts';
import { codeOf } from './sentence.ts';
import { mainOf } from '../../db/file/handles.ts';

const now = new Date('2024-03-21T03:00:00Z');

function backedUp(store: OpenStore, name = 'so.backup'): string {
  const path = join(testFolder(), name);
  copyVerified(mainOf(store), dataFile(store.directory, 'files'), path, now);
  return path;
}

function opened(directory: string): OpenStore {
  const store = openStore({ directory, now: () => now });
  onTestFinished(() => store.close());
  return store;
}

describe('a backup', () => {
  it('restored into a new folder holds records, log and files, and goes on under a new device id', () => {
    const from = testStore();
    const content = Buffer.from('công văn đồng ý');
    const { hash } = keepFile(from, content);
    const { id } = save(from, outgoing());
    save(from, change('outgoing-delegation', id, { leader: 'Trưởng đoàn' }));
    const path = backedUp(from);
    const directory = testFolder();
    expect(restoreBackup(path, directory, now)).toEqual({ setAside: null });
    const to = opened(directory);
    expect(verifyStore(to)).toEqual({ ...verifyStore(from), faults: [] });
    expect(readRecord(to, 'outgoing-delegation', id)).toEqual(readRecord(from, 'outgoing-delegation', id));
    expect(readFile(to, hash).equals(content)).toBe(true);
    expect(to.device?.logId).not.toBe(from.device?.logId);
    expect(to.device?.id).toBe(from.device?.id);
    expect(to.device?.prefix).toBe('VP');
    save(to, change('outgoing-delegation', id, { leader: 'Người khác' }));
    const logs = mainOf(to).prepare('SELECT DISTINCT log_id FROM change_log').pluck().all();
    expect(logs).toHaveLength(2);
    const first = mainOf(to)
      .prepare('SELECT min(sequence) FROM change_log WHERE log_id = ?')
      .pluck()
      .get(to.device?.logId);
    expect(first).toBe(1);
    expect(verifyLog(mainOf(to))).toEqual([]);
    expect(verifyStore(to).faults).toEqual([]);
  });

  it('restored keeps the prefix, the person and the post of its PC', () => {
    const from = testStore();
    changeDevice(from, { post: { code: null, text: 'Đồn Biên phòng Tân Thanh' } });
    const path = backedUp(from);
    const directory = testFolder();
    restoreBackup(path, directory, now);
    expect(opened(directory).device).toEqual({
      ...from.device,
      logId: expect.not.stringMatching(from.device?.logId ?? ''),
    });
  });

  it('of the first version is brought up to date as it is restored', () => {
    const path = join(testFolder(), 'so.backup');
    const old = connect(path, { create: true });
    old.exec(firstMigration);
    old.pragma('user_version = 1');
    old.pragma(`application_id = ${applicationIds.main}`);
    old.exec(`
      CREATE TABLE kept_file (hash TEXT PRIMARY KEY, size INTEGER NOT NULL, content BLOB NOT NULL) STRICT;
      INSERT INTO device VALUES (1, 'old', 'VP', 'someone', '2024-01-01T00:00:00.000Z')`);
    old.pragma('journal_mode = DELETE');
    old.close();
    const directory = testFolder();
    restoreBackup(path, directory, now);
    expect(opened(directory).device).toMatchObject({ prefix: 'VP', actorId: 'someone', post: null });
  });

  it('taken while the program saves holds a whole state', () => {
    const store = testStore();
    for (let round = 0; round < 5; round += 1) {
      save(store, outgoing(), outgoing());
      const path = backedUp(store, `round-${round}.backup`);
      save(store, outgoing());
      const directory = testFolder();
      restoreBackup(path, directory, now);
      const copy = opened(directory);
      expect(verifyStore(copy).faults).toEqual([]);
      expect(Number(mainOf(copy).prepare('SELECT count(*) FROM outgoing_delegation').pluck().get())).toBe(
        round * 3 + 2,
      );
    }
  });

  it('into a file that exists is refused, and that file stays', () => {
    const store = testStore();
    const path = join(testFolder(), 'so.backup');
    writeFileSync(path, 'the backup of last week');
    expect(codeOf(() => copyVerified(mainOf(store), null, path, now))).toBe('target-exists');
    expect(readFileSync(path, 'utf8')).toBe('the backup of last week');
  });

  it('into a folder that cannot be is refused and leaves nothing', () => {
    const store = testStore();
    const folder = testFolder();
    writeFileSync(join(folder, 'a-file'), '');
    expect(codeOf(() => copyVerified(mainOf(store), null, join(folder, 'a-file', 'so.backup'), now))).toBe(
      'backup-failed',
    );
    expect(readdirSync(folder)).toEqual(['a-file']);
  });

  it('holds identity-document numbers as ciphertext only', () => {
    const store = testStore();
    const member = { id: newId(), fields: { fullName: 'Phó Giám đốc Sở', documentNumber: 'C7654321' } };
    save(store, outgoing({}, { members: [member] }));
    expect(readFileSync(backedUp(store)).includes('C7654321')).toBe(false);
  });
});

describe('restoring', () => {
  it('takes what was checked, whatever stands under its path by then', async () => {
    const store = testStore();
    const { id } = save(store, outgoing());
    const path = backedUp(store);
    const directory = testFolder();
    const swapping: Reader = {
      read: async (file, options) => {
        const answer = await readerInPlace.read(file, options);
        writeFileSync(path, 'something else');
        return answer;
      },
    };
    await restoreFolder(swapping, {
      backup: path,
      keys: null,
      directory,
      withFaults: false,
      dryRun: false,
    });
    expect(readRecord(opened(directory), 'outgoing-delegation', id)).toMatchObject({ peopleDeclared: 12 });
  });

  it.each<[string, (path: string) => void, string?]>([
    [
      'was overwritten in the middle',
      (path) => {
        const content = readFileSync(path);
        for (let at = 8_192; at < content.length; at += 12_288) content.fill(0x5a, at, at + 3_000);
        writeFileSync(path, content);
      },
    ],
    ['was cut off', (path) => writeFileSync(path, readFileSync(path).subarray(0, 40_000))],
    ['is no database', (path) => writeFileSync(path, 'Kính gửi'.repeat(500))],
    ['is empty', (path) => writeFileSync(path, '')],
    [
      'had a log row changed by hand',
      (path) => {
        const db = connect(path);
        const triggers = db
          .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'trigger'")
          .pluck()
          .all();
        for (const name of triggers) db.exec(`DROP TRIGGER "${name}"`);
        db.exec("UPDATE change_log SET changes = replace(changes, '12', '21')");
        db.pragma('journal_mode = DELETE');
        db.close();
      },
      'backup-altered',
    ],
  ])('a backup that %s is refused, and the data stay', async (_what, spoil, code = 'backup-invalid') => {
    const other = testStore();
    save(other, outgoing());
    const path = backedUp(other);
    spoil(path);
    const directory = testFolder();
    const store = testStore(undefined, directory);
    const { id } = save(store, outgoing());
    store.close();
    const service = startService({ dataDirectory: directory, platform: hostPlatform, version: '0' });
    const file = new File([readFileSync(path)], 'so.backup');
    await expect(service.state.examined.examine({ file })).rejects.toMatchObject({ detail: { code } });
    service.close();
    const again = opened(directory);
    expect(readRecord(again, 'outgoing-delegation', id)).toMatchObject({ peopleDeclared: 12 });
    expect(verifyStore(again).faults).toEqual([]);
    expect(again.device?.id).toBe(store.device?.id);
  });

  it('a backup of a later version is refused', () => {
    const path = backedUp(testStore());
    const db = connect(path);
    db.pragma('user_version = 99');
    db.pragma('journal_mode = DELETE');
    db.close();
    expect(codeOf(() => readBackup(path))).toBe('database-newer');
  });

  it('a backup that is not there is refused', () => {
    expect(codeOf(() => readBackup(join(testFolder(), 'none.backup')))).toBe('file-missing');
  });

  it('into a folder that a program holds is refused', () => {
    const store = testStore();
    const path = backedUp(store);
    expect(codeOf(() => restoreBackup(path, store.directory, now))).toBe('already-open');
  });

  it('sets aside what the folder held, which can still be opened', () => {
    const from = testStore();
    const restored = save(from, outgoing());
    const path = backedUp(from);
    const directory = testFolder();
    const store = testStore(undefined, directory);
    const replaced = save(store, outgoing());
    store.close();
    const { setAside } = restoreBackup(path, directory, now);
    expect(setAside !== null && existsSync(join(setAside, dataFiles.main))).toBe(true);
    const current = opened(directory);
    expect(readRecord(current, 'outgoing-delegation', restored.id)).not.toBeNull();
    expect(readRecord(current, 'outgoing-delegation', replaced.id)).toBeNull();
    const before = opened(setAside ?? '');
    expect(readRecord(before, 'outgoing-delegation', replaced.id)).toMatchObject({ peopleDeclared: 12 });
    expect(verifyStore(before).faults).toEqual([]);
  });
});
