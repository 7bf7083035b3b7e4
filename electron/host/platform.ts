import { Refusal } from '../../shared/contract/refusal.ts';
import type { Platform } from '../service/platform.ts';
import { startReaderProcess } from './reader-process.ts';
import { askWindows } from '../service/update/windows-signature.ts';
import { findBrowser } from './find-browser.ts';
import { printPage } from './print-page.ts';

/** What the shell of the program does, done by the machine's browser and folders. */
export const hostPlatform: Platform = {
  // The browser saves what it is given where its user wants it; nothing is laid in a folder unasked.
  chooseSavePath: null,
  chooseFolder: null,
  printToPdf: async (page, folder, signal) => {
    const browser = findBrowser();
    if (browser === null) throw new Refusal('pdf-unavailable');
    const html = typeof page === 'string' ? page : Buffer.concat(page).toString('utf8');
    return printPage(browser, html, folder, signal);
  },
  // The browser that shows the window has notifications of its own.
  notify: () => Promise.resolve(false),
  startReader: startReaderProcess,
  judgeSignature: process.platform === 'win32' ? askWindows : null,
  // The program runs from its folder here: no setup has installed it.
  startSetup: null,
};
