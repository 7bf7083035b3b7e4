import { createHash } from 'node:crypto';
import { isRegisterName, registerNamed, registerNames } from '../../shared/registers/all-registers.ts';
import { readChanges, verifyLog, type LogRow } from '../change-log.ts';
import { canonicalJson, type StoredValue } from '../columns.ts';
import { readManyStored, type StoredRecord } from '../record-rows.ts';
import { refusing } from './refusing.ts';
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
    faults.push(...recordFaults(store), ...fileFaults(store));
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

/** The state of each record that its log tells, against its row. Shipped reference rows have no log and none is asked. */
function* recordFaults(store: ReadStore): Iterable<VerifyFault> {
  const told = new Map<string, Map<string, StoredValue>>();
  const rows = mainOf(store).prepare<[], LogRow>('SELECT * FROM change_log ORDER BY clock, log_id, sequence');
  for (const row of rows.iterate()) {
    const place = `${row.register}/${row.record_id}/${row.child_list}/${row.child_id}`;
    const fields = told.get(place) ?? new Map<string, StoredValue>();
    told.set(place, fields);
    for (const [field, [, value]] of Object.entries(readChanges(row))) fields.set(field, value);
  }
  for (const name of registerNames) {
    if (!isRegisterName(name)) continue;
    const register = registerNamed(name);
    const ids = mainOf(store).prepare<[], string>(`SELECT id FROM ${register.table}`).pluck().all();
    for (let start = 0; start < ids.length; start += 500) {
      for (const record of readManyStored(mainOf(store), register, ids.slice(start, start + 500))) {
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

function* fileFaults(store: ReadStore): Iterable<VerifyFault> {
  const files = filesOf(store).prepare<[], { hash: string; content: Buffer }>(
    'SELECT hash, content FROM file',
  );
  for (const { hash, content } of files.iterate()) {
    if (createHash('sha256').update(content).digest('hex') !== hash) yield { kind: 'file', detail: hash };
  }
}
