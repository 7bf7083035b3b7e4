import {
  childRows,
  fieldValue,
  isEmpty,
  notWithdrawn,
  shownValue,
  type AnyChild,
  type AnyRecord,
  type AnyRegister,
} from '../../registers/define-register.ts';
import type { Field, Fields, FieldValue } from '../../registers/field.ts';
import type { ChildSave, InputValue, RecordSave } from '../../registers/save-request.ts';
import { exactText } from '../../text/fold.ts';
import { isSilent, saysTheSame } from './same-value.ts';

/** A value that a row of a sheet would change. */
export interface ValueChange {
  /** The child list; null for the record's own field. */
  readonly list: string | null;
  readonly field: string;
  /** The row of the list as it would be; null for the record's own field. */
  readonly child: AnyChild | null;
  readonly before: FieldValue;
  readonly after: FieldValue;
}

/** What a row of a sheet would change in a record that is kept. */
export interface RecordUpdate {
  /** Names only what changes. */
  readonly save: RecordSave;
  readonly changes: readonly ValueChange[];
}

/** The kept record that a row speaks of, and what is needed to compare it. */
export interface Known {
  readonly register: AnyRegister;
  readonly record: AnyRecord;
  /** The plain identity-document number that a field holds; null where it cannot be read. */
  readonly numberOf: (list: string | null, childId: string, field: string) => string | null;
  /** Fields and lists of which the sheet says just what our own sheets write of the record. */
  readonly printed: ReadonlySet<string>;
  /** Whether the sheet has a column of remarks; else what stands there are words that no field takes. */
  readonly hasRemarks: boolean;
}

/**
 * Sets a row of a sheet against the record that it speaks of. Only what the sheet says is compared: an empty cell erases
 * nothing, and of a child list nothing is taken out; a row that the record lacks is added, one of the same name changed.
 */
export function updateRecord(known: Known, said: RecordSave): RecordUpdate {
  const { register, record } = known;
  const changes: ValueChange[] = [];
  const fields: Record<string, InputValue> = {};
  for (const [name, value] of Object.entries(said.fields)) {
    const field = register.fields[name];
    if (field === undefined || known.printed.has(name) || isKept(known, name, field, value, said)) continue;
    const after = name === 'notes' ? remarksAfter(known, value) : value;
    fields[name] = after;
    changes.push({ list: null, field: name, child: null, before: fieldValue(record, name), after });
  }
  const children: Record<string, readonly ChildSave[]> = {};
  for (const [list, rows] of Object.entries(said.children)) {
    if (known.printed.has(list)) continue;
    const changed = listChanges(known, list, rows);
    if (changed.saves.length > 0) children[list] = changed.saves;
    changes.push(...changed.changes);
  }
  return { save: { register: said.register, id: record.id, fields, children }, changes };
}

function isKept(known: Known, name: string, field: Field, value: InputValue, said: RecordSave): boolean {
  const { register, record } = known;
  if (name === 'notes' && typeof value === 'string') return saysRemarks(known, value);
  if (field.kind === 'secret') return isSilent(value) || known.numberOf(null, '', name) === value;
  if (saysTheSame(field, shownValue(register, record, name), value)) return true;
  // A day that was planned when it was kept, and has passed since, is read as the one on which it happened.
  const columnsOf = register.sheets?.columnsOf ?? {};
  const own = columnsOf[name]?.join();
  return (
    own !== undefined &&
    isEmpty(fieldValue(record, name)) &&
    Object.entries(columnsOf).some(
      ([other, targets]) =>
        other !== name &&
        targets.join() === own &&
        said.fields[other] === undefined &&
        saysTheSame(field, fieldValue(record, other), value),
    )
  );
}

const partsOf = (remarks: FieldValue): readonly string[] =>
  (typeof remarks === 'string' ? remarks : '')
    .split(/[;\n]/)
    .map((part) => exactText(part))
    .filter((part) => part !== '');

function saysRemarks({ record }: Known, said: string): boolean {
  const kept = new Set(partsOf(fieldValue(record, 'notes')));
  return partsOf(said).every((part) => kept.has(part));
}

/** What stands in the remarks afterwards: words that no field takes are added to what is there. */
function remarksAfter({ record, hasRemarks }: Known, said: InputValue): InputValue {
  const kept = fieldValue(record, 'notes');
  if (hasRemarks || typeof said !== 'string' || typeof kept !== 'string' || kept === '') return said;
  const parts = new Set(partsOf(kept));
  const fresh = said.split(/[;\n]/).filter((part) => !parts.has(exactText(part)));
  return [kept, ...fresh.map((part) => part.trim())].join('; ');
}

function listChanges(
  known: Known,
  list: string,
  rows: readonly ChildSave[],
): { readonly saves: readonly ChildSave[]; readonly changes: readonly ValueChange[] } {
  const { register, record } = known;
  const { fields = {} } = register.children[list] ?? {};
  const kept = childRows(record, list);
  const free = new Set(notWithdrawn(kept));
  const saves: ChildSave[] = [];
  const changes: ValueChange[] = [];
  const differing = (own: AnyChild | undefined, row: ChildSave) =>
    Object.entries(row.fields).filter(([name, value]) => {
      const field = fields[name];
      if (field === undefined || isSilent(value)) return false;
      if (own === undefined) return true;
      if (field.kind === 'secret') return known.numberOf(list, own.id, name) !== value;
      return !saysTheSame(field, fieldValue(own, name), value);
    });
  for (const row of rows) {
    const own = [...free].find((one) => isSame(fields, one, row, differing)) ?? namesake(fields, free, row);
    if (own !== undefined) free.delete(own);
    const changed = differing(own, row);
    if (changed.length === 0) continue;
    const child: AnyChild = {
      ...own,
      ...row.fields,
      id: own?.id ?? row.id,
      position: own?.position ?? kept.length + saves.length,
      withdrawn: false,
    };
    saves.push(own === undefined ? row : { id: own.id, fields: Object.fromEntries(changed) });
    for (const [field, after] of changed)
      changes.push({ list, field, child, before: own === undefined ? null : fieldValue(own, field), after });
  }
  return { saves, changes };
}

/** True where nothing that a row says differs from what is kept, and something is just that. */
function isSame(
  fields: Fields,
  own: AnyChild,
  row: ChildSave,
  differing: (own: AnyChild, row: ChildSave) => readonly (readonly [string, InputValue])[],
): boolean {
  const said = Object.keys(row.fields).filter((name) => !isSilent(row.fields[name] ?? null));
  const changed = differing(own, row).map(([name]) => name);
  const isFilledOnly = changed.every(
    (name) => isEmpty(fieldValue(own, name)) || (fields[name]?.initial ?? null) === fieldValue(own, name),
  );
  return isFilledOnly && said.length > changed.length;
}

/** The kept row of the same name or number, whatever else differs. */
function namesake(fields: Fields, free: ReadonlySet<AnyChild>, row: ChildSave): AnyChild | undefined {
  const naming = Object.entries(fields).find(
    ([, { kind, need }]) =>
      (kind === 'text' && need === 'required') || (kind === 'documentNumber' && need !== 'optional'),
  );
  if (naming === undefined) return undefined;
  const [name, field] = naming;
  const said = row.fields[name] ?? null;
  if (isSilent(said)) return undefined;
  const same = [...free].filter((one) => saysTheSame(field, fieldValue(one, name), said));
  return same.length === 1 ? same[0] : undefined;
}
