import { join } from 'node:path';
import { app, powerMonitor, session, type BrowserWindow } from 'electron';
import { askForPlaces } from './downloads.ts';
import { answerGone } from './gone.ts';
import { guardContents, guardNetwork, guardSession } from './guards.ts';
import { APP_ID } from './identity.ts';
import { followLanguage } from './language.ts';
import { buildMenu, offerContextMenu } from './menu.ts';
import { answerService } from './platform.ts';
import { ReaderProcesses } from './reader-process.ts';
import { registerScheme, serveWindow } from './protocol.ts';
import { ServiceProcess } from './service-process.ts';
import { endWith } from './ending.ts';
import { textsIn } from './texts.ts';
import { bringForward, openWindow } from './window.ts';

const dist = join(import.meta.dirname, '..');

/** Starts the program: one instance, one window, one service. */
export function start(): void {
  // What the window and the service lay on the disk is their owner's only; Windows has no such modes.
  if (process.platform !== 'win32') process.umask(0o077);
  app.setAppUserModelId(APP_ID);
  registerScheme();
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  app.enableSandbox();
  guardNetwork(app.commandLine);
  let ending = false;
  // Beside it there are windows that nobody sees, in which papers are printed.
  let window: BrowserWindow | null = null;
  app.on('will-quit', () => {
    ending = true;
  });
  app.on('second-instance', () => {
    // The one before still backs up: it is followed by the new one as soon as it has ended.
    if (ending) app.relaunch();
    else if (window !== null) bringForward(window);
  });
  app.on('web-contents-created', (_event, contents) => guardContents(contents));
  void app.whenReady().then(() => {
    let texts = textsIn('vi');
    const present = (): typeof texts => texts;
    guardSession(session.defaultSession);
    askForPlaces(session.defaultSession, present);
    serveWindow(join(dist, 'renderer'));
    const data = app.commandLine.getSwitchValue('data');
    const readers = new ReaderProcesses(join(dist, 'service', 'reader.js'));
    const service = new ServiceProcess({
      module: join(dist, 'service', 'main.js'),
      // Earlier versions kept the data below `userData`, which roams.
      args: [app.getVersion(), join(app.getPath('userData'), 'data'), ...(data === '' ? [] : [data])],
      answer: (request) => ('reader' in request ? readers.answer(request) : answerService(request, window)),
    });
    service.start();
    const opened = openWindow(join(dist, 'shell', 'preload.cjs'));
    window = opened;
    // Also while a paper is printed.
    opened.once('closed', () => {
      window = null;
      app.quit();
    });
    followLanguage(opened.webContents, (inItsLanguage) => {
      texts = inItsLanguage;
      buildMenu(texts);
    });
    offerContextMenu(opened, present);
    answerGone(opened, present);
    service.serve(opened.webContents);
    endWith(
      { app, window: opened, power: powerMonitor, signals: process },
      {
        async all(now) {
          readers.endAll();
          await service.stop(now);
        },
        hold: () => service.hold(),
      },
    );
  });
}
