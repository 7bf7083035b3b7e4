import { Refusal } from '../../shared/contract/refusal.ts';

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
