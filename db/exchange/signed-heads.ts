import { headText, type SignedHead } from '../../shared/exchange/head-text.ts';
import { logHead, type LogRow } from '../change-log.ts';
import { storedJson } from '../columns.ts';
import { mainOf } from '../file/handles.ts';
import { prepared, type Sqlite } from '../file/sqlite.ts';
import { refuseBetweenSteps } from '../ledger/in-steps.ts';
import type { ReadStore, WriteStore } from '../store.ts';

/** A head that its PC signed, and under which registers its log is held whole here; null: every row in full. */
export interface KeptHead extends SignedHead {
  readonly registers: readonly string[] | null;
}

interface Columns extends SignedHead {
  readonly registers: string | null;
}

const COLUMNS = 'log_id AS logId, device_id AS deviceId, sequence, hash, signature, registers';

const asKept = (row: Columns): KeptHead => ({
  ...row,
  registers: row.registers === null ? null : storedJson<readonly string[]>(row.registers),
});

export function signedHeads(store: ReadStore): readonly KeptHead[] {
  return prepared<[], Columns>(mainOf(store), `SELECT ${COLUMNS} FROM signed_head ORDER BY log_id`)
    .all()
    .map(asKept);
}

export function signedHead(db: Sqlite, logId: string): KeptHead | null {
  const row = prepared<[string], Columns>(db, `SELECT ${COLUMNS} FROM signed_head WHERE log_id = ?`).get(
    logId,
  );
  return row === undefined ? null : asKept(row);
}

export function keepSignedHead(db: Sqlite, logId: string, head: KeptHead): void {
  prepared(
    db,
    `INSERT INTO signed_head (log_id, device_id, sequence, hash, signature, registers) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (log_id) DO UPDATE SET sequence = excluded.sequence, hash = excluded.hash,
       signature = excluded.signature, registers = excluded.registers`,
  ).run(
    logId,
    head.deviceId,
    head.sequence,
    head.hash,
    head.signature,
    head.registers === null ? null : JSON.stringify(head.registers),
  );
}

/**
 * Signs the heads of the logs that this PC wrote, up to now.
 * @param sign gives the signature of a text.
 * @throws Refusal `not-ready` between the steps of another call.
 */
export function signOwnHeads(store: WriteStore, sign: (text: string) => string): void {
  refuseBetweenSteps(store);
  const { device } = store;
  if (device === null) return;
  const db = mainOf(store);
  const logs = prepared<[string], string>(db, 'SELECT DISTINCT log_id FROM device WHERE id = ?')
    .pluck()
    .all(device.id);
  db.transaction(() => {
    for (const logId of logs) {
      const { sequence, hash } = logHead(db, logId);
      const known = signedHead(db, logId);
      if (sequence === 0 || known?.sequence === sequence || !isOwn(db, logId, device.id)) continue;
      const head = { deviceId: device.id, logId, sequence, hash };
      keepSignedHead(db, logId, { ...head, signature: sign(headText(head)), registers: null });
    }
  }).immediate();
}

/** A PC that went on as another one does not answer for what it wrote before. */
function isOwn(db: Sqlite, logId: string, deviceId: string): boolean {
  const row = prepared<[string], Pick<LogRow, 'form' | 'device_id'>>(
    db,
    'SELECT form, device_id FROM change_log WHERE log_id = ? ORDER BY sequence DESC LIMIT 1',
  ).get(logId);
  return row !== undefined && (row.form === 1 || row.device_id === deviceId);
}
