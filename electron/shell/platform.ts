import { app, BrowserWindow, dialog, Notification, type OpenDialogOptions } from 'electron';
import { offerPage } from './print-pages.ts';
import { startSetup } from './start-setup.ts';
import { bringForward } from './window.ts';
import type { PlatformRequest, ShellAnswer } from '../../shared/contract/shell-messages.ts';

/** Milliseconds in which the longest register is printed. */
const PDF_TIME_LIMIT = 180_000;

/** What the desktop shows: one that nobody holds would not hear that it is clicked. */
const notices = new Set<Notification>();

/**
 * Does for the service what only the shell can: ask for a place, print to PDF, notify.
 * @param window the program's window, which waits while its dialogs are open; null before it opens and once it is closed.
 */
export async function answerService(
  request: PlatformRequest,
  window: BrowserWindow | null,
): Promise<ShellAnswer> {
  const { id } = request;
  switch (request.kind) {
    case 'choose-save-path': {
      const options = { defaultPath: request.text };
      const { canceled, filePath } = await (window === null
        ? dialog.showSaveDialog(options)
        : dialog.showSaveDialog(window, options));
      return canceled ? { id } : { id, path: filePath };
    }
    case 'choose-folder': {
      const options: OpenDialogOptions = { properties: ['openDirectory', 'createDirectory'] };
      const { canceled, filePaths } = await (window === null
        ? dialog.showOpenDialog(options)
        : dialog.showOpenDialog(window, options));
      const [path] = filePaths;
      return canceled || path === undefined ? { id } : { id, path };
    }
    case 'print-to-pdf':
      return print(request);
    case 'notify': {
      const shown = Notification.isSupported();
      if (shown) notify(request, window);
      return { id, shown };
    }
    case 'start-setup':
      return startSetup(app, request);
    default:
      return request.kind satisfies never;
  }
}

function notify({ text, body = '' }: PlatformRequest, window: BrowserWindow | null): void {
  const notice = new Notification({ title: text, body });
  notices.add(notice);
  notice.once('close', () => notices.delete(notice));
  notice.once('click', () => {
    notices.delete(notice);
    if (window !== null) bringForward(window);
  });
  notice.show();
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
