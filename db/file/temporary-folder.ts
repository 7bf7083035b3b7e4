import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';

const FOLDER = 'temporary';

/**
 * A private folder for what lies on the disk only while something is done; who asks for it removes it. It lies in the data
 * folder, and never in the system's temporary folder, where other users and other programs look.
 * @param what begins its name: letters only.
 */
export function makeTemporary(directory: string, what: string): string {
  const folder = join(directory, FOLDER);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return mkdtempSync(join(folder, `${what}-${process.pid}-`));
}

/** Removes what programs that were ended left. What another program still uses, as a print beside this one, stays. */
export function clearTemporary(directory: string): void {
  const folder = join(directory, FOLDER);
  let names: readonly string[];
  try {
    names = readdirSync(folder);
  } catch {
    return;
  }
  for (const name of names) {
    if (isOfRunning(name)) continue;
    try {
      rmSync(join(folder, name), { recursive: true, force: true });
    } catch {
      // Held by a scanner of viruses, as on Windows: the next start clears it.
    }
  }
}

function isOfRunning(name: string): boolean {
  const pid = Number(/^[a-z]+-(\d+)-/.exec(basename(name))?.[1]);
  if (Number.isNaN(pid) || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
