import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const DOWNLOAD_LIMIT = 20_000;
/** A download that failed is not tried again for a day, so that the next start is quick. */
const RETRY_AFTER = 24 * 3_600_000;

/**
 * The Electron executable, or null where it is not at hand. Importing `electron` outside its own process starts a
 * download, so its files are looked at instead; the download itself is tried once, within a bound.
 */
export function electronExecutable(): string | null {
  if (process.env['SNV_NO_ELECTRON'] === '1') return null;
  const folder = electronFolder();
  if (folder === null) return null;
  const found = executableIn(folder);
  if (found !== null) return found;
  const failed = fileURLToPath(new URL('../.electron-not-here', import.meta.url));
  if (existsSync(failed) && Date.now() - Number(readFileSync(failed, 'utf8')) < RETRY_AFTER) return null;
  const installer = join(folder, 'install.js');
  if (existsSync(installer))
    spawnSync(process.execPath, [installer], { timeout: DOWNLOAD_LIMIT, stdio: 'ignore' });
  const downloaded = executableIn(folder);
  if (downloaded === null) writeFileSync(failed, String(Date.now()));
  return downloaded;
}

function electronFolder(): string | null {
  try {
    return dirname(createRequire(import.meta.url).resolve('electron/package.json'));
  } catch {
    return null;
  }
}

function executableIn(folder: string): string | null {
  const named = join(folder, 'path.txt');
  if (!existsSync(named)) return null;
  const path = join(folder, 'dist', readFileSync(named, 'utf8').trim());
  return existsSync(path) ? path : null;
}
