import { isRegisterName, registerNamed } from '../../shared/registers/all-registers.ts';
import type { AnyRecord, AnyRegister, Withdrawn } from '../../shared/registers/define-register.ts';
import { erasure } from '../../shared/registers/erasure/erasure.ts';
import { referenceItem } from '../../shared/registers/reference-item/reference-item.ts';
import { setting } from '../../shared/registers/setting/setting.ts';
import { effectiveRowsOf, readChanges, type LogRow } from '../change-log.ts';
import type { StoredValue } from '../columns.ts';
import { mainOf } from '../file/handles.ts';
import { expectErasing } from '../finish-erasures.ts';
import { prepared, type Sqlite } from '../file/sqlite.ts';
import { projectWithNeighbours } from '../projections/projections.ts';
import {
  emptyRecord,
  readStored,
  toRecord,
  writeChildRow,
  writeRow,
  type StoredChild,
  type StoredRecord,
} from '../record-rows.ts';
import { forgetReference, shippedBase } from '../reference.ts';
import { forgetSettings } from '../settings.ts';
import type { WriteStore } from '../store.ts';
import { keepConflicts } from './conflicts-of-record.ts';

/** A record as it stands after rows were applied. */
export interface Applied {
  readonly register: AnyRegister;
  readonly record: AnyRecord;
  /** The clock of the newest row about it. */
  readonly version: string;
}

/**
 * Makes a record anew out of all rows of the log that have an effect, with what is derived of it and where it has open conflicts.
 * What it has of rows that lost their effect goes.
 * @returns the record; null where no row tells of it, or none of a register that this version knows.
 */
export function foldAnew(store: WriteStore, id: string): Applied | null {
  const db = mainOf(store);
  const rows = effectiveRowsOf(db, id);
  const name = rows[0]?.register ?? registerOfHeld(db, id);
  if (name === null || !isRegisterName(name)) return null;
  const register = registerNamed(name);
  const before = readStored(db, register, id);
  const shipped = register.name === referenceItem.name ? shippedBase(id) : {};
  const empty = emptyRecord(register, id);
  const base = { ...empty, values: { ...empty.values, ...shipped } };
  if (rows.length === 0 && Object.keys(shipped).length === 0) {
    if (before !== null) forgetRecord(store, register, id);
    keepConflicts(db, register.name, id, rows);
    return null;
  }
  const folded = withRows(store, register, base, rows, 'anew');
  dropOtherChildren(db, register, folded, before);
  const record = toRecord(store, register, folded);
  const version = rows.reduce((last, row) => (row.clock > last ? row.clock : last), '');
  projectWithNeighbours(store, register, record, version);
  keepConflicts(db, register.name, id, rows);
  return { register, record, version };
}

/** The register of a record all of whose rows are held. */
function registerOfHeld(db: Sqlite, id: string): string | null {
  return (
    prepared<[string], string>(
      db,
      'SELECT register FROM change_log WHERE record_id = ? AND content_hash IS NULL LIMIT 1',
    )
      .pluck()
      .get(id) ?? null
  );
}

/** Child rows that no row with an effect tells of any more. */
function dropOtherChildren(
  db: Sqlite,
  register: AnyRegister,
  folded: StoredRecord,
  before: StoredRecord | null,
): void {
  if (before === null) return;
  for (const [name, list] of Object.entries(register.children)) {
    const kept = new Set((folded.children[name] ?? []).map((child) => child.id));
    for (const child of before.children[name] ?? [])
      if (!kept.has(child.id)) prepared(db, `DELETE FROM ${list.table} WHERE id = ?`).run(child.id);
  }
}

/** Nothing with an effect tells of a record: it goes from its tables, and stays in the log. */
function forgetRecord(store: WriteStore, register: AnyRegister, id: string): void {
  const db = mainOf(store);
  prepared(db, `DELETE FROM ${register.table} WHERE id = ?`).run(id);
  for (const list of Object.values(register.children))
    prepared(db, `DELETE FROM ${list.table} WHERE record_id = ?`).run(id);
  prepared(
    db,
    'DELETE FROM record_search WHERE rowid IN (SELECT number FROM record_summary WHERE record_id = ?)',
  ).run(id);
  for (const table of ['record_link', 'permit_use', 'person_trip', 'record_day', 'record_summary'])
    prepared(db, `DELETE FROM ${table} WHERE record_id = ?`).run(id);
  noteChange(store, register);
}

function noteChange(store: WriteStore, register: AnyRegister): void {
  if (register.name === referenceItem.name) forgetReference(store);
  if (register.name === setting.name) forgetSettings(store);
  if (register.name === erasure.name) expectErasing(store);
}

/**
 * The record with the new values of rows, oldest first; what they changed is written.
 * @param how `anew` where the rows are all there are: the record's own row is then written in any case.
 */
export function withRows(
  store: WriteStore,
  register: AnyRegister,
  base: StoredRecord,
  rows: readonly LogRow[],
  how: 'onto' | 'anew' = 'onto',
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
  // What comes of a record in parts may name its child rows before itself: they wait for it.
  if (ownRow || (how === 'anew' && rows.length === 0)) {
    writeRow(mainOf(store), register, record);
    noteChange(store, register);
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
