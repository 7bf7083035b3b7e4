// Runs tests as on Windows, under Wine: `npm run test:windows`. With `-- --long` all that can run there, in half an hour or more; with
// `-- PATHS` only those.
import { spawnSync } from 'node:child_process';
import { appendFileSync, copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { closingLine, countsIn, failuresIn } from '../counts.mjs';
import { lacking, missingLibrary, wine, windowsFolder, wineServer } from './places.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '..', '..');
const isLong = process.argv.includes('--long');
const asked = process.argv.slice(2).filter((argument) => argument !== '--long');

/** Milliseconds after which a part that has not ended never will; it takes a tenth of it. */
const NEVER = (isLong ? 180 : 25) * 60_000;

const vitest = [
  join(root, 'node_modules', 'vitest', 'vitest.mjs'),
  'run',
  '--config',
  'tests/vitest.config.ts',
  '--reporter=default',
  '--reporter=./tests/reporter.ts',
];

// What a PC of an office does all day, and what differs from system to system: paths, names, locks, processes, the disk.
const data = [
  'db/file/backup-place',
  'db/drafts',
  'db/ledger/intake',
  'db/ledger/incidents',
  'db/ledger/once.test',
  'db/ledger/undo',
  'db/queries/lists',
  'tests/property/incidents',
  'tests/property/report',
  'tests/fault/windows-names',
  'tests/fault/rewritten-files',
  'tests/fault/lost-folder',
  'tests/fault/opening',
  'tests/fault/saving',
  'tests/fault/generations',
  'tests/fault/backup.test',
  'tests/fault/erasing',
];
const program = ['cli', 'host', 'window', 'lost-folder', 'messages'].map(
  (name) => `tests/end-to-end/${name}.test.ts`,
);

/** What of a part is run. @param isOf whether a path that was asked for belongs to it. */
const paths = (short, isOf) => {
  if (asked.length > 0) return asked.filter(isOf);
  return isLong ? [] : short;
};
const isEndToEnd = (path) => path.includes('end-to-end');

const parts = [
  {
    what: 'data and faults, with vitest itself on Windows’ Node',
    program: join(here, 'wine-node.sh'),
    project: 'node',
    paths: paths(data, (path) => !isEndToEnd(path)),
  },
  {
    what: 'the program on Windows’ Node, its window in the browser of this system',
    program: process.execPath,
    project: 'end-to-end',
    paths: paths(program, isEndToEnd),
  },
].filter((part) => asked.length === 0 || part.paths.length > 0);

/** A Windows of its own, which is removed at the end. @returns what programs in it need to know. */
function freshWindows(folder) {
  const prefix = join(folder, 'prefix');
  mkdirSync(prefix);
  const env = {
    ...process.env,
    LANG: 'C.UTF-8',
    LC_ALL: 'C.UTF-8',
    WINEPREFIX: prefix,
    WINEDEBUG: '-all',
    // No .NET and no Internet Explorer, which Wine would offer to fetch.
    WINEDLLOVERRIDES: 'mscoree=;mshtml=',
    SNV_WINE: wine,
    SNV_WINDOWS_FOLDER: windowsFolder,
    SNV_PROGRAM_NODE: join(here, 'wine-node.sh'),
    // Where Windows' Node finds the packages of its system.
    NODE_PATH: `Z:${windowsFolder.replaceAll('/', '\\')}`,
  };
  delete env.DISPLAY;
  for (const args of [
    ['wineboot', '-i'],
    ['winecfg', '-v', 'win10'],
  ]) {
    const made = spawnSync(wine, args, { env, stdio: 'ignore', timeout: NEVER });
    if (made.status !== 0) throw new Error(`wine ${args.join(' ')} ended with ${made.status ?? made.signal}`);
  }
  copyFileSync(missingLibrary, join(prefix, 'drive_c', 'windows', 'system32', 'bcryptprimitives.dll'));
  return env;
}

/** Runs all parts, each of which appends its count to one file. @returns the sum of their tests; a part that ends without one counts as a failure. */
function runAll(folder) {
  const env = { ...freshWindows(folder), SNV_COUNTS: join(folder, 'counts') };
  // Its tests are other ones than those that must all run here.
  delete env.SNV_REQUIRE_ALL;
  try {
    for (const { what, program, project, paths } of parts) {
      process.stdout.write(`\nWindows under Wine: ${what}\n`);
      const before = countsIn(env.SNV_COUNTS);
      const run = spawnSync(program, [...vitest, '--project', project, ...paths], {
        cwd: root,
        env,
        stdio: 'inherit',
        timeout: NEVER,
        killSignal: 'SIGKILL',
      });
      const after = countsIn(env.SNV_COUNTS);
      if ((run.status !== 0 && after.failed === before.failed) || after.passed === before.passed)
        appendFileSync(env.SNV_COUNTS, closingLine({ passed: 0, failed: 1, skipped: 0 }));
    }
  } finally {
    spawnSync(wineServer, ['-k'], { env, stdio: 'ignore' });
    spawnSync(wineServer, ['-w'], { env, stdio: 'ignore', timeout: 60_000 });
  }
  if (process.env.SNV_COUNTS !== undefined)
    appendFileSync(process.env.SNV_COUNTS, failuresIn(env.SNV_COUNTS));
  return countsIn(env.SNV_COUNTS);
}

function counted() {
  const why = lacking();
  if (why !== null) {
    process.stdout.write(`skipped: the tests under Wine (${why})\n`);
    const isDemanded = process.env.SNV_REQUIRE_ALL === '1';
    return { passed: 0, failed: isDemanded ? 1 : 0, skipped: isDemanded ? 0 : 1 };
  }
  const folder = mkdtempSync(join(tmpdir(), 'so-ngoai-vu-windows-'));
  try {
    return runAll(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
  }
}

const sum = counted();
process.stdout.write(`\n${closingLine(sum)}`);
if (process.env.SNV_COUNTS !== undefined) appendFileSync(process.env.SNV_COUNTS, closingLine(sum));
process.exit(sum.failed > 0 ? 1 : 0);
