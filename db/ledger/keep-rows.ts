import { hashOf, keepLogHead, keepLogRow, logHead, type LogRow } from '../change-log.ts';
import { mainOf } from '../file/handles.ts';
import { adoptedRows, heldReason, holdRow, type Judging } from '../held-rows.ts';
import { keepKnown } from '../known-heads.ts';
import { presentInstant, type WriteStore } from '../store.ts';
import { devices } from '../trust.ts';

/** A row as it comes; with its hash where somebody worked it out already. */
export type ComingRow = LogRow & { readonly hash?: string };

/** What came of rows that were brought to their logs. */
export interface KeptRows {
  /** Those that have an effect: no stubs, and none that is held. */
  readonly effective: readonly LogRow[];
  /** Whether any of them is another PC's, or of an earlier log of ours. */
  readonly isForeign: boolean;
}

/** By what rows are judged here and now. */
export function judgingHere(store: WriteStore): Judging {
  return {
    devices: devices(store),
    now: presentInstant(store),
    adopted: adoptedRows(mainOf(store)),
  };
}

/**
 * Adds rows to their logs, each behind the head of its own; those that are kept already are passed over. Rows of other logs
 * that may not have an effect are held, and do not advance our clock when they are ahead of it.
 * @throws RangeError for rows that do not follow the head of their log.
 */
export function keepRows(
  store: WriteStore,
  rows: readonly ComingRow[],
  judgingOf: () => Judging = () => judgingHere(store),
): KeptRows {
  const db = mainOf(store);
  const effective: LogRow[] = [];
  let isForeign = false;
  for (const [logId, ofLog] of Map.groupBy(rows, (row) => row.log_id)) {
    let head = logHead(db, logId);
    const isOwn = logId === store.device?.logId;
    let judging: Judging | null = null;
    for (const row of ofLog) {
      if (row.sequence <= head.sequence) continue;
      if (row.sequence !== head.sequence + 1 || row.previous_hash !== head.hash)
        throw new RangeError(`Row ${row.sequence} of log ${logId} does not follow row ${head.sequence}`);
      keepLogRow(db, row);
      head = { sequence: row.sequence, hash: row.hash ?? hashOf(row) };
      if (isOwn) {
        // What we write ourselves was judged before, and our clock cannot be ahead of itself.
        store.lastClock = later(store.lastClock, row.clock);
        effective.push(row);
        keepKnown(db, row);
        continue;
      }
      isForeign = true;
      keepKnown(db, row);
      judging ??= judgingOf();
      const reason = heldReason(row, judging);
      if (reason !== null) holdRow(db, row, reason);
      else if (row.content_hash === null) effective.push(row);
      if (reason !== 'ahead' && reason !== 'adopted') store.lastClock = later(store.lastClock, row.clock);
    }
    keepLogHead(db, logId, head);
  }
  return { effective, isForeign };
}

export const later = (one: string | null, other: string): string =>
  one === null || other > one ? other : one;
