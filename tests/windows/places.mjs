import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const read = (path) => JSON.parse(readFileSync(path, 'utf8'));

/** Where Windows' packages lie once `prepare.mjs` has fetched them: outside the repository, kept from run to run. */
export const windowsFolder = join(
  process.env.XDG_CACHE_HOME || join(homedir(), '.cache'),
  'so-ngoai-vu',
  'windows',
);

/** Where Debian puts Wine's loader for 64 bits and what ends its processes; absent where it is not installed. */
export const wine = '/usr/lib/wine/wine64';
export const wineServer = '/usr/lib/wine/wineserver64';

export const compiler = '/usr/bin/x86_64-w64-mingw32-gcc';

/** What Wine 8 lacks and vitest needs, compiled from bcryptprimitives.c. */
export const missingLibrary = join(windowsFolder, 'bcryptprimitives.dll');

/**
 * The packages with their version and integrity, by name: Node from packages.json, and what vitest is made of from the lock
 * file, in the versions of its twins on this system.
 */
export function pins() {
  const locked = read(join(here, '..', '..', 'package-lock.json')).packages;
  const ofVitest = ['@rolldown/binding-win32-x64-msvc', 'lightningcss-win32-x64-msvc'];
  return {
    ...read(join(here, 'packages.json')),
    ...Object.fromEntries(ofVitest.map((name) => [name, locked[`node_modules/${name}`]])),
  };
}

/** Whether a package lies in the folder in the version that is pinned. */
export function isFetched(name, { version }) {
  const manifest = join(windowsFolder, name, 'package.json');
  return existsSync(manifest) && read(manifest).version === version;
}

/** Why nothing can be run under Wine here; null where it can. */
export function lacking() {
  if (process.platform !== 'linux') return 'needs Linux';
  if (![wine, wineServer, compiler].every((path) => existsSync(path)))
    return 'needs wine, wine64 and gcc-mingw-w64-x86-64-win32';
  const isThere =
    existsSync(missingLibrary) && Object.entries(pins()).every(([name, pin]) => isFetched(name, pin));
  return isThere ? null : 'needs node tests/windows/prepare.mjs, once';
}
