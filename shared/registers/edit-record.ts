import type { AnyChild, AnyRecord, AnyRegister } from './define-register.ts';
import { childRows } from './define-register.ts';
import type { Fields, FieldValue } from './field.ts';
import type { Beginning } from './copies.ts';
import type { ChildSave, InputValue, RecordSave } from './save-request.ts';

/** What a new record is saved with: what was typed, on what it began with. Rows that were taken out again are not saved. */
export function withBeginning(
  beginning: Beginning,
  typed: Pick<RecordSave, 'fields' | 'children'>,
): Pick<RecordSave, 'fields' | 'children'> {
  const lists = new Set([...Object.keys(beginning.children), ...Object.keys(typed.children)]);
  const children = [...lists].flatMap((list) => {
    const rows = new Map((beginning.children[list] ?? []).map((row) => [row.id, row]));
    for (const row of typed.children[list] ?? []) {
      const known = rows.get(row.id);
      rows.set(row.id, { ...known, ...row, fields: { ...known?.fields, ...row.fields } });
    }
    const kept = [...rows.values()].filter((row) => row.withdrawn !== true);
    return kept.length === 0 ? [] : [[list, kept] as const];
  });
  return { fields: { ...beginning.fields, ...typed.fields }, children: Object.fromEntries(children) };
}

/** A new record with the initial values of its fields. */
export function blankRecord(register: Pick<AnyRegister, 'fields' | 'children'>, id: string): AnyRecord {
  return {
    ...initialValues(register.fields),
    ...Object.fromEntries(Object.keys(register.children).map((name) => [name, []])),
    id,
    code: '',
    withdrawn: null,
  };
}

/** A new child row with the initial values of its fields. */
export function blankChild(fields: Fields, id: string, position: number): AnyChild {
  return { ...initialValues(fields), id, position, withdrawn: false };
}

/** What the fields of a new record or row hold before anything is typed. */
export function initialValues(fields: Fields): Readonly<Record<string, FieldValue>> {
  return Object.fromEntries(
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what a field begins with is a value of its kind, which `Fields` forgets
    Object.entries(fields).map(([name, field]) => [name, (field.initial ?? null) as FieldValue]),
  );
}

/** The record as it would be after a save; typed secrets stand in it in plain, for checks only. */
export function withChanges(
  register: Pick<AnyRegister, 'fields' | 'children'>,
  record: AnyRecord,
  save: Pick<RecordSave, 'fields' | 'children'>,
): AnyRecord {
  const lists = Object.entries(save.children).map(([name, changes]) => [
    name,
    mergeRows(register.children[name]?.fields ?? {}, childRows(record, name), changes),
  ]);
  return { ...record, ...asValues(save.fields), ...Object.fromEntries(lists) };
}

function mergeRows(
  fields: Fields,
  rows: readonly AnyChild[],
  changes: readonly ChildSave[],
): readonly AnyChild[] {
  const merged = new Map(rows.map((row) => [row.id, row]));
  for (const change of changes) {
    const before = merged.get(change.id) ?? blankChild(fields, change.id, merged.size);
    merged.set(change.id, {
      ...before,
      ...asValues(change.fields),
      id: change.id,
      position: change.position ?? before.position,
      withdrawn: change.withdrawn ?? before.withdrawn,
    });
  }
  return [...merged.values()];
}

function asValues(fields: Readonly<Record<string, InputValue>>): Readonly<Record<string, FieldValue>> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      typeof value === 'string' && value.trim() === '' ? null : value,
    ]),
  );
}
