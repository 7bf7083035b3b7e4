import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { _electron as electron } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { dataFolder } from './program.ts';

const root = join(import.meta.dirname, '..', '..');
const folder = dirname(createRequire(import.meta.url).resolve('electron/package.json'));
const named = join(folder, 'path.txt');
const executable = existsSync(named) ? join(folder, 'dist', readFileSync(named, 'utf8').trim()) : '';

describe.skipIf(!existsSync(executable))(
  'the Electron window (needs the Electron runtime, which could not be downloaded here)',
  () => {
    it('opens the first start in a sandboxed page of our own scheme', async () => {
      const data = dataFolder();
      const program = await electron.launch({
        executablePath: executable,
        args: [join(root, 'dist/shell/main.js'), `--data=${data.path}`, '--no-sandbox'],
      });
      const page = await program.firstWindow();
      await page.getByRole('button', { name: 'Bắt đầu' }).waitFor();
      expect(page.url()).toMatch(/^app:\/\/window\//);
      expect(await page.evaluate(() => typeof (globalThis as { process?: unknown }).process)).toBe(
        'undefined',
      );
      await program.close();
      data.remove();
    });
  },
);
