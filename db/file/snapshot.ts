import { greatestClock } from '../change-log.ts';
import type { ReadStore } from '../store.ts';
import { mainOf } from './handles.ts';
import { openForReading, type OpenReader } from './open.ts';
import { refusing } from './refusing.ts';

/** The time as a store gives it, in a form that a worker can be sent. */
export interface Moment {
  /** Instant of the PC's clock, ISO 8601. */
  readonly now: string;
  readonly dayOffset: number | null;
}

export function momentOf({ now, dayOffset }: ReadStore): Moment {
  return { now: now().toISOString(), dayOffset };
}

/**
 * Opens a data folder for reading as it is now: what is saved until it is closed is not seen, so that everything read is of
 * one moment. Its clock stands still too.
 * @throws Refusal as `openForReading`.
 */
export function openSnapshot(directory: string, { now, dayOffset }: Moment): OpenReader {
  const reader = openForReading({ directory, now: () => new Date(now) });
  try {
    return refusing(() => {
      mainOf(reader).exec('BEGIN');
      // The first read takes the moment.
      return { ...reader, lastClock: greatestClock(mainOf(reader)), dayOffset };
    });
  } catch (error) {
    reader.close();
    throw error;
  }
}
