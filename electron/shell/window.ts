import { join } from 'node:path';
import { app, BrowserWindow, screen } from 'electron';
import { ORIGIN } from './protocol.ts';
import { keepState, readState, type WindowState } from './window-state.ts';

/** Steps of zoom that Ctrl and the wheel can reach: half the size and three times the size. */
const ZOOM = { least: -4, most: 6, step: 0.5 };

/** The least size that the screens are made for, in units that grow with the display's scaling. */
const LEAST = { width: 1024, height: 640 };

/** Opens the program's window where it stood last. Its page is sandboxed, without Node, apart from the preload. */
export function openWindow(preload: string): BrowserWindow {
  const file = join(app.getPath('userData'), 'window.json');
  const { maximized = false, zoom = 0, ...bounds } = readState(file);
  const window = new BrowserWindow({
    ...fitting(bounds),
    show: false,
    autoHideMenuBar: true,
    webPreferences: {
      preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      devTools: !app.isPackaged,
    },
  });
  const { webContents } = window;
  window.once('ready-to-show', () => {
    if (maximized) window.maximize();
    window.show();
  });
  webContents.once('dom-ready', () => webContents.setZoomLevel(zoom));
  webContents.on('zoom-changed', (_event, direction) => {
    const wanted = webContents.getZoomLevel() + (direction === 'in' ? ZOOM.step : -ZOOM.step);
    webContents.setZoomLevel(Math.max(ZOOM.least, Math.min(ZOOM.most, wanted)));
  });
  const keep = (): void =>
    keepState(file, {
      ...window.getNormalBounds(),
      maximized: window.isMaximized(),
      zoom: webContents.getZoomLevel(),
    });
  window.on('close', keep);
  // Windows ends the session without closing the window.
  window.on('session-end', keep);
  void window.loadURL(`${ORIGIN}/`);
  return window;
}

/** Brings the window before its user, from wherever it is. */
export function bringForward(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.focus();
}

/**
 * A place that a display of today has room for: a second one may be gone, and another scaling makes the same display smaller.
 * Where the window stood off every display, the system chooses.
 */
function fitting({
  x,
  y,
  width = 1366,
  height = 740,
}: WindowState): Electron.BrowserWindowConstructorOptions {
  const wanted = x === undefined || y === undefined ? null : { x, y, width, height };
  const { workArea } = wanted === null ? screen.getPrimaryDisplay() : screen.getDisplayMatching(wanted);
  const size = {
    width: Math.min(width, workArea.width),
    height: Math.min(height, workArea.height),
    minWidth: Math.min(LEAST.width, workArea.width),
    minHeight: Math.min(LEAST.height, workArea.height),
  };
  const seen =
    wanted !== null &&
    wanted.x >= workArea.x &&
    wanted.y >= workArea.y &&
    wanted.x + size.width <= workArea.x + workArea.width &&
    wanted.y + size.height <= workArea.y + workArea.height;
  return seen ? { ...size, x: wanted.x, y: wanted.y } : size;
}
