import { Refusal } from '../../shared/contract/refusal.ts';
import { mainOf } from '../file/handles.ts';
import { asRefusal } from '../file/refusing.ts';
import { deferRefill, projectionsAreStale, refilling } from '../projections/refill.ts';
import { forgetReference } from '../reference.ts';
import { forgetSettings } from '../settings.ts';
import type { WriteStore } from '../store.ts';

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
  const db = mainOf(store);
  const { device, lastClock } = store;
  deferRefill(store, true);
  try {
    db.exec('BEGIN IMMEDIATE');
    const answer = work();
    if (projectionsAreStale(store)) {
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
  }
}
