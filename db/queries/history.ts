import type { HistoryEntry } from '../../shared/registers/history.ts';
import type { FieldValue } from '../../shared/registers/field.ts';
import { registerNamed, type RegisterName } from '../../shared/registers/all-registers.ts';
import { actorName } from '../actor-name.ts';
import { logOfRecord, readChanges } from '../change-log.ts';
import type { StoredValue } from '../columns.ts';
import { clockInstant } from '../hybrid-clock.ts';
import { isLink, resolveLink } from '../links.ts';
import { maskedValue } from '../secrets.ts';
import type { ReadStore } from '../store.ts';
import { mainOf } from '../file/handles.ts';

/** Every save that touched a record, newest first, with what it changed. */
export function historyOf(store: ReadStore, name: RegisterName, recordId: string): readonly HistoryEntry[] {
  const register = registerNamed(name);
  const entries = new Map<string, { -readonly [Key in keyof HistoryEntry]: HistoryEntry[Key] }>();
  for (const row of logOfRecord(mainOf(store), recordId)) {
    const fields =
      row.child_list === '' ? register.fields : (register.children[row.child_list]?.fields ?? {});
    const entry = entries.get(row.save_id) ?? {
      saveId: row.save_id,
      at: row.written_at ?? clockInstant(row.clock).toISOString(),
      actor: actorName(store, row.actor_id),
      origin: row.origin,
      changes: [],
    };
    const shown = (field: string, value: StoredValue): FieldValue => {
      if (fields[field]?.kind === 'secret' && typeof value === 'string')
        return maskedValue(store, recordId, value);
      return isLink(value) ? resolveLink(mainOf(store), value) : value;
    };
    entry.changes = [
      ...entry.changes,
      ...Object.entries(readChanges(row)).map(([field, [old, next]]) => ({
        list: row.child_list === '' ? null : row.child_list,
        childId: row.child_id === '' ? null : row.child_id,
        field,
        old: shown(field, old),
        new: shown(field, next),
      })),
    ];
    entries.set(row.save_id, entry);
  }
  return [...entries.values()].toReversed();
}
