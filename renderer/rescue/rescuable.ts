import type { RefusalCode } from '../../shared/contract/refusal.ts';

/** Reasons that have nothing to do with what the data hold: another program, the folder, the disk, a newer version. */
const notOfTheData: readonly RefusalCode[] = [
  'already-open',
  'network-path',
  'folder-not-writable',
  'path-too-long',
  'database-read-only',
  'part-read-only',
  'too-many-open',
  'database-newer',
  'disk-full',
  'not-ready',
];

/** True where the data themselves are damaged, mixed, behind or missing. */
export function isRescuable(code: RefusalCode): boolean {
  return !notOfTheData.includes(code);
}
