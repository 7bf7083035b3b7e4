import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { app, BrowserWindow } from 'electron';
import * as z from 'zod';
import { ORIGIN } from './protocol.ts';

const windowState = z
  .object({ x: z.int(), y: z.int(), width: z.int(), height: z.int(), maximized: z.boolean() })
  .exactPartial();
type WindowState = z.infer<typeof windowState>;

function stateFile(): string {
  return join(app.getPath('userData'), 'window.json');
}

function readState(): WindowState {
  try {
    return windowState.parse(JSON.parse(readFileSync(stateFile(), 'utf8')));
  } catch {
    return {}; // First start, or a file that was cut: the window opens at its usual size.
  }
}

/** Opens the program's window where it stood last. Its page is sandboxed, without Node, apart from the preload. */
export function openWindow(preload: string): BrowserWindow {
  const { maximized, ...bounds } = readState();
  const window = new BrowserWindow({
    width: 1366,
    height: 740,
    ...bounds,
    minWidth: 1024,
    minHeight: 640,
    show: false,
    webPreferences: {
      preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
    },
  });
  window.once('ready-to-show', () => {
    if (maximized === true) window.maximize();
    window.show();
  });
  window.on('close', () => {
    const state: WindowState = { ...window.getNormalBounds(), maximized: window.isMaximized() };
    writeFileSync(stateFile(), JSON.stringify(state));
  });
  void window.loadURL(`${ORIGIN}/`);
  return window;
}
