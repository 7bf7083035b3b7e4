import { migrateTo, type DatabaseKind } from './migrate.ts';
import { memoryDatabase, type Sqlite } from './sqlite.ts';

/** Something in the schema of a database that is not as its version has it. */
export interface SchemaFault {
  readonly fault: 'missing' | 'extra' | 'differs';
  /** Such as `trigger change_log_is_not_changed`. */
  readonly object: string;
}

/** Tables of SQLite itself, which come and go with its own housekeeping. */
const OF_SQLITE = /^sqlite_(stat\d|sequence)$/;

/**
 * Holds the schema of a database against what the migrations up to its own version make: tables, indices, triggers and
 * views by their text. Where somebody added a trigger or a view, writing and reading would run what they wrote.
 * @param beside tables that stand beside it, as `CREATE` statements.
 */
export function schemaFaults(db: Sqlite, kind: DatabaseKind, beside: readonly string[] = []): SchemaFault[] {
  const version = Number(db.pragma('user_version', { simple: true }));
  const expected = objectsOf(version, kind, beside);
  const found = schemaOf(db);
  const faults: SchemaFault[] = [];
  for (const [object, sql] of found) {
    const wanted = expected.get(object);
    if (wanted === undefined) faults.push({ fault: 'extra', object });
    else if (wanted !== sql) faults.push({ fault: 'differs', object });
  }
  for (const object of expected.keys()) if (!found.has(object)) faults.push({ fault: 'missing', object });
  return faults;
}

function objectsOf(
  version: number,
  kind: DatabaseKind,
  beside: readonly string[],
): ReadonlyMap<string, string> {
  const key = JSON.stringify([version, kind, beside]);
  let objects = known.get(key);
  if (objects === undefined) {
    const model = memoryDatabase();
    try {
      migrateTo(model, kind, version);
      for (const sql of beside) model.exec(sql);
      objects = schemaOf(model);
    } finally {
      model.close();
    }
    known.set(key, objects);
  }
  return objects;
}

/** Schemas that were made already, by version, kind and what stands beside. */
const known = new Map<string, ReadonlyMap<string, string>>();

function schemaOf(db: Sqlite): ReadonlyMap<string, string> {
  const rows = db
    .prepare<[], { type: string; name: string; tbl_name: string; sql: string | null }>(
      'SELECT type, name, tbl_name, sql FROM sqlite_schema',
    )
    .all();
  return new Map(
    rows
      .filter(({ name }) => !OF_SQLITE.test(name))
      .map(({ type, name, tbl_name: table, sql }) => [
        `${type} ${name}`,
        `${table} ${(sql ?? '').replaceAll(/\s+/g, ' ').replaceAll('"', '').trim()}`,
      ]),
  );
}
