import type { DeadlinePractice } from '../shared/time/worded-deadline.ts';
import { holidays } from './reference.ts';
import { readSettings } from './settings.ts';
import type { ReadStore } from './store.ts';

/** How this office counts deadlines that papers write in words: its holidays, and what it set. */
export function deadlinePractice(store: ReadStore): DeadlinePractice {
  return { holidays: holidays(store), beforeDay: readSettings(store).beforeDay };
}
