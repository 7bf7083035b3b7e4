import { dirname, extname, join } from 'node:path';
import { app, dialog, type Session } from 'electron';
import { ORIGIN } from './protocol.ts';
import type { ShellTexts } from './texts.ts';

/** Asks for the place of each file that the program hands out, beginning where the last one was saved; takes no other file. */
export function askForPlaces(session: Session, texts: () => ShellTexts): void {
  let folder: string | null = null;
  session.on('will-download', (event, item) => {
    if (!item.getURL().startsWith(`blob:${ORIGIN}/`)) {
      event.preventDefault();
      return;
    }
    const name = item.getFilename();
    const extension = extname(name).slice(1);
    item.setSaveDialogOptions({
      defaultPath: join(folder ?? app.getPath('documents'), name),
      filters: extension === '' ? [] : [{ name: extension.toUpperCase(), extensions: [extension] }],
    });
    item.once('done', (_event, state) => {
      if (state === 'completed') folder = dirname(item.getSavePath());
      if (state === 'interrupted')
        dialog.showErrorBox(texts()('shell:download.failed', { name }), texts()('shell:download.next'));
    });
  });
}
