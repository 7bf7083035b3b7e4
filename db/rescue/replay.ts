import { sealRow } from '../kept-rows.ts';
import { Refusal } from '../../shared/contract/refusal.ts';
import { hashOf, FIRST_HASH, type LogHeadOf, type LogRow } from '../change-log.ts';
import { mainOf } from '../file/handles.ts';
import { clockInstant } from '../hybrid-clock.ts';
import { apply } from '../ledger/apply.ts';
import type { Sqlite } from '../file/sqlite.ts';
import type { WitnessedHead } from '../file/witness.ts';
import type { ReadStore, WriteStore } from '../store.ts';

/** What a salvaged log holds beyond a backup. */
export interface Replay {
  /** Changes (rows of the log) that follow the backup without a break. */
  readonly changes: number;
  /** Records that they are about. */
  readonly records: number;
  /** Instants (UTC, ISO 8601) of the first and the last of them; null for none. */
  readonly from: string | null;
  readonly to: string | null;
  /** Changes beyond a break in their log, or that only the witness knows of: they cannot be brought in. */
  readonly left: number;
}

/** What else is known of the logs that are replayed. */
export interface Told {
  /** Heads of logs that are known of. */
  readonly heads: readonly WitnessedHead[];
  /** False where the register is another folder's: nothing of it is brought in. */
  readonly isOwn: boolean;
}

/** Rows of one log that follow a head, each proved by the one behind it or by the head of the log. */
interface Proved {
  readonly rows: readonly LogRow[];
  readonly left: number;
}

/**
 * The rows of a log behind a head, as far as the chain holds. A row is proved by the hash in the next one, the last by the
 * head that the log keeps; what nothing proves is left.
 */
function provedBehind(log: Sqlite, logId: string, head: LogHeadOf | undefined, told: Told): Proved {
  const after = head?.sequence ?? 0;
  const heads = told.heads.filter(([id, sequence]) => id === logId && sequence > after);
  const witnessed = Math.max(0, ...heads.map(([, sequence]) => sequence));
  if (!told.isOwn) return { rows: [], left: Math.max(0, witnessed - after) };
  const kept = log
    .prepare<[string], { sequence: number; hash: string }>(
      'SELECT sequence, hash FROM change_log_head WHERE log_id = ?',
    )
    .get(logId);
  const rows = log
    .prepare<[string, number], LogRow>(
      'SELECT * FROM change_log WHERE log_id = ? AND sequence > ? ORDER BY sequence',
    )
    .all(logId, after);
  let sequence = after;
  let hash = head?.hash ?? FIRST_HASH;
  let proved = 0;
  let differing = 0;
  for (const [index, row] of rows.entries()) {
    if (row.sequence !== sequence + 1 || row.previous_hash !== hash) break;
    sequence = row.sequence;
    hash = hashOf(row);
    // The row before is proved by this one; this one by the next or by the head.
    proved = index;
    // What was known of here was another history, which may have begun right behind the head.
    if (heads.some(([, at, known]) => at === sequence && known !== hash)) differing = sequence - after;
    const isHead = kept?.sequence === sequence && kept.hash === hash;
    if (isHead) proved = index + 1;
  }
  const known = Math.max(kept?.sequence ?? 0, rows.at(-1)?.sequence ?? 0, after, witnessed);
  return { rows: rows.slice(0, proved), left: known - after - proved + differing };
}

function logsOf(log: Sqlite, { heads, isOwn }: Told): readonly string[] {
  const there = log
    .prepare<[], string>('SELECT log_id FROM change_log_head UNION SELECT DISTINCT log_id FROM change_log')
    .pluck()
    .all();
  return [...new Set([...(isOwn ? there : []), ...heads.map(([logId]) => logId)])].toSorted();
}

/** What would be brought in behind the heads of a backup. Nothing is changed. */
export function replayBehind(salvaged: ReadStore, heads: readonly LogHeadOf[], told: Told): Replay {
  const log = mainOf(salvaged);
  const all = logsOf(log, told).map((logId) =>
    provedBehind(
      log,
      logId,
      heads.find((head) => head.logId === logId),
      told,
    ),
  );
  return summed(
    all.flatMap(({ rows }) => rows),
    all.reduce((sum, { left }) => sum + left, 0),
  );
}

/**
 * Brings what a salvaged log holds behind the heads of a store into it, save by save, as another PC's rows are brought in.
 * A log ends at the first save that cannot be applied.
 */
export function replayInto(
  store: WriteStore,
  log: Sqlite,
  told: Told,
  tell: (done: number, total: number) => void = () => undefined,
): Replay {
  const main = mainOf(store);
  const heads = main
    .prepare<[], LogHeadOf>('SELECT log_id AS logId, sequence, hash FROM change_log_head')
    .all();
  const brought: LogRow[] = [];
  let left = 0;
  for (const logId of logsOf(log, told)) {
    const proved = provedBehind(
      log,
      logId,
      heads.find((head) => head.logId === logId),
      told,
    );
    left += proved.left;
    let at = 0;
    for (const rows of savesOf(proved.rows)) {
      try {
        main.transaction(() => {
          apply(store, rows);
          keepCall(main, log, rows[0]?.save_id ?? '');
        })();
      } catch (error) {
        if (!(error instanceof Refusal) && !(error instanceof RangeError)) throw error;
        break;
      }
      at += rows.length;
      tell(at, proved.rows.length);
      brought.push(...rows);
    }
    left += proved.rows.length - at;
  }
  return summed(brought, left);
}

/** A call that is repeated after the way back gets its first answer, as before. */
function keepCall(main: Sqlite, log: Sqlite, saveId: string): void {
  const call = log
    .prepare<[string], Readonly<Record<string, unknown>>>('SELECT * FROM applied_call WHERE write_id = ?')
    .get(saveId);
  if (call === undefined) return;
  const columns = Object.keys(call);
  main
    .prepare(
      `INSERT OR IGNORE INTO applied_call (${columns.join(', ')}) VALUES (${columns.map((name) => `@${name}`).join(', ')})`,
    )
    .run(call);
  // Of a version before there were sums.
  if (!columns.includes('sum')) sealRow(main, 'applied_call', saveId);
}

/** Rows that stand one behind the other and belong to one save. */
function* savesOf(rows: readonly LogRow[]): Iterable<readonly LogRow[]> {
  let save: LogRow[] = [];
  for (const row of rows) {
    const [first] = save;
    if (first !== undefined && first.save_id !== row.save_id) {
      yield save;
      save = [];
    }
    save.push(row);
  }
  if (save.length > 0) yield save;
}

function summed(rows: readonly LogRow[], left: number): Replay {
  const clocks = rows.map(({ clock }) => clock).toSorted();
  const instant = (clock: string | undefined): string | null =>
    clock === undefined ? null : clockInstant(clock).toISOString();
  return {
    changes: rows.length,
    records: new Set(rows.map((row) => row.record_id)).size,
    from: instant(clocks[0]),
    to: instant(clocks.at(-1)),
    left,
  };
}
