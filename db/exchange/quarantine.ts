import { Refusal } from '../../shared/contract/refusal.ts';
import { isRegisterName, registerNamed } from '../../shared/registers/all-registers.ts';
import { readChanges, type LogRow } from '../change-log.ts';
import type { StoredValue } from '../columns.ts';
import { beginNextLog } from '../device.ts';
import { mainOf } from '../file/handles.ts';
import { prepared } from '../file/sqlite.ts';
import { holdRow, isAhead, isProtected } from '../held-rows.ts';
import { clockInstant } from '../hybrid-clock.ts';
import { apply } from '../ledger/apply.ts';
import { foldAnew } from '../ledger/fold.ts';
import { refuseUnentitled } from '../ledger/entitled.ts';
import { LogWriter } from '../ledger/log-writer.ts';
import { once, writingDevice, type Writing } from '../ledger/once.ts';
import { beginLogWithReceipt, writeReceipt } from '../ledger/receipts.ts';
import { settleHeld } from '../ledger/settle-held.ts';
import { presentInstant, type ReadStore, type WriteStore } from '../store.ts';
import { readStored } from '../record-rows.ts';

/** Rows of a log that wait because their clock is ahead of this PC's. */
export interface Quarantined {
  readonly logId: string;
  readonly deviceId: string;
  readonly rows: number;
  readonly records: number;
  /** Instants (UTC, ISO 8601) that the clocks of the first and the last of them tell. */
  readonly from: string;
  readonly to: string;
}

/** What waits because its clock is ahead, by log. */
export function quarantined(store: ReadStore): readonly Quarantined[] {
  return prepared<
    [],
    { logId: string; deviceId: string; rows: number; records: number; first: string; last: string }
  >(
    mainOf(store),
    `SELECT h.log_id AS logId, max(l.device_id) AS deviceId, count(*) AS rows, count(DISTINCT h.record_id) AS records,
       min(l.clock) AS first, max(l.clock) AS last
     FROM held_row AS h CROSS JOIN change_log AS l ON l.log_id = h.log_id AND l.sequence = h.sequence
     WHERE h.reason = 'ahead' GROUP BY h.log_id ORDER BY h.log_id`,
  )
    .all()
    .map(({ first, last, ...found }) => ({
      ...found,
      from: clockInstant(first).toISOString(),
      to: clockInstant(last).toISOString(),
    }));
}

/**
 * Takes what waits in a log over under new rows of who works here; the rows themselves never have an effect any more, anywhere.
 * @throws Refusal `record-not-found` where nothing waits in it, `not-administrator`, and as `once`.
 */
export function adoptQuarantined(store: WriteStore, writeId: string, logId: string): void {
  once(store, { name: 'exchange.adopt', writeId, request: { logId } }, (writing) => {
    const rows = prepared<[string], LogRow>(
      mainOf(store),
      `SELECT l.* FROM held_row AS h CROSS JOIN change_log AS l ON l.log_id = h.log_id AND l.sequence = h.sequence
       WHERE h.log_id = ? AND h.reason = 'ahead' ORDER BY l.sequence`,
    ).all(logId);
    if (rows.length === 0) throw new Refusal('record-not-found');
    adopt(writing, rows);
    return null;
  });
}

/**
 * Looks at the clocks: what waited for its time has an effect now; and a PC whose own log is ahead of its clock, which ran wrong for a
 * while, goes on under a log that begins, into which it takes what it wrote ahead. For each opening.
 * @throws Refusal as `once`, `clock-wrong` among them.
 */
export function settleClocks(store: WriteStore, writeId: string): void {
  const db = mainOf(store);
  const waits = prepared<[], number>(db, "SELECT 1 FROM held_row WHERE reason = 'ahead' LIMIT 1").get();
  if (!isOwnLogAhead(store) && waits === undefined) return;
  once(store, { name: 'exchange.settleClocks', writeId, request: null }, (writing) => {
    settlingClocks(writing);
    return null;
  });
}

/** As `settleClocks`, part of a call. */
export function settlingClocks(writing: Writing): void {
  const { store } = writing;
  if (isOwnLogAhead(store)) leaveLogAhead(writing);
  settleHeld(store, 'time');
}

function isOwnLogAhead(store: ReadStore): boolean {
  const { device } = store;
  if (device === null) return false;
  const last = prepared<[string], string>(
    mainOf(store),
    'SELECT clock FROM change_log WHERE log_id = ? ORDER BY sequence DESC LIMIT 1',
  )
    .pluck()
    .get(device.logId);
  return last !== undefined && isAhead(last, presentInstant(store));
}

/** Begins a log that follows the greatest clock which is not ahead, and takes into it what was written ahead. */
function leaveLogAhead(writing: Writing): void {
  const { store } = writing;
  const db = mainOf(store);
  const now = presentInstant(store);
  const old = writingDevice(writing).logId;
  const rows = prepared<[string], LogRow>(db, 'SELECT * FROM change_log WHERE log_id = ? ORDER BY sequence')
    .all(old)
    .filter((row) => isAhead(row.clock, now));
  beginNextLog(store);
  const bound = (now.getTime() + 86_400_000).toString(16).padStart(12, '0') + 'ffff';
  store.lastClock =
    prepared<[string], string | null>(db, 'SELECT max(clock) FROM change_log WHERE clock <= ?')
      .pluck()
      .get(bound) ?? null;
  adopt(writing, rows);
}

/** Writes what rows say under new rows, and takes their effect from them. */
function adopt(writing: Writing, rows: readonly LogRow[]): void {
  const { store, saveId, origin } = writing;
  const db = mainOf(store);
  const device = writingDevice(writing);
  const [first] = rows;
  const last = rows.at(-1);
  if (first === undefined || last === undefined) return;
  beginLogWithReceipt(writing, device);
  for (const row of rows) holdRow(db, row, 'adopted');
  for (const id of new Set(rows.map((row) => row.record_id))) foldAnew(store, id);
  const places = Map.groupBy(
    rows.filter((row) => row.content_hash === null && isRegisterName(row.register)),
    (row) => JSON.stringify([row.register, row.record_id, row.child_list, row.child_id]),
  );
  for (const ofPlace of places.values()) {
    const [one] = ofPlace;
    if (one === undefined || !isRegisterName(one.register)) continue;
    const values = new Map<string, StoredValue>();
    for (const row of ofPlace)
      for (const [field, [, value]] of Object.entries(readChanges(row))) values.set(field, value);
    const before = standingValues(store, one);
    const changes = Object.fromEntries(
      [...values].map(([field, value]) => [field, [before[field] ?? null, value]] as const),
    );
    const place = {
      register: one.register,
      recordId: one.record_id,
      childList: one.child_list,
      childId: one.child_id,
    };
    const row = new LogWriter(store, device, saveId, origin).next(place, changes);
    if (isProtected(row)) refuseUnentitled(store, [row]);
    apply(store, [row]);
  }
  const range = { logId: first.log_id, after: first.sequence - 1, sequence: last.sequence };
  writeReceipt(writing, { adopted: [range] });
}

function standingValues(store: ReadStore, row: LogRow): Readonly<Record<string, StoredValue>> {
  if (!isRegisterName(row.register)) return {};
  const stored = readStored(mainOf(store), registerNamed(row.register), row.record_id);
  if (row.child_list === '') return stored?.values ?? {};
  return stored?.children[row.child_list]?.find((child) => child.id === row.child_id)?.values ?? {};
}
