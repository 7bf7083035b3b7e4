import { storedJson } from './columns.ts';
import { clockInstant } from './hybrid-clock.ts';
import { createHash } from 'node:crypto';
import { Refusal } from '../shared/contract/refusal.ts';
import type { StoredValue } from './columns.ts';
import { prepared, type Sqlite } from './file/sqlite.ts';

/** How a save came about. */
export const origins = ['save', 'import', 'undo', 'restore', 'sample', 'setup'] as const;
export type Origin = (typeof origins)[number];

/** Old and new value of each changed field, by name. `position` and `withdrawn` of the frame are fields here too. */
export type Changes = Readonly<Record<string, readonly [StoredValue, StoredValue]>>;

/** The form in which this program writes rows; it is the last one. Rows of form 1 are read for ever. */
export const LOG_FORM = 2;

/**
 * Version of what the fields in a row mean. It is raised only when the meaning of a field changes, so that PCs of
 * different program versions can exchange rows as long as they agree on it.
 */
export const EXCHANGE_VERSION = 1;

/** What a row says; withheld from whom it does not concern. */
export interface LogContent {
  /** The PC that wrote it, whichever log it was then writing. In form 1 it is the log's id. */
  readonly device_id: string;
  readonly actor_id: string;
  readonly save_id: string;
  readonly origin: string;
  readonly register: string;
  readonly record_id: string;
  readonly child_list: string;
  readonly child_id: string;
  /** Canonical JSON of `Changes`. */
  readonly changes: string;
  readonly schema_version: number;
  readonly exchange_version: number;
  /** Instant (UTC, ISO 8601) at which the PC wrote it; null in form 1. */
  readonly written_at: string | null;
}

/** One row of the change log, as it is kept and later exchanged. */
export interface LogRow extends LogContent {
  readonly log_id: string;
  /** Gap-free from 1 for each log. */
  readonly sequence: number;
  readonly clock: string;
  readonly form: number;
  /** Hash of the row before it in the same log. */
  readonly previous_hash: string;
  /** 32 hexadecimal digits; empty in form 1 and in a stub. */
  readonly salt: string;
  /** In a stub, the salted hash of the content that was withheld; else null. */
  readonly content_hash: string | null;
}

export const FIRST_HASH = '0'.repeat(64);

/** SHA-256 (hexadecimal) of a row, by which the next one of its log continues the chain. */
export function hashOf(row: LogRow): string {
  return row.form === 1
    ? hashOfFormOne(row)
    : sha256(
        JSON.stringify([
          row.log_id,
          row.sequence,
          row.clock,
          row.form,
          row.previous_hash,
          row.content_hash ?? contentHash(row),
        ]),
      );
}

/** Salted SHA-256 (hexadecimal) over what a row says: it proves the content to whom has it, and tells others nothing. */
export function contentHash(row: LogContent & { readonly salt: string }): string {
  const content = [
    row.device_id,
    row.actor_id,
    row.save_id,
    row.origin,
    row.register,
    row.record_id,
    row.child_list,
    row.child_id,
    row.changes,
    row.schema_version,
    row.exchange_version,
    row.written_at,
  ];
  return sha256(row.salt + JSON.stringify(content));
}

/** The same row without what it says: it keeps its place in the chain. */
export function stubOf(row: LogRow): LogRow {
  return {
    ...row,
    salt: '',
    content_hash: row.content_hash ?? contentHash(row),
    device_id: '',
    actor_id: '',
    save_id: '',
    origin: '',
    register: '',
    record_id: '',
    child_list: '',
    child_id: '',
    changes: '{}',
    schema_version: 0,
    exchange_version: 0,
    written_at: null,
  };
}

