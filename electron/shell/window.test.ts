import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { holdForAMoment } from '../../tests/fault/refused-files.ts';
import { app, forgetSeen, screen, seen, type BrowserWindow } from './electron-for-tests.ts';

vi.mock('electron', () => import('./electron-for-tests.ts'));

const { openWindow } = await import('./window.ts');

const office = { x: 0, y: 0, width: 1920, height: 1040 };
let file = '';
beforeEach(() => {
  forgetSeen();
  app.folder = mkdtempSync(join(tmpdir(), 'so-ngoai-vu-shell-'));
  file = join(app.folder, 'window.json');
  screen.workArea = office;
});
afterEach(() => rmSync(app.folder, { recursive: true }));

/** The window as it opens where this was kept, on a display with this much room. */
function opened(kept: string | null, room = office): BrowserWindow {
  if (kept !== null) writeFileSync(file, kept);
  screen.workArea = room;
  openWindow('/preload.cjs');
  const window = seen.windows.at(-1);
  if (window === undefined) throw new Error('No window was opened.');
  return window;
}

const kept = (state: Record<string, unknown>): string =>
  JSON.stringify({ x: 100, y: 50, width: 1400, height: 900, maximized: false, ...state });

describe('the window', () => {
  it('runs its page in a sandbox, apart from the preload, without Node, without spell-check', () => {
    expect(opened(null).options.webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      devTools: false,
    });
  });

  it.each(['null', '[]', '7', '', '{"width":-5}', '{"x":"far"}', '{"width":1e400}'])(
    'opens at its usual size where its place was kept as %j',
    (text) => {
      const { options } = opened(text);
      expect(options).toMatchObject({ width: 1366, height: 740 });
      expect(options).not.toHaveProperty('x');
      expect(seen.addresses).toEqual(['app://window/']);
    },
  );

  it('opens where it stood, as large as it was and with the zoom that it had', () => {
    const window = opened(kept({ maximized: true, zoom: 1.5 }));
    expect(window.options).toMatchObject({ x: 100, y: 50, width: 1400, height: 900 });
    window.emit('ready-to-show');
    expect(window.maximize).toHaveBeenCalledOnce();
    window.webContents.emit('dom-ready');
    expect(window.webContents.zoom).toBe(1.5);
  });

  it.each([
    ['was on a display that is gone', { x: 2500, y: 50 }],
    ['was above every display', { x: 100, y: -800 }],
  ])('is placed by the system where it %s', (_where, place) => {
    const { options } = opened(kept(place));
    expect(options).not.toHaveProperty('x');
    expect(options).toMatchObject({ width: 1400, height: 900 });
  });

  it('is no larger than what a scaled display shows, nor asks for more than that', () => {
    // 1366 × 768 at 150 %.
    const { options } = opened(null, { x: 0, y: 0, width: 911, height: 480 });
    expect(options).toMatchObject({ width: 911, height: 480, minWidth: 911, minHeight: 480 });
  });

  it('shows its menu at Alt only', () => {
    expect(opened(null).options).toMatchObject({ autoHideMenuBar: true });
  });

  it.each(['close', 'session-end'])('keeps its place and its zoom at %s', (event) => {
    const window = opened(null);
    window.webContents.zoom = 2;
    window.emit(event);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({
      x: 10,
      y: 20,
      width: 1200,
      height: 700,
      maximized: false,
      zoom: 2,
    });
  });

  it('keeps its place, and finds it, where a virus scanner holds the file for a moment', () => {
    const { refused, letGo } = holdForAMoment(2, (path) => path === file);
    opened(null).emit('close');
    expect(opened(null).options).toMatchObject({ x: 10, y: 20, width: 1200, height: 700 });
    letGo();
    expect(refused).toContain('writeFileSync window.json');
  });

  it('closes where its place cannot be kept', () => {
    const window = opened(null);
    app.folder = join(app.folder, 'gone');
    rmSync(join(file, '..'), { recursive: true });
    expect(() => window.emit('close')).not.toThrow();
    app.folder = mkdtempSync(join(tmpdir(), 'so-ngoai-vu-shell-'));
  });

  it('is zoomed by Ctrl and the wheel, between half the size and three times the size', () => {
    const { webContents } = opened(null);
    webContents.emit('zoom-changed', {}, 'in');
    webContents.emit('zoom-changed', {}, 'in');
    expect(webContents.zoom).toBe(1);
    for (let turn = 0; turn < 30; turn += 1) webContents.emit('zoom-changed', {}, 'out');
    expect(webContents.zoom).toBe(-4);
    for (let turn = 0; turn < 30; turn += 1) webContents.emit('zoom-changed', {}, 'in');
    expect(webContents.zoom).toBe(6);
  });
});
