import { registerNamed, registerNames } from '../../shared/registers/all-registers.ts';
import { verifyLog } from '../change-log.ts';
import { migrate } from '../file/migrate.ts';
import { schemaFaults } from '../file/schema-faults.ts';
import { sealAll } from '../kept-rows.ts';
import { connect, type Sqlite } from '../file/sqlite.ts';
import { ResilientRows, rowsOf, type Row } from './resilient-rows.ts';

/** Tables that a salvaged register has of its own, or derives anew. */
const NOT_TAKEN =
  /^(sqlite_|record_search|program_fact$|folder_identity$|record_link$|permit_use$|person_trip$|record_day$|kept_file$|backup_note$)/;
const LOG = 'change_log';
/** Rows of one log that are looked for where its head cannot be read. */
const UNKNOWN_END = 1_000_000;

/** What came of reading a register row by row. */
export interface ReadRegister {
  /** Something in it could not be read. */
  readonly lost: boolean;
  /** SQLite finds it whole, its schema is that of its version, and its logs are unbroken. */
  readonly isSound: boolean;
}

/**
 * Brings every row that can be read of a copy of a register into an empty register of this version.
 * @param path a copy that nobody else has open; it is brought up to this version where that goes.
 */
export function readRegisterInto(path: string, target: Sqlite): ReadRegister {
  let source: Sqlite;
  try {
    source = connect(path);
  } catch {
    return { lost: true, isSound: false };
  }
  try {
    const isSound = isSoundRegister(source);
    let lost = !isSound;
    target.pragma('foreign_keys = OFF');
    for (const table of tablesOf(target)) if (!takeTable(source, target, table)) lost = true;
    sealAll(target);
    target.pragma('foreign_keys = ON');
    return { lost, isSound };
  } finally {
    source.close();
  }
}

function isSoundRegister(source: Sqlite): boolean {
  try {
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

/** By register, the records that are there, and how many the log, the lists and the rows know of. */
export function registerCounts(
  main: Sqlite,
): readonly { readonly register: string; readonly readable: number; readonly due: number }[] {
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
    };
  });
}
