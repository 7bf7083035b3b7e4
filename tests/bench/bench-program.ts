import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { findBrowser } from '../../electron/host/find-browser.ts';
import { hostPlatform } from '../../electron/host/platform.ts';
import { openStore } from '../../db/file/open.ts';
import { makeDocument } from '../../electron/service/documents/make-document.ts';
import { readReport } from '../../electron/service/reports/read.ts';
import { setUp } from '../../electron/service/setup.ts';
import { formats } from '../../shared/contract/reports.ts';

const start = fileURLToPath(new URL('../host/start.js', import.meta.url));

/** A new data folder with the sample. */
export function sampleFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'so-ngoai-vu-bench-sample-'));
  const store = openStore({ directory: folder });
  setUp(store, {
    writeId: randomUUID(),
    name: 'Bench',
    jobTitle: '',
    unit: '',
    prefix: 'VP',
    post: null,
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
  await Promise.all(
    wanted.map((format) => makeDocument(model, format, { platform: hostPlatform, dataDirectory: folder })),
  );
  const spent = performance.now() - begin;
  store.close();
  rmSync(folder, { recursive: true, force: true });
  return spent;
}

export interface Running {
  readonly address: string;
  end(): Promise<unknown>;
}

/** The program on a folder, once it has told its address. */
export async function startOn(folder: string): Promise<Running> {
  const program = spawn(process.execPath, [start, '--no-browser', '--data', folder], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const address = await new Promise<string>((resolve) => {
    program.stdout.on('data', (chunk: Buffer) => {
      const found = /http:\/\/127\S+/.exec(chunk.toString())?.[0];
      if (found !== undefined) resolve(found);
    });
  });
  return { address, end: () => new Promise((resolve) => program.once('exit', resolve).kill('SIGTERM')) };
}

/**
 * Milliseconds from the change of address to a board that shows the cards of a folder's tasks; null without a browser.
 * The screen's code and a first visit are not counted.
 */
export async function boardInWindow(folder: string): Promise<readonly number[] | null> {
  const executablePath = findBrowser();
  if (executablePath === null) return null;
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  const program = await startOn(folder);
  try {
    const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
    await page.goto(program.address);
    await page.locator('nav').waitFor();
    const drawn: number[] = [];
    for (let round = 0; round < 8; round += 1) {
      await page.evaluate(() => {
        location.hash = '/settings';
      });
      await page.locator('.board').waitFor({ state: 'detached' });
      drawn.push(
        await page.evaluate(async () => {
          const begin = performance.now();
          location.hash = '/follow';
          for (;;) {
            await new Promise((next) => requestAnimationFrame(next));
            if (document.querySelectorAll('.board .card').length > 0) return performance.now() - begin;
          }
        }),
      );
    }
    return drawn.slice(2);
  } finally {
    await browser.close();
    await program.end();
  }
}

/** Milliseconds of the line screen of a folder in a browser; null without one. */
export async function lineInWindow(folder: string): Promise<{
  /** From the change of address to a canvas that shows the band; the screen's code and a first visit not counted. */
  readonly drawn: readonly number[];
  /** Of the drawing alone, on the window's thread. */
  readonly paints: readonly number[];
  /** Between two frames while the line is dragged. */
  readonly frames: readonly number[];
} | null> {
  const executablePath = findBrowser();
  if (executablePath === null) return null;
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  const program = await startOn(folder);
  try {
    const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
    await page.goto(program.address);
    await page.locator('nav').waitFor();
    const drawn: number[] = [];
    for (let round = 0; round < 6; round += 1) {
      await page.evaluate(() => {
        location.hash = '/';
      });
      await page.locator('canvas').waitFor({ state: 'detached' });
      drawn.push(
        await page.evaluate(async () => {
          const begin = performance.now();
          location.hash = '/line';
          for (;;) {
            await new Promise((next) => requestAnimationFrame(next));
            const canvas = document.querySelector('canvas');
            const pixels = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data;
            if (pixels?.some((value) => value > 0) === true) return performance.now() - begin;
          }
        }),
      );
    }
    const panned = await page.evaluate(async () => {
      const canvas = document.querySelector('canvas');
      if (canvas === null) throw new Error('no canvas');
      const paints: number[] = [];
      const request = window.requestAnimationFrame.bind(window);
      window.requestAnimationFrame = (work) =>
        request((time) => {
          const begin = performance.now();
          work(time);
          paints.push(performance.now() - begin);
        });
      window.dispatchEvent(new KeyboardEvent('keydown', { key: '+' }));
      await new Promise((done) => request(done));
      const box = canvas.getBoundingClientRect();
      const point = (type: string, x: number): void => {
        const at = { clientX: box.left + x, clientY: box.top + 40, pointerId: 1, bubbles: true, button: 0 };
        canvas.dispatchEvent(new PointerEvent(type, at));
      };
      canvas.setPointerCapture = () => undefined;
      point('pointerdown', 900);
      const frames: number[] = [];
      paints.length = 0;
      let before = await new Promise<number>((done) => request(done));
      for (let step = 1; step <= 120; step += 1) {
        point('pointermove', 900 - step * 6);
        const now = await new Promise<number>((done) => request(done));
        frames.push(now - before);
        before = now;
      }
      point('pointerup', 180);
      return { paints, frames };
    });
    return { drawn: drawn.slice(1), ...panned };
  } finally {
    await browser.close();
    await program.end();
  }
}
