import { Refusal } from '../../shared/contract/refusal.ts';
import { isRegisterName, registerNamed } from '../../shared/registers/all-registers.ts';
import { exchangeDevice } from '../../shared/registers/exchange-device/exchange-device.ts';
import { effectiveRowsOf, type LogRow } from '../change-log.ts';
import { mainOf } from '../file/handles.ts';
import { projectWithNeighbours } from '../projections/projections.ts';
import { emptyRecord, readStored, toRecord, versionOf, type StoredRecord } from '../record-rows.ts';
import type { WriteStore } from '../store.ts';
import { hasConflicts, keepConflicts } from './conflicts-of-record.ts';
import { withRows, type Applied } from './fold.ts';
import { keepRows } from './keep-rows.ts';
import { settleHeld } from './settle-held.ts';

/**
 * Brings whole rows of a log, our new ones or another PC's verbatim, to the log, the records, their children and what is
 * derived of them. A field takes the value of the newest row that names it, by clock, then by log: so the order in which
 * logs arrive does not matter. Rows that are kept already are passed over; stubs only keep their place, as do rows of others
 * that may not have an effect (`held-rows`). Use inside a transaction.
 * @param standing records as they stand, by id, where the caller has just read them.
 * @returns the records that the rows name.
 * @throws Refusal `database-newer` for a register of our own log that this version does not know; RangeError for rows that do
 *   not follow the head of their log.
 */
export function apply(
  store: WriteStore,
  rows: readonly LogRow[],
  standing: ReadonlyMap<string, StoredRecord> = new Map(),
): ReadonlyMap<string, Applied> {
  const db = mainOf(store);
  const newest = store.lastClock ?? '';
  const { effective, isForeign } = keepRows(store, rows);
  const applied = new Map<string, Applied>();
  for (const [id, ofRecord] of Map.groupBy(effective, (row) => row.record_id)) {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a group holds at least the row that made it
    const [{ register: name, schema_version: found }] = ofRecord as [LogRow, ...LogRow[]];
    if (!isRegisterName(name)) throw new Refusal('database-newer', { found, known: 0 });
    const register = registerNamed(name);
    const base = standing.get(id) ?? readStored(db, register, id) ?? emptyRecord(register, id);
    const fresh = ofRecord.every((row) => row.clock > newest);
    const winning = fresh ? ofRecord : standingRows(store, id, ofRecord);
    const stored = withRows(store, register, base, winning);
    const record = toRecord(store, register, stored);
    const version = ofRecord.reduce(
      (last, row) => (row.clock > last ? row.clock : last),
      versionOf(store, id),
    );
    projectWithNeighbours(store, register, record, version);
    // Our own newest row has seen all that is here: it can only end a conflict.
    if (isForeign || hasConflicts(db, id)) keepConflicts(db, name, id, effectiveRowsOf(db, id));
    applied.set(id, { register, record, version });
  }
  if (effective.some((row) => row.register === exchangeDevice.name)) settleHeld(store);
  return applied;
}

/** The rows of a record that decide the places which `rows` name: oldest first, those of older logs' rows included. */
function standingRows(store: WriteStore, id: string, rows: readonly LogRow[]): readonly LogRow[] {
  const touched = new Set(rows.map(placeOf));
  return effectiveRowsOf(mainOf(store), id).filter((row) => touched.has(placeOf(row)));
}

const placeOf = (row: LogRow): string => `${row.child_list}/${row.child_id}`;
