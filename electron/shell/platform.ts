import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { app, BrowserWindow, dialog, Notification } from 'electron';
import { offerPage } from './print-pages.ts';
import type { PlatformRequest, ShellAnswer } from '../../shared/contract/shell-messages.ts';

/** Milliseconds in which the longest register is printed. */
const PDF_TIME_LIMIT = 180_000;
/** Milliseconds in which the window has read that the program ends. */
const ANSWERED = 1_000;

/** Does for the service what only the shell can: ask for a place, print to PDF, notify. */
export async function answerService(request: PlatformRequest): Promise<ShellAnswer> {
  const { id } = request;
  switch (request.kind) {
    case 'choose-save-path': {
      const { canceled, filePath } = await dialog.showSaveDialog({ defaultPath: request.text });
      return canceled ? { id } : { id, path: filePath };
    }
    case 'choose-folder': {
      const { canceled, filePaths } = await dialog.showOpenDialog({
        properties: ['openDirectory', 'createDirectory'],
      });
      const [path] = filePaths;
      return canceled || path === undefined ? { id } : { id, path };
    }
    case 'print-to-pdf':
      return print(request);
    case 'notify': {
      const shown = Notification.isSupported();
      if (shown) new Notification({ title: request.text, body: request.body ?? '' }).show();
      return { id, shown };
    }
    case 'start-setup':
      return startSetup(request);
    default:
      return request.kind satisfies never;
  }
}

/**
 * Starts a setup quietly: it waits for the end of the program, which is begun here, installs, and starts the program again. Only an
 * installed program is replaced by one.
 */
async function startSetup({ id, text: path }: PlatformRequest): Promise<ShellAnswer> {
  if (!app.isPackaged) return { id, refusal: 'update-not-here' };
  const setup = spawn(path, ['/S', '/START'], { detached: true, stdio: 'ignore' });
  try {
    await once(setup, 'spawn');
  } catch {
    return { id, refusal: 'setup-not-started' };
  }
  setup.unref();
  // Behind the answer, which the service still gives to the window.
  setTimeout(() => app.quit(), ANSWERED);
  return { id };
}

async function print({ id, page: parts = [] }: PlatformRequest): Promise<ShellAnswer> {
  const window = new BrowserWindow({
    show: false,
    webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, javascript: false },
  });
  const page = offerPage(parts);
  const limit = Promise.withResolvers<never>();
  const timer = setTimeout(
    () => limit.reject(new Error('The page was not printed in time.')),
    PDF_TIME_LIMIT,
  );
  const printed = async (): Promise<Buffer> => {
    await window.loadURL(page.address);
    return window.webContents.printToPDF({ preferCSSPageSize: true, printBackground: true });
  };
  try {
    return { id, content: new Uint8Array(await Promise.race([printed(), limit.promise])) };
  } catch {
    return { id, refusal: 'pdf-failed' };
  } finally {
    clearTimeout(timer);
    page.withdraw();
    window.destroy();
  }
}
