import { setImmediate } from 'node:timers/promises';
import { Refusal } from '../../../shared/contract/refusal.ts';
import type { ReadProgress } from '../reader/foreign-file.ts';
import type { ReadOptions } from '../reader/reader.ts';

/** Milliseconds for which other calls may wait. */
const LONGEST = 20;

/**
 * Lets other calls be answered between the steps of long work on rows, and tells how far it is: awaited after each step.
 * @throws Refusal `read-cancelled`.
 */
export function pauses({ signal, tell }: ReadOptions): (progress: ReadProgress) => Promise<void> {
  let since = performance.now();
  return async (progress) => {
    if (performance.now() - since < LONGEST) return;
    await pause({ signal, tell }, progress);
    since = performance.now();
  };
}

/** Lets other calls be answered, and tells how far it is. @throws Refusal `read-cancelled`. */
export async function pause({ signal, tell }: ReadOptions, progress: ReadProgress): Promise<void> {
  tell?.(progress);
  await setImmediate();
  if (signal?.aborted === true) throw new Refusal('read-cancelled');
}
