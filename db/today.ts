import type { PlainDate } from '../shared/time/plain-date.ts';
import { readSettings } from './settings.ts';
import { presentDay, type ReadStore } from './store.ts';

/**
 * The day as of which everything is seen: statuses, what is due, and the day that forms begin with. It is the present day,
 * or that of the sample while its register is seen as of it. What the log says of when something was done is always the
 * present instant.
 */
export function today(store: ReadStore): PlainDate {
  const { sample } = readSettings(store);
  return sample?.seenAsOf === true ? sample.day : presentDay(store);
}
