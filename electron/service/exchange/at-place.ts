import { Refusal } from '../../../shared/contract/refusal.ts';

/** Codes of the system for a folder or disk that is there no more, as where a stick was drawn out or a network went away. */
const LOST = new Set([
  'ENOENT',
  'ENOTDIR',
  'ENODEV',
  'ENXIO',
  'ESTALE',
  'EIO',
  'ENOTCONN',
  'EHOSTDOWN',
  'EHOSTUNREACH',
  'ENETDOWN',
  'ENETUNREACH',
  'ECONNRESET',
  'ETIMEDOUT',
  'UNKNOWN',
]);
const FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

/** What the matter is with a place that carries bundles; other errors as they are. */
export function placeRefusal(path: string, error: unknown): unknown {
  if (error instanceof Refusal || !(error instanceof Error) || !('code' in error)) return error;
  const code = String(error.code);
  if (FULL.has(code)) return new Refusal('disk-full', {}, [], error);
  if (LOST.has(code)) return new Refusal('place-lost', { path }, [], error);
  if ('syscall' in error) return new Refusal('folder-not-writable', { path }, [], error);
  return error;
}

/** Does something at a place. @throws Refusal `place-lost`, `disk-full`, `folder-not-writable`. */
export async function atPlace<T>(path: string, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw placeRefusal(path, error);
  }
}
