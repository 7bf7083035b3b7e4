import { join } from 'node:path';
import { app, BrowserWindow } from 'electron';
import { guardContents } from './guards.ts';
import { buildMenu } from './menu.ts';
import { answerService } from './platform.ts';
import { ReaderProcesses } from './reader-process.ts';
import { registerScheme, serveWindow } from './protocol.ts';
import { ServiceProcess } from './service-process.ts';
import { endWith } from './ending.ts';
import { openWindow } from './window.ts';

const dist = join(import.meta.dirname, '..');

/** Starts the program: one instance, one window, one service. */
function start(): void {
  // What the window and the service lay on the disk is their owner's only; Windows has no such modes.
  if (process.platform !== 'win32') process.umask(0o077);
  registerScheme();
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  app.enableSandbox();
  let ending = false;
  app.on('will-quit', () => {
    ending = true;
  });
  app.on('second-instance', () => {
    const [window] = BrowserWindow.getAllWindows();
    // The one before still backs up: it is followed by the new one as soon as it has ended.
    if (ending) app.relaunch();
    if (window?.isMinimized() === true) window.restore();
    window?.focus();
  });
  app.on('web-contents-created', (_event, contents) => guardContents(contents));
  app.on('window-all-closed', () => app.quit());
  void app.whenReady().then(() => {
    serveWindow(join(dist, 'renderer'));
    buildMenu();
    const data = app.commandLine.getSwitchValue('data');
    const readers = new ReaderProcesses(join(dist, 'service', 'reader.js'));
    const service = new ServiceProcess({
      module: join(dist, 'service', 'main.js'),
      args: [data === '' ? join(app.getPath('userData'), 'data') : data, app.getVersion()],
      answer: (request) => ('reader' in request ? readers.answer(request) : answerService(request)),
    });
    service.start();
    const window = openWindow(join(dist, 'shell', 'preload.cjs'));
    service.serve(window.webContents);
    endWith(app, window, async (now) => {
      readers.endAll();
      await service.stop(now);
    });
  });
}

start();
