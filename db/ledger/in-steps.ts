import { Refusal } from '../../shared/contract/refusal.ts';
import { mainOf } from '../file/handles.ts';
import { asRefusal } from '../file/refusing.ts';
import { deferRefill, projectionsAreStale, refilling } from '../projections/refill.ts';
import { forgetReference } from '../reference.ts';
import { forgetSettings } from '../settings.ts';
import type { WriteStore } from '../store.ts';

const stepping = new WeakMap<WriteStore, Promise<void>>();

/** Settles when no call stands open between its steps. What was read before it settles may have changed. */
export async function whenFree(store: WriteStore): Promise<void> {
  for (let open = stepping.get(store); open !== undefined; open = stepping.get(store)) await open;
}

/**
 * What is written between the steps of another call would be part of its transaction, and lost with it.
 * @throws Refusal `not-ready` while a call stands open between its steps.
 */
export function refuseBetweenSteps(store: WriteStore): void {
  if (stepping.has(store)) throw new Refusal('not-ready');
}

/**
 * Carries out a writing call after which everything may have to be derived anew, as when a counting rule changes. All of
 * it is one transaction, which stays open between the steps: nobody else may use the store until the end.
 * @param work a call that goes through `once`.
 * @param pause is told the share that is done after each step, and waited for.
 * @throws as `work`, and Refusal `not-ready` when the store is closed meanwhile; then nothing of the call stays.
 */
export async function inSteps<Answer>(
  store: WriteStore,
  work: () => Answer,
  pause: (share: number) => Promise<void>,
): Promise<Answer> {
  await whenFree(store);
  const db = mainOf(store);
  const { device, lastClock } = store;
  const { promise, resolve } = Promise.withResolvers<void>();
  deferRefill(store, true);
  try {
    db.exec('BEGIN IMMEDIATE');
    const answer = work();
    if (projectionsAreStale(store)) {
      stepping.set(store, promise);
      for (const share of refilling(store)) {
        await pause(share);
        if (!db.open) throw new Refusal('not-ready');
      }
    }
    db.exec('COMMIT');
    return answer;
  } catch (error) {
    if (db.open && db.inTransaction) db.exec('ROLLBACK');
    store.device = device;
    store.lastClock = lastClock;
    forgetReference(store);
    forgetSettings(store);
    throw asRefusal(error);
  } finally {
    deferRefill(store, false);
    stepping.delete(store);
    resolve();
  }
}
