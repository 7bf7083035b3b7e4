import { accessSync, constants, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from '../../shared/contract/refusal.ts';
import { dataFiles } from './data-names.ts';
import { assertPathFits, systemRefusal } from './disk-refusal.ts';
import { cloudProgramOf, isOnNetwork } from './far-folder.ts';
import { keepToOwner, narrowToOwner } from './private-folder.ts';

/** The longest path of a database below a data folder, of a generation that is being built. */
const LONGEST = join('data-100000.new', dataFiles.main);

/** @throws Refusal `path-too-long` for a data folder below which a database would have too long a path. */
export function assertFolderFits(directory: string): void {
  assertPathFits(directory, LONGEST);
}

/**
 * Makes sure that a data folder can be used, by its owner only.
 * @returns what others than its owner can still reach.
 * @throws Refusal `network-path`, `cloud-folder`, `path-too-long`, `folder-not-writable`, `database-read-only` for a disk that is for reading
 *   only, `disk-full`, `disk-faulty`, `too-many-open`.
 */
export function prepareFolder(directory: string): readonly string[] {
  if (isOnNetwork(directory)) throw new Refusal('network-path', { path: directory });
  const program = cloudProgramOf(directory);
  if (program !== null) throw new Refusal('cloud-folder', { path: directory, program });
  assertFolderFits(directory);
  keepToOwner();
  try {
    mkdirSync(directory, { recursive: true });
    accessSync(directory, constants.R_OK | constants.W_OK);
  } catch (error) {
    throw unusable(directory, error);
  }
  return narrowToOwner(directory);
}

function unusable(directory: string, error: unknown): Refusal {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const known = systemRefusal(code, directory, error);
  // A folder that its user may not write to, or whose name a file has, is another matter than a disk.
  const isOfDisk =
    known !== null &&
    (code === 'EROFS' || !['folder-missing', 'database-read-only'].includes(known.detail.code));
  return isOfDisk ? known : new Refusal('folder-not-writable', { path: directory }, [], error);
}
