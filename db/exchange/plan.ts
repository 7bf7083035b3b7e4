import { Refusal } from '../../shared/contract/refusal.ts';
import { FIRST_HASH, hashOf, logHead, type LogHead, type LogRow } from '../change-log.ts';
import { mainOf } from '../file/handles.ts';
import { prepared, type Sqlite } from '../file/sqlite.ts';
import type { WriteStore } from '../store.ts';
import { deviceRows, Devices } from '../trust.ts';
import { signedHead } from './signed-heads.ts';
import type { StagedLog, StagedRow, Staging } from './staging.ts';

/** Rows of a log that lack between what is here and what came. */
export interface Gap {
  readonly deviceId: string;
  readonly logId: string;
  /** The last row that is here, and the one behind which those that came begin. */
  readonly have: number;
  readonly after: number;
}

/** A part that can be taken in. */
export interface PlannedPart {
  readonly part: number;
  readonly log: StagedLog;
  readonly ours: LogHead;
}

/** What of a bundle can be taken in. */
export interface Plan {
  readonly parts: readonly PlannedPart[];
  readonly gaps: readonly Gap[];
  /** PCs of whose log another history is here: two copies of one installation wrote on under one name. Theirs is left. */
  readonly copied: readonly string[];
  /** PCs whose logs are left out because nobody who counts here trusts them. */
  readonly unknownOrigins: readonly string[];
  /** The PCs that are known once it is taken in. */
  readonly devices: Devices;
}

/**
 * Looks which logs of a bundle are of PCs that are trusted here, or by what came with it, and how they follow what is here.
 * @throws Refusal `bundle-altered` for a head that its PC did not sign, `origin-untrusted` where nothing is of a trusted PC.
 */
export function planOf(store: WriteStore, staging: Staging): Plan {
  const db = mainOf(store);
  const { logs } = staging.envelope;
  const rows: (StagedRow | ReturnType<typeof deviceRows>[number])[] = [...deviceRows(db)];
  const here = new Set(rows.map((row) => `${row.log_id}/${row.sequence}`));
  const waiting = new Set(logs.keys());
  const accepted = new Set<number>();
  let known = new Devices(store.device?.id ?? null, rows);
  for (let isMore = true; isMore;) {
    isMore = false;
    for (const part of waiting) {
      const log = logs[part];
      const device = log === undefined ? null : known.find(log.head.deviceId);
      if (log === undefined || device === null || device.signKey === '') continue;
      if (!staging.isSigned(part, device.signKey)) throw new Refusal('bundle-altered');
      const first = signedHead(db, log.head.logId);
      if (first !== null && first.deviceId !== log.head.deviceId) throw new Refusal('bundle-altered');
      waiting.delete(part);
      accepted.add(part);
      isMore = true;
      for (const row of staging.deviceRows(part))
        if (!here.has(`${row.log_id}/${row.sequence}`)) rows.push(row);
    }
    if (isMore) known = new Devices(store.device?.id ?? null, rows);
  }
  if (accepted.size === 0 && logs.length > 0) throw new Refusal('origin-untrusted');
  const parts: PlannedPart[] = [];
  const gaps: Gap[] = [];
  const copied = new Set<string>();
  for (const [part, log] of logs.entries()) {
    if (!accepted.has(part)) continue;
    const ours = logHead(db, log.head.logId);
    const { deviceId, logId } = log.head;
    if (log.after > ours.sequence) gaps.push({ deviceId, logId, have: ours.sequence, after: log.after });
    else if (goesOn(db, staging, part, log, ours)) parts.push({ part, log, ours });
    else copied.add(deviceId);
  }
  const unknownOrigins = [...new Set([...waiting].flatMap((part) => logs[part]?.head.deviceId ?? []))];
  return { parts, gaps, copied: [...copied], unknownOrigins, devices: known };
}

/** Whether what came is the same history as what is here, as far as both reach. */
function goesOn(db: Sqlite, staging: Staging, part: number, log: StagedLog, ours: LogHead): boolean {
  const { head, after } = log;
  const both = Math.min(head.sequence, ours.sequence);
  if (both === 0) return (staging.rowAt(part, 1)?.previous_hash ?? FIRST_HASH) === FIRST_HASH;
  const mine = both === ours.sequence ? ours.hash : hashAt(db, head.logId, both);
  if (both === head.sequence) return mine === head.hash;
  const theirs =
    both > after ? staging.rowAt(part, both)?.hash : staging.rowAt(part, both + 1)?.previous_hash;
  return mine === theirs;
}

/** The hash of a row that is here. */
function hashAt(db: Sqlite, logId: string, sequence: number): string | null {
  const row = prepared<[string, number], LogRow>(
    db,
    'SELECT * FROM change_log WHERE log_id = ? AND sequence = ?',
  ).get(logId, sequence);
  return row === undefined ? null : hashOf(row);
}
