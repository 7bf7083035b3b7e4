// Tries histories of several PCs at length, and ends with what was tried. The short forms are among the tests. Plain JavaScript, as
// run.mjs. `npm run test:sync -- 50` tries fifty times as many as they do; without a number, 25 times.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = mkdtempSync(join(tmpdir(), 'so-ngoai-vu-sync-'));
const numbers = join(folder, 'numbers.txt');
const run = spawnSync(
  process.execPath,
  [join(dirname(fileURLToPath(import.meta.url)), 'run.mjs'), '--project', 'node', 'tests/sync'],
  {
    stdio: 'inherit',
    env: { ...process.env, SNV_SYNC: process.argv[2] ?? '25', SNV_SYNC_NUMBERS: numbers },
  },
);
if (existsSync(numbers)) process.stdout.write(readFileSync(numbers, 'utf8'));
rmSync(folder, { recursive: true, force: true });
process.exit(run.status ?? 1);
