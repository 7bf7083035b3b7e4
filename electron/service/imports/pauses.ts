import { setImmediate } from 'node:timers/promises';
import { Refusal } from '../../../shared/contract/refusal.ts';
import type { ReadOptions } from '../reader/reader.ts';

/** Milliseconds for which other calls may wait. */
const LONGEST = 20;

/**
 * Lets other calls be answered between the rows of a long check, and tells how far it is: awaited before each row.
 * @throws Refusal `read-cancelled`.
 */
export function pauses({ signal, tell }: ReadOptions, total: number): (done: number) => Promise<void> {
  let since = performance.now();
  return async (done) => {
    if (performance.now() - since < LONGEST) return;
    tell?.({ step: 'check', done, total });
    await setImmediate();
    if (signal?.aborted === true) throw new Refusal('read-cancelled');
    since = performance.now();
  };
}
