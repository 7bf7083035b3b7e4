import { registerNamed, type RecordTypes, type RegisterName } from '../shared/registers/all-registers.ts';
import type { AnyChild, AnyRecord, AnyRegister, Withdrawn } from '../shared/registers/define-register.ts';
import type { Fields, FieldValue } from '../shared/registers/field.ts';
import {
  columnList,
  columnOf,
  fromColumn,
  toColumn,
  type ColumnValue,
  type StoredValue,
  storedJson,
} from './columns.ts';
import { isLink, resolveLink } from './links.ts';
import { maskedValue } from './secrets.ts';
import { prepared, type Sqlite } from './file/sqlite.ts';
import type { ReadStore } from './store.ts';
import { mainOf } from './file/handles.ts';

type Columns = Readonly<Record<string, ColumnValue>>;
export type StoredValues = Readonly<Record<string, StoredValue>>;

/** A child row with secrets as ciphertext. */
export interface StoredChild {
  readonly id: string;
  readonly position: number;
  readonly withdrawn: boolean;
  readonly values: StoredValues;
}

/** A record as its tables hold it, secrets as ciphertext. */
export interface StoredRecord {
  readonly id: string;
  readonly code: string;
  readonly withdrawn: Withdrawn | null;
  readonly values: StoredValues;
  readonly children: Readonly<Record<string, readonly StoredChild[]>>;
}

/** Reads one record with its children, or null. */
export function readStored(db: Sqlite, register: AnyRegister, id: string): StoredRecord | null {
  return readManyStored(db, register, [id])[0] ?? null;
}

/** The record before anything was saved under its id. */
export function emptyRecord(register: AnyRegister, id: string): StoredRecord {
  const values = Object.fromEntries(Object.keys(register.fields).map((name) => [name, null]));
  const children = Object.fromEntries(Object.keys(register.children).map((name) => [name, []]));
  return { id, code: '', withdrawn: null, values, children };
}

/** Reads records with the child lists named (all by default), in the order of `ids`; unknown ids are left out. */
export function readManyStored(
  db: Sqlite,
  register: AnyRegister,
  ids: readonly string[],
  lists: readonly string[] = Object.keys(register.children),
): readonly StoredRecord[] {
  const idList = JSON.stringify(ids);
  const rows = prepared<[string], Columns>(
    db,
    `SELECT id, code, withdrawn, ${columnList(register.fields)} FROM ${register.table}
     WHERE id IN (SELECT value FROM json_each(?))`,
  ).all(idList);
  const children = lists.map((name) => [name, readChildren(db, register, name, idList)] as const);
  const byId = new Map(rows.map((row) => [String(row['id']), row]));
  const found: StoredRecord[] = [];
  for (const id of ids) {
    const row = byId.get(id);
    if (row === undefined) continue;
    found.push({
      id,
      code: String(row['code']),
      withdrawn: row['withdrawn'] === null ? null : storedJson<Withdrawn>(String(row['withdrawn'])),
      values: valuesOf(register.fields, row),
      children: Object.fromEntries(children.map(([name, byRecord]) => [name, byRecord.get(id) ?? []])),
    });
  }
  return found;
}

function readChildren(
  db: Sqlite,
  register: AnyRegister,
  name: string,
  ids: string,
): ReadonlyMap<string, readonly StoredChild[]> {
  const list = register.children[name];
  const byRecord = new Map<string, StoredChild[]>();
  if (list === undefined) return byRecord;
  const rows = prepared<[string], Columns>(
    db,
    `SELECT id, record_id, position, withdrawn, ${columnList(list.fields)} FROM ${list.table}
     WHERE record_id IN (SELECT value FROM json_each(?)) ORDER BY record_id, position, id`,
  ).all(ids);
  for (const row of rows) {
    const recordId = String(row['record_id']);
    const siblings = byRecord.get(recordId) ?? [];
    siblings.push({
      id: String(row['id']),
      position: Number(row['position']),
      withdrawn: row['withdrawn'] === 1,
      values: valuesOf(list.fields, row),
    });
    byRecord.set(recordId, siblings);
  }
  return byRecord;
}

function valuesOf(fields: Fields, row: Columns): StoredValues {
  const values: Record<string, StoredValue> = {};
  for (const name in fields) {
    const field = fields[name];
    if (field !== undefined) values[name] = fromColumn(field, row[columnOf(name)] ?? null);
  }
  return values;
}

