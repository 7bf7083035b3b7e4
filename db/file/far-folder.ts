import { spawnSync } from 'node:child_process';
import { existsSync, lstatSync, readFileSync, realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { posix, win32 } from 'node:path';
import { fileText } from '../../shared/text/file-text.ts';

// Where a folder really lies: on this PC, on another computer, or in one that a program copies to a cloud.

/** What of the PC tells where its folders lie. */
export interface Surroundings {
  readonly platform: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  /** Mounts as /proc/mounts lists them; empty where there is no such list. */
  readonly mounts: string;
  /** A path that exists with links, mapped and substituted drives followed by the system; null where it cannot be. */
  readonly real: (path: string) => string | null;
  /** Whether a drive (`Z:`) is remembered by Windows as one of the network. */
  readonly isMapped: (drive: string) => boolean;
}

export function thisPc(): Surroundings {
  return { platform: process.platform, env: process.env, home: homedir(), mounts: mounted(), real, isMapped };
}

function mounted(): string {
  try {
    return readFileSync('/proc/mounts', 'utf8');
  } catch {
    return ''; // Not Linux: there the path itself tells.
  }
}

function real(path: string): string | null {
  try {
    return realpathSync.native(path);
  } catch {
    return null;
  }
}

/** Windows keeps the drives that are to be mapped again at each log-on, also while their server is not there. */
function isMapped(drive: string): boolean {
  const { status } = spawnSync('reg', ['query', `HKCU\\Network\\${drive.charAt(0)}`], {
    stdio: 'ignore',
    windowsHide: true,
    timeout: 10_000,
  });
  return status === 0;
}

const pathsOf = (platform: string): typeof posix => (platform === 'win32' ? win32 : posix);

/** The path as it is, and as the system finds it; of what is not there yet, the nearest folder around it is asked. */
function ways(path: string, pc: Surroundings): readonly string[] {
  const paths = pathsOf(pc.platform);
  const whole = paths.resolve(path);
  for (let at = whole; ; at = paths.dirname(at)) {
    const found = pc.real(at);
    if (found !== null) return [path, whole, paths.join(found, whole.slice(at.length))];
    if (paths.dirname(at) === at) return [path, whole];
  }
}

const NETWORK_FILE_SYSTEMS = new Set([
  'nfs',
  'nfs4',
  'cifs',
  'smb2',
  'smb3',
  'smbfs',
  'fuse.sshfs',
  'fuse.gvfsd-fuse',
  'fuse.davfs2',
  'fuse.rclone',
  'davfs',
  '9p',
  'afs',
  'ceph',
  'ncpfs',
]);

/** True for a path on another computer, where SQLite's locks cannot be trusted. */
export function isOnNetwork(path: string, pc: Surroundings = thisPc()): boolean {
  const found = ways(path, pc);
  if (found.some((way) => isShare(way) || isBelowNetworkMount(way, pc.mounts))) return true;
  if (pc.platform !== 'win32') return false;
  const drive = win32.parse(win32.resolve(path)).root;
  return /^[a-z]:\\$/i.test(drive) && pc.real(drive) === null && pc.isMapped(drive);
}

/** A path of a share: `\\server\share`, also in the forms that Windows takes as they are. */
function isShare(path: string): boolean {
  const plain = path.replaceAll('/', '\\');
  const device = /^\\\\[?.]\\/.exec(plain);
  return device === null ? /^\\\\[^\\]/.test(plain) : /^unc\\/i.test(plain.slice(device[0].length));
}

function isBelowNetworkMount(path: string, mounts: string): boolean {
  if (!posix.isAbsolute(path)) return false;
  const around = mounts
    .split('\n')
    .map((line) => line.split(' '))
    .map(([, point = '', type = '']) => ({ point: unescaped(point), type }))
    .filter(({ point }) => point !== '' && isBelow(path, point, posix))
    .toSorted((one, other) => other.point.length - one.point.length)[0];
  return around !== undefined && NETWORK_FILE_SYSTEMS.has(around.type);
}

/** Blanks and the like stand in /proc/mounts as three octal digits. */
function unescaped(point: string): string {
  return point.replaceAll(/\\([0-7]{3})/g, (_, digits: string) =>
    String.fromCodePoint(Number.parseInt(digits, 8)),
  );
}

function isBelow(path: string, folder: string, paths: typeof posix): boolean {
  const below = paths.relative(folder, path);
  return below === '' || (below !== '..' && !below.startsWith(`..${paths.sep}`) && !paths.isAbsolute(below));
}

/** Names that these programs give to the folders that they keep. */
const NAMED: readonly (readonly [string, RegExp])[] = [
  ['OneDrive', /^onedrive( - .+)?$/i],
  ['Google Drive', /^(google ?drive|my drive|drive của tôi|我的云端硬盘|shared drives|bộ nhớ dùng chung)$/i],
  ['Dropbox', /^dropbox( \([^()]+\))?$/i],
  ['Zalo', /^zalo( received files|pc|data| downloads?|downloads?)?$/i],
  ['iCloud Drive', /^icloud ?drive$/i],
];

/** What these programs lay in the folders that they keep, whatever those are called. */
const MARKED: readonly (readonly [string, readonly string[]])[] = [
  ['Google Drive', ['.tmp.driveupload', '.tmp.drivedownload', '.shortcut-targets-by-id']],
  ['Dropbox', ['.dropbox.cache']],
];

/** The program that copies what lies at a path to a cloud, by its own name; null where none is known to. */
export function cloudProgramOf(path: string, pc: Surroundings = thisPc()): string | null {
  const paths = pathsOf(pc.platform);
  const kept = keptFolders(pc, paths);
  for (const way of ways(path, pc)) {
    const whole = paths.resolve(way);
    const known = kept.find(({ folder }) => isBelow(whole, folder, paths));
    if (known !== undefined) return known.program;
    // A user may be called as a program is.
    const own = isBelow(whole, pc.home, paths) ? paths.relative(pc.home, whole) : whole;
    const names = own.normalize('NFC').split(/[\\/]/);
    const named = NAMED.find(([, pattern]) => names.some((name) => pattern.test(name)));
    if (named !== undefined) return named[0];
    for (let at = whole; ; at = paths.dirname(at)) {
      const marked = MARKED.find(([, marks]) => marks.some((mark) => existsSync(paths.join(at, mark))));
      if (marked !== undefined) return marked[0];
      // In the home folder a folder of this name holds Dropbox's own settings, in the one that it keeps a file.
      if (isFile(paths.join(at, '.dropbox'))) return 'Dropbox';
      if (paths.dirname(at) === at) break;
    }
  }
  return null;
}

function isFile(path: string): boolean {
  try {
    return lstatSync(path).isFile();
  } catch {
    return false;
  }
}

interface KeptFolder {
  readonly program: string;
  readonly folder: string;
}

/** The folders that OneDrive and Dropbox say they keep. */
function keptFolders({ env, home, platform }: Surroundings, paths: typeof posix): readonly KeptFolder[] {
  const oneDrive = ['OneDrive', 'OneDriveCommercial', 'OneDriveConsumer'].map((name) => env[name]);
  const settings =
    platform === 'win32'
      ? [env['APPDATA'], env['LOCALAPPDATA']].map((folder) => folder && paths.join(folder, 'Dropbox'))
      : [paths.join(home, '.dropbox')];
  const dropbox = settings.flatMap((folder) =>
    folder === undefined || folder === '' ? [] : dropboxFolders(paths.join(folder, 'info.json')),
  );
  return [
    ...oneDrive.map((folder) => ({ program: 'OneDrive', folder })),
    ...dropbox.map((folder) => ({ program: 'Dropbox', folder })),
  ].flatMap(({ program, folder }) =>
    // A whole disk is never what is meant.
    folder === undefined || !paths.isAbsolute(folder) || paths.dirname(folder) === folder
      ? []
      : [{ program, folder: paths.resolve(folder) }],
  );
}

/** `{"personal": {"path": …}, "business": {"path": …}}`; none where the file is not there or is another. */
function dropboxFolders(file: string): readonly string[] {
  try {
    const accounts: unknown = JSON.parse(fileText(readFileSync(file)));
    return Object.values(accounts ?? {}).flatMap((account: unknown) =>
      typeof account === 'object' && account !== null && 'path' in account && typeof account.path === 'string'
        ? [account.path]
        : [],
    );
  } catch {
    return [];
  }
}
