import { accessSync, constants, mkdirSync, readFileSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import { Refusal } from '../../shared/contract/refusal.ts';
import { dataFiles } from './data-names.ts';
import { assertPathFits, systemRefusal } from './disk-refusal.ts';
import { keepToOwner, narrowToOwner } from './private-folder.ts';

const networkFileSystems = ['nfs', 'nfs4', 'cifs', 'smb3', 'smbfs', 'fuse.sshfs', '9p', 'afs', 'ncpfs'];

/**
 * True for a path on another computer, where SQLite's locks cannot be trusted: a UNC path, or one below a network
 * mount. `mounts` has the form of /proc/mounts.
 */
export function isNetworkPath(path: string, mounts: string): boolean {
  if (/^[\\/]{2}[^\\/]/.test(path) && !path.startsWith('\\\\?\\') && !path.startsWith('\\\\.\\')) return true;
  if (!isAbsolute(path)) return false;
  const below = mounts
    .split('\n')
    .map((line) => line.split(' '))
    .map(([, point = '', type = '']) => ({ point: point.replaceAll('\\040', ' '), type }))
    .filter(
      ({ point }) => point !== '' && (path === point || path.startsWith(point === '/' ? '/' : `${point}/`)),
    )
    .toSorted((a, b) => b.point.length - a.point.length)[0];
  return below !== undefined && networkFileSystems.includes(below.type);
}

function mounted(): string {
  try {
    return readFileSync('/proc/mounts', 'utf8');
  } catch {
    return ''; // Not Linux: the UNC form is what can be recognised.
  }
}

/** The longest path of a database below a data folder, of a generation that is being built. */
const LONGEST = join('data-100000.new', dataFiles.main);

/** @throws Refusal `path-too-long` for a data folder below which a database would have too long a path. */
export function assertFolderFits(directory: string): void {
  assertPathFits(directory, LONGEST);
}

/**
 * Makes sure that a data folder can be used, by its owner only.
 * @returns what others than its owner can still reach.
 * @throws Refusal `network-path`, `path-too-long`, `folder-not-writable`, `database-read-only` for a disk that is for reading
 *   only, `disk-full`, `disk-faulty`, `too-many-open`.
 */
export function prepareFolder(directory: string): readonly string[] {
  if (isNetworkPath(directory, mounted()) || isNetworkPath(resolve(directory), mounted())) {
    throw new Refusal('network-path', { path: directory });
  }
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
