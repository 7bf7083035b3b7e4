import { app, dialog, type BrowserWindow } from 'electron';
import type { ShellTexts } from './texts.ts';

/** Milliseconds in which a page that was loaded anew and ends again has not mended itself. */
const SOON = 60_000;

/** Loads the page anew when its process ended; where that did not help, asks whether to try again or to close the program. */
export function answerGone(window: BrowserWindow, texts: () => ShellTexts): void {
  let before = -SOON;
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    // As when the window is closed.
    if (reason === 'clean-exit') return;
    const now = performance.now();
    const again = now - before < SOON;
    before = now;
    if (again) void ask(window, texts());
    else window.webContents.reload();
  });
}

async function ask(window: BrowserWindow, t: ShellTexts): Promise<void> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    message: t('shell:gone.title'),
    detail: t('shell:gone.text'),
    buttons: [t('shell:gone.again'), t('shell:gone.close')],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  if (response === 0) window.webContents.reload();
  else app.quit();
}
