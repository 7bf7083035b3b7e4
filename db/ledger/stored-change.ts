import {
  childRows,
  fieldValue,
  type AnyRegister,
  type Withdrawn,
} from '../../shared/registers/define-register.ts';
import { withChanges } from '../../shared/registers/edit-record.ts';
import type { Fields } from '../../shared/registers/field.ts';
import type { Changes } from '../change-log.ts';
import { canonicalJson, type StoredValue } from '../columns.ts';
import { toRecord, type StoredChild, type StoredRecord, type StoredValues } from '../record-rows.ts';
import type { ReadStore } from '../store.ts';

/** A change of one record in the form that rows and log keep: secrets are ciphertext already. */
export interface StoredChange {
  readonly register: AnyRegister;
  readonly id: string;
  readonly values: StoredValues;
  readonly withdrawn?: Withdrawn | null;
  readonly children: Readonly<Record<string, readonly StoredChildChange[]>>;
}

export interface StoredChildChange {
  readonly id: string;
  readonly position?: number;
  readonly withdrawn?: boolean;
  readonly values: StoredValues;
}

/** What a change changes of the record itself: fields with old and new value. */
export function recordChanges(change: StoredChange, before: StoredRecord, isNew: boolean): MutableChanges {
  const changes = differences(change.register.fields, before.values, change.values, isNew);
  const withdrawn = change.withdrawn === undefined ? before.withdrawn : change.withdrawn;
  if (canonicalJson(asJson(withdrawn)) !== canonicalJson(asJson(before.withdrawn)))
    changes['withdrawn'] = [asJson(before.withdrawn), asJson(withdrawn)];
  return changes;
}

/** What a change changes of one child row. @param count rows that the list has, for the place of a new one. */
export function childChanges(
  fields: Fields,
  before: StoredChild | undefined,
  save: StoredChildChange,
  count: number,
): Changes {
  const changes = differences(fields, before?.values ?? {}, save.values, before === undefined);
  const position = save.position ?? before?.position ?? count;
  const withdrawn = save.withdrawn ?? before?.withdrawn ?? false;
  if (before?.position !== position) changes['position'] = [before?.position ?? null, position];
  if ((before?.withdrawn ?? false) !== withdrawn)
    changes['withdrawn'] = [before?.withdrawn ?? false, withdrawn];
  return changes;
}

/** A change with what the definition knows of new child rows and they came without. */
export function completed(store: ReadStore, change: StoredChange, before: StoredRecord): StoredChange {
  const { register } = change;
  const lists = Object.keys(change.children).filter((name) => register.children[name]?.completing);
  if (lists.length === 0) return change;
  const record = withChanges(register, toRecord(store, register, before), {
    fields: change.values,
    children: Object.fromEntries(
      Object.entries(change.children).map(([name, rows]) => [
        name,
        rows.map(({ values, ...row }) => ({ ...row, fields: values })),
      ]),
    ),
  });
  const children = { ...change.children };
  for (const name of lists) {
    const kept = new Set(before.children[name]?.map((row) => row.id));
    children[name] = (change.children[name] ?? []).map((save): StoredChildChange => {
      const row = childRows(record, name).find((one) => one.id === save.id);
      if (kept.has(save.id) || row === undefined || row.withdrawn) return save;
      const known = Object.entries(register.children[name]?.completing?.(row, record) ?? {});
      const missing = known.filter(([field]) => fieldValue(row, field) === null);
      return { ...save, values: { ...save.values, ...Object.fromEntries(missing) } };
    });
  }
  return { ...change, children };
}

type MutableChanges = Record<string, readonly [StoredValue, StoredValue]>;

/** Changed fields with old and new value; a new record also gets the initial values that were not named. */
function differences(
  fields: Fields,
  before: StoredValues,
  after: StoredValues,
  isNew: boolean,
): MutableChanges {
  const changes: MutableChanges = {};
  for (const [name, field] of Object.entries(fields)) {
    const named = Object.hasOwn(after, name);
    if (!named && !isNew) continue;
    const old = before[name] ?? null;
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what a field begins with is plain JSON
    const next = named ? (after[name] ?? null) : ((field.initial ?? null) as StoredValue);
    if (canonicalJson(old) !== canonicalJson(next)) changes[name] = [old, next];
  }
  return changes;
}

const asJson = (withdrawn: StoredRecord['withdrawn']): StoredValue =>
  withdrawn === null ? null : { reason: withdrawn.reason };
