import { spawn } from 'node:child_process';
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Refusal } from '../../shared/contract/refusal.ts';
import type { PageParts, Platform } from '../service/platform.ts';
import { startReaderProcess } from './reader-process.ts';
import { findBrowser, quietSwitches } from './find-browser.ts';

const PDF_TIME_LIMIT = 180_000;

/** Prints a page with headless Chromium; the page's own style sheet gives sizes and page numbers. */
async function printToPdf(html: string | PageParts, signal?: AbortSignal): Promise<Uint8Array> {
  const browser = findBrowser();
  if (browser === null) throw new Refusal('pdf-unavailable');
  const folder = mkdtempSync(join(tmpdir(), 'so-ngoai-vu-pdf-'));
  try {
    const page = join(folder, 'page.html');
    const target = join(folder, 'page.pdf');
    writeFileSync(page, '');
    for (const part of typeof html === 'string' ? [html] : html) appendFileSync(page, part);
    await run(
      browser,
      [
        '--headless',
        '--disable-gpu',
        ...quietSwitches(join(folder, 'profile')),
        '--no-pdf-header-footer',
        `--print-to-pdf=${target}`,
        pathToFileURL(page).href,
      ],
      signal,
    );
    if (!existsSync(target)) throw new Refusal('pdf-failed');
    return new Uint8Array(readFileSync(target));
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

function run(command: string, args: readonly string[], signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      stdio: 'ignore',
      timeout: PDF_TIME_LIMIT,
      ...(signal === undefined ? {} : { signal }),
    });
    child.once('error', (error) => reject(new Refusal('pdf-failed', {}, [], error)));
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Refusal('pdf-failed'))));
  });
}

/** What the shell of the program does, done by the machine's browser and folders. */
export const hostPlatform: Platform = {
  // The browser saves what it is given where its user wants it; nothing is laid in a folder unasked.
  chooseSavePath: null,
  chooseFolder: null,
  printToPdf,
  // The browser that shows the window has notifications of its own.
  notify: () => Promise.resolve(false),
  startReader: startReaderProcess,
};
