// Starts what npm asks for. Plain JavaScript, so that any Node can at least say that it is too old.
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gatherLicences } from '../licences/gather.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const dist = join(root, 'dist');

function refuseOldNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 14)) return;
  const lines = JSON.parse(readFileSync(join(root, 'shared', 'i18n', 'launch', 'node-too-old.json'), 'utf8'));
  for (const line of Object.values(lines))
    console.error(String(line).replace('{{version}}', process.versions.node));
  process.exit(1);
}

function newest(path) {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return 0;
  if (!found.isDirectory()) return found.mtimeMs;
  return readdirSync(path).reduce(
    (latest, name) => Math.max(latest, newest(join(path, name))),
    found.mtimeMs,
  );
}

const parts = {
  program: {
    configs: ['electron/vite.config.ts', 'electron/preload.vite.config.ts'],
    sources: ['shared', 'db', 'electron'],
  },
  host: { configs: ['electron/host/vite.config.ts'], sources: ['shared', 'db', 'electron', 'tests/bench'] },
  renderer: { configs: ['renderer/vite.config.ts'], sources: ['shared', 'renderer'] },
};

function isFresh(part) {
  const stamp = statSync(join(dist, `.${part}`), { throwIfNoEntry: false });
  if (stamp === undefined) return false;
  const sources = [...parts[part].sources, 'package-lock.json'].map((path) => newest(join(root, path)));
  return sources.every((time) => time < stamp.mtimeMs);
}

/** Waits for another build to end; one that died is no longer in the way after two minutes. */
function lock() {
  const path = join(root, 'dist.lock');
  for (;;) {
    try {
      mkdirSync(path);
      return () => rmSync(path, { recursive: true, force: true });
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      const held = statSync(path, { throwIfNoEntry: false });
      if (held !== undefined && Date.now() - held.mtimeMs > 120_000)
        rmSync(path, { recursive: true, force: true });
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
    }
  }
}

/** Builds the parts that are older than their sources, beside the old ones, and puts them in their place. */
function ensureBuilt(wanted) {
  if (wanted.every(isFresh)) return;
  const unlock = lock();
  try {
    for (const part of wanted) if (!isFresh(part)) build(part);
    gatherLicences(root, dist);
  } catch (error) {
    for (const part of wanted) rmSync(join(dist, `.${part}`), { force: true });
    throw error;
  } finally {
    unlock();
  }
}

function build(part) {
  const started = new Date();
  const out = `dist.new-${process.pid}`;
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const made = join(root, out);
  for (const config of parts[part].configs) {
    const run = spawnSync(process.execPath, [vite, 'build', '--config', config, '--logLevel', 'warn'], {
      cwd: root,
      // Under a test runner the window would be built for tests, and started so afterwards.
      env: { ...process.env, NODE_ENV: 'production', SNV_OUT: out },
      stdio: ['ignore', 'pipe', 'pipe'],
      encoding: 'utf8',
    });
    if (run.status === 0) continue;
    rmSync(made, { recursive: true, force: true });
    process.stderr.write(`${run.stdout}\n${run.stderr}\n`);
    process.exit(1);
  }
  mkdirSync(dist, { recursive: true });
  for (const name of readdirSync(made)) {
    rmSync(join(dist, name), { recursive: true, force: true });
    renameSync(join(made, name), join(dist, name));
  }
  rmSync(made, { recursive: true, force: true });
  const stamp = join(dist, `.${part}`);
  writeFileSync(stamp, started.toISOString());
}

refuseOldNode();
const [command = 'start', ...rest] = process.argv.slice(2);
if (command === 'build') ensureBuilt(['program', 'host', 'renderer']);
else if (command === 'cli') {
  ensureBuilt(['host']);
  process.argv = [process.execPath, join(dist, 'host', 'cli.js'), ...rest];
  await import(pathToFileURL(process.argv[1]).href);
} else if (command === 'start' && existsSync(join(root, 'package.json'))) {
  ensureBuilt(['program', 'host', 'renderer']);
  process.argv = [process.execPath, join(dist, 'host', 'start.js'), ...rest];
  await import(pathToFileURL(process.argv[1]).href);
} else process.exit(2);
