import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { licencesShape, type Licence } from '../../shared/contract/licences.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const mapShape = z.object({ sources: z.array(z.string()) });

/** Folders of the packages whose code the source maps below a folder name. */
function packagesIn(folder: string): ReadonlySet<string> {
  const maps = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.map'),
  );
  return new Set(
    maps
      .flatMap((file) => mapShape.parse(JSON.parse(readFileSync(join(folder, file), 'utf8'))).sources)
      .flatMap(
        (source) => /^.*(node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(source.replaceAll('\\', '/'))?.[1] ?? [],
      )
      .map((path) => path.replace(/^node_modules\//, '')),
  );
}

describe('the licences that the program shows', () => {
  const work = mkdtempSync(join(tmpdir(), 'so-ngoai-vu-licences-'));
  let shown: readonly Licence[] = [];
  beforeAll(() => {
    execFileSync(process.execPath, [join(root, 'electron/host/launch.mjs'), 'build'], { cwd: root });
    shown = licencesShape.parse(JSON.parse(readFileSync(join(root, 'dist/renderer/licences.json'), 'utf8')));
    // The window again, as it is built, with the source maps that it is shipped without.
    execFileSync(
      process.execPath,
      [
        join(root, 'node_modules/vite/bin/vite.js'),
        'build',
        '--config=renderer/vite.config.ts',
        '--sourcemap',
        `--outDir=${join(work, 'renderer')}`,
        '--logLevel=error',
        '--emptyOutDir',
      ],
      { cwd: root, env: { ...process.env, NODE_ENV: 'production' } },
    );
  });
  afterAll(() => rmSync(work, { recursive: true, force: true }));

  it.each([
    {
      bundle: 'renderer',
      folder: join(work, 'renderer'),
      surely: ['react', 'antd', '@tanstack/react-query'],
    },
    {
      bundle: 'service',
      folder: join(root, 'dist/service'),
      surely: ['exceljs', '@resvg/resvg-wasm', '@fontsource/tinos', '@expo-google-fonts/tinos'],
    },
    { bundle: 'host', folder: join(root, 'dist/host'), surely: ['ws'] },
  ])('are those of every package whose code is in the bundle of the $bundle', ({ folder, surely }) => {
    const held = packagesIn(folder);
    for (const name of surely) expect(held).toContain(name);
    const named = new Set(shown.map(({ name }) => name));
    expect([...held].filter((name) => !named.has(name))).toEqual([]);
  });

  it.each([
    'better-sqlite3-multiple-ciphers',
    'SQLite',
    'SQLite3 Multiple Ciphers',
    'Tinos',
    'PDF.js',
    'date-holidays',
    'Electron, Chromium, Node.js',
  ])('are those of what lies beside the bundles: %s', (name) => {
    expect(shown.map((licence) => licence.name)).toContain(name);
  });

  it('are whole texts, not names of licences', () => {
    const short = shown.filter(({ text }) => text.length < 300 || !/warrant|liab|public domain/i.test(text));
    expect(short.map(({ name, text }) => `${name}: ${text}`)).toEqual([]);
    expect(shown.filter(({ text }) => text.includes('{{')).map(({ name }) => name)).toEqual([]);
  });

  it('name every holder that the source of the database module names', () => {
    const source = readFileSync(join(root, 'node_modules/better-sqlite3/deps/sqlite3/sqlite3.c'), 'utf8');
    const text = shown.find(({ name }) => name === 'SQLite3 Multiple Ciphers')?.text ?? '';
    const holders = source.match(/Copyright:? +(?:\([Cc]\) +)?\d{4}[^\n]*/g) ?? [];
    expect(new Set(holders).size).toBeGreaterThan(5);
    expect([...new Set(holders)].filter((line) => !text.includes(line.trim()))).toEqual([]);
  });
});
