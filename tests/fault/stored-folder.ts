import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

/** Lays a data folder as the program of a version left it into a folder. */
export function layStoredFolder(version: number, directory: string): void {
  const stored = fileURLToPath(new URL(`../fixtures/data-version-${version}/`, import.meta.url));
  for (const name of readdirSync(stored, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.gz')) continue;
    const file = join(directory, name.replace(/\.gz$/, ''));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, gunzipSync(readFileSync(join(stored, name))));
  }
}
