import { Refusal } from '../shared/contract/refusal.ts';
import { judgeClock, type ClockState } from '../shared/time/clock-plausible.ts';
import { daysBetween, isRecordable, todayAt, type PlainDate } from '../shared/time/plain-date.ts';
import { lastSaveDate, type ReadStore, type WriteStore } from './store.ts';

/** How this PC's clock looks; plausible also once someone told this run what day it is. */
export function clockState(store: ReadStore): ClockState {
  return store.dayOffset === null ? judgeClock(todayAt(store.now()), lastSaveDate(store)) : 'plausible';
}

/**
 * Takes the date that someone gave for today. It holds until the store is closed, and moves on with the PC's clock.
 * @throws Refusal `message-invalid` for a date outside 1900–2199.
 */
export function giveToday(store: WriteStore, date: PlainDate): void {
  if (!isRecordable(date)) throw new Refusal('message-invalid', { field: 'date' });
  store.dayOffset = daysBetween(todayAt(store.now()), date);
}

/**
 * Call before people's saves: a wrong clock would date the log, and codes, wrongly for good.
 * @throws Refusal `clock-wrong` until someone told what day it is.
 */
export function assertClock(store: ReadStore): void {
  if (clockState(store) === 'plausible') return;
  throw new Refusal('clock-wrong', { pc: todayAt(store.now()), last: lastSaveDate(store) ?? '—' });
}
