import type { ReferenceValue } from '../shared/registers/field.ts';
import { todayAt, type PlainDate } from '../shared/time/plain-date.ts';
import { judgeClock } from '../shared/time/clock-plausible.ts';
import { clockInstant } from './hybrid-clock.ts';
import type { FileIdentity } from './file/file-identity.ts';
import { mainOf, type databases, type Databases, type WrittenDatabases } from './file/handles.ts';
import { prepared } from './file/sqlite.ts';

const DAY = 86_400_000;

/** This PC, and the log that it writes. */
export interface Device {
  /** The PC's own identity: it stays when a backup is restored. */
  readonly id: string;
  /** Whose rows it writes: a restored backup begins a new log, for others may have the old one's later rows already. */
  readonly logId: string;
  /** Begins the codes that this PC gives. */
  readonly prefix: string;
  /** The person who works on it. */
  readonly actorId: string;
  /** The border post where this PC stands; null in the office. It decides what a new incident begins with. */
  readonly post: ReferenceValue | null;
}

/** An open data folder as far as readers may see it: everything that reads takes this. */
export interface ReadStore {
  readonly [databases]: Databases;
  readonly directory: string;
  readonly now: () => Date;
  /** Null before the first start was completed. */
  readonly device: Device | null;
  /** The last clock given, of any device. */
  readonly lastClock: string | null;
  /** Whole days from the PC's date to the one that someone gave in this run; null while nobody was asked. */
  readonly dayOffset: number | null;
}

/** Marks the store of the one program that may write. */
export const writable = Symbol('writable');

/** The data folder as its one writer holds it. There is no other writer, so what is cached of it cannot go stale. */
export interface WriteStore extends ReadStore {
  readonly [writable]: true;
  readonly [databases]: WrittenDatabases;
  device: Device | null;
  lastClock: string | null;
  dayOffset: number | null;
  /** Identity of the main file on its disk when it was opened. */
  readonly fileIdentity: FileIdentity | null;
}

type Clocked = Pick<ReadStore, typeof databases | 'device' | 'now' | 'dayOffset'>;

/**
 * Day on which this PC saved last, by its date then; of a log that is not begun yet, the last day of any log; null where
 * nothing was saved. It is not told by the clocks of the log, which never run back: one save under a date of years to come would
 * make every true date look wrong for ever.
 */
export function lastSaveDate(store: Pick<ReadStore, typeof databases | 'device'>): PlainDate | null {
  const heads = prepared<[], { log: string; written: string | null; clock: string }>(
    mainOf(store),
    // CROSS JOIN: from the heads, of which there are few, to one row each; never through the whole log.
    `SELECT h.log_id AS log, l.written_at AS written, l.clock FROM change_log_head AS h
     CROSS JOIN change_log AS l ON l.log_id = h.log_id AND l.sequence = h.sequence`,
  ).all();
  const own = heads.filter(({ log }) => log === store.device?.logId);
  const instants = (own.length === 0 ? heads : own).map(({ written, clock }) =>
    written === null ? clockInstant(clock).getTime() : Date.parse(written),
  );
  return instants.length === 0 ? null : todayAt(new Date(Math.max(...instants)));
}

/** The version of everything that is kept: whatever is saved from now on is newer. */
export function versionOfAll({ lastClock }: Pick<ReadStore, 'lastClock'>): string {
  return lastClock ?? '';
}

/**
 * This moment by the PC's clock, moved by the days that someone gave while that clock is wrong. Once the clock is set
 * right the given days no longer count.
 */
export function presentInstant(store: Clocked): Date {
  const now = store.now();
  if (store.dayOffset === null || store.dayOffset === 0) return now;
  if (judgeClock(todayAt(now), lastSaveDate(store)) === 'plausible') return now;
  return new Date(now.getTime() + store.dayOffset * DAY);
}

/** This day, as the PC's clock or someone in this run says. */
export function presentDay(store: Clocked): PlainDate {
  return todayAt(presentInstant(store));
}
