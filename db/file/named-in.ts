import { registerNamed, registerNames } from '../../shared/registers/all-registers.ts';
import type { Fields, FileReference } from '../../shared/registers/field.ts';
import { columnOf, storedJson } from '../columns.ts';
import type { Sqlite } from './sqlite.ts';

// What a register says should be in the databases beside it. It may be of an earlier version, and lack tables or columns.

/** Ids of records with a number in any field that is kept as ciphertext. */
export function recordsWithNumbers(main: Sqlite): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { table, id, column } of columnsOf(main, 'secret')) {
    const ids = main
      .prepare<[], string>(`SELECT DISTINCT ${id} FROM ${table} WHERE ${column} IS NOT NULL`)
      .pluck();
    for (const record of ids.iterate()) found.add(record);
  }
  return found;
}

/** Hashes of the files that records name. */
export function namedFiles(main: Sqlite): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { table, column } of columnsOf(main, 'files')) {
    const lists = main
      .prepare<[], string>(`SELECT ${column} FROM ${table} WHERE ${column} IS NOT NULL`)
      .pluck();
    for (const list of lists.iterate())
      for (const { hash } of storedJson<readonly FileReference[]>(list)) found.add(hash);
  }
  return found;
}

interface Column {
  readonly table: string;
  /** The column that names the record. */
  readonly id: string;
  readonly column: string;
}

function* columnsOf(main: Sqlite, kind: 'secret' | 'files'): Iterable<Column> {
  const ofTable = function* ofTable(table: string, id: string, fields: Fields): Iterable<Column> {
    const columns = new Set(
      main.prepare<[string], string>('SELECT name FROM pragma_table_info(?)').pluck().all(table),
    );
    for (const [name, field] of Object.entries(fields))
      if (field.kind === kind && columns.has(columnOf(name))) yield { table, id, column: columnOf(name) };
  };
  for (const name of registerNames) {
    const register = registerNamed(name);
    yield* ofTable(register.table, 'id', register.fields);
    for (const list of Object.values(register.children)) yield* ofTable(list.table, 'record_id', list.fields);
  }
}
