import { issue, type Issue } from '../../shared/registers/check.ts';
import { actorName } from '../actor-name.ts';
import { logOfRecord, readChanges, type LogRow } from '../change-log.ts';
import { canonicalJson, type StoredValue } from '../columns.ts';
import { mainOf } from '../file/handles.ts';
import { clockInstant } from '../hybrid-clock.ts';
import { versionOf, type StoredRecord, type StoredValues } from '../record-rows.ts';
import type { ReadStore } from '../store.ts';
import type { StoredChange } from './stored-change.ts';

/** Which fields of a change another save changed, otherwise than this one would, since the version it began from. */
export function changedMeanwhile(
  store: ReadStore,
  change: StoredChange,
  before: StoredRecord,
  basedOn: string,
): { readonly issues: readonly Issue[]; readonly version: string } {
  const version = versionOf(store, change.id);
  if (version <= basedOn) return { issues: [], version };
  const since = new Map<string, LogRow>();
  for (const row of logOfRecord(mainOf(store), change.id)) {
    if (row.clock <= basedOn) continue;
    for (const field of Object.keys(readChanges(row)))
      since.set(nameOf(row.child_list, row.child_id, field), row);
  }
  const found = (
    list: string,
    childId: string,
    asked: StoredValues,
    standing: StoredValues,
  ): readonly Issue[] =>
    Object.entries(asked).flatMap(([field, value]) => {
      const row = since.get(nameOf(list, childId, field));
      if (row === undefined || same(value, standing[field] ?? null)) return [];
      const place = { field, list: list === '' ? null : list, childId: childId === '' ? null : childId };
      const at = row.written_at ?? clockInstant(row.clock).toISOString();
      return [issue('error', 'changed-meanwhile', place, { by: actorName(store, row.actor_id), at })];
    });
  const withdrawn = change.withdrawn === undefined ? {} : { withdrawn: asJson(change.withdrawn) };
  const issues = [
    ...found(
      '',
      '',
      { ...change.values, ...withdrawn },
      { ...before.values, withdrawn: asJson(before.withdrawn) },
    ),
    ...Object.entries(change.children).flatMap(([list, rows]) =>
      rows.flatMap((row) => {
        const kept = before.children[list]?.find((child) => child.id === row.id);
        if (kept === undefined) return [];
        const frame = row.withdrawn === undefined ? {} : { withdrawn: row.withdrawn };
        return found(
          list,
          row.id,
          { ...row.values, ...frame },
          { ...kept.values, withdrawn: kept.withdrawn },
        );
      }),
    ),
  ];
  return { issues, version };
}

const nameOf = (list: string, childId: string, field: string): string => [list, childId, field].join('/');

const same = (a: StoredValue, b: StoredValue): boolean => canonicalJson(a) === canonicalJson(b);

const asJson = (withdrawn: StoredRecord['withdrawn']): StoredValue =>
  withdrawn === null ? null : { reason: withdrawn.reason };
