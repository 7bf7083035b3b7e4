import { app, dialog, type BrowserWindow, type MessageBoxOptions } from 'electron';
import type { ShellTexts } from './texts.ts';

/** Milliseconds in which a page that was loaded anew and ends again has not mended itself. */
const SOON = 60_000;
/** Milliseconds after which somebody who chose to wait for a page that does not answer is asked again. */
const WAIT = 30_000;

/**
 * Loads the page anew when its process ended; where that did not help, asks whether to try again or to close the program. While the
 * page does not answer, asks whether to wait or to load it anew: drafts lie in the database, not in the page.
 */
export function answerGone(window: BrowserWindow, texts: () => ShellTexts): void {
  const { webContents } = window;
  let before = -SOON;
  /** What is asked, or will be, of a page that does not answer; aborted once it does, or is another. */
  let stuck: AbortController | null = null;
  let isEndedHere = false;
  const answers = (): void => {
    stuck?.abort();
    stuck = null;
  };
  webContents.on('render-process-gone', (_event, { reason }) => {
    answers();
    // As when the window is closed.
    if (reason === 'clean-exit') return;
    if (isEndedHere) {
      isEndedHere = false;
      return;
    }
    const now = performance.now();
    const again = now - before < SOON;
    before = now;
    if (again) void askGone(window, texts());
    else webContents.reload();
  });
  window.on('unresponsive', () => {
    if (stuck !== null) return;
    stuck = new AbortController();
    void askStuck(window, texts, stuck.signal).then((load) => {
      if (!load) return;
      answers();
      // Asked to load anew, a page that does not answer would not; its process ends first.
      isEndedHere = true;
      webContents.forcefullyCrashRenderer();
      webContents.reload();
    });
  });
  window.on('responsive', answers);
  window.on('closed', answers);
}

async function askGone(window: BrowserWindow, t: ShellTexts): Promise<void> {
  const { response } = await dialog.showMessageBox(window, {
    ...question('error', t('shell:gone.title'), t('shell:gone.text')),
    buttons: [t('shell:gone.again'), t('shell:gone.close')],
  });
  if (response === 0) window.webContents.reload();
  else app.quit();
}

/** Asks until the page answers or is not to be waited for; then it tells whether it is to be loaded anew. */
async function askStuck(
  window: BrowserWindow,
  texts: () => ShellTexts,
  signal: AbortSignal,
): Promise<boolean> {
  while (!signal.aborted) {
    const t = texts();
    const { response } = await dialog.showMessageBox(window, {
      ...question('warning', t('shell:stuck.title'), t('shell:stuck.text')),
      buttons: [t('shell:stuck.wait'), t('shell:stuck.again')],
      signal,
    });
    if (signal.aborted) return false;
    if (response === 1) return true;
    await new Promise((resolve) => setTimeout(resolve, WAIT));
  }
  return false;
}

/** The first button is the one that Enter and Esc take. */
function question(type: 'error' | 'warning', message: string, detail: string): MessageBoxOptions {
  return { type, message, detail, defaultId: 0, cancelId: 0, noLink: true };
}
