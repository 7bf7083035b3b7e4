import { addDays, addYears, plainDate, type PlainDate } from './plain-date.ts';

/** How the date of a PC looks beside what is known: right enough, before what cannot be, or years past it. */
export const clockStates = ['plausible', 'behind', 'ahead'] as const;
export type ClockState = (typeof clockStates)[number];

/** The program is younger than this day, so a clock that says an earlier one was reset. */
const FIRST_DAY = plainDate('2024-01-01');
/** A PC may stand unused for a year or two; beyond that someone should look at its date. */
const UNUSED_YEARS = 2;
/** Without any save, only a date that no installation can have yet is refused. */
const LIFETIME_YEARS = 20;

/**
 * Judges the date that a PC shows. One day before the last save passes: clocks are corrected, and saves come from PCs
 * whose clocks differ by minutes around midnight.
 * @param lastSave day of the newest row of the change log, of any device; null for none.
 */
export function judgeClock(pc: PlainDate, lastSave: PlainDate | null): ClockState {
  if (pc < FIRST_DAY || (lastSave !== null && pc < addDays(lastSave, -1))) return 'behind';
  const furthest = lastSave === null ? addYears(FIRST_DAY, LIFETIME_YEARS) : addYears(lastSave, UNUSED_YEARS);
  return pc > furthest ? 'ahead' : 'plausible';
}
