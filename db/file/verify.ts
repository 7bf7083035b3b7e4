import { createHash } from 'node:crypto';
import { isRegisterName, registerNamed, registerNames } from '../../shared/registers/all-registers.ts';
import { readChanges, verifyLog, type LogRow } from '../change-log.ts';
import { canonicalJson, type StoredValue } from '../columns.ts';
import { readManyStored, type StoredRecord } from '../record-rows.ts';
import { refusing } from './refusing.ts';
import type { Sqlite } from './sqlite.ts';
import type { ReadStore } from '../store.ts';
import { filesOf, keysOf, mainOf } from './handles.ts';
import { referenceItem } from '../../shared/registers/reference-item/reference-item.ts';
import { setting } from '../../shared/registers/setting/setting.ts';

export interface VerifyFault {
  readonly kind: 'database' | 'log' | 'record' | 'file';
  readonly detail: string;
}

export interface VerifyResult {
  readonly records: number;
  readonly logRows: number;
  readonly files: number;
  readonly faults: readonly VerifyFault[];
}

/**
 * Holds everything against everything: the three databases by SQLite's own check, the hash chain of the log, each record
 * against what its log says, each file against its hash.
 */
export function verifyStore(store: ReadStore): VerifyResult {
  return refusing(() => {
    const faults: VerifyFault[] = [];
    for (const [name, db] of [
      ['register', mainOf(store)],
      ['files', filesOf(store)],
      ['keys', keysOf(store)],
    ] as const) {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the pragma answers rows of this one column
      const found = db.pragma('integrity_check(10)') as readonly { readonly integrity_check: string }[];
      for (const { integrity_check: line } of found) {
        if (line !== 'ok') faults.push({ kind: 'database', detail: `${name}: ${line}` });
      }
    }
    for (const fault of verifyLog(mainOf(store))) {
      faults.push({ kind: 'log', detail: `${fault.fault} ${fault.logId} ${fault.sequence}` });
    }
    faults.push(...recordFaults(mainOf(store)), ...fileFaults(filesOf(store), 'file'));
    const count = (sql: string): number => Number(mainOf(store).prepare(sql).pluck().get());
    return {
      records: count(
        `SELECT count(*) FROM record_summary WHERE register NOT IN ('${setting.name}', '${referenceItem.name}')`,
      ),
      logRows: count('SELECT count(*) FROM change_log'),
      files: Number(filesOf(store).prepare('SELECT count(*) FROM file').pluck().get()),
      faults,
    };
  });
}

const AT_ONCE = 500;

/**
 * The state of each record that its log tells, against its row. Shipped reference rows have no log and none is asked.
 * @param main a database of this version.
 */
export function* recordFaults(main: Sqlite): Iterable<VerifyFault> {
  for (const name of registerNames) {
    if (!isRegisterName(name)) continue;
    const register = registerNamed(name);
    const ids = main.prepare<[], string>(`SELECT id FROM ${register.table}`).pluck().all();
    for (let start = 0; start < ids.length; start += AT_ONCE) {
      const some = ids.slice(start, start + AT_ONCE);
      const told = toldOf(main, some);
      for (const record of readManyStored(main, register, some)) {
        for (const [place, fields] of kept(name, record)) {
          const expected = told.get(place);
          if (expected === undefined) {
            if (name !== referenceItem.name)
              yield { kind: 'record', detail: `${name} ${record.code || record.id}: no log` };
            continue;
          }
          for (const [field, value] of fields) {
            if (name === referenceItem.name && !expected.has(field)) continue;
            if (canonicalJson(expected.get(field) ?? null) !== canonicalJson(value)) {
              yield { kind: 'record', detail: `${name} ${record.code || record.id}: ${field}` };
            }
          }
        }
      }
    }
  }
}

/** What the log says of some records, by place and field: of these only, since a whole log need not fit into memory. */
function toldOf(main: Sqlite, ids: readonly string[]): ReadonlyMap<string, Map<string, StoredValue>> {
  const told = new Map<string, Map<string, StoredValue>>();
  const rows = main.prepare<[string], LogRow>(
    `SELECT * FROM change_log WHERE record_id IN (SELECT value FROM json_each(?))
     ORDER BY clock, log_id, sequence`,
  );
  for (const row of rows.iterate(JSON.stringify(ids))) {
    const place = `${row.register}/${row.record_id}/${row.child_list}/${row.child_id}`;
    const fields = told.get(place) ?? new Map<string, StoredValue>();
    told.set(place, fields);
    for (const [field, [, value]] of Object.entries(readChanges(row))) fields.set(field, value);
  }
  return told;
}

function* kept(
  register: string,
  record: StoredRecord,
): Iterable<readonly [string, ReadonlyMap<string, StoredValue>]> {
  const withdrawn = record.withdrawn === null ? null : { reason: record.withdrawn.reason };
  yield [
    `${register}/${record.id}//`,
    new Map<string, StoredValue>([...Object.entries(record.values), ['withdrawn', withdrawn]]),
  ];
  for (const [list, rows] of Object.entries(record.children)) {
    for (const row of rows) {
      const values = new Map<string, StoredValue>([
        ...Object.entries(row.values),
        ['position', row.position],
      ]);
      if (row.withdrawn) values.set('withdrawn', true);
      yield [`${register}/${record.id}/${list}/${row.id}`, values];
    }
  }
}

/**
 * Files whose content is not what their hash says.
 * @param largest bytes above which a file is not looked at: each is held in memory at once.
 */
export function* fileFaults(
  db: Sqlite,
  table: 'file' | 'kept_file',
  largest = Number.MAX_SAFE_INTEGER,
): Iterable<VerifyFault> {
  // By the length that it has: the size beside it is only what somebody wrote there.
  const files = db.prepare<[number], { hash: string; size: number; content: Buffer }>(
    `SELECT hash, size, content FROM ${table} WHERE length(content) <= ?`,
  );
  for (const { hash, size, content } of files.iterate(largest)) {
    if (size !== content.length || createHash('sha256').update(content).digest('hex') !== hash)
      yield { kind: 'file', detail: hash };
  }
}
