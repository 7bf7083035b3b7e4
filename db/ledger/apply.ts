import { isRegisterName, registerNamed } from '../../shared/registers/all-registers.ts';
import type { AnyRecord, AnyRegister, Withdrawn } from '../../shared/registers/define-register.ts';
import { Refusal } from '../../shared/contract/refusal.ts';
import { todayAt } from '../../shared/time/plain-date.ts';
import {
  hashOf,
  keepLogHead,
  keepLogRow,
  logHead,
  logOfRecord,
  readChanges,
  type LogRow,
} from '../change-log.ts';
import type { StoredValue } from '../columns.ts';
import { mainOf } from '../file/handles.ts';
import { clockInstant } from '../hybrid-clock.ts';
import { projectWithNeighbours } from '../projections/projections.ts';
import {
  emptyRecord,
  readStored,
  toRecord,
  versionOf,
  writeChildRow,
  writeRow,
  type StoredChild,
  type StoredRecord,
} from '../record-rows.ts';
import { expectErasing } from '../finish-erasures.ts';
import { forgetReference } from '../reference.ts';
import { forgetSettings } from '../settings.ts';
import { presentInstant, type WriteStore } from '../store.ts';
import { erasure } from '../../shared/registers/erasure/erasure.ts';
import { referenceItem } from '../../shared/registers/reference-item/reference-item.ts';
import { setting } from '../../shared/registers/setting/setting.ts';

/** Milliseconds by which the clock of another PC may be ahead of this one's. */
const CLOCK_BOUND = 86_400_000;

/** A record as it stands after rows were applied. */
export interface Applied {
  readonly register: AnyRegister;
  readonly record: AnyRecord;
  /** The clock of the newest row about it. */
  readonly version: string;
}

/**
 * Brings whole rows of a log, our new ones or another PC's verbatim, to the log, the records, their children and what is
 * derived of them. A field takes the value of the newest row that names it, by clock, then by log: so the order in which
 * logs arrive does not matter. Rows that are kept already are passed over; stubs only keep their place. Use inside a
 * transaction.
 * @param standing records as they stand, by id, where the caller has just read them.
 * @returns the records that the rows name.
 * @throws Refusal `clock-ahead` for a row whose clock is over a day past this PC's, `database-newer` for a register that
 *   this version does not know; RangeError for rows that do not follow the head of their log.
 */
export function apply(
  store: WriteStore,
  rows: readonly LogRow[],
  standing: ReadonlyMap<string, StoredRecord> = new Map(),
): ReadonlyMap<string, Applied> {
  const newest = store.lastClock ?? '';
  const added = keepRows(store, rows);
  const byRecord = Map.groupBy(
    added.filter((row) => row.content_hash === null),
    (row) => row.record_id,
  );
  const applied = new Map<string, Applied>();
  for (const [id, ofRecord] of byRecord) {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a group holds at least the row that made it
    const [{ register: name, schema_version: found }] = ofRecord as [LogRow, ...LogRow[]];
    if (!isRegisterName(name)) throw new Refusal('database-newer', { found, known: 0 });
    const register = registerNamed(name);
    const base = standing.get(id) ?? readStored(mainOf(store), register, id) ?? emptyRecord(register, id);
    const fresh = ofRecord.every((row) => row.clock > newest);
    const winning = fresh ? ofRecord : standingRows(store, id, ofRecord);
    const stored = withRows(store, register, base, winning);
    const record = toRecord(store, register, stored);
    const version = ofRecord.reduce(
      (last, row) => (row.clock > last ? row.clock : last),
      versionOf(store, id),
    );
    projectWithNeighbours(store, register, record, version);
    applied.set(id, { register, record, version });
  }
  return applied;
}

