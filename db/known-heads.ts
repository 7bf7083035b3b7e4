import type { HeldHead } from '../shared/registers/exchange-receipt/exchange-receipt.ts';
import { exchangeReceipt } from '../shared/registers/exchange-receipt/exchange-receipt.ts';
import { readChanges, type LogRow } from './change-log.ts';
import { prepared, type Sqlite } from './file/sqlite.ts';

/** The heads that a row about a receipt tells of; none where it tells of none. */
export function headsInReceipt(row: LogRow): readonly HeldHead[] {
  const heads = readChanges(row)['heads']?.[1];
  // Receipts are written by `ledger/receipts` alone, and proved by their log.
  return Array.isArray(heads) ? heads : [];
}

/** Keeps what a row of the log tells of what its writer held. Rows of other registers tell nothing of it. */
export function keepKnown(db: Sqlite, row: LogRow): void {
  if (row.register !== exchangeReceipt.name || row.child_list !== '') return;
  for (const { logId, sequence } of headsInReceipt(row)) {
    if (logId === row.log_id || sequence <= (knownAt(db, row.log_id, row.sequence, logId) ?? 0)) continue;
    prepared(
      db,
      `INSERT OR REPLACE INTO known_head (log_id, known_log, sequence, known_sequence) VALUES (?, ?, ?, ?)`,
    ).run(row.log_id, logId, row.sequence, sequence);
  }
}

function knownAt(db: Sqlite, logId: string, before: number, known: string): number | null {
  return (
    prepared<[string, string, number], number>(
      db,
      `SELECT known_sequence FROM known_head WHERE log_id = ? AND known_log = ? AND sequence < ?
       ORDER BY sequence DESC LIMIT 1`,
    )
      .pluck()
      .get(logId, known, before) ?? null
  );
}

type Place = Pick<LogRow, 'log_id' | 'sequence' | 'clock' | 'device_id'>;

/**
 * Whether who wrote `later` knew `earlier`: it stands before it in the same log, or is held by the last receipt before it.
 * A log without a receipt yet knows what the same PC wrote before. What has the later clock was seen by nobody: it was held.
 */
export function knows(db: Sqlite, later: Place, earlier: Place): boolean {
  if (later.log_id === earlier.log_id) return earlier.sequence < later.sequence;
  if (earlier.clock >= later.clock) return false;
  const known = knownAt(db, later.log_id, later.sequence, earlier.log_id);
  if (known !== null) return earlier.sequence <= known;
  if (earlier.device_id !== later.device_id) return false;
  const anyReceipt = prepared<[string, number], number>(
    db,
    'SELECT 1 FROM known_head WHERE log_id = ? AND sequence < ? LIMIT 1',
  ).get(later.log_id, later.sequence);
  return anyReceipt === undefined;
}
