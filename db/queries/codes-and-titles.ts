import { mainOf } from '../file/handles.ts';
import { prepared } from '../file/sqlite.ts';
import type { ReadStore } from '../store.ts';

/** Looks up code and title of a record by its id; empty texts for a record that there is not. */
export function codesAndTitles(
  store: ReadStore,
): (id: string) => { readonly code: string; readonly name: string } {
  const statement = prepared<[string], { code: string; name: string }>(
    mainOf(store),
    'SELECT code, title AS name FROM record_summary WHERE record_id = ?',
  );
  return (id) => statement.get(id) ?? { code: '', name: '' };
}
