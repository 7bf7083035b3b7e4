import { describe, expect, it } from 'vitest';
import { openRegisterNames, registerNamed } from './all-registers.ts';
import { columnKeys, editableTogether, isSortable, listColumnKeys, listsBeside } from './list-columns.ts';

describe.each(openRegisterNames)('the columns of the list of %s', (name) => {
  const register = registerNamed(name);

  it('are each there once, the usual ones first, the title among them', () => {
    const keys = listColumnKeys(register);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.slice(0, register.listColumns.length)).toEqual(register.listColumns);
    expect(register.listColumns).toContain(register.titleColumn);
    expect(columnKeys(register).every((key) => keys.includes(key))).toBe(true);
  });

  it('show and change for many no number of an identity document', () => {
    const secrets = Object.keys(register.fields).filter((field) => register.fields[field]?.kind === 'secret');
    expect(editableTogether(register).filter((field) => secrets.includes(field))).toEqual([]);
    expect(editableTogether(register).every((field) => register.fields[field] !== undefined)).toBe(true);
  });
});

it('a list is ordered by what has an order, and brings other child lists where they are columns', () => {
  const register = registerNamed('outgoing-delegation');
  expect(isSortable(register, 'name')).toBe(true);
  expect(isSortable(register, 'decidingDate')).toBe(true);
  expect(isSortable(register, 'status')).toBe(false);
  expect(isSortable(register, 'stops')).toBe(false);
  expect(listsBeside(register, ['name', 'stops', 'members'])).toEqual(['members']);
});
