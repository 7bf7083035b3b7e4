import { report } from '../../shared/registers/report/report.ts';
import { protectedRegisters } from '../../shared/exchange/rights.ts';
import type { LogRow } from '../change-log.ts';
import { prepared, type Sqlite } from '../file/sqlite.ts';
import { mainOf } from '../file/handles.ts';
import { heldReason, holdRow, releaseRow, type HeldReason } from '../held-rows.ts';
import type { WriteStore } from '../store.ts';
import type { Devices } from '../trust.ts';
import { foldAnew } from './fold.ts';
import { judgingHere, later } from './keep-rows.ts';

/**
 * Judges anew which rows have an effect: after what is known of PCs changed, after rows were taken over, and when the time of
 * rows that were ahead has come. Records of which that changes are made anew. Use inside a transaction.
 * @param what `time` looks only at rows that wait for their time.
 * @returns ids of the records that were made anew.
 */
export function settleHeld(store: WriteStore, what: 'all' | 'time' = 'all'): readonly string[] {
  const db = mainOf(store);
  const judging = judgingHere(store);
  const changed = new Set<string>();
  for (const { held, ...row } of candidates(db, what, judging.devices)) {
    const judged = heldReason(row, judging);
    // The log that we write waits for no time: where it is ahead, `quarantine` lets it end.
    const reason = judged === 'ahead' && row.log_id === store.device?.logId ? held : judged;
    if (reason === held) continue;
    if (reason === null) releaseRow(db, row);
    else holdRow(db, row, reason);
    if (reason !== 'ahead' && reason !== 'adopted') store.lastClock = later(store.lastClock, row.clock);
    if ((reason === null) !== (held === null)) changed.add(row.record_id);
  }
  for (const id of changed) foldAnew(store, id);
  return [...changed];
}

type Candidate = LogRow & { readonly held: HeldReason | null };

const WITH_HELD = `SELECT l.*, h.reason AS held FROM change_log AS l
  LEFT JOIN held_row AS h ON h.log_id = l.log_id AND h.sequence = l.sequence`;

/** Rows that may be held, or are. */
function candidates(db: Sqlite, what: 'all' | 'time', devices: Devices): readonly Candidate[] {
  const heldRows = prepared<[], Candidate>(
    db,
    `SELECT l.*, h.reason AS held FROM held_row AS h
     CROSS JOIN change_log AS l ON l.log_id = h.log_id AND l.sequence = h.sequence
     ${what === 'time' ? "WHERE h.reason = 'ahead'" : ''}`,
  ).all();
  if (what === 'time') return heldRows;
  const decided = [...protectedRegisters, report.name].flatMap((name) =>
    prepared<[], Candidate>(
      db,
      `${WITH_HELD} WHERE l.register = '${name}' AND l.content_hash IS NULL AND h.reason IS NULL`,
    ).all(),
  );
  const distrusted = devices
    .all()
    .filter(({ withdrawn }) => withdrawn !== null)
    .flatMap(({ id }) =>
      prepared<[string], Candidate>(
        db,
        `${WITH_HELD} WHERE l.log_id IN (SELECT log_id FROM signed_head WHERE device_id = ?)
           AND l.content_hash IS NULL AND h.reason IS NULL`,
      ).all(id),
    );
  const seen = new Set<string>();
  return [...heldRows, ...decided, ...distrusted].filter(({ log_id: log, sequence }) => {
    const key = `${log}/${sequence}`;
    return !seen.has(key) && seen.add(key) !== undefined;
  });
}
