import { BrowserWindow, dialog, Notification } from 'electron';
import type { PlatformRequest, ShellAnswer } from '../../shared/contract/shell-messages.ts';

/** Does for the service what only the shell can: ask for a place, print to PDF, notify. */
export async function answerService(request: PlatformRequest): Promise<ShellAnswer> {
  const { id } = request;
  switch (request.kind) {
    case 'choose-save-path': {
      const { canceled, filePath } = await dialog.showSaveDialog({ defaultPath: request.text });
      return canceled ? { id } : { id, path: filePath };
    }
    case 'print-to-pdf':
      return print(request);
    case 'notify': {
      const shown = Notification.isSupported();
      if (shown) new Notification({ title: request.text, body: request.body ?? '' }).show();
      return { id, shown };
    }
    default:
      return request.kind satisfies never;
  }
}

async function print({ id, text }: PlatformRequest): Promise<ShellAnswer> {
  const window = new BrowserWindow({
    show: false,
    webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, javascript: false },
  });
  try {
    await window.loadURL(
      `data:text/html;charset=utf-8;base64,${Buffer.from(text, 'utf8').toString('base64')}`,
    );
    const content = await window.webContents.printToPDF({ preferCSSPageSize: true, printBackground: true });
    return { id, content: new Uint8Array(content) };
  } catch {
    return { id, refusal: 'pdf-failed' };
  } finally {
    window.destroy();
  }
}