/** Adds rows to their logs; answers those that were not there. */
function keepRows(store: WriteStore, rows: readonly LogRow[]): readonly LogRow[] {
  const db = mainOf(store);
  const bound = presentInstant(store).getTime() + CLOCK_BOUND;
  const added: LogRow[] = [];
  for (const [logId, ofLog] of Map.groupBy(rows, (row) => row.log_id)) {
    let head = logHead(db, logId);
    for (const row of ofLog) {
      if (row.sequence <= head.sequence) continue;
      if (row.sequence !== head.sequence + 1 || row.previous_hash !== head.hash)
        throw new RangeError(`Row ${row.sequence} of log ${logId} does not follow row ${head.sequence}`);
      // Our own clock cannot be ahead of itself: it was given by the last row of all and the PC's date.
      if (logId !== store.device?.logId && clockInstant(row.clock).getTime() > bound)
        throw new Refusal('clock-ahead', { date: todayAt(clockInstant(row.clock)) });
      keepLogRow(db, row);
      head = { sequence: row.sequence, hash: hashOf(row) };
      if (store.lastClock === null || row.clock > store.lastClock) store.lastClock = row.clock;
      added.push(row);
    }
    keepLogHead(db, logId, head);
  }
  return added;
}

/** The rows of a record that decide the places which `rows` name: oldest first, those of older logs' rows included. */
function standingRows(store: WriteStore, id: string, rows: readonly LogRow[]): readonly LogRow[] {
  const touched = new Set(rows.map(placeOf));
  return logOfRecord(mainOf(store), id).filter(
    (row) => row.content_hash === null && touched.has(placeOf(row)),
  );
}

const placeOf = (row: LogRow): string => `${row.child_list}/${row.child_id}`;

/** The record with the new values of rows, oldest first; what they changed is written. */
function withRows(
  store: WriteStore,
  register: AnyRegister,
  base: StoredRecord,
  rows: readonly LogRow[],
): StoredRecord {
  let record = base;
  let ownRow = false;
  const lists = new Map<string, Map<string, StoredChild>>();
  const touched = new Map<string, Set<string>>();
  for (const row of rows) {
    if (row.child_list === '') {
      record = withFields(register, record, readChanges(row));
      ownRow = true;
      continue;
    }
    const fields = register.children[row.child_list]?.fields;
    // A child list of a later version: its rows stay in the log until this program knows it.
    if (fields === undefined) continue;
    const list =
      lists.get(row.child_list) ??
      new Map((base.children[row.child_list] ?? []).map((child) => [child.id, child]));
    lists.set(row.child_list, list);
    list.set(row.child_id, childWith(fields, list.get(row.child_id), row));
    touched.set(row.child_list, (touched.get(row.child_list) ?? new Set()).add(row.child_id));
  }
  const children = Object.fromEntries(
    [...lists].map(([name, list]) => [
      name,
      [...list.values()].toSorted((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1)),
    ]),
  );
  record = { ...record, children: { ...record.children, ...children } };
  if (ownRow) {
    writeRow(mainOf(store), register, record);
    if (register.name === referenceItem.name) forgetReference(store);
    if (register.name === setting.name) forgetSettings(store);
    if (register.name === erasure.name) expectErasing(store);
  }
  for (const [name, ids] of touched) {
    const list = register.children[name];
    for (const id of ids) {
      const child = lists.get(name)?.get(id);
      if (list !== undefined && child !== undefined) writeChildRow(mainOf(store), list, base.id, child);
    }
  }
  return record;
}

type NewValues = ReturnType<typeof readChanges>;

function withFields(register: AnyRegister, record: StoredRecord, changes: NewValues): StoredRecord {
  const values: Record<string, StoredValue> = { ...record.values };
  let { code, withdrawn } = record;
  for (const [field, [, next]] of Object.entries(changes)) {
    if (field === 'code') code = String(next);
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the log keeps it as the intake took it in: null or a reason
    else if (field === 'withdrawn') withdrawn = next as Withdrawn | null;
    else if (Object.hasOwn(register.fields, field)) values[field] = next;
  }
  return { ...record, code, withdrawn, values };
}

function childWith(fields: object, before: StoredChild | undefined, row: LogRow): StoredChild {
  const empty = Object.fromEntries(Object.keys(fields).map((name) => [name, null]));
  const values: Record<string, StoredValue> = { ...empty, ...before?.values };
  let { position = 0, withdrawn = false } = before ?? {};
  for (const [field, [, next]] of Object.entries(readChanges(row))) {
    if (field === 'position') position = Number(next);
    else if (field === 'withdrawn') withdrawn = next === true;
    else if (Object.hasOwn(fields, field)) values[field] = next;
  }
  return { id: row.child_id, position, withdrawn, values };
}
