import { app, BrowserWindow, dialog, Notification } from 'electron';
import { offerPage } from './print-pages.ts';
import { startSetup } from './start-setup.ts';
import type { PlatformRequest, ShellAnswer } from '../../shared/contract/shell-messages.ts';

/** Milliseconds in which the longest register is printed. */
const PDF_TIME_LIMIT = 180_000;

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
      return startSetup(app, request);
    default:
      return request.kind satisfies never;
  }
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
