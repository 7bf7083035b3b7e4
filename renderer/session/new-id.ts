import { v7 } from 'uuid';

/** A new id, ordered by time; also names a writing call, so that it acts once. */
export function newId(): string {
  return v7();
}
