import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { findBrowser } from '../../electron/host/find-browser.ts';
import { hostPlatform } from '../../electron/host/platform.ts';
import { makeDocument, openStore, readReport, setUp } from '../../electron/service/jobs.ts';
import { formats } from '../../shared/contract/contract.ts';

const start = fileURLToPath(new URL('../host/start.js', import.meta.url));

function sampleFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'so-ngoai-vu-bench-sample-'));
  const store = openStore({ directory: folder });
  setUp(store, {
    writeId: randomUUID(),
    name: 'Bench',
    jobTitle: '',
    unit: '',
    prefix: 'VP',
    withSample: true,
  });
  store.close();
  return folder;
}

/** Milliseconds for the whole report of the sample with its four files (three where no browser is found). */
export async function reportFiles(): Promise<number> {
  const folder = sampleFolder();
  const store = openStore({ directory: folder });
  const begin = performance.now();
  const model = readReport(store, { calendarId: 'nd09', periodCode: '2024-Q1' });
  const wanted = formats.filter((format) => format !== 'pdf' || findBrowser() !== null);
  await Promise.all(wanted.map((format) => makeDocument(model, format, hostPlatform)));
  const spent = performance.now() - begin;
  store.close();
  rmSync(folder, { recursive: true, force: true });
  return spent;
}

/** Milliseconds from the spawn of the program to its first usable screen in a browser that runs already; null without one. */
export async function firstScreen(): Promise<readonly number[] | null> {
  const executablePath = findBrowser();
  if (executablePath === null) return null;
  const folder = sampleFolder();
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  const spent: number[] = [];
  try {
    for (let round = 0; round < 5; round += 1) {
      const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
      const begin = performance.now();
      const program = spawn(process.execPath, [start, '--no-browser', '--data', folder], {
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      const address = await new Promise<string>((resolve) => {
        program.stdout.on('data', (chunk: Buffer) => {
          const found = /http:\/\/127\S+/.exec(chunk.toString())?.[0];
          if (found !== undefined) resolve(found);
        });
      });
      await page.goto(address);
      await page.locator('nav').waitFor();
      spent.push(performance.now() - begin);
      await page.close();
      await new Promise((resolve) => program.once('exit', resolve).kill('SIGTERM'));
    }
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
  return spent;
}
