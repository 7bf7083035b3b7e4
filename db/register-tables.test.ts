import { describe, expect, it } from 'vitest';
import { registerNamed, registerNames } from '../shared/registers/all-registers.ts';
import { columnOf, columnType } from './columns.ts';
import { testStore } from './test-store.ts';
import type { Fields } from '../shared/registers/field.ts';
import { mainOf } from './file/handles.ts';

const frames = {
  record: { id: 'TEXT', code: 'TEXT', withdrawn: 'TEXT' },
  child: { id: 'TEXT', record_id: 'TEXT', position: 'INTEGER', withdrawn: 'INTEGER' },
};

describe.each(registerNames)('the tables of %s', (name) => {
  const register = registerNamed(name);
  const expected = (fields: Fields, frame: Readonly<Record<string, string>>) => ({
    ...frame,
    ...Object.fromEntries(
      Object.entries(fields).map(([field, definition]) => [columnOf(field), columnType(definition)]),
    ),
  });
  const tables = [
    { table: register.table, columns: expected(register.fields, frames.record) },
    ...Object.values(register.children).map((list) => ({
      table: list.table,
      columns: expected(list.fields, frames.child),
    })),
  ];
  it.each(tables)('$table has just the columns of its definition', ({ table, columns }) => {
    const store = testStore();
    const found = mainOf(store).pragma(`table_info(${table})`) as readonly { name: string; type: string }[];
    expect(Object.fromEntries(found.map((column) => [column.name, column.type]))).toEqual(columns);
  });

  it.each(Object.values(register.children))(
    '$table finds the rows of a record through an index',
    ({ table }) => {
      const store = testStore();
      const plan = mainOf(store)
        .prepare<[], { detail: string }>(
          `EXPLAIN QUERY PLAN SELECT * FROM ${table} WHERE record_id = 'x' ORDER BY position`,
        )
        .all();
      expect(plan.map(({ detail }) => detail)).toEqual([expect.stringMatching(/^SEARCH .+ USING INDEX /)]);
    },
  );

  it('carries no rule that merging two histories could break', () => {
    const store = testStore();
    for (const table of [register.table, ...Object.values(register.children).map((list) => list.table)]) {
      expect(mainOf(store).pragma(`foreign_key_list(${table})`)).toEqual([]);
      const indices = mainOf(store).pragma(`index_list(${table})`) as readonly {
        unique: number;
        origin: string;
      }[];
      expect(indices.filter((index) => index.unique === 1 && index.origin !== 'pk')).toEqual([]);
    }
  });
});
