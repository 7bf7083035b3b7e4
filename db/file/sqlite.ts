import Database from 'better-sqlite3';
import { Refusal } from '../../shared/contract/refusal.ts';

export type Sqlite = Database.Database;

/** Marks our main, file and key databases in the SQLite header ("SNV" + a digit). */
export const applicationIds = { main: 0x534e5601, files: 0x534e5602, keys: 0x534e5603 } as const;

/**
 * Opens a database with the settings that keep what was committed: WAL, `synchronous=FULL`, foreign keys.
 * @throws Refusal `database-read-only`, `disk-full`, `database-damaged`.
 */
export function connect(path: string, options: { readonly readonly?: boolean } = {}): Sqlite {
  return refusing(() => {
    const db = new Database(path, { readonly: options.readonly ?? false, timeout: 5_000 });
    try {
      db.pragma('trusted_schema = OFF');
      if (options.readonly !== true) {
        db.pragma('journal_mode = WAL');
        db.pragma('synchronous = FULL');
      }
      db.pragma('foreign_keys = ON');
      db.pragma('cache_size = -32000');
      db.pragma('temp_store = MEMORY');
      return db;
    } catch (error) {
      db.close();
      throw error;
    }
  });
}

/** Runs `work`, turning the errors of SQLite that a user can act on into refusals. */
export function refusing<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw asRefusal(error);
  }
}

/** The refusal behind an error of SQLite or the file system; other errors come back as they are. */
export function asRefusal(error: unknown): unknown {
  const code = errorCode(error);
  if (code === null) return error;
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') {
    return new Refusal('database-damaged', {}, [], error);
  }
  if (code.startsWith('SQLITE_READONLY') || code === 'EROFS' || code === 'EACCES' || code === 'EPERM') {
    return code.startsWith('SQLITE_READONLY_DBMOVED')
      ? new Refusal('folder-missing', {}, [], error)
      : new Refusal('database-read-only', {}, [], error);
  }
  if (code === 'SQLITE_FULL' || code === 'ENOSPC') return new Refusal('disk-full', {}, [], error);
  if (code.startsWith('SQLITE_IOERR') || code.startsWith('SQLITE_CANTOPEN') || code === 'ENOENT') {
    return new Refusal('folder-missing', {}, [], error);
  }
  return error;
}

function errorCode(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error)) return null;
  return typeof error.code === 'string' ? error.code : null;
}

const statements = new WeakMap<Sqlite, Map<string, Database.Statement>>();

/** A prepared statement, kept for as long as its connection. */
export function prepared<Params extends unknown[] = unknown[], Row = unknown>(
  db: Sqlite,
  sql: string,
): Database.Statement<Params, Row> {
  let known = statements.get(db);
  if (known === undefined) {
    known = new Map();
    statements.set(db, known);
  }
  let statement = known.get(sql);
  if (statement === undefined) {
    statement = db.prepare(sql);
    known.set(sql, statement);
  }
  return statement as Database.Statement<Params, Row>;
}
