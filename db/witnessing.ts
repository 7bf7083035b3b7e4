import { databases } from './file/handles.ts';
import type { WriteStore } from './store.ts';

/**
 * Tells the witness what a transaction is about to commit, as the last thing in it. The disk takes that beside the commit,
 * so that a save waits for it once.
 */
export function announceToWitness(store: WriteStore): void {
  const { main, files, keys, witness } = store[databases];
  witness.announce({ main, files, keys }, store.now());
}

/**
 * Tells the witness what was committed, or that what was announced was given up. Within a transaction of a caller, which may
 * still be given up, nothing is told.
 */
export function tellWitness(store: WriteStore): void {
  const { main, files, keys, witness } = store[databases];
  if ([main, files, keys].some((db) => db.inTransaction)) return;
  witness.keep({ main, files, keys }, store.now());
}

/**
 * Settles once the disk has what the witness was told of everything that was committed so far, in whatever way: whoever
 * answers a call waits for it, so no commit can be acknowledged of which the witness does not know.
 */
export async function acknowledged(store: WriteStore): Promise<void> {
  tellWitness(store);
  await store[databases].witness.flushed;
}
