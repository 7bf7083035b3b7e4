import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { extractFile, listPackage } from '@electron/asar';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { licencesShape } from '../../shared/contract/licences.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const builder = createRequire(import.meta.url).resolve('electron-builder/cli.js');
const FUSE_MARK = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

/** A folder that looks like an unpacked Electron to electron-builder, since the real one cannot be had everywhere. */
function standIn(folder: string): string {
  const electron = join(folder, 'electron-stand-in');
  mkdirSync(join(electron, 'resources'), { recursive: true });
  // Fuses: the mark, version 1, nine fuses, all on.
  const program = Buffer.concat([
    Buffer.from(FUSE_MARK),
    Buffer.from([1, 9]),
    Buffer.from('111111111'),
    Buffer.alloc(64),
  ]);
  for (const name of ['electron', 'electron.exe'])
    writeFileSync(join(electron, name), program, { mode: 0o755 });
  writeFileSync(join(electron, 'version'), '-');
  for (const name of ['LICENSE', 'LICENSES.chromium.html'])
    writeFileSync(join(electron, name), `text of ${name}`);
  return electron;
}

describe.each([
  { platform: 'linux', args: ['--linux'], folder: 'linux-unpacked', binary: 'linux-x64.node' },
  // Without what edits the program's resources, which needs a real Windows program.
  {
    platform: 'windows',
    args: ['--win', '-c.win.signAndEditExecutable=false', '-c.disableAsarIntegrity=true'],
    folder: 'win-unpacked',
    binary: 'win32-x64.node',
  },
])('the package for $platform', ({ args, folder, binary }) => {
  const work = mkdtempSync(join(tmpdir(), 'so-ngoai-vu-package-'));
  let inside: readonly string[] = [];
  const resources = join(work, 'out', folder, 'resources');
  beforeAll(() => {
    execFileSync(process.execPath, [join(root, 'electron/host/launch.mjs'), 'build'], { cwd: root });
    execFileSync(
      process.execPath,
      [
        builder,
        '--dir',
        '--x64',
        ...args,
        `-c.electronDist=${standIn(work)}`,
        `-c.directories.output=${join(work, 'out')}`,
      ],
      { cwd: root, stdio: 'pipe' },
    );
    inside = listPackage(join(resources, 'app.asar'), { isPack: false });
  });
  afterAll(() => rmSync(work, { recursive: true, force: true }));

  it.each([
    '/dist/shell/main.js',
    '/dist/shell/preload.cjs',
    '/dist/service/main.js',
    '/dist/renderer/index.html',
    '/package.json',
  ])('holds %s', (file) => {
    expect(inside).toContain(file);
  });

  it('holds the one native module of its platform, outside the archive where it can be loaded', () => {
    expect(inside.filter((file) => file.endsWith('.node'))).toEqual([
      `/node_modules/better-sqlite3/prebuilds/${binary}`,
    ]);
    const unpacked = join(resources, 'app.asar.unpacked/node_modules/better-sqlite3/prebuilds');
    expect(existsSync(unpacked) ? readdirSync(unpacked) : []).toEqual([binary]);
  });

  it('holds the licences of all that it is made of, beside the program and inside it', () => {
    const beside = (file: string): string => readFileSync(join(work, 'out', folder, file), 'utf8');
    expect(beside('LICENSE.electron.txt')).toBe('text of LICENSE');
    expect(beside('LICENSES.chromium.html')).toBe('text of LICENSES.chromium.html');
    const shown = licencesShape.parse(
      JSON.parse(extractFile(join(resources, 'app.asar'), 'dist/renderer/licences.json').toString('utf8')),
    );
    expect(shown.length).toBeGreaterThan(200);
    const notices = beside('THIRD-PARTY-NOTICES.txt').replaceAll('\r\n', '\n');
    const missing = shown.filter(
      ({ name, version, text }) =>
        !notices.includes(`\n${name} ${version}\n`) || !notices.includes(text.replaceAll('\r\n', '\n')),
    );
    expect(missing.map(({ name }) => name)).toEqual([]);
  });

  it('holds no source, no map, no host and no other dependency', () => {
    expect(inside.filter((file) => /\.(ts|tsx|map)$/.test(file))).toEqual([]);
    expect(inside.filter((file) => file.startsWith('/dist/host') || file.startsWith('/dist/bench'))).toEqual(
      [],
    );
    const dependencies = new Set(inside.flatMap((file) => /^\/node_modules\/([^/]+)/.exec(file)?.[1] ?? []));
    expect([...dependencies]).toEqual(['better-sqlite3']);
  });
});
