import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findMakensis } from '../../electron/installer/make-setup.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const builder = createRequire(import.meta.url).resolve('electron-builder/cli.js');
const FUSE_MARK = Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX');
/** The fuses of Electron by their places after the mark; `1` is on. */
const FUSES = [
  'runAsNode',
  'enableCookieEncryption',
  'enableNodeOptionsEnvironmentVariable',
  'enableNodeCliInspectArguments',
  'enableEmbeddedAsarIntegrityValidation',
  'onlyLoadAppFromAsar',
  'loadBrowserProcessSpecificV8Snapshot',
  'grantFileProtocolExtraPrivileges',
] as const;

export const makensis = findMakensis();

/**
 * A folder that looks like an unpacked Electron to electron-builder, since the real one cannot be had everywhere. With NSIS its
 * Windows program is a real one, of which the resources can be edited.
 */
function standIn(folder: string): string {
  const electron = join(folder, 'electron-stand-in');
  mkdirSync(join(electron, 'resources'), { recursive: true });
  mkdirSync(join(electron, 'locales'));
  // Fuses: the mark, version 1, nine fuses, each the other way than we want it.
  const fuses = Buffer.concat([FUSE_MARK, Buffer.from([1, 9]), Buffer.from('101100010'), Buffer.alloc(64)]);
  writeFileSync(join(electron, 'electron'), fuses, { mode: 0o755 });
  const windows = join(electron, 'electron.exe');
  if (makensis === null) writeFileSync(windows, fuses);
  else {
    standInProgram(windows);
    appendFileSync(windows, fuses);
  }
  writeFileSync(join(electron, 'version'), '-');
  writeFileSync(join(electron, 'locales/vi.pak'), 'texts');
  for (const name of ['LICENSE', 'LICENSES.chromium.html'])
    writeFileSync(join(electron, name), `text of ${name}`);
  return electron;
}

/** Writes a Windows program that notes its starts and runs while a file `hold` lies beside it. */
export function standInProgram(out: string): void {
  const script = fileURLToPath(new URL('stand-in.nsi', import.meta.url));
  execFileSync(makensis ?? 'makensis', ['-V1', '-INPUTCHARSET', 'UTF8', `-DOUT=${out}`, script], {
    stdio: 'pipe',
  });
}

/** Builds and packs the program as `npm run package` does, from a stand-in of Electron; the folder of what came out. */
export function packProgram(
  work: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): string {
  const out = join(work, 'out');
  execFileSync(process.execPath, [join(root, 'electron/host/launch.mjs'), 'build'], { cwd: root });
  execFileSync(
    process.execPath,
    [builder, '--x64', ...args, `-c.electronDist=${standIn(work)}`, `-c.directories.output=${out}`],
    { cwd: root, stdio: 'pipe', env: { ...process.env, ...env } },
  );
  return out;
}

/** Which fuses of a packed program are on. */
export function fusesOf(program: string): Readonly<Record<string, boolean>> {
  const bytes = readFileSync(program);
  const at = bytes.indexOf(FUSE_MARK) + FUSE_MARK.length + 2;
  return Object.fromEntries(FUSES.map((name, place) => [name, bytes[at + place] === '1'.charCodeAt(0)]));
}
