// Fetches what the tests under Wine need, as npm is configured, and refuses what is not what was pinned. Done once for each version.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compiler, isFetched, missingLibrary, pins, windowsFolder } from './places.mjs';

const source = join(dirname(fileURLToPath(import.meta.url)), 'bcryptprimitives.c');

/** Fetches a package into a folder. @throws Error for one that is not the one that was pinned. */
function fetched(name, { version, integrity }, work) {
  const into = mkdtempSync(join(work, 'package-'));
  execFileSync('npm', ['pack', '--silent', '--pack-destination', into, `${name}@${version}`], {
    cwd: work,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const archive = join(into, readdirSync(into)[0] ?? '');
  const found = `sha512-${createHash('sha512').update(readFileSync(archive)).digest('base64')}`;
  if (found !== integrity) throw new Error(`${name}@${version} is ${found}, not ${integrity}`);
  execFileSync('tar', ['-xzf', archive, '-C', into]);
  return join(into, 'package');
}

mkdirSync(windowsFolder, { recursive: true });
const work = mkdtempSync(join(windowsFolder, 'new-'));
try {
  for (const [name, pin] of Object.entries(pins())) {
    if (isFetched(name, pin)) continue;
    const made = fetched(name, pin, work);
    const place = join(windowsFolder, name);
    rmSync(place, { recursive: true, force: true });
    mkdirSync(dirname(place), { recursive: true });
    renameSync(made, place);
  }
  const library = join(work, 'bcryptprimitives.dll');
  execFileSync(compiler, ['-shared', '-O2', '-o', library, source, '-ladvapi32']);
  renameSync(library, missingLibrary);
} finally {
  rmSync(work, { recursive: true, force: true });
}
