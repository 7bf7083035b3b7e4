import type { CopiedFields } from './copied-fields.ts';
import type { AnyRecord, AnyRegister } from './define-register.ts';
import { childRows, fieldValue, isEmpty, notWithdrawn } from './define-register.ts';
import type { Fields, FieldValue, JsonValue } from './field.ts';
import type { ChildSave } from './save-request.ts';

/** What a new record begins with: values, and rows of child lists. */
export interface Beginning {
  readonly fields: Readonly<Record<string, JsonValue>>;
  readonly children: Readonly<Record<string, readonly ChildSave[]>>;
}

/**
 * What a copy of a record begins with. Nothing where its register has no copies.
 * @param idOf the id of the row that is copied from a row.
 */
export function copyOf(
  register: Pick<AnyRegister, 'copies' | 'fields' | 'children'>,
  record: AnyRecord,
  idOf: (rowId: string) => string,
): Beginning {
  const { copies } = register;
  if (copies === undefined) return { fields: {}, children: {} };
  const lists = Object.entries(copies.children).flatMap(([list, fields]) => {
    const rows = fields === false ? [] : notWithdrawn(childRows(record, list));
    return rows.length === 0 || fields === false
      ? []
      : [
          [
            list,
            rows.map((row, position) => ({ id: idOf(row.id), position, fields: taken(fields, row) })),
          ] as const,
        ];
  });
  return { fields: taken(copies.fields, record), children: Object.fromEntries(lists) };
}

function taken(
  fields: CopiedFields,
  holder: Parameters<typeof fieldValue>[0],
): Readonly<Record<string, JsonValue>> {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, goes]) => {
      const value = fieldValue(holder, name);
      return goes && !isEmpty(value) ? [[name, plainValue(value)] as const] : [];
    }),
  );
}

function plainValue(value: FieldValue): JsonValue {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- every value of a field is JSON, which its type forgets
  return value as JsonValue;
}

/** What `copies` of a definition forgets, names in vain, or may not take; empty for a sound one. */
export function copyFaults({
  copies,
  fields,
  children,
}: Pick<AnyRegister, 'copies' | 'fields' | 'children'>): readonly string[] {
  if (copies === undefined) return [];
  const faults = (where: string, own: Fields, decided: CopiedFields): readonly string[] => [
    ...Object.keys(own)
      .filter((name) => decided[name] === undefined)
      .map((name) => `${where}.${name}: does it go along?`),
    ...Object.keys(decided)
      .filter((name) => own[name] === undefined)
      .map((name) => `${where}.${name}: no such field`),
    ...Object.entries(own)
      .filter(([name, { kind }]) => decided[name] === true && ['secret', 'files', 'json'].includes(kind))
      .map(([name]) => `${where}.${name}: never goes along`),
  ];
  return [
    ...faults('copies.fields', fields, copies.fields),
    ...Object.entries(children).flatMap(([list, { fields: own }]) => {
      const decided = copies.children[list];
      if (decided === undefined) return [`copies.children.${list}: does it go along?`];
      return decided === false ? [] : faults(`copies.children.${list}`, own, decided);
    }),
  ];
}
