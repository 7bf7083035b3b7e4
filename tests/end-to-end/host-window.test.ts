import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { browserPath, dataFolder, PATIENCE, withoutBrowser } from './program.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The program with a browser that it starts itself, as a person starts it. */
describe.skipIf(browserPath === null || process.platform !== 'linux')(
  `the window that the host opens (${withoutBrowser}, and Linux)`,
  () => {
    const data = dataFolder();
    const profile = join(data.path, 'window');
    let child: ChildProcess;
    let said = '';
    let browser: Browser;
    let page: Page;

    beforeAll(async () => {
      // The machine's browser, without a screen, and with a port by which the test sees what it shows.
      const wrapper = join(data.path, 'browser');
      const more = '--headless=new --no-sandbox --disable-gpu --remote-debugging-port=0';
      writeFileSync(wrapper, `#!/bin/sh\nexec ${browserPath ?? ''} ${more} "$@"\n`);
      chmodSync(wrapper, 0o700);
      child = spawn(
        process.execPath,
        [join(root, 'electron/host/launch.mjs'), 'start', '--data', data.path],
        {
          cwd: root,
          env: { ...process.env, SNV_BROWSER: wrapper, DISPLAY: process.env['DISPLAY'] ?? ':0' },
          stdio: ['ignore', 'pipe', 'inherit'],
        },
      );
      child.stdout?.setEncoding('utf8').on('data', (text: string) => (said += text));
      const portFile = join(profile, 'DevToolsActivePort');
      const onceThere = <T>(look: () => T | undefined): Promise<T> =>
        vi.waitFor(
          () => {
            const found = look();
            if (found === undefined) throw new Error('Not there yet.');
            return found;
          },
          { timeout: PATIENCE },
        );
      const port = await onceThere(() =>
        existsSync(portFile) ? /^(\d+)\n/.exec(readFileSync(portFile, 'utf8'))?.[1] : undefined,
      );
      browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
      page = await onceThere(() =>
        browser
          .contexts()
          .flatMap((context) => context.pages())
          .find((open) => open.url().startsWith('http://127.0.0.1:')),
      );
      page.setDefaultTimeout(PATIENCE);
    });
    afterAll(async () => {
      await browser.close();
      await new Promise<void>((resolve) => {
        if (child.exitCode === null) child.once('exit', () => resolve()).kill('SIGTERM');
        else resolve();
      });
      data.remove();
    });

    it('shows the program, and again after it is read anew', async () => {
      await page.getByRole('button', { name: 'Bắt đầu' }).waitFor();
      expect(page.url()).not.toContain('token');
      await page.reload();
      await page.getByRole('button', { name: 'Bắt đầu' }).waitFor();
    });

    it('prints no address beside', async () => {
      await expect.poll(() => said).toContain('Đã mở cửa sổ chương trình');
      expect(said).not.toMatch(/http:|token/);
    });

    it('leaves nothing in the list of processes, nor in a file that others read, by which they get in', async () => {
      const { origin } = new URL(page.url());
      const admits = (key: string): Promise<number> =>
        fetch(`${origin}/admission`, { method: 'POST', body: key, headers: { Origin: origin } }).then(
          ({ status }) => status,
        );
      const lines = readdirSync('/proc')
        .filter((name) => /^\d+$/.test(name))
        .map((name) => {
          try {
            return readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ');
          } catch {
            return ''; // It ended meanwhile.
          }
        })
        .filter((line) => line.includes(data.path));
      expect(lines.some((line) => line.includes('--app='))).toBe(true);
      expect(lines.join('\n')).not.toMatch(/token|http:\/\/127/);
      const words = new Set(lines.flatMap((line) => line.match(/[\w-]{8,}/g) ?? []));
      for (const word of words) expect(await admits(word)).toBe(403);
      const start = join(profile, 'start.html');
      expect(statSync(start).mode & 0o077).toBe(0);
      expect(statSync(profile).mode & 0o077).toBe(0);
      // Who reads it all the same comes too late.
      const key = /token=([\w-]+)/.exec(readFileSync(start, 'utf8'))?.[1] ?? '';
      expect(key).not.toBe('');
      expect(await admits(key)).toBe(403);
    });

    it('sends nothing of it to a server on another port', async () => {
      const { createServer } = await import('node:http');
      let seen = '';
      const server = createServer((request, response) => {
        seen += JSON.stringify(request.rawHeaders) + (request.url ?? '');
        response.end('<!doctype html><title>other</title>');
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      const session = await page.evaluate(() => window.localStorage.getItem('snv-session') ?? '');
      expect(session).not.toBe('');
      const other = await page.context().newPage();
      await other.goto(`http://127.0.0.1:${port}/`);
      expect(seen).toContain('127.0.0.1');
      expect(seen.toLowerCase()).not.toContain('cookie');
      expect(seen).not.toContain(session);
      expect(await other.evaluate(() => window.localStorage.length)).toBe(0);
      await other.close();
      server.close();
    });
  },
);
