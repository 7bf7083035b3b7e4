import { basename } from 'node:path';
import { Refusal } from '../../shared/contract/refusal.ts';
import { disksRefusal, systemRefusal } from './disk-refusal.ts';
import { heldFile } from './patient-files.ts';

/**
 * Runs `work`, turning the errors of SQLite that a user can act on into refusals.
 * @param path as `asRefusal`.
 */
export function refusing<T>(work: () => T, path: string | null = null): T {
  try {
    return work();
  } catch (error) {
    throw asRefusal(error, path);
  }
}

/**
 * The refusal behind an error of SQLite or the file system; other errors come back as they are.
 * @param path the file or folder that was worked on, which is asked what the matter is where SQLite does not say it.
 */
export function asRefusal(error: unknown, path: string | null = null): unknown {
  const code = errorCode(error);
  if (code === null) return error;
  // A short read: the file ends before a page that it should have.
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB' || code === 'SQLITE_IOERR_SHORT_READ') {
    return new Refusal('database-damaged', { detail: messageOf(error) }, [], error);
  }
  if (code.startsWith('SQLITE_READONLY'))
    return code.startsWith('SQLITE_READONLY_DBMOVED')
      ? new Refusal('folder-missing', {}, [], error)
      : new Refusal('database-read-only', {}, [], error);
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED'))
    return new Refusal('already-open', {}, [], error);
  // What lies beside a database could not grow, for which there is no other reason than room.
  if (code === 'SQLITE_FULL' || code === 'SQLITE_IOERR_SHMSIZE')
    return new Refusal('disk-full', {}, [], error);
  if (code.startsWith('SQLITE_IOERR') || code.startsWith('SQLITE_CANTOPEN')) return disksRefusal(path, error);
  const held = heldFile(error);
  if (held !== null) return new Refusal('file-held', { path: held }, [], error);
  return systemRefusal(code, path ?? pathOf(error), error) ?? error;
}

/**
 * Runs `work`, for which every error that is no refusal means that the data are not as the program left them.
 * @param path the file that is looked at, for who helps: the refusal names it.
 */
export function asDamage<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (thrown) {
    const error = asRefusal(thrown, path);
    if (error instanceof Refusal && error.detail.code !== 'database-damaged') throw error;
    if (['SQLITE_NOMEM', 'ENOMEM'].includes(errorCode(thrown) ?? '')) throw error;
    const detail = error instanceof Refusal ? String(error.detail.params['detail'] ?? '') : messageOf(error);
    const named = `${basename(path)}: `;
    const told = detail.startsWith(named) ? detail : named + detail;
    throw new Refusal('database-damaged', { detail: told.slice(0, 300) }, [], thrown);
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function errorCode(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error)) return null;
  return typeof error.code === 'string' ? error.code : null;
}

function pathOf(error: unknown): string | null {
  return error instanceof Error && 'path' in error && typeof error.path === 'string' ? error.path : null;
}
