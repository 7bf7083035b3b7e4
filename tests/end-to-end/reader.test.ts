import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { backUp } from '../../db/verify/read-backup.ts';
import { schemaVersion } from '../../db/file/migrate.ts';
import { applicationIds, connect } from '../../db/file/sqlite.ts';
import { outgoing, save, testFolder, testStore } from '../../db/test-store.ts';
import type { RefusalCode } from '../../shared/contract/refusal.ts';
import { startReaderProcess } from '../../electron/host/reader-process.ts';
import { processReader } from '../../electron/service/reader/reader.ts';

/** Reads a backup in a process of the built program, as the window does. */
function reading(path: string): Promise<unknown> {
  const reader = processReader(() =>
    startReaderProcess(new URL('../../dist/host/reader.js', import.meta.url)),
  );
  return reader.read({ kind: 'backup', path }).then(
    (facts) => facts,
    (error: { readonly detail?: { readonly code: string } }) => error.detail?.code ?? String(error),
  );
}

function honest(): string {
  const store = testStore();
  save(store, outgoing());
  const path = join(testFolder(), 'sao-luu.sqlite');
  backUp(store, path);
  return path;
}

it('a backup is read in a process of its own, and told by what it holds', async () => {
  expect(await reading(honest())).toMatchObject({ records: 2, files: 0 });
});

/** Ways in which a file on a stick is no backup any more, or never was one. */
const damages: readonly (readonly [string, (path: string) => void, RefusalCode?])[] = [
  ['cut off', (path) => writeFileSync(path, readFileSync(path).subarray(0, 20_000))],
  ['empty', (path) => writeFileSync(path, '')],
  ['noise', (path) => writeFileSync(path, Buffer.alloc(200_000, 0x5a))],
  [
    'a header before noise',
    (path) =>
      writeFileSync(path, Buffer.concat([readFileSync(path).subarray(0, 100), Buffer.alloc(200_000, 7)])),
  ],
  [
    'pages of one place at another',
    (path) => {
      const bytes = readFileSync(path);
      bytes.copy(bytes, 8_192, 40_960, 49_152);
      writeFileSync(path, bytes);
    },
    'backup-log-broken',
  ],
  [
    'a register of another program',
    (path) => {
      const db = connect(path);
      db.pragma('application_id = 1');
      db.close();
    },
  ],
  [
    'without what keeps its log from being changed',
    (path) => {
      const db = connect(path);
      db.exec("DROP TRIGGER change_log_is_not_changed; UPDATE change_log SET changes = '{}'");
      db.close();
    },
    'backup-altered',
  ],
  [
    'a log that was changed by hand',
    (path) => {
      const db = connect(path);
      const trigger = db
        .prepare("SELECT sql FROM sqlite_schema WHERE name = 'change_log_is_not_changed'")
        .pluck()
        .get();
      db.exec("DROP TRIGGER change_log_is_not_changed; UPDATE change_log SET changes = '{}'");
      db.exec(String(trigger));
      db.close();
    },
    'backup-log-broken',
  ],
];

it.each(damages.map(([what, damage, code = 'backup-invalid']) => ({ what, damage, code })))(
  'a backup that is $what is refused by the process, which ends',
  async ({ damage, code }) => {
    const path = honest();
    damage(path);
    expect(await reading(path)).toBe(code);
  },
);

it('a backup of a later version is told from a damaged one', async () => {
  const path = honest();
  const db = connect(path);
  db.pragma(`user_version = ${schemaVersion + 1}`);
  db.close();
  expect(await reading(path)).toBe('database-newer');
});

it('a backup in which a count has no end is refused before anything is counted, and the next is read', async () => {
  const path = honest();
  const hostile = join(testFolder(), 'sao-luu.sqlite');
  copyFileSync(path, hostile);
  const db = connect(hostile);
  db.exec(`DROP TABLE record_summary;
    CREATE VIEW record_summary AS WITH RECURSIVE counted (number) AS
      (SELECT 1 UNION ALL SELECT number + 1 FROM counted) SELECT number FROM counted`);
  expect(db.pragma('application_id', { simple: true })).toBe(applicationIds.main);
  db.close();
  expect(await reading(hostile)).toBe('backup-altered');
  expect(await reading(path)).toMatchObject({ records: 2 });
});
