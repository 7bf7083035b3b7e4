import { createHash } from 'node:crypto';
import type { StoredValue } from './columns.ts';
import { prepared, type Sqlite } from './file/sqlite.ts';

/** How a save came about. */
export const origins = ['save', 'import', 'undo', 'restore', 'sample', 'setup'] as const;
export type Origin = (typeof origins)[number];

/** Old and new value of each changed field, by name. `position` and `withdrawn` of the frame are fields here too. */
export type Changes = Readonly<Record<string, readonly [StoredValue, StoredValue]>>;

/** One row of the change log, as it is kept and later exchanged. */
export interface LogRow {
  readonly device_id: string;
  readonly sequence: number;
  readonly clock: string;
  readonly actor_id: string;
  readonly save_id: string;
  readonly origin: string;
  readonly register: string;
  readonly record_id: string;
  readonly child_list: string;
  readonly child_id: string;
  /** Canonical JSON of `Changes`. */
  readonly changes: string;
  readonly schema_version: number;
  readonly previous_hash: string;
}

export const FIRST_HASH = '0'.repeat(64);

/** SHA-256 (hexadecimal) over every column of a row, in the order of the table. */
export function hashOf(row: LogRow): string {
  const columns = [
    row.device_id,
    row.sequence,
    row.clock,
    row.actor_id,
    row.save_id,
    row.origin,
    row.register,
    row.record_id,
    row.child_list,
    row.child_id,
    row.changes,
    row.schema_version,
    row.previous_hash,
  ];
  return createHash('sha256').update(JSON.stringify(columns)).digest('hex');
}

export function logOfRecord(db: Sqlite, recordId: string): readonly LogRow[] {
  return prepared<[string], LogRow>(
    db,
    'SELECT * FROM change_log WHERE record_id = ? ORDER BY clock, device_id, sequence',
  ).all(recordId);
}

export function logOfSave(db: Sqlite, saveId: string): readonly LogRow[] {
  return prepared<[string], LogRow>(
    db,
    'SELECT * FROM change_log WHERE save_id = ? ORDER BY clock, device_id, sequence',
  ).all(saveId);
}

export function readChanges(row: LogRow): Changes {
  return JSON.parse(row.changes) as Changes;
}

/** The greatest clock in the log, or null for an empty one. */
export function greatestClock(db: Sqlite): string | null {
  return db.prepare<[], string | null>('SELECT max(clock) FROM change_log').pluck().get() ?? null;
}

export interface LogFault {
  readonly deviceId: string;
  readonly sequence: number;
  readonly fault: 'gap' | 'hash' | 'head';
}

/** Reads the whole log and returns where a device's rows have a gap, a broken hash chain, or a cut tail. */
export function verifyLog(db: Sqlite): readonly LogFault[] {
  const faults: LogFault[] = [];
  let device = '';
  let sequence = 0;
  let hash = FIRST_HASH;
  const heads = new Map(
    db
      .prepare<[], { device_id: string; sequence: number; hash: string }>('SELECT * FROM change_log_head')
      .all()
      .map((head) => [head.device_id, head]),
  );
  const close = (): void => {
    if (device === '') return;
    const head = heads.get(device);
    if (head === undefined || head.sequence !== sequence || head.hash !== hash) {
      faults.push({ deviceId: device, sequence, fault: 'head' });
    }
    heads.delete(device);
  };
  for (const row of db
    .prepare<[], LogRow>('SELECT * FROM change_log ORDER BY device_id, sequence')
    .iterate()) {
    if (row.device_id !== device) {
      close();
      [device, sequence, hash] = [row.device_id, 0, FIRST_HASH];
    }
    if (row.sequence !== sequence + 1)
      faults.push({ deviceId: device, sequence: row.sequence, fault: 'gap' });
    else if (row.previous_hash !== hash)
      faults.push({ deviceId: device, sequence: row.sequence, fault: 'hash' });
    sequence = row.sequence;
    hash = hashOf(row);
  }
  close();
  for (const head of heads.values())
    faults.push({ deviceId: head.device_id, sequence: head.sequence, fault: 'head' });
  return faults;
}
