import { Refusal } from '../../shared/contract/refusal.ts';
import { mainOf } from '../file/handles.ts';
import { asRefusal } from '../file/refusing.ts';
import { deferRefill, projectionsAreStale, refilling } from '../projections/refill.ts';
import { forgetReference } from '../reference.ts';
import { forgetSettings } from '../settings.ts';
import type { WriteStore } from '../store.ts';
import { finishExpectedErasures } from '../finish-erasures.ts';
import { recountForWitness, tellWitness } from '../witnessing.ts';

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
  // Looked at again after each wait: others waited too.
  for (let open = openSteps(store); open !== undefined; open = openSteps(store)) await open;
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
    tellWitness(store);
    finishExpectedErasures(store);
    return answer;
  } catch (error) {
    if (db.open && db.inTransaction) db.exec('ROLLBACK');
    store.device = device;
    store.lastClock = lastClock;
    recountForWitness(store);
    forgetReference(store);
    forgetSettings(store);
    throw asRefusal(error);
  } finally {
    deferRefill(store, false);
    stepping.delete(store);
    resolve();
  }
}
