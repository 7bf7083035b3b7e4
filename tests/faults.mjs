// Tries each kind of fault as often as it is promised, and ends with the numbers of each. It takes an hour or more; the short forms
// are among the tests. Plain JavaScript, as run.mjs.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = mkdtempSync(join(tmpdir(), 'so-ngoai-vu-faults-'));
const numbers = join(folder, 'numbers.txt');
const run = spawnSync(
  process.execPath,
  [
    join(dirname(fileURLToPath(import.meta.url)), 'run.mjs'),
    '--project',
    'node',
    ...(process.argv.length > 2 ? process.argv.slice(2) : ['tests/fault', 'mutated', 'hostile-texts']),
  ],
  { stdio: 'inherit', env: { ...process.env, SNV_FAULTS: numbers } },
);
if (existsSync(numbers)) process.stdout.write(readFileSync(numbers, 'utf8'));
rmSync(folder, { recursive: true, force: true });
process.exit(run.status ?? 1);
