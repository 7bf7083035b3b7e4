import { createHash } from 'node:crypto';
import { hashOf, type LogRow } from './change-log.ts';
import { prepared, type Sqlite } from './file/sqlite.ts';

/** A branch of a log that was written on by two PCs: it goes on under an id of its own. */
export interface LogBranch {
  readonly logId: string;
  /** The log that it left, and the last row that both have. */
  readonly stem: string;
  readonly fork: number;
  /** The hash that its first own row had in the stem: what it is told by. */
  readonly firstHash: string;
}

/** The id under which a branch goes on: the same on every PC (UUID version 8). */
export function branchId(stem: string, firstHash: string): string {
  const hex = createHash('sha256').update(`so-ngoai-vu branch\n${stem}\n${firstHash}`).digest('hex');
  const variant = ((Number.parseInt(hex.slice(16, 18), 16) & 0x3f) | 0x80).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    variant + hex.slice(18, 20),
    hex.slice(20, 32),
  ].join('-');
}

/** The branches that were met. */
export function branchesOf(db: Sqlite, stem: string): readonly LogBranch[] {
  return prepared<[string], LogBranch>(
    db,
    'SELECT log_id AS logId, stem, fork, first_hash AS firstHash FROM log_branch WHERE stem = ? ORDER BY log_id',
  ).all(stem);
}

/** The branch that a log is; null for one that is none. */
export function branchOf(db: Sqlite, logId: string): LogBranch | null {
  return (
    prepared<[string], LogBranch>(
      db,
      'SELECT log_id AS logId, stem, fork, first_hash AS firstHash FROM log_branch WHERE log_id = ?',
    ).get(logId) ?? null
  );
}

/** A row of a log, as somebody named it who may not have known of branches: where it stands here. */
export function canonicalLog(
  db: Sqlite,
  head: { readonly logId: string; readonly sequence: number; readonly hash: string },
): { readonly logId: string; readonly sequence: number } {
  const branches = branchesOf(db, head.logId);
  if (branches.length === 0) return head;
  if (hashAt(db, head.logId, head.sequence) === head.hash) return head;
  for (const branch of branches) {
    if (head.sequence <= branch.fork) continue;
    const original = originalsOf(db, branch, head.sequence).at(-1);
    if (original !== undefined && original.sequence === head.sequence && hashOf(original) === head.hash)
      return { logId: branch.logId, sequence: head.sequence - branch.fork };
  }
  return head;
}

/** The hash of a row; null where it is not here. */
export function hashAt(db: Sqlite, logId: string, sequence: number): string | null {
  const row = prepared<[string, number], LogRow>(
    db,
    'SELECT * FROM change_log WHERE log_id = ? AND sequence = ?',
  ).get(logId, sequence);
  return row === undefined ? null : hashOf(row);
}

/** The rows of a branch as they were written, under the id and the numbers of the stem, up to a number there (inclusive). */
export function originalsOf(db: Sqlite, branch: LogBranch, upTo: number): readonly LogRow[] {
  let previous = hashAt(db, branch.stem, branch.fork);
  if (previous === null) {
    if (branch.fork > 0) return [];
    previous = '0'.repeat(64);
  }
  const rows = prepared<[string, number], LogRow>(
    db,
    'SELECT * FROM change_log WHERE log_id = ? AND sequence <= ? ORDER BY sequence',
  ).all(branch.logId, upTo - branch.fork);
  return rows.map((row) => {
    const original: LogRow = {
      ...row,
      log_id: branch.stem,
      sequence: row.sequence + branch.fork,
      previous_hash: previous ?? '',
    };
    previous = hashOf(original);
    return original;
  });
}
