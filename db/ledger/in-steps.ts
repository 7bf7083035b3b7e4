import { Refusal } from '../../shared/contract/refusal.ts';
import { mainOf } from '../file/handles.ts';
import { asRefusal } from '../file/refusing.ts';
import type { WriteStore } from '../store.ts';

const stepping = new WeakMap<WriteStore, Promise<void>>();

/** Settles when the call that stands open between its steps is through; undefined while there is none. */
export function openSteps(store: WriteStore): Promise<void> | undefined {
  return stepping.get(store);
}

/**
 * What is written between the steps of another call would be part of its transaction, and lost with it.
 * @throws Refusal `not-ready` while a call stands open between its steps.
 */
export function refuseBetweenSteps(store: WriteStore): void {
  if (stepping.has(store)) throw new Refusal('not-ready');
}

/**
 * Does work that alone may write for as long as it takes; what others read through the store meanwhile stands still.
 * @throws as `work`.
 */
export async function keptAlone<Answer>(store: WriteStore, work: () => Promise<Answer>): Promise<Answer> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const db = mainOf(store);
  stepping.set(store, promise);
  // What knows nothing of this fails at once, and does not wait for a lock that the same thread holds.
  db.pragma('query_only = ON');
  try {
    return await work();
  } finally {
    stepping.delete(store);
    if (db.open) db.pragma('query_only = OFF');
    resolve();
  }
}

/**
 * Carries a call out that may write, and again from its beginning where a long save of another call stood in its way:
 * it waits for that one's end.
 * @param openStore gives the open store; null where none is open.
 * @param work must write nothing before what may be kept waiting.
 */
export async function inTurn<Answer>(
  openStore: () => WriteStore | null,
  work: () => Promise<Answer>,
): Promise<Answer> {
  for (;;) {
    const store = openStore();
    try {
      return await work();
    } catch (error) {
      const open = store === null ? undefined : stepping.get(store);
      if (store === null || open === undefined || !wasInTheWay(error)) throw error;
      await open;
    }
  }
}

function wasInTheWay(error: unknown): boolean {
  const refusal = asRefusal(error);
  return refusal instanceof Refusal && ['not-ready', 'database-read-only'].includes(refusal.detail.code);
}
