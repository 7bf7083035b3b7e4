import type { DataFault, VerifyResult } from '../../shared/contract/data-faults.ts';
import { registerNamed, registerNames } from '../../shared/registers/all-registers.ts';
import { referenceItem } from '../../shared/registers/reference-item/reference-item.ts';
import { setting } from '../../shared/registers/setting/setting.ts';
import { greatestClock, verifyLog } from '../change-log.ts';
import { readDevice } from '../device.ts';
import { databases } from '../file/handles.ts';
import { isOfThisVersion, migrate, type DatabaseKind } from '../file/migrate.ts';
import { asRefusal } from '../file/refusing.ts';
import { schemaFaults } from '../file/schema-faults.ts';
import { memoryDatabase, type Sqlite } from '../file/sqlite.ts';
import { projectionsAreStale } from '../projections/refill.ts';
import { countingRules } from '../settings.ts';
import type { ReadStore } from '../store.ts';
import { Refusal } from '../../shared/contract/refusal.ts';
import { compareRows, extraRows, type ExpectedRecord, type FoundRows } from './compare-rows.ts';
import { DerivedComparison } from './compare-derived.ts';
import { deviceFaults, doubledCodes, keptRowFaults, ownLogs } from './device-faults.ts';
import { contentFaults, NamedFiles, type KeptFiles } from './file-faults.ts';
import { FoundFaults } from './found-faults.ts';
import { KeyFaults } from './key-faults.ts';
import { shippedBase } from '../reference.ts';
import { referenceFaults } from './reference-faults.ts';
import { asStored, toldRecords } from './told-records.ts';

/** The data that are judged: of a data folder, or of a backup that this version migrated. */
export interface JudgedData {
  readonly main: Sqlite;
  readonly files: KeptFiles;
  /** Null: the keys of identity-document numbers are not judged. */
  readonly keys: Sqlite | null;
  /** Tables that stand in `main` beside those of a register, as `CREATE` statements. */
  readonly beside?: readonly string[];
  /** Whether what is derived of the records is judged too; false where it is derived anew in any case. */
  readonly derived?: boolean;
}

/**
 * Holds everything in some data against everything else: the databases by SQLite's own check, their schema, the chain of
 * each log, every row against what the whole log says, what is derived against what follows from that, keys, files, and
 * what is kept of calls: both ways, so that nothing is missing and nothing extra. Nothing is written.
 * @param pause called every few milliseconds of work; what it throws ends the check.
 */
export function judgeData(data: JudgedData, pause: () => void = () => undefined): VerifyResult {
  const { main, files, keys } = data;
  const faults = new FoundFaults();
  const isSchemaSound = judgeDatabases(data, faults, pause);
  const noKeys = keys === null ? memoryKeys() : null;
  const part = (work: () => void): void => {
    try {
      work();
    } catch (error) {
      faults.add(faultOf(error, isSchemaSound));
    }
  };
  main.exec('BEGIN');
  try {
    // One look at the data as they are now, however much is saved meanwhile.
    const count = counter(main);
    part(() => void count('SELECT count(*) FROM change_log_head'));
    part(() => {
      for (const { fault, logId, sequence } of verifyLog(main, pause))
        faults.add({ kind: 'log', field: fault, detail: `${logId} ${sequence}` });
    });
    const found: FoundRows = new Map();
    part(() => judgeRecords({ ...data, keys: keys ?? noKeys ?? main }, keys !== null, found, faults, pause));
    part(() => faults.addAll(deviceFaults(main)));
    part(() => faults.addAll(keptRowFaults(main)));
    for (const name of registerNames) {
      pause();
      if (name !== referenceItem.name) part(() => faults.addAll(extraRows(main, registerNamed(name), found)));
      part(() => faults.addAll(doubledCodes(main, registerNamed(name))));
    }
    part(() => faults.addAll(contentFaults(files, pause)));
    let [records, logRows, kept] = [0, 0, 0];
    part(() => {
      records = count(
        `SELECT count(*) FROM record_summary WHERE register NOT IN ('${setting.name}', '${referenceItem.name}')`,
      );
      logRows = count('SELECT count(*) FROM change_log');
      kept = Number(files.db.prepare(`SELECT count(*) FROM ${files.table}`).pluck().get());
    });
    return { records, logRows, files: kept, faults: faults.told, counts: faults.counts };
  } finally {
    if (main.inTransaction) main.exec('ROLLBACK');
    noKeys?.close();
  }
}

