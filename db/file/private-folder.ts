import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, lstatSync, readdirSync, statSync } from 'node:fs';
import { homedir, userInfo } from 'node:os';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { isMainThread } from 'node:worker_threads';

/** Bits of a mode that let others than the owner in. */
const OTHERS = 0o077;

/** Folders that this program makes in a data folder. What else lies there is the user's own. */
const OWN_FOLDERS = /^(data-\d+|replaced-.*|backups|logs|window|scratch|restoring|damaged-.*)(\.new)?$/;

/**
 * From now on what this process, its threads and the programs that it starts lay on the disk is readable by its owner only
 * (0700, 0600). Windows has no such modes: there a folder below the user's profile is private as it is.
 */
export function keepToOwner(): void {
  // A thread may not set it, and has that of its process.
  if (process.platform !== 'win32' && isMainThread) process.umask(OTHERS);
}

/**
 * Makes a data folder, and what this program laid in it, readable by its owner only, where a version before or another
 * program left it open. A disk whose form knows no modes (vfat) is left as it is: nothing here stops a start.
 * @returns what others can still reach, for the error log.
 */
export function narrowToOwner(directory: string): readonly string[] {
  keepToOwner();
  if (process.platform === 'win32') return narrowOnWindows(directory);
  const root = isOthersToo(directory) ? [] : narrow(directory);
  const within = namesIn(directory).flatMap((name) =>
    narrowEntry(join(directory, name), OWN_FOLDERS.test(name)),
  );
  return [...root, ...within];
}

/** Makes files readable by their owner only, where they are his; those that are not there are passed over. */
export function narrowFiles(paths: readonly string[]): void {
  if (process.platform !== 'win32') for (const path of paths) narrow(path);
}

/** Files, and the folders that are to be gone through, with all that lies in them. A link is never followed. */
function narrowEntry(path: string, isOwnFolder: boolean): readonly string[] {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found?.isFile() === true) return narrow(path);
  if (found?.isDirectory() !== true || !isOwnFolder) return [];
  return [...narrow(path), ...namesIn(path).flatMap((name) => narrowEntry(join(path, name), true))];
}

/** @returns the path where it stays open. */
function narrow(path: string): readonly string[] {
  try {
    const { mode } = statSync(path);
    if ((mode & OTHERS) === 0) return [];
    chmodSync(path, mode & 0o7777 & ~OTHERS);
    return (statSync(path).mode & OTHERS) === 0 ? [] : [path];
  } catch {
    // Another's file, a disk without modes, or gone meanwhile.
    return existsSync(path) ? [path] : [];
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** True for a folder that is more than ours: of all users (sticky, as /tmp), the home folder, the root of a disk. */
function isOthersToo(directory: string): boolean {
  const path = resolve(directory);
  try {
    return (statSync(path).mode & 0o1000) !== 0 || path === homedir() || path === dirname(path);
  } catch {
    return true;
  }
}

/**
 * On Windows what lies outside the user's profile, as on a second disk, takes the rights of its disk, which often lets every
 * user read. The user, the system and the administrators keep theirs: backups of the office and those who help need them.
 */
function narrowOnWindows(directory: string): readonly string[] {
  const command = aclCommand(directory, homedir(), userInfo().username);
  if (command === null) return [];
  const { status } = spawnSync('icacls', [...command], {
    stdio: 'ignore',
    windowsHide: true,
    timeout: 30_000,
  });
  return status === 0 ? [] : [directory];
}

/** Well-known ids of the system and of the group of administrators: their names differ by the language of Windows. */
const SYSTEM = '*S-1-5-18';
const ADMINISTRATORS = '*S-1-5-32-544';

/** What `icacls` is told for a folder; null for one below the profile, which is private already, and for a whole disk. */
export function aclCommand(directory: string, profile: string, user: string): readonly string[] | null {
  const below = relative(profile, directory);
  if (below === '' || (!below.startsWith('..') && !isAbsolute(below))) return null;
  if (dirname(directory) === directory) return null;
  const granted = [user, SYSTEM, ADMINISTRATORS].map((who) => `${who}:(OI)(CI)F`);
  return [directory, '/inheritance:r', ...granted.flatMap((grant) => ['/grant:r', grant]), '/Q'];
}
