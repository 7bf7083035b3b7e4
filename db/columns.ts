import { Refusal } from '../shared/contract/refusal.ts';
import type { Field, Fields, JsonValue } from '../shared/registers/field.ts';

/** A value as the log keeps it: JSON, with secrets as ciphertext. */
export type StoredValue = JsonValue;

/** A value as a column keeps it. */
export type ColumnValue = string | number | null;

/** Column of a field: `hostAgency` is kept in `host_agency`. */
export function columnOf(name: string): string {
  let column = columns.get(name);
  if (column === undefined) {
    column = name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    columns.set(name, column);
  }
  return column;
}

/** Names are asked for in every row of every list. */
const columns = new Map<string, string>();

/** SQL type that a field's column must have. */
export function columnType(field: Field): 'TEXT' | 'INTEGER' {
  return field.kind === 'integer' || field.kind === 'boolean' ? 'INTEGER' : 'TEXT';
}

/** Kinds of field whose column holds JSON. */
export const compound: readonly Field['kind'][] = [
  'money',
  'reference',
  'marker',
  'recordLink',
  'files',
  'crossCheck',
  'json',
];

export function toColumn(field: Field, value: StoredValue): ColumnValue {
  if (value === null) return null;
  if (compound.includes(field.kind)) return canonicalJson(value);
  if (typeof value === 'boolean') return value ? 1 : 0;
  return typeof value === 'number' ? value : String(value);
}

export function fromColumn(field: Field, value: ColumnValue): StoredValue {
  if (value === null) return null;
  if (compound.includes(field.kind)) return storedJson<StoredValue>(String(value));
  if (field.kind === 'boolean') return value === 1;
  return value;
}

/**
 * What a column of JSON holds, as the type under which it was written: only this folder writes such columns, of values
 * that were judged before.
 * @throws Refusal `database-damaged` for one that is no JSON.
 */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the type is that under which the column is written
export function storedJson<T>(column: string): T {
  try {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what was written under a type is read under it
    return JSON.parse(column) as T;
  } catch (error) {
    // What stands there may be personal: it is not told.
    throw new Refusal('database-damaged', { detail: `${column.length} signs that are no JSON` }, [], error);
  }
}

/** The columns of a set of fields as a comma-separated list, each behind `prefix`. */
export function columnList(fields: Fields, prefix = ''): string {
  return Object.keys(fields)
    .map((name) => prefix + columnOf(name))
    .join(', ');
}

/** JSON with the keys of every object in order, so that equal values have equal texts. */
export function canonicalJson(value: StoredValue): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
