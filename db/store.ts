import type { ReferenceValue } from '../shared/registers/field.ts';
import { todayAt, type PlainDate } from '../shared/time/plain-date.ts';
import { judgeClock } from '../shared/time/clock-plausible.ts';
import { clockInstant } from './hybrid-clock.ts';
import type { FileIdentity } from './file/file-identity.ts';
import type { databases, Databases, WrittenDatabases } from './file/handles.ts';

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

type Clocked = Pick<ReadStore, 'now' | 'lastClock' | 'dayOffset'>;

/** Day of the newest row of the change log, of any device; null for an empty log. */
export function lastSaveDate({ lastClock }: Pick<ReadStore, 'lastClock'>): PlainDate | null {
  return lastClock === null ? null : todayAt(clockInstant(lastClock));
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
