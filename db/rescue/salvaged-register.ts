import { registerNamed, registerNames } from '../../shared/registers/all-registers.ts';
import { hashOf, verifyLog, type LogRow } from '../change-log.ts';
import { migrate } from '../file/migrate.ts';
import { schemaFaults } from '../file/schema-faults.ts';
import { sealAll } from '../kept-rows.ts';
import type { Sqlite } from '../file/sqlite.ts';
import { headsOf } from '../file/witness.ts';
import { fillFromLog } from './from-log.ts';
import { ResilientRows, rowsOf, type Row } from './resilient-rows.ts';

/** Tables that a salvaged register has of its own, or derives anew. */
const NOT_TAKEN =
  /^(sqlite_|record_search|program_fact$|folder_identity$|record_link$|permit_use$|person_trip$|record_day$|kept_file$|backup_note$)/;
const LOG = 'change_log';
/** Rows of one log that are looked for where its head cannot be read. */
const UNKNOWN_END = 1_000_000;

/**
 * Brings every row that can be read of a copy of a register into an empty register of this version, and what the log tells
 * of rows that cannot.
 * @param source the open copy, which nobody else has open.
 * @param tell is told how many of all tables are read; what it throws ends the reading.
 * @returns the tables of which something could not be read.
 */
export function readRegisterInto(
  source: Sqlite,
  target: Sqlite,
  tell: (done: number, total: number) => void = () => undefined,
): ReadonlySet<string> {
  const lost = new Set<string>();
  target.pragma('foreign_keys = OFF');
  const tables = tablesOf(target);
  for (const [index, table] of tables.entries()) {
    tell(index, tables.length);
    if (!takeTable(source, target, table)) lost.add(table);
  }
  sealAll(target);
  dropBrokenHeads(target);
  fillFromLog(target);
  target.pragma('foreign_keys = ON');
  return lost;
}

/** A head whose row could not be read would make what was salvaged look damaged too; what it told is known (`standingOf`). */
function dropBrokenHeads(target: Sqlite): void {
  const rowAt = target.prepare<[string, number], LogRow>(
    'SELECT * FROM change_log WHERE log_id = ? AND sequence = ?',
  );
  for (const [logId, sequence, hash] of headsOf(target)) {
    const row = rowAt.get(logId, sequence);
    if (row === undefined || hashOf(row) !== hash)
      target.prepare('DELETE FROM change_log_head WHERE log_id = ?').run(logId);
  }
}

/**
 * Whether SQLite finds a copy of a register whole, its schema is that of its version, and its logs are unbroken. It is then
 * brought up to this version.
 */
export function isSoundRegister(source: Sqlite): boolean {
  try {
    // An empty one would be brought up to this version as if it were begun.
    if (source.pragma('user_version', { simple: true }) === 0) return false;
    if (source.pragma('integrity_check(1)', { simple: true }) !== 'ok') return false;
    if (schemaFaults(source, 'main').length > 0) return false;
    migrate(source, 'main');
    return verifyLog(source).length === 0;
  } catch {
    return false;
  }
}

function tablesOf(db: Sqlite): readonly string[] {
  return db
    .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table'")
    .pluck()
    .all()
    .filter((name) => !NOT_TAKEN.test(name));
}

/** @returns false where something of the table could not be read. */
function takeTable(source: Sqlite, target: Sqlite, table: string): boolean {
  let complete = true;
  try {
    const columns = columnsOf(source, table);
    const wanted = columnsOf(target, table).filter((name) => columns.includes(name));
    if (wanted.length === 0) return false;
    const insert = target.prepare(
      `INSERT OR IGNORE INTO "${table}" (${wanted.join(', ')}) VALUES (${wanted.map((name) => `@${name}`).join(', ')})`,
    );
    const { rows, lost } = table === LOG ? logRows(source) : rowsOf(source, table);
    target.transaction(() => {
      for (const row of rows) {
        try {
          insert.run(row);
        } catch {
          // A row whose values cannot be those of its columns was damaged.
          complete = false;
        }
      }
    })();
    if (lost()) complete = false;
  } catch {
    return false;
  }
  return complete;
}

function columnsOf(db: Sqlite, table: string): readonly string[] {
  return db.prepare<[string], string>('SELECT name FROM pragma_table_info(?)').pluck().all(table);
}

/** The log has no numbers of rows of its own: it is read log by log, by its sequence. */
function logRows(source: Sqlite): { readonly rows: Iterable<Row>; readonly lost: () => boolean } {
  const ends = logEnds(source);
  const read = source.prepare<[string, number, number], Row>(
    `SELECT * FROM ${LOG} WHERE log_id = ? AND sequence BETWEEN ? AND ? ORDER BY sequence`,
  );
  const readers = [...ends].map(([log, last]) => ({
    last,
    rows: new ResilientRows((from, to) => read.all(log, from, to)),
  }));
  return {
    rows: (function* all() {
      for (const { rows, last } of readers) yield* rows.between(1, last);
    })(),
    lost: () => readers.some(({ rows }) => rows.failed > 0),
  };
}

/** The logs that a register knows of, each with the sequence up to which it is looked for. */
function logEnds(source: Sqlite): ReadonlyMap<string, number> {
  const ends = new Map<string, number>();
  for (const table of ['device', 'change_log_head']) {
    try {
      for (const row of rowsOf(source, table).rows) {
        const log = row['log_id'];
        if (typeof log !== 'string') continue;
        const last = table === 'change_log_head' ? Number(row['sequence']) : UNKNOWN_END;
        ends.set(log, Number.isSafeInteger(last) ? Math.min(last, UNKNOWN_END) : UNKNOWN_END);
      }
    } catch {
      // The other table may name it.
    }
  }
  return ends;
}

/** What of one register can be read. */
export interface ReadableRegister {
  readonly register: string;
  /** Records that can be read, of their tables or of the log. */
  readonly readable: number;
  /** Records that the log, the lists and the rows know of. */
  readonly due: number;
  /** Neither the records nor the log could be read in full: there may have been more. */
  readonly isLeast: boolean;
}

/** @param lost tables of which something could not be read; null for a register of which nothing could. */
export function registerCounts(main: Sqlite, lost: ReadonlySet<string> | null): readonly ReadableRegister[] {
  return registerNames.map((name) => {
    const { table } = registerNamed(name);
    const count = (sql: string): number => Number(main.prepare(sql).pluck().get({ name }));
    return {
      register: name,
      readable: count(
        `SELECT count(*) FROM ${table} WHERE @name = @name AND (id IN (SELECT record_id FROM ${LOG})
         OR id IN (SELECT record_id FROM record_summary) OR code <> '')`,
      ),
      due: count(
        `SELECT count(*) FROM (SELECT record_id FROM ${LOG} WHERE register = @name
         UNION SELECT record_id FROM record_summary WHERE register = @name
         UNION SELECT id FROM ${table} WHERE code <> '')`,
      ),
      isLeast: lost === null || (lost.has(table) && lost.has(LOG)),
    };
  });
}
