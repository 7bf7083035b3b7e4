import files0001 from '../migrations/files/0001_files.sql?raw';
import keys0001 from '../migrations/keys/0001_keys.sql?raw';
import main0001 from '../migrations/0001_registers.sql?raw';
import main0002 from '../migrations/0002_border.sql?raw';
import main0003 from '../migrations/0003_tasks.sql?raw';
import main0004 from '../migrations/0004_member_birth_date.sql?raw';
import main0005 from '../migrations/0005_log_form.sql?raw';
import { Refusal } from '../../shared/contract/refusal.ts';
import { applicationIds, type Sqlite } from './sqlite.ts';

export type DatabaseKind = keyof typeof applicationIds;

/** In order; the version of a database is the number of migrations applied to it. */
const migrations: Readonly<Record<DatabaseKind, readonly string[]>> = {
  main: [main0001, main0002, main0003, main0004, main0005],
  files: [files0001],
  keys: [keys0001],
};

/** The version that this program writes; it stands in every row of the change log. */
export const schemaVersion = migrations.main.length;

/**
 * How a database stands to this program.
 * @throws Refusal `database-foreign` for another program's file, `database-newer` for a later version's.
 */
export function pendingMigrations(db: Sqlite, kind: DatabaseKind): number {
  const found = Number(db.pragma('user_version', { simple: true }));
  const application = Number(db.pragma('application_id', { simple: true }));
  const tables = Number(db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get());
  const empty = tables === 0 && found === 0 && application === 0;
  if (!empty && application !== applicationIds[kind]) throw new Refusal('database-foreign');
  const known = migrations[kind].length;
  if (found > known) throw new Refusal('database-newer', { found, known });
  return known - found;
}

/** Applies what is missing, each step in a transaction of its own that also moves `user_version`. */
export function migrate(db: Sqlite, kind: DatabaseKind): void {
  pendingMigrations(db, kind);
  const from = Number(db.pragma('user_version', { simple: true }));
  for (const [index, sql] of migrations[kind].entries()) {
    if (index < from) continue;
    db.transaction(() => {
      db.exec(sql);
      db.pragma(`user_version = ${index + 1}`);
      db.pragma(`application_id = ${applicationIds[kind]}`);
    }).exclusive();
  }
}
