import { join } from 'node:path';
import { dataFiles } from '../file/data-names.ts';
import { lockFolder } from '../file/folder-lock.ts';
import { presentFolder } from '../file/generations.ts';
import { mainOf } from '../file/handles.ts';
import { isOfThisVersion, migrate } from '../file/migrate.ts';
import { refusing } from '../file/refusing.ts';
import { schemaFaults } from '../file/schema-faults.ts';
import { connect, memoryDatabase, type Sqlite } from '../file/sqlite.ts';
import { refuseBetweenSteps } from '../ledger/in-steps.ts';
import { forgetReference, shipReferenceData } from '../reference.ts';
import type { WriteStore } from '../store.ts';

/** Tables that hold nothing but what is derived of records. */
const derivedTables = [
  'record_summary',
  'record_search',
  'record_link',
  'permit_use',
  'person_trip',
  'record_day',
] as const;

/**
 * Mends what follows from something else: indices, triggers and the tables of what is derived are made as this version
 * has them, shipped reference rows are brought in anew, and what is derived is marked as to be derived anew, which the
 * caller then has done (`refilling`). No record that somebody saved is touched, and no row of the log.
 * @throws Refusal `not-ready` between the steps of another call, `database-damaged`, `disk-full`.
 */
export function beginMending(store: WriteStore): void {
  refuseBetweenSteps(store);
  const db = mainOf(store);
  refusing(() =>
    db
      .transaction(() => {
        mendSchema(db);
        db.exec(
          `DELETE FROM record_summary WHERE NOT EXISTS (
             SELECT 1 FROM change_log WHERE record_id = record_summary.record_id AND content_hash IS NULL);
           INSERT INTO record_search (record_search) VALUES ('delete-all');
           DELETE FROM record_link; DELETE FROM permit_use; DELETE FROM person_trip; DELETE FROM record_day;
           DELETE FROM program_fact WHERE name = 'projections'`,
        );
        shipReferenceData(db, true);
      })
      .immediate(),
  );
  forgetReference(store);
}

/**
 * Mends indices and triggers of a folder that is not opened for what is wrong with them.
 * @throws Refusal as `presentFolder` and `lockFolder`.
 */
export function mendSchemaIn(directory: string): void {
  const folder = presentFolder(directory);
  const lock = lockFolder(directory);
  try {
    const db = refusing(() => connect(join(folder, dataFiles.main)));
    try {
      // One of an earlier version gets what it lacks as it is opened.
      if (isOfThisVersion(db, 'main')) refusing(() => db.transaction(() => mendSchema(db)).immediate());
    } finally {
      db.close();
    }
  } finally {
    lock.release(lock.closedCleanly);
  }
}

function mendSchema(db: Sqlite): void {
  const faults = schemaFaults(db, 'main');
  if (faults.length === 0) return;
  const model = memoryDatabase();
  try {
    migrate(model, 'main');
    const makers = model.prepare<[string, string], string>(
      'SELECT sql FROM sqlite_schema WHERE type = ? AND name = ?',
    );
    const isDerived = (name: string): boolean => derivedTables.some((table) => table === name);
    // Tables before their indices.
    const inOrder = faults.toSorted(
      (a, b) => Number(b.object.startsWith('table')) - Number(a.object.startsWith('table')),
    );
    for (const { fault, object } of inOrder) {
      const [type = '', name = ''] = object.split(' ');
      if (type === 'table' ? !isDerived(name) : !['index', 'trigger', 'view'].includes(type)) continue;
      if (fault !== 'missing') db.exec(`DROP ${type} IF EXISTS "${name}"`);
      const sql = makers.pluck().get(type, name);
      if (fault === 'extra' || sql === undefined) continue;
      if (exists(db, name)) continue;
      db.exec(sql);
      if (type === 'table') makeIndices(db, model, name);
    }
  } finally {
    model.close();
  }
}

/** A table that was made anew has none of its indices. */
function makeIndices(db: Sqlite, model: Sqlite, table: string): void {
  const indices = model
    .prepare<[string], { name: string; sql: string }>(
      "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL AND tbl_name = ?",
    )
    .all(table);
  for (const { name, sql } of indices) if (!exists(db, name)) db.exec(sql);
}

const exists = (db: Sqlite, name: string): boolean =>
  db.prepare('SELECT 1 FROM sqlite_schema WHERE name = ?').get(name) !== undefined;
