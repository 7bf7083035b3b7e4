import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { call } from '@orpc/server';
import { backUp } from '../../db/verify/read-backup.ts';
import { mainOf } from '../../db/file/handles.ts';
import { openStore } from '../../db/file/open.ts';
import { connect, type Sqlite } from '../../db/file/sqlite.ts';
import { keepFile } from '../../db/files.ts';
import { refillWhereStale } from '../../db/projections/refill.ts';
import { readRecord } from '../../db/record-rows.ts';
import { change, outgoing, save, testFolder, testStore } from '../../db/test-store.ts';
import { hostPlatform } from '../../electron/host/platform.ts';
import { restoreFolder } from '../../electron/service/backups/restore-folder.ts';
import { readerInPlace } from '../../electron/service/reader/reader.ts';
import { startService } from '../../electron/service/service.ts';

const register = 'outgoing-delegation';

/** A backup that somebody worked on with another tool; checksums of the log's rows are left as they are. */
function crafted(craft: (db: Sqlite) => void): string {
  const store = testStore();
  const { id } = save(store, outgoing({ name: 'Đoàn thật' }), outgoing());
  save(store, change(register, id, { leader: 'Trưởng đoàn' }));
  keepFile(store, Buffer.from('Công văn gốc'));
  const path = join(testFolder(), 'so.backup');
  backUp(store, path);
  const db = connect(path, { forCopy: true });
  craft(db);
  db.close();
  return path;
}

function withoutTriggers(db: Sqlite, work: () => void): void {
  const triggers = db
    .prepare<[], { name: string; sql: string }>("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
    .all();
  for (const { name } of triggers) db.exec(`DROP TRIGGER "${name}"`);
  work();
  for (const { sql } of triggers) db.exec(sql);
}

/** A folder with one record, and what of it must stay whatever is tried. */
function folderWithRecord(): { readonly directory: string; readonly unchanged: () => void } {
  const store = testStore();
  const { id } = save(store, outgoing({ name: 'Đoàn đang có' }));
  store.close();
  return {
    directory: store.directory,
    unchanged() {
      const again = openStore({ directory: store.directory });
      expect(readRecord(again, register, id)).toMatchObject({ name: 'Đoàn đang có' });
      again.close();
      expect(readdirSync(store.directory).filter((name) => /^(replaced-|scratch)/.test(name))).toEqual([]);
    },
  };
}

const refused: readonly (readonly [string, string, (db: Sqlite) => void])[] = [
  ['lacks a trigger', 'backup-altered', (db) => db.exec('DROP TRIGGER change_log_is_not_changed')],
  [
    'has a trigger that writes when something is saved',
    'backup-altered',
    (db) =>
      db.exec(`CREATE TRIGGER quiet AFTER INSERT ON outgoing_delegation BEGIN
        UPDATE outgoing_delegation SET people_declared = 99; END`),
  ],
  [
    'has a view in the place of a table',
    'backup-altered',
    (db) =>
      db.exec(
        'ALTER TABLE setting RENAME TO real_setting; CREATE VIEW setting AS SELECT * FROM real_setting',
      ),
  ],
  ['has a view more', 'backup-altered', (db) => db.exec('CREATE VIEW extra AS SELECT 1')],
  ['has a table more', 'backup-altered', (db) => db.exec('CREATE TABLE extra (a TEXT)')],
  ['has a column more', 'backup-altered', (db) => db.exec('ALTER TABLE talk ADD COLUMN extra TEXT')],
  ['lacks an index', 'backup-altered', (db) => db.exec('DROP INDEX change_log_by_save')],
  [
    'has an index over an expression',
    'backup-altered',
    (db) => db.exec('CREATE INDEX extra ON outgoing_delegation (lower(name))'),
  ],
  ['says to be of an earlier version', 'backup-altered', (db) => db.pragma('user_version = 3')],
  ['says to be of a later version', 'database-newer', (db) => db.pragma('user_version = 900')],
  ['is another program’s', 'backup-invalid', (db) => db.pragma('application_id = 7')],
  ['lacks its files', 'backup-altered', (db) => db.exec('DROP TABLE kept_file')],
  [
    'has a row changed in the middle of its log',
    'backup-log-broken',
    (db) =>
      withoutTriggers(db, () => db.exec("UPDATE change_log SET changes = replace(changes, 'thật', 'giả')")),
  ],
  [
    'lacks the last rows of its log',
    'backup-log-broken',
    (db) =>
      withoutTriggers(db, () =>
        db.exec('DELETE FROM change_log WHERE sequence > (SELECT max(sequence) - 2 FROM change_log)'),
      ),
  ],
];

const faulty: readonly (readonly [string, (db: Sqlite) => void])[] = [
  ['a record changed beside the log', (db) => db.exec("UPDATE outgoing_delegation SET name = 'Đoàn giả'")],
  [
    'a file changed under its hash',
    (db) => db.exec("UPDATE kept_file SET content = CAST('Công văn giả' AS BLOB)"),
  ],
  [
    'a file changed that says to be larger than it is',
    (db) => db.exec("UPDATE kept_file SET size = 9000000000, content = CAST('Công văn giả' AS BLOB)"),
  ],
];

describe('a backup that somebody worked on', () => {
  it.each(refused)('and that %s is refused with %s, and the data stay', async (_what, code, craft) => {
    const backup = crafted(craft);
    const { directory, unchanged } = folderWithRecord();
    for (const withFaults of [false, true]) {
      const request = { backup, keys: null, directory, withFaults, dryRun: false };
      await expect(restoreFolder(readerInPlace, request)).rejects.toMatchObject({ detail: { code } });
    }
    unchanged();
  });

  it.each(faulty)('with %s is taken only by a decision of its own', async (_what, craft) => {
    const backup = crafted(craft);
    const { directory, unchanged } = folderWithRecord();
    const request = { backup, keys: null, directory, withFaults: false, dryRun: false };
    await expect(restoreFolder(readerInPlace, request)).rejects.toMatchObject({
      detail: { code: 'backup-faults' },
    });
    unchanged();
    const service = startService({ dataDirectory: directory, platform: hostPlatform, version: '0' });
    onTestFinished(() => service.close());
    const { id, faults } = await call(service.router.data.examine, {
      file: new File([readFileSync(backup)], 'so.backup'),
    });
    expect(faults).toBeGreaterThan(0);
    await expect(call(service.router.data.restore, { id })).rejects.toMatchObject({
      detail: { code: 'backup-faults' },
    });
    // It was told, and is still there to be decided on.
    const { setAside } = await call(service.router.data.restore, { id, withFaults: true });
    expect(setAside).not.toBeNull();
  });

  it('whose lists and figures say something else than its records has them derived anew', async () => {
    const backup = crafted((db) =>
      db.exec("UPDATE record_summary SET title = 'Đoàn giả', person_trips = 5000, counted = 0"),
    );
    const directory = testFolder();
    const request = { backup, keys: null, directory, withFaults: true, dryRun: false };
    await restoreFolder(readerInPlace, request);
    const store = openStore({ directory });
    onTestFinished(() => store.close());
    refillWhereStale(store);
    const lies = mainOf(store)
      .prepare("SELECT count(*) FROM record_summary WHERE title = 'Đoàn giả' OR person_trips = 5000")
      .pluck()
      .get();
    expect(lies).toBe(0);
  });
});
