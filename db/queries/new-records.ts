import {
  openRegisterNames,
  registerNamed,
  type OpenRegisterName,
} from '../../shared/registers/all-registers.ts';
import { continuationTo, type StartPurpose } from '../../shared/registers/continuation.ts';
import { copyOf, type Beginning } from '../../shared/registers/copies.ts';
import type { RecordLink } from '../../shared/registers/field.ts';
import type { InputValue } from '../../shared/registers/save-request.ts';
import { uuidFor } from '../ids.ts';
import { resolveLink } from '../links.ts';
import { readRecord } from '../record-rows.ts';
import { referenceRows } from '../reference.ts';
import { searchExpression } from './search.ts';
import { prepared } from '../file/sqlite.ts';
import type { ReadStore } from '../store.ts';
import { today } from '../today.ts';
import { mainOf } from '../file/handles.ts';

type Values = Readonly<Record<string, InputValue>>;

/**
 * What a new record of a register begins with on this PC, and what its purpose adds. Nothing is written.
 * @param id of the new record, from which those of copied rows follow: asked again, they are the same.
 */
export function beginningOf(
  store: ReadStore,
  name: OpenRegisterName,
  id: string,
  purpose: StartPurpose | null,
  other: string,
): Beginning {
  const fields = startingValues(store, name, purpose, other);
  const record = purpose === 'copy' ? readRecord(store, name, other) : null;
  if (record === null) return { fields, children: {} };
  const copied = copyOf(registerNamed(name), record, (rowId) => uuidFor(`copy/${id}/${rowId}`));
  return { fields: { ...fields, ...copied.fields }, children: copied.children };
}

/** Values with which a new record of a register begins on this PC, and those that its purpose adds. */
export function startingValues(
  store: ReadStore,
  name: OpenRegisterName,
  purpose: StartPurpose | null,
  other: string,
): Values {
  return { ...usualValues(store, name), ...valuesFor(store, name, purpose, other) };
}

function valuesFor(
  store: ReadStore,
  name: OpenRegisterName,
  purpose: StartPurpose | null,
  other: string,
): Values {
  if (purpose === 'occasion') {
    const row = referenceRows(store).find((one) => one.catalogue === 'occasion' && one.code === other);
    return row === undefined ? {} : (registerNamed(name).startingForOccasion?.(row) ?? {});
  }
  for (const source of openRegisterNames) {
    const continuation = continuationTo(registerNamed(source).continuations, name, purpose);
    const record = continuation === undefined ? null : readRecord(store, source, other);
    if (continuation !== undefined && record !== null) return continuation.values(record, today(store));
  }
  return {};
}

function usualValues(store: ReadStore, name: OpenRegisterName): Values {
  return (
    registerNamed(name).startingValues?.({ today: today(store), post: store.device?.post ?? null }) ?? {}
  );
}

const MOST_LINKS = 30;

/** Records that a link may point to, found by words of theirs; the newest first. */
export function findLinks(
  store: ReadStore,
  registers: readonly OpenRegisterName[],
  search: string,
): readonly RecordLink[] {
  const expression = search.trim() === '' ? null : searchExpression(search);
  if (search.trim() !== '' && expression === null) return [];
  const rows = prepared<unknown[], { record_id: string; register: string }>(
    mainOf(store),
    `SELECT record_id, register FROM record_summary
     WHERE register IN (SELECT value FROM json_each(?)) AND withdrawn = 0
       ${expression === null ? '' : 'AND number IN (SELECT rowid FROM record_search WHERE record_search MATCH ?)'}
     ORDER BY deciding_date DESC, number DESC LIMIT ${MOST_LINKS}`,
  ).all(JSON.stringify(registers), ...(expression === null ? [] : [expression.match]));
  return rows.map((row) => resolveLink(mainOf(store), { register: row.register, id: row.record_id }));
}
