import { databases } from './file/handles.ts';
import type { Counts } from './file/witness.ts';
import type { WriteStore } from './store.ts';

/**
 * Tells the witness what was committed. Whatever commits log rows, files or keys calls it after the commit and before it
 * answers; within a transaction of a caller, which may still be given up, nothing is told.
 */
export function tellWitness(store: WriteStore): void {
  const { main, files, keys, witness } = store[databases];
  if ([main, files, keys].some((db) => db.inTransaction)) return;
  witness.keep({ main, files, keys }, store.now());
}

/** Settles once the disk has what the witness was told; whoever acknowledges a save waits for it. */
export async function witnessFlushed(store: WriteStore): Promise<void> {
  await store[databases].witness.flushed;
}

/** Counts what was kept for the next `tellWitness`. */
export function countForWitness(store: WriteStore, more: Partial<Counts>): void {
  store[databases].witness.added(more);
}

/** What was counted may have been given up, or is not known: it is counted anew. */
export function recountForWitness(store: WriteStore): void {
  store[databases].witness.recount();
}
