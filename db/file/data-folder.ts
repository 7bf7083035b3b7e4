import { accessSync, constants, mkdirSync, readFileSync } from 'node:fs';
import { isAbsolute, resolve } from 'node:path';
import { Refusal } from '../../shared/contract/refusal.ts';
import { keepToOwner, narrowToOwner } from './private-folder.ts';

/** Names of the files of a data folder; README.md tells where in it each lies. */
export const dataFiles = {
  main: 'register.sqlite',
  files: 'files.sqlite',
  keys: 'keys.sqlite',
  lock: 'lock.sqlite',
} as const;

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

/**
 * Makes sure that a data folder can be used, by its owner only.
 * @returns what others than its owner can still reach.
 * @throws Refusal `network-path`, `folder-not-writable`.
 */
export function prepareFolder(directory: string): readonly string[] {
  if (isNetworkPath(directory, mounted()) || isNetworkPath(resolve(directory), mounted())) {
    throw new Refusal('network-path', { path: directory });
  }
  keepToOwner();
  try {
    mkdirSync(directory, { recursive: true });
    accessSync(directory, constants.R_OK | constants.W_OK);
  } catch (error) {
    throw new Refusal('folder-not-writable', { path: directory }, [], error);
  }
  return narrowToOwner(directory);
}
