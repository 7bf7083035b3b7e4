import { Refusal } from '../../shared/contract/refusal.ts';
import { applicationIds, type Sqlite } from './sqlite.ts';

export type DatabaseKind = keyof typeof applicationIds;

/** Texts of a folder by path. Each name begins with its number, `0001_`, so the paths' order is that of the migrations. */
type Files = Readonly<Record<string, string>>;

function inOrder(files: Files): readonly string[] {
  return Object.entries(files)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([, sql]) => sql);
}

/** In order; the version of a database is the number of migrations applied to it. */
const migrations: Readonly<Record<DatabaseKind, readonly string[]>> = {
  main: inOrder(import.meta.glob('../migrations/*.sql', { query: '?raw', import: 'default', eager: true })),
  files: inOrder(
    import.meta.glob('../migrations/files/*.sql', { query: '?raw', import: 'default', eager: true }),
  ),
  keys: inOrder(
    import.meta.glob('../migrations/keys/*.sql', { query: '?raw', import: 'default', eager: true }),
  ),
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

/** Whether a database bears the mark of its kind and the version that this program writes. */
export function isOfThisVersion(db: Sqlite, kind: DatabaseKind): boolean {
  return (
    Number(db.pragma('user_version', { simple: true })) === migrations[kind].length &&
    Number(db.pragma('application_id', { simple: true })) === applicationIds[kind]
  );
}

/** Applies what is missing, each step in a transaction of its own that also moves `user_version`. */
export function migrate(db: Sqlite, kind: DatabaseKind): void {
  pendingMigrations(db, kind);
  migrateTo(db, kind, migrations[kind].length);
}

/** Applies what is missing up to a version (inclusive) and no further: how a database of an earlier version looks. */
export function migrateTo(db: Sqlite, kind: DatabaseKind, version: number): void {
  const from = Number(db.pragma('user_version', { simple: true }));
  for (const [index, sql] of migrations[kind].entries()) {
    if (index < from || index >= version) continue;
    db.transaction(() => {
      db.exec(sql);
      db.pragma(`user_version = ${index + 1}`);
      db.pragma(`application_id = ${applicationIds[kind]}`);
    }).exclusive();
  }
}
