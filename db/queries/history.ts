import type { ChildList } from '../../shared/registers/define-register.ts';
import type { Field, FieldValue } from '../../shared/registers/field.ts';
import { NUMBERS_ERASED, type HistoryEntry, type NamingValue } from '../../shared/registers/history.ts';
import { person } from '../../shared/registers/person/person.ts';
import { registerNamed, type RegisterName } from '../../shared/registers/all-registers.ts';
import { actorName } from '../actor-name.ts';
import { logOfRecord, readChanges } from '../change-log.ts';
import type { StoredValue } from '../columns.ts';
import { clockInstant } from '../hybrid-clock.ts';
import { isLink, resolveLink } from '../links.ts';
import { maskedValue } from '../secrets.ts';
import type { ReadStore } from '../store.ts';
import { mainOf } from '../file/handles.ts';
import { prepared } from '../file/sqlite.ts';

type Clocked = HistoryEntry & { readonly clock: string };

/** Every save that touched a record, newest first, with what it changed. */
export function historyOf(store: ReadStore, name: RegisterName, recordId: string): readonly HistoryEntry[] {
  const register = registerNamed(name);
  const entries = new Map<string, { -readonly [Key in keyof Clocked]: Clocked[Key] }>();
  /** The rows of lists as they stood at each point of the log. */
  const rows = new Map<string, Map<string, StoredValue>>();
  for (const row of logOfRecord(mainOf(store), recordId)) {
    const list = row.child_list === '' ? null : register.children[row.child_list];
    const fields = list === null ? register.fields : (list?.fields ?? {});
    const entry = entries.get(row.save_id) ?? {
      saveId: row.save_id,
      at: row.written_at ?? clockInstant(row.clock).toISOString(),
      actor: actorName(store, row.actor_id),
      origin: row.origin,
      changes: [],
      clock: row.clock,
    };
    const shown = (field: string, value: StoredValue): FieldValue =>
      shownValue(store, recordId, fields[field], value);
    const changes = Object.entries(readChanges(row));
    const values = rows.get(row.child_id) ?? new Map<string, StoredValue>();
    rows.set(row.child_id, values);
    for (const [field, [, next]] of changes) values.set(field, next);
    const named = list === null || list === undefined ? [] : namingValues(list, values, shown);
    entry.changes = [
      ...entry.changes,
      ...changes.map(([field, [old, next]]) => ({
        list: row.child_list === '' ? null : row.child_list,
        childId: row.child_id === '' ? null : row.child_id,
        field,
        old: shown(field, old),
        new: shown(field, next),
        named,
      })),
    ];
    entries.set(row.save_id, entry);
  }
  return [...entries.values(), ...erasuresOf(store, recordId)]
    .toSorted((one, other) => (one.clock < other.clock ? 1 : -1))
    .map(({ clock: _clock, ...entry }) => entry);
}

/** That numbers of the record were erased: it is logged under an id of its own, and cannot be undone. */
function erasuresOf(store: ReadStore, recordId: string): readonly Clocked[] {
  const db = mainOf(store);
  const erased = prepared<[string], { id: string; ground: string; note: string | null; numbers: number }>(
    db,
    'SELECT id, ground, note, numbers FROM number_erasure WHERE target = ?',
  ).all(recordId);
  return erased.flatMap(({ id, ...said }) => {
    const [row] = logOfRecord(db, id);
    if (row === undefined) return [];
    const change = { list: null, childId: null, field: NUMBERS_ERASED, old: null, new: said, named: [] };
    return [
      {
        saveId: row.save_id,
        at: row.written_at ?? clockInstant(row.clock).toISOString(),
        actor: actorName(store, row.actor_id),
        origin: row.origin,
        changes: [change],
        clock: row.clock,
      },
    ];
  });
}

function shownValue(
  store: ReadStore,
  recordId: string,
  field: Field | undefined,
  value: StoredValue,
): FieldValue {
  if (field?.kind === 'secret' && typeof value === 'string') return maskedValue(store, recordId, value);
  if (field?.kind === 'personLink' && typeof value === 'string')
    return resolveLink(mainOf(store), { register: person.name, id: value });
  return isLink(value) ? resolveLink(mainOf(store), value) : value;
}

/** What names a row by itself; a day, a choice or a country names it only with what stands beside it. */
const NAMING: readonly string[] = ['text', 'longText', 'documentNumber', 'reference', 'recordLink'];

function namingValues(
  list: ChildList,
  values: ReadonlyMap<string, StoredValue>,
  shown: (field: string, value: StoredValue) => FieldValue,
): readonly NamingValue[] {
  const filled = list.columns.flatMap((field) => {
    const value = values.get(field) ?? null;
    return value === null || value === '' ? [] : [{ field, value: shown(field, value) }];
  });
  const [first] = filled;
  return filled.slice(
    0,
    first !== undefined && NAMING.includes(list.fields[first.field]?.kind ?? '') ? 1 : 2,
  );
}
