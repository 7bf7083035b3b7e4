import type { DataFault } from '../../shared/contract/data-faults.ts';
import type { AnyRegister, ChildList } from '../../shared/registers/define-register.ts';
import type { Fields } from '../../shared/registers/field.ts';
import { canonicalJson, columnOf, compound, storedJson, toColumn, type StoredValue } from '../columns.ts';
import { prepared, type Sqlite } from '../file/sqlite.ts';
import type { StoredChild, StoredRecord } from '../record-rows.ts';
import { childOf, type ToldRecord } from './told-records.ts';

type Row = Readonly<Record<string, unknown>>;

/** A record with what the log says of it. */
export interface ExpectedRecord {
  readonly told: ToldRecord;
  /** As its tables should hold it; null where nothing is told of the record itself. */
  readonly stored: StoredRecord | null;
}

/** Rows of each table that were found where the log expects them, by table. */
export type FoundRows = Map<string, number>;

/** Holds the rows of some records of one register, and of their child lists, against what the log says: both ways. */
export function* compareRows(
  db: Sqlite,
  register: AnyRegister,
  records: readonly ExpectedRecord[],
  found: FoundRows,
): Generator<DataFault, void, void> {
  const ids = JSON.stringify(records.map(({ told }) => told.id));
  const rows = new Map(
    prepared<[string], Row>(
      db,
      `SELECT * FROM ${register.table} WHERE id IN (SELECT value FROM json_each(?))`,
    )
      .all(ids)
      .map((row) => [String(row['id']), row]),
  );
  count(found, register.table, rows.size);
  for (const { told, stored } of records) {
    const row = rows.get(told.id);
    const place = {
      register: register.name,
      code: stored?.code === '' ? told.id : (stored?.code ?? told.id),
    };
    if (stored === null) {
      if (row !== undefined) yield { kind: 'record-extra', ...place, detail: told.id };
    } else if (row === undefined) yield { kind: 'record-missing', ...place, detail: told.id };
    else
      for (const field of differing(row, register.fields, stored.values, [
        ...(told.fields?.has('code') === true ? [['code', stored.code, row['code']] as const] : []),
        ['withdrawn', asJson(stored.withdrawn), readJson(row['withdrawn'])] as const,
      ]))
        yield { kind: 'record', ...place, field, detail: told.id };
  }
  for (const [name, list] of Object.entries(register.children))
    yield* compareChildren(db, register, name, list, records, ids, found);
}

function* compareChildren(
  db: Sqlite,
  register: AnyRegister,
  name: string,
  list: ChildList,
  records: readonly ExpectedRecord[],
  ids: string,
  found: FoundRows,
): Generator<DataFault, void, void> {
  const rows = Map.groupBy(
    prepared<[string], Row>(
      db,
      `SELECT * FROM ${list.table} WHERE record_id IN (SELECT value FROM json_each(?))`,
    ).all(ids),
    (row) => String(row['record_id']),
  );
  for (const { told, stored } of records) {
    const place = {
      register: register.name,
      code: stored === null || stored.code === '' ? told.id : stored.code,
      list: name,
    };
    const kept = new Map((rows.get(told.id) ?? []).map((row) => [String(row['id']), row]));
    count(found, list.table, kept.size);
    for (const child of expectedChildren(name, list, { told, stored })) {
      const row = kept.get(child.id);
      kept.delete(child.id);
      if (row === undefined) yield { kind: 'row-missing', ...place, detail: child.id };
      else
        for (const field of differing(row, list.fields, child.values, [
          ['position', child.position, row['position']],
          ['withdrawn', child.withdrawn ? 1 : 0, row['withdrawn']],
        ]))
          yield { kind: 'record', ...place, field, detail: child.id };
    }
    for (const id of kept.keys()) yield { kind: 'row-extra', ...place, detail: id };
  }
}

function expectedChildren(
  name: string,
  list: ChildList,
  { told, stored }: ExpectedRecord,
): readonly StoredChild[] {
  if (stored !== null) return stored.children[name] ?? [];
  // Nothing is told of the record, but these rows of it are.
  return [...(told.children.get(name) ?? [])].map(([id, fields]) => childOf(list, id, fields));
}

/** Names of fields whose column does not hold the value; of the frame, what is given. */
function* differing(
  row: Row,
  fields: Fields,
  values: Readonly<Record<string, StoredValue>>,
  frame: readonly (readonly [string, unknown, unknown])[],
): Generator<string, void, void> {
  for (const [name, expected, kept] of frame) if (expected !== kept) yield name;
  for (const name in fields) {
    const field = fields[name];
    if (field === undefined) continue;
    const kept = row[columnOf(name)];
    // A column that is not there is told of as the schema.
    if (kept === undefined) continue;
    const expected = toColumn(field, values[name] ?? null);
    // Earlier versions wrote the keys of an object in another order.
    if (kept !== expected && !(compound.includes(field.kind) && readJson(kept) === expected)) yield name;
  }
}

function readJson(column: unknown): string | null {
  if (typeof column !== 'string') return null;
  try {
    return canonicalJson(storedJson<StoredValue>(column));
  } catch {
    return column;
  }
}

const asJson = (withdrawn: StoredRecord['withdrawn']): string | null =>
  withdrawn === null ? null : canonicalJson({ ...withdrawn });

function count(found: FoundRows, table: string, rows: number): void {
  found.set(table, (found.get(table) ?? 0) + rows);
}

/** Rows of a register, or of its child lists, of which the log says nothing. */
export function* extraRows(
  db: Sqlite,
  register: AnyRegister,
  found: FoundRows,
): Generator<DataFault, void, void> {
  const count = (table: string): number =>
    Number(prepared(db, `SELECT count(*) FROM ${table}`).pluck().get());
  if (count(register.table) !== (found.get(register.table) ?? 0)) {
    const extra = prepared<[string], { id: string; code: string }>(
      db,
      `SELECT id, code FROM ${register.table} AS t WHERE NOT EXISTS (
         SELECT 1 FROM change_log WHERE record_id = t.id AND register = ? AND content_hash IS NULL)`,
    );
    for (const { id, code } of extra.iterate(register.name))
      yield { kind: 'record-extra', register: register.name, code: code || id, detail: id };
  }
  for (const [list, { table }] of Object.entries(register.children)) {
    if (count(table) === (found.get(table) ?? 0)) continue;
    const extra = prepared<[string], { id: string; record: string }>(
      db,
      `SELECT id, record_id AS record FROM ${table} AS t WHERE NOT EXISTS (
         SELECT 1 FROM change_log WHERE record_id = t.record_id AND register = ? AND content_hash IS NULL)`,
    );
    for (const { id, record } of extra.iterate(register.name))
      yield { kind: 'row-extra', register: register.name, code: record, list, detail: id };
  }
}
