import { existsSync } from 'node:fs';
import { connect, type Sqlite } from './sqlite.ts';
import { removeWithPatience } from './patient-files.ts';

/**
 * Reads a database that nobody has open, and leaves its folder as it was found: reading alone lays empty files beside it.
 * @returns null where it is not there or cannot be opened.
 * @throws as `of`.
 */
export function readAsFound<T>(path: string, of: (db: Sqlite) => T): T | null {
  if (!existsSync(path)) return null;
  const beside = ['-wal', '-shm'].map((suffix) => path + suffix).filter((name) => !existsSync(name));
  try {
    const db = opened(path);
    if (db === null) return null;
    try {
      return of(db);
    } finally {
      db.close();
    }
  } finally {
    for (const name of beside) removeWithPatience(name);
  }
}

/** As `readAsFound`; null too where reading fails. */
export function readIfWhole<T>(path: string, of: (db: Sqlite) => T): T | null {
  return readAsFound(path, (db) => {
    try {
      return of(db);
    } catch {
      return null;
    }
  });
}

function opened(path: string): Sqlite | null {
  try {
    return connect(path, { readonly: true });
  } catch {
    return null;
  }
}
