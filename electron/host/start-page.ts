import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * Writes the page with which a browser is started, in the folder of its own profile, and answers its address: the
 * arguments of a process can be read by every user of the PC, this file by its owner only. Null where it cannot be written.
 * @param address the secret address that the page leads to.
 */
export function writeStartPage(profile: string, address: string): string | null {
  const path = join(profile, 'start.html');
  try {
    mkdirSync(profile, { recursive: true, mode: 0o700 });
    // Made anew: a file that was there keeps the rights that it had.
    rmSync(path, { force: true });
    writeFileSync(path, `<!doctype html><script>location.replace(${JSON.stringify(address)})</script>\n`, {
      mode: 0o600,
      flag: 'wx',
    });
    return pathToFileURL(path).href;
  } catch {
    return null;
  }
}