/** The files themselves: by SQLite's own check, by their version, by their schema. True where the schema is whole. */
function judgeDatabases(
  { main, files, keys, beside = [] }: JudgedData,
  faults: FoundFaults,
  pause: () => void,
): boolean {
  const all: readonly (readonly [DatabaseKind, Sqlite | null, readonly string[]])[] = [
    ['main', main, beside],
    ['files', files.table === 'file' ? files.db : null, []],
    ['keys', keys, []],
  ];
  let isSound = true;
  for (const [kind, db, tables] of all) {
    if (db === null) continue;
    pause();
    const name = kind === 'main' ? 'register' : kind;
    try {
      if (!isOfThisVersion(db, kind)) {
        isSound = false;
        faults.add({ kind: 'version', detail: name });
      } else
        for (const { object, fault } of schemaFaults(db, kind, tables)) {
          isSound = false;
          faults.add({ kind: 'schema', field: fault, detail: `${name}: ${object}` });
        }
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the pragma answers rows of this one column
      const lines = db.pragma('integrity_check(10)') as readonly { readonly integrity_check: string }[];
      for (const { integrity_check: line } of lines)
        if (line !== 'ok') faults.add({ kind: 'database', detail: `${name}: ${line}` });
      if (db.prepare('SELECT 1 FROM pragma_foreign_key_check LIMIT 1').get() !== undefined)
        faults.add({ kind: 'database', detail: `${name}: foreign_key_check` });
    } catch (error) {
      faults.add(faultOf(error, true, name));
    }
  }
  return isSound;
}

/** Replays the log, and holds the records, their keys, their files and what is derived of them against it. */
function judgeRecords(
  { main, files, keys, derived = true }: JudgedData & { readonly keys: Sqlite },
  hasKeys: boolean,
  found: FoundRows,
  faults: FoundFaults,
  pause: () => void,
): void {
  const store: ReadStore = {
    [databases]: { main, files: files.db, keys },
    directory: '',
    now: () => new Date(),
    device: readDevice(main),
    lastClock: greatestClock(main),
    dayOffset: null,
  };
  const keyFaults = hasKeys ? new KeyFaults(store) : null;
  const named = new NamedFiles(files, ownLogs(main));
  // What is stale is derived anew at the next opening, whatever it says now.
  const projections =
    derived && !projectionsAreStale(store) ? new DerivedComparison(store, countingRules(store)) : null;
  const logged = new Set<string>();
  try {
    for (const page of toldRecords(main)) {
      pause();
      const records = page.map((told): ExpectedRecord => {
        const isReference = told.name === referenceItem.name;
        if (isReference) logged.add(told.id);
        return { told, stored: asStored(told, isReference ? shippedBase(told.id) : {}) };
      });
      for (const [register, ofRegister] of Map.groupBy(records, ({ told }) => told.register)) {
        faults.addAll(compareRows(main, register, ofRegister, found));
        if (projections !== null) faults.addAll(projections.compare(ofRegister));
      }
      for (const record of records) {
        faults.addAll(named.judge(record));
        if (keyFaults !== null) faults.addAll(keyFaults.judge(record));
      }
    }
    if (keyFaults !== null) faults.addAll(keyFaults.rest());
    faults.addAll(referenceFaults(main, logged));
    if (projections !== null) faults.addAll(projections.rest(pause));
  } finally {
    projections?.close();
  }
}

/**
 * What an error of SQLite says of the data. A table or column that is not there was told as a fault of the schema.
 * @throws what is no fault of the data.
 */
function faultOf(error: unknown, isSchemaSound: boolean, name = 'register'): DataFault {
  const refusal = asRefusal(error);
  if (refusal instanceof Refusal && refusal.detail.code === 'database-damaged')
    return { kind: 'database', detail: `${name}: ${error instanceof Error ? error.message : ''}` };
  const isOfSchema =
    error instanceof Error && 'code' in error && error.code === 'SQLITE_ERROR' && !isSchemaSound;
  if (isOfSchema) return { kind: 'schema', field: 'missing', detail: `${name}: ${error.message}` };
  throw error;
}

function memoryKeys(): Sqlite {
  const keys = memoryDatabase();
  migrate(keys, 'keys');
  return keys;
}

const counter =
  (db: Sqlite) =>
  (sql: string): number =>
    Number(db.prepare(sql).pluck().get());