/** Versions 1 to 4 of the database hashed every column of a row in the order of their table. */
function hashOfFormOne(row: LogRow): string {
  return sha256(
    JSON.stringify([
      row.device_id,
      row.sequence,
      row.clock,
      row.actor_id,
      row.save_id,
      row.origin,
      row.register,
      row.record_id,
      row.child_list,
      row.child_id,
      row.changes,
      row.schema_version,
      row.previous_hash,
    ]),
  );
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Keeps a row as it is. Use inside a transaction that also keeps the head of its log. */
export function keepLogRow(db: Sqlite, row: LogRow): void {
  prepared<[LogRow]>(
    db,
    `INSERT INTO change_log (log_id, sequence, clock, form, previous_hash, salt, content_hash, device_id, actor_id, save_id,
       origin, register, record_id, child_list, child_id, changes, schema_version, exchange_version, written_at)
     VALUES (@log_id, @sequence, @clock, @form, @previous_hash, @salt, @content_hash, @device_id, @actor_id, @save_id,
       @origin, @register, @record_id, @child_list, @child_id, @changes, @schema_version, @exchange_version, @written_at)`,
  ).run(row);
}

/** The newest row of a log, as it must be followed. */
export interface LogHead {
  readonly sequence: number;
  readonly hash: string;
}

/** The head of a log; the one before the first row for a log that is not known here. */
export function logHead(db: Sqlite, logId: string): LogHead {
  return (
    prepared<[string], LogHead>(db, 'SELECT sequence, hash FROM change_log_head WHERE log_id = ?').get(
      logId,
    ) ?? { sequence: 0, hash: FIRST_HASH }
  );
}

export function keepLogHead(db: Sqlite, logId: string, head: LogHead): void {
  prepared(
    db,
    `INSERT INTO change_log_head (log_id, sequence, hash) VALUES (?, ?, ?)
     ON CONFLICT (log_id) DO UPDATE SET sequence = excluded.sequence, hash = excluded.hash`,
  ).run(logId, head.sequence, head.hash);
}

/** The rows about a record that have an effect, oldest first. @throws Refusal `log-damaged` for one that is not as it was written. */
export function logOfRecord(db: Sqlite, recordId: string): readonly LogRow[] {
  return withoutHeld(db, recordId, chained(db, 'record_id', recordId));
}

/** As `logOfRecord`, not held against the chain: for rows that were just proved and kept. */
export function effectiveRowsOf(db: Sqlite, recordId: string): readonly LogRow[] {
  const rows = prepared<[string], LogRow>(
    db,
    `SELECT * FROM change_log WHERE record_id = ? AND content_hash IS NULL ORDER BY clock, log_id, sequence`,
  ).all(recordId);
  return withoutHeld(db, recordId, rows);
}

/** Rows about a record but for those that are kept and have no effect (`held-rows`). */
function withoutHeld(db: Sqlite, recordId: string, rows: readonly LogRow[]): readonly LogRow[] {
  const held = new Set(
    prepared<[string], string>(db, "SELECT log_id || '/' || sequence FROM held_row WHERE record_id = ?")
      .pluck()
      .all(recordId),
  );
  return held.size === 0 ? rows : rows.filter((row) => !held.has(`${row.log_id}/${row.sequence}`));
}

/** The order of rows of all logs, by which later ones win: by clock, then by log. */
export function byClock(a: Pick<LogRow, 'clock' | 'log_id'>, b: Pick<LogRow, 'clock' | 'log_id'>): number {
  if (a.clock === b.clock) return a.log_id < b.log_id ? -1 : 1;
  return a.clock < b.clock ? -1 : 1;
}

/** The rows that a save wrote, oldest first. @throws as `logOfRecord`. */
export function logOfSave(db: Sqlite, saveId: string): readonly LogRow[] {
  return chained(db, 'save_id', saveId);
}

/** Reads rows, each held against what follows it: the hash that its log's next row, or the head, names. */
function chained(db: Sqlite, column: 'record_id' | 'save_id', value: string): readonly LogRow[] {
  const rows = prepared<[string], LogRow & { readonly named: string | null }>(
    db,
    `SELECT l.*, coalesce(
       (SELECT n.previous_hash FROM change_log AS n WHERE n.log_id = l.log_id AND n.sequence = l.sequence + 1),
       (SELECT h.hash FROM change_log_head AS h WHERE h.log_id = l.log_id AND h.sequence = l.sequence)) AS named
     FROM change_log AS l WHERE l.${column} = ? ORDER BY l.clock, l.log_id, l.sequence`,
  ).all(value);
  return rows.map(({ named, ...row }) => {
    if (hashOf(row) !== named)
      throw new Refusal('log-damaged', { detail: `${row.log_id} ${row.sequence}`, record: row.record_id });
    return row;
  });
}

/** A record that a save touched. */
export interface SavedPlace {
  readonly register: string;
  readonly recordId: string;
  readonly schemaVersion: number;
}

/** The records that a save touched, in the order in which it did. */
export function recordsOfSave(db: Sqlite, saveId: string): readonly SavedPlace[] {
  return prepared<[string], SavedPlace>(
    db,
    `SELECT register, record_id AS recordId, max(schema_version) AS schemaVersion FROM change_log
     WHERE save_id = ? GROUP BY record_id ORDER BY min(clock), record_id`,
  ).all(saveId);
}

/** Reads when the fields of a record were written last: the clock of the newest row that names a field; empty for none. */
export function fieldClocks(
  db: Sqlite,
  recordId: string,
): (field: string, childList?: string, childId?: string) => string {
  const clocks = new Map<string, string>();
  for (const row of logOfRecord(db, recordId)) {
    for (const field of Object.keys(readChanges(row)))
      clocks.set(`${row.child_list}/${row.child_id}/${field}`, row.clock);
  }
  return (field, childList = '', childId = '') => clocks.get(`${childList}/${childId}/${field}`) ?? '';
}

export function readChanges(row: LogRow): Changes {
  return storedJson<Changes>(row.changes);
}

/** The greatest clock of all logs that are kept here, or null for none. A log's clocks only grow. */
export function greatestClock(db: Sqlite): string | null {
  return (
    prepared<[], string | null>(
      db,
      // CROSS JOIN: from the heads, of which there are few, to one row each; never through the whole log.
      `SELECT max(l.clock) FROM change_log_head AS h
       CROSS JOIN change_log AS l ON l.log_id = h.log_id AND l.sequence = h.sequence`,
    )
      .pluck()
      .get() ?? null
  );
}

/**
 * When the last row of all was written (UTC, ISO 8601), by the date of its PC; null for none. A clock that was ahead once
 * stays ahead in the clocks of the log, which only order its rows.
 */
export function lastWritten(db: Sqlite): string | null {
  const log = logOf(db);
  const heads = db
    .prepare<[], { clock: string; written: string | null }>(
      `SELECT l.clock, l.written_at AS written FROM (${log.heads}) AS h
       CROSS JOIN (${log.rows}) AS l ON l.log_id = h.log_id AND l.sequence = h.sequence`,
    )
    .all();
  const last = heads.toSorted((one, other) => (one.clock < other.clock ? 1 : -1))[0];
  return last === undefined ? null : (last.written ?? clockInstant(last.clock).toISOString());
}

export interface LogFault {
  readonly logId: string;
  readonly sequence: number;
  /** `form`: a row that says what its hash does not cover. `clock`: one that is not later than the row before it. */
  readonly fault: 'gap' | 'hash' | 'head' | 'form' | 'clock';
}

/** The first version of the database whose rows say which form they have; before it all were of form 1. */
const FIRST_VERSION_WITH_FORMS = 5;

/** The log as a query, whatever version of the database it stands in: a backup is read before it is migrated. */
function logOf(db: Sqlite): { readonly rows: string; readonly heads: string } {
  if (Number(db.pragma('user_version', { simple: true })) >= FIRST_VERSION_WITH_FORMS)
    return { rows: 'SELECT * FROM change_log', heads: 'SELECT * FROM change_log_head' };
  return {
    rows: `SELECT *, device_id AS log_id, 1 AS form, '' AS salt, NULL AS content_hash, 1 AS exchange_version,
      NULL AS written_at FROM change_log`,
    heads: 'SELECT device_id AS log_id, sequence, hash FROM change_log_head',
  };
}

/** The newest row of a log, and which log. */
export interface LogHeadOf extends LogHead {
  readonly logId: string;
}

/** The newest rows of all logs of a database of any version. */
export function logHeads(db: Sqlite): readonly LogHeadOf[] {
  return db.prepare<[], LogHeadOf>(`SELECT log_id AS logId, sequence, hash FROM (${logOf(db).heads})`).all();
}

/** Whether a row says nothing that its hash does not cover: what form 1 does not know, and the content of a stub. */
export function isWellFormed(row: LogRow): boolean {
  if (row.form === 1)
    return (
      row.log_id === row.device_id &&
      row.salt === '' &&
      row.content_hash === null &&
      row.exchange_version === 1 &&
      row.written_at === null
    );
  if (row.form !== LOG_FORM) return false;
  return row.content_hash === null || contentHash(row) === contentHash({ ...stubOf(row), salt: row.salt });
}

/**
 * Reads the whole log and returns where a log's rows have a gap, a broken hash chain, or a cut tail.
 * @param pause called after some rows.
 */
export function verifyLog(db: Sqlite, pause: () => void = () => undefined): readonly LogFault[] {
  const log = logOf(db);
  const faults: LogFault[] = [];
  let logId = '';
  let sequence = 0;
  let hash = FIRST_HASH;
  let clock = '';
  let rows = 0;
  const heads = new Map(
    db
      .prepare<[], { log_id: string; sequence: number; hash: string }>(log.heads)
      .all()
      .map((head) => [head.log_id, head]),
  );
  const close = (): void => {
    if (logId === '') return;
    const head = heads.get(logId);
    if (head === undefined || head.sequence !== sequence || head.hash !== hash) {
      faults.push({ logId, sequence, fault: 'head' });
    }
    heads.delete(logId);
  };
  for (const row of db.prepare<[], LogRow>(`${log.rows} ORDER BY log_id, sequence`).iterate()) {
    if (row.log_id !== logId) {
      close();
      [logId, sequence, hash, clock] = [row.log_id, 0, FIRST_HASH, ''];
    }
    if (!isWellFormed(row)) faults.push({ logId, sequence: row.sequence, fault: 'form' });
    if (row.clock <= clock) faults.push({ logId, sequence: row.sequence, fault: 'clock' });
    clock = row.clock;
    if (row.sequence !== sequence + 1) faults.push({ logId, sequence: row.sequence, fault: 'gap' });
    else if (row.previous_hash !== hash) faults.push({ logId, sequence: row.sequence, fault: 'hash' });
    sequence = row.sequence;
    hash = hashOf(row);
    rows += 1;
    if (rows % 1_000 === 0) pause();
  }
  close();
  for (const head of heads.values())
    faults.push({ logId: head.log_id, sequence: head.sequence, fault: 'head' });
  return faults;
}
