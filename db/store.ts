import type { ReferenceValue } from '../shared/registers/field.ts';
import { todayAt, type PlainDate } from '../shared/time/plain-date.ts';
import type { Sqlite } from './sqlite.ts';

/** This PC in the log: the id that stands in its rows, the prefix in its codes, and the person who works on it. */
export interface Device {
  readonly id: string;
  readonly prefix: string;
  readonly actorId: string;
  /** The border post where this PC stands; null in the office. It decides what a new incident begins with. */
  readonly post: ReferenceValue | null;
}

/** The open databases of one data folder. There is one writer, so what is cached here cannot go stale. */
export interface Store {
  readonly directory: string;
  readonly main: Sqlite;
  readonly files: Sqlite;
  readonly keys: Sqlite;
  readonly now: () => Date;
  /** Null before the first start was completed. */
  device: Device | null;
  /** Identity of the main file on its disk when it was opened; null for a reader. */
  readonly fileIdentity: number | null;
  /** The last clock given, of any device. */
  lastClock: string | null;
}

export function today(store: Pick<Store, 'now'>): PlainDate {
  return todayAt(store.now());
}
