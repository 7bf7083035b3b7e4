import type { AdoptedRows } from '../shared/registers/exchange-receipt/exchange-receipt.ts';
import { isRegisterName } from '../shared/registers/all-registers.ts';
import { freeSettings, protectedRegisters } from '../shared/exchange/rights.ts';
import { exchangeDevice } from '../shared/registers/exchange-device/exchange-device.ts';
import { report } from '../shared/registers/report/report.ts';
import { setting } from '../shared/registers/setting/setting.ts';
import { storedJson } from './columns.ts';
import type { LogRow } from './change-log.ts';
import { prepared, type Sqlite } from './file/sqlite.ts';
import { clockInstant } from './hybrid-clock.ts';
import { settingId } from './ids.ts';
import type { Devices } from './trust.ts';

/** Milliseconds by which the clock of a row may be ahead of this PC's. */
const CLOCK_BOUND = 86_400_000;

/** Why a row that is kept has no effect. */
export type HeldReason = 'ahead' | 'adopted' | 'not-entitled' | 'not-trusted' | 'unknown';

/** What is asked of a row before it takes effect. */
export interface Judging {
  readonly devices: Devices;
  readonly now: Date;
  readonly adopted: readonly AdoptedRows[];
}

/** Whether a clock is over a day past an instant. */
export function isAhead(clock: string, now: Date): boolean {
  return clockInstant(clock).getTime() > now.getTime() + CLOCK_BOUND;
}

const freeIds = new Set(freeSettings.map(settingId));

/** Whether only PCs of administrators decide on what a row is about. */
export function isProtected(row: Pick<LogRow, 'register' | 'record_id' | 'child_list'>): boolean {
  if (row.register === setting.name) return !freeIds.has(row.record_id);
  if (row.register === report.name) return row.child_list === 'closings';
  return protectedRegisters.some((name) => name === row.register);
}

/** Why a row has no effect here; null where it has. */
export function heldReason(row: LogRow, { devices, now, adopted }: Judging): HeldReason | null {
  if (row.content_hash !== null) return null;
  const over = adopted.some(
    ({ logId, after, sequence }) => logId === row.log_id && row.sequence > after && row.sequence <= sequence,
  );
  if (over) return 'adopted';
  if (isAhead(row.clock, now)) return 'ahead';
  if (!isRegisterName(row.register)) return 'unknown';
  if (devices.isWithdrawnAt(row.device_id, row.clock)) return 'not-trusted';
  if (row.register === exchangeDevice.name) return devices.counts(row) ? null : 'not-entitled';
  return isProtected(row) && !devices.isAdministratorAt(row) ? 'not-entitled' : null;
}

/** The rows that receipts in the log say were taken over. */
export function adoptedRows(db: Sqlite): readonly AdoptedRows[] {
  return prepared<[], string>(db, 'SELECT adopted FROM exchange_receipt WHERE adopted IS NOT NULL')
    .pluck()
    .all()
    .flatMap((json) => storedJson<readonly AdoptedRows[]>(json));
}

/** Marks a row as one without effect. */
export function holdRow(db: Sqlite, row: LogRow, reason: HeldReason): void {
  prepared(
    db,
    'INSERT OR REPLACE INTO held_row (log_id, sequence, record_id, reason) VALUES (?, ?, ?, ?)',
  ).run(row.log_id, row.sequence, row.record_id, reason);
}

export function releaseRow(db: Sqlite, row: Pick<LogRow, 'log_id' | 'sequence'>): void {
  prepared(db, 'DELETE FROM held_row WHERE log_id = ? AND sequence = ?').run(row.log_id, row.sequence);
}

/** All rows that are held, as `log/sequence`; none in a database of a version that had no such rows. */
export function heldKeys(db: Sqlite): ReadonlySet<string> {
  const isThere = db.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'held_row'").get();
  if (isThere === undefined) return new Set();
  return new Set(db.prepare<[], string>("SELECT log_id || '/' || sequence FROM held_row").pluck().all());
}
