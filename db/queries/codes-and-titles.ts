import { mainOf } from '../file/handles.ts';
import { prepared } from '../file/sqlite.ts';
import type { ReadStore } from '../store.ts';

/** Code and title of each of some records, by id; empty texts for a record that there is not. */
export function codesAndTitles(
  store: ReadStore,
  records: readonly { readonly id: string }[],
): (id: string) => { readonly code: string; readonly name: string } {
  const rows = prepared<[string], { record_id: string; code: string; title: string }>(
    mainOf(store),
    'SELECT record_id, code, title FROM record_summary WHERE record_id IN (SELECT value FROM json_each(?))',
  ).all(JSON.stringify(records.map(({ id }) => id)));
  const known = new Map(rows.map((row) => [row.record_id, { code: row.code, name: row.title }]));
  return (id) => known.get(id) ?? { code: '', name: '' };
}
