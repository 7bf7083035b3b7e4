import { mainOf } from './file/handles.ts';
import { prepared } from './file/sqlite.ts';
import type { ReadStore } from './store.ts';

/** The name of a person who did something; empty when this PC does not have the person. */
export function actorName(store: ReadStore, actorId: string): string {
  return (
    prepared<[string], { full_name: string | null }>(
      mainOf(store),
      'SELECT full_name FROM person WHERE id = ?',
    ).get(actorId)?.full_name ?? ''
  );
}
