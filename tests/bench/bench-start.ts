import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser } from 'playwright-core';
import * as z from 'zod';
import { findBrowser } from '../../electron/host/find-browser.ts';
import { sampleFolder, startOn } from './bench-program.ts';
import { median } from './timing.ts';

/** What a start costs, each number beside that of an empty window of the same browser, taken in turns. */
export interface Start {
  /** Milliseconds from the spawn of program and browser to the first screen with its data. */
  readonly program: readonly number[];
  /** Milliseconds from the spawn of the browser to a page without anything. */
  readonly empty: readonly number[];
  /** Milliseconds that the browser took to read and compile the scripts of the window until then. */
  readonly compiled: readonly number[];
  /** Bytes of scripts that were read until then. */
  readonly firstScripts: number;
}

const ROUNDS = 7;
const size = { width: 1366, height: 768 };
/** The quarter's charts come last of all that the first screen asks for. */
const LAST_SHOWN = '.quarter-charts svg';

const launch = (executablePath: string): Promise<Browser> =>
  chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });

/** The first screen of the sample, service and window begun at once as by the shell; null without a browser. */
export async function startOfSample(): Promise<Start | null> {
  const executablePath = findBrowser();
  if (executablePath === null) return null;
  const folder = sampleFolder();
  const program: number[] = [];
  const empty: number[] = [];
  const compiled: number[] = [];
  const bytes: number[] = [];
  try {
    for (let round = 0; round < ROUNDS; round += 1) {
      empty.push(await emptyWindow(executablePath));
      const begin = performance.now();
      const [browser, service] = await Promise.all([launch(executablePath), startOn(folder)]);
      const page = await browser.newPage({ viewport: size });
      await page.goto(service.address, { waitUntil: 'commit' });
      await page.locator(LAST_SHOWN).first().waitFor();
      program.push(performance.now() - begin);
      bytes.push(await page.evaluate(scriptBytes));
      await browser.close();
      await service.end();
    }
    for (let round = 0; round < 3; round += 1) compiled.push(await compileTime(executablePath, folder));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return { program, empty, compiled, firstScripts: median(bytes) };
}

async function emptyWindow(executablePath: string): Promise<number> {
  const begin = performance.now();
  const browser = await launch(executablePath);
  const page = await browser.newPage({ viewport: size });
  await page.goto('data:text/html,<p>.</p>');
  await page.locator('p').waitFor();
  const spent = performance.now() - begin;
  await browser.close();
  return spent;
}

const trace = z.object({
  traceEvents: z.array(z.object({ name: z.string(), dur: z.number().default(0) })),
});
/** Whole scripts as they arrive, and functions when they are first called. */
const COMPILING = ['V8.ParseProgram', 'V8.CompileCode'];

async function compileTime(executablePath: string, folder: string): Promise<number> {
  const [browser, service] = await Promise.all([launch(executablePath), startOn(folder)]);
  const page = await browser.newPage({ viewport: size });
  await browser.startTracing(page, { categories: ['v8', 'disabled-by-default-v8.compile'] });
  await page.goto(service.address, { waitUntil: 'commit' });
  await page.locator(LAST_SHOWN).first().waitFor();
  const { traceEvents } = trace.parse(JSON.parse((await browser.stopTracing()).toString()));
  await browser.close();
  await service.end();
  return (
    traceEvents.filter(({ name }) => COMPILING.includes(name)).reduce((sum, { dur }) => sum + dur, 0) / 1000
  );
}

/** Bytes of the scripts that a page has read before its first screen was there. */
function scriptBytes(): number {
  return performance
    .getEntriesByType('resource')
    .filter((entry) => entry instanceof PerformanceResourceTiming && entry.name.endsWith('.js'))
    .reduce(
      (sum, entry) => sum + (entry instanceof PerformanceResourceTiming ? entry.decodedBodySize : 0),
      0,
    );
}

/** Bytes of all scripts of the window. */
export function allScripts(): number {
  const folder = fileURLToPath(new URL('../renderer/assets', import.meta.url));
  return readdirSync(folder)
    .filter((name) => name.endsWith('.js'))
    .reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
}