/** The record as a reader may see it: identity-document numbers masked. */
export function toRecord(store: ReadStore, register: AnyRegister, stored: StoredRecord): AnyRecord {
  const lists = Object.entries(stored.children).map(([name, rows]) => {
    const fields = register.children[name]?.fields ?? {};
    const shown = rows.map((row): AnyChild => ({
      ...shownValues(store, fields, stored.id, row.values),
      id: row.id,
      position: row.position,
      withdrawn: row.withdrawn,
    }));
    return [name, shown] as const;
  });
  return {
    ...shownValues(store, register.fields, stored.id, stored.values),
    ...Object.fromEntries(lists),
    id: stored.id,
    code: stored.code,
    withdrawn: stored.withdrawn,
  };
}

function shownValues(
  store: ReadStore,
  fields: Fields,
  recordId: string,
  values: StoredValues,
): Readonly<Record<string, FieldValue>> {
  const special = specialFields(fields);
  // Most sets of fields hold neither secrets nor links: their values are shown as they are.
  if (special.length === 0) return values;
  const shown: Record<string, FieldValue> = { ...values };
  for (const name of special) {
    const value = values[name] ?? null;
    if (typeof value === 'string') shown[name] = maskedValue(store, recordId, value);
    else if (isLink(value)) shown[name] = resolveLink(mainOf(store), value);
  }
  return shown;
}

const specialNames = new WeakMap<Fields, readonly string[]>();

/** Fields that a reader sees otherwise than they are kept: secrets masked, links with what they point to. */
function specialFields(fields: Fields): readonly string[] {
  const known = specialNames.get(fields);
  if (known !== undefined) return known;
  const names = Object.keys(fields).filter(
    (name) => fields[name]?.kind === 'secret' || fields[name]?.kind === 'recordLink',
  );
  specialNames.set(fields, names);
  return names;
}

/** The version of a record: the clock of the newest row about it; empty where there is none. */
export function versionOf(store: ReadStore, id: string): string {
  return (
    prepared<[string], string>(mainOf(store), 'SELECT updated_clock FROM record_summary WHERE record_id = ?')
      .pluck()
      .get(id) ?? ''
  );
}

/** Reads one record as a reader may see it, or null. */
export function readRecord(store: ReadStore, name: RegisterName, id: string): AnyRecord | null {
  return readRecords(store, name, [id])[0] ?? null;
}

export function readRecords(
  store: ReadStore,
  name: RegisterName,
  ids: readonly string[],
  lists?: readonly string[],
): readonly AnyRecord[] {
  const register = registerNamed(name);
  return readManyStored(mainOf(store), register, ids, lists).map((stored) =>
    toRecord(store, register, stored),
  );
}

/** Reads records under the type that their definition gives them. */
export function readTyped<Name extends RegisterName>(
  store: ReadStore,
  name: Name,
  ids: readonly string[],
  lists?: readonly string[],
): readonly RecordTypes[Name][] {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the definition of the register made these records
  return readRecords(store, name, ids, lists) as unknown as readonly RecordTypes[Name][];
}

/** Writes the row of a record; used by the write path only. */
export function writeRow(db: Sqlite, register: AnyRegister, record: StoredRecord): void {
  const names = Object.keys(register.fields);
  const columns = ['id', 'code', 'withdrawn', ...names.map(columnOf)];
  prepared<ColumnValue[]>(db, upsert(register.table, columns)).run(
    record.id,
    record.code,
    record.withdrawn === null ? null : JSON.stringify(record.withdrawn),
    ...columnValues(register.fields, record.values),
  );
}

/** Writes a child row; used by the write path only. */
export function writeChildRow(
  db: Sqlite,
  list: { readonly table: string; readonly fields: Fields },
  recordId: string,
  child: StoredChild,
): void {
  const columns = ['id', 'record_id', 'position', 'withdrawn', ...Object.keys(list.fields).map(columnOf)];
  prepared<ColumnValue[]>(db, upsert(list.table, columns)).run(
    child.id,
    recordId,
    child.position,
    child.withdrawn ? 1 : 0,
    ...columnValues(list.fields, child.values),
  );
}

function columnValues(fields: Fields, values: StoredValues): readonly ColumnValue[] {
  return Object.entries(fields).map(([name, field]) => toColumn(field, values[name] ?? null));
}

function upsert(table: string, columns: readonly string[]): string {
  const updates = columns.slice(1).map((column) => `${column} = excluded.${column}`);
  return `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})
    ON CONFLICT (id) DO UPDATE SET ${updates.join(', ')}`;
}
