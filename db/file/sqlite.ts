import { createHash } from 'node:crypto';
import Database from 'better-sqlite3';
import { Refusal } from '../../shared/contract/refusal.ts';
import { collationKey } from '../../shared/text/collation.ts';
import { refusing } from './refusing.ts';

export type Sqlite = Database.Database;

/** Marks our main, file and key databases in the SQLite header ("SNV" + a digit). */
export const applicationIds = { main: 0x534e5601, files: 0x534e5602, keys: 0x534e5603 } as const;

/**
 * Opens a database with the settings that keep what was committed: WAL, `synchronous=FULL`, foreign keys.
 * `create` makes the file where there is none: only who begins data asks for it, so that lost ones are missed.
 * `forCopy` is for a file that is being made and has no name yet: without WAL, which shared folders do not know, and
 * without waiting for the disk, since it is waited for once at the end.
 * @throws Refusal `database-read-only`, `disk-full`, `database-damaged`, `folder-missing` where there is no file,
 *   `path-too-long`, `too-many-open`, `disk-faulty`.
 */
export function connect(
  path: string,
  options: { readonly readonly?: boolean; readonly create?: boolean; readonly forCopy?: boolean } = {},
): Sqlite {
  return refusing(() => {
    const db = new Database(path, {
      readonly: options.readonly ?? false,
      fileMustExist: options.create !== true,
      timeout: 5_000,
    });
    try {
      db.pragma('trusted_schema = OFF');
      if (options.forCopy === true) {
        db.pragma('journal_mode = DELETE');
        db.pragma('synchronous = OFF');
      } else if (options.readonly !== true) {
        db.pragma('journal_mode = WAL');
        db.pragma('synchronous = FULL');
      }
      db.pragma('foreign_keys = ON');
      db.pragma('cache_size = -32000');
      db.pragma('temp_store = MEMORY');
      return withFunctions(db);
    } catch (error) {
      db.close();
      throw error;
    }
  }, path);
}

/** A database of its own in memory, with the functions that ours have. */
export function memoryDatabase(): Sqlite {
  return withFunctions(new Database(':memory:'));
}

function withFunctions(db: Sqlite): Sqlite {
  // SQLite compares texts by their bytes; the order of a Vietnamese dictionary is asked for by this function.
  db.function('collation_key', { deterministic: true }, sortKey);
  db.function('key_checksum', { deterministic: true }, keyChecksum);
  db.function('row_sum', { deterministic: true, varargs: true }, rowSum);
  return db;
}

/** SHA-256 (hexadecimal) over the columns of a row, texts, whole numbers and nulls. */
function rowSum(...columns: readonly unknown[]): string {
  return createHash('sha256')
    .update(`so-ngoai-vu row\n${JSON.stringify(columns)}`)
    .digest('hex');
}

/** SHA-256 (hexadecimal) that binds the key of identity-document numbers to the record that it is of. */
export function keyChecksum(recordId: unknown, key: unknown): string {
  const bytes = Buffer.isBuffer(key) ? key : Buffer.from(String(key));
  return createHash('sha256')
    .update(`so-ngoai-vu key\n${String(recordId)}\n`)
    .update(bytes)
    .digest('hex');
}

/** @throws Refusal `database-damaged` when SQLite finds the file inconsistent. */
export function assertSoundFile(db: Sqlite): void {
  const found = refusing(() => db.pragma('quick_check(1)', { simple: true }));
  if (found !== 'ok') throw new Refusal('database-damaged', { detail: String(found).slice(0, 200) });
}

/** Brings what stands in the log (WAL) into the database, and empties the log. Waits for readers up to their time limit. */
export function checkpoint(db: Sqlite): void {
  db.pragma('wal_checkpoint(TRUNCATE)');
}

/** Keys that were worked out already: a list is sorted anew for each of its pages. */
const sortKeys = new Map<string, string>();
const MOST_SORT_KEYS = 50_000;

function sortKey(text: unknown): string | null {
  if (text === null) return null;
  const words = String(text);
  let key = sortKeys.get(words);
  if (key === undefined) {
    if (sortKeys.size >= MOST_SORT_KEYS) sortKeys.clear();
    key = collationKey(words);
    sortKeys.set(words, key);
  }
  return key;
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
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a statement is prepared and asked for under the same types of its parameters and rows
  return statement as Database.Statement<Params, Row>;
}
