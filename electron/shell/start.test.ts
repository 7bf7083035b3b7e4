import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { EventEmitter } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { languageMessage, portRequest } from '../../shared/contract/shell-messages.ts';
import {
  app,
  forgetSeen,
  ipcMain,
  ipcRenderer,
  seen,
  session,
  BrowserWindow as Window,
  type MenuLine,
} from './electron-for-tests.ts';

vi.mock('electron', () => import('./electron-for-tests.ts'));

const { start } = await import('./start.ts');
const { serveWindow } = await import('./protocol.ts');

beforeEach(() => {
  forgetSeen();
  session.defaultSession.removeAllListeners();
  app.folder = mkdtempSync(join(tmpdir(), 'so-ngoai-vu-shell-'));
});
afterEach(() => rmSync(app.folder, { recursive: true }));

/** The whole shell, started as Electron starts it, once its window is open. */
async function started(): Promise<Window> {
  const signals = ['SIGTERM', 'SIGHUP', 'SIGINT'] as const;
  const before = signals.map((signal) => process.listeners(signal));
  const mask = process.umask();
  start();
  const window = await vi.waitFor(() => {
    const [first] = seen.windows;
    if (first === undefined || first.listenerCount('session-end') < 2) throw new Error('Not there yet.');
    return first;
  });
  process.umask(mask);
  signals.forEach((signal, at) => {
    for (const listener of process.listeners(signal))
      if (before[at]?.includes(listener) !== true) process.off(signal, listener);
  });
  return window;
}

const labels = (lines: readonly MenuLine[] | undefined): readonly string[] =>
  (lines ?? []).flatMap(({ label }) => (label === undefined ? [] : [label]));

describe('the shell', () => {
  it('tells Windows who it is before anything else, as the installer does', async () => {
    await started();
    const id = /^appId: (.+)$/m.exec(readFileSync('electron-builder.yml', 'utf8'))?.[1];
    expect(seen.calls[0]).toBe(`setAppUserModelId ${id}`);
  });

  it('shuts the network and the sandbox before it is ready', async () => {
    await started();
    const ready = seen.calls.indexOf('whenReady');
    for (const call of ['enableSandbox', '--host-resolver-rules MAP * ~NOTFOUND'])
      expect(seen.calls.slice(0, ready)).toContain(call);
    expect(session.defaultSession.webRequest.onBeforeRequest).toHaveBeenCalled();
  });

  it('guards whatever shows a page', async () => {
    await started();
    const contents = Object.assign(new EventEmitter(), {
      setWindowOpenHandler: vi.fn(),
      setWebRTCIPHandlingPolicy: vi.fn(),
    });
    app.emit('web-contents-created', {}, contents);
    expect(contents.listenerCount('will-frame-navigate')).toBe(1);
  });

  it('closes its service before Windows ends it', async () => {
    const window = await started();
    const child = seen.forks[0]?.child;
    if (child === undefined) throw new Error('No service was started.');
    // A process that is gone, so that nothing is waited for.
    child.pid = 2 ** 30;
    window.emit('session-end', { reasons: ['shutdown'] });
    expect(child.postMessage).toHaveBeenCalledWith('stop-now');
    child.emit('exit', 0);
    await vi.waitFor(() => expect(app.exit).toHaveBeenCalledOnce());
  });

  it('comes to the front when it is started a second time, also while a paper is printed', async () => {
    const window = await started();
    const unseen = new Window({ webPreferences: {} });
    seen.windows.reverse();
    app.emit('second-instance');
    expect(window.restore).toHaveBeenCalledOnce();
    expect(window.focus).toHaveBeenCalledOnce();
    expect(unseen.focus).not.toHaveBeenCalled();
  });

  it('ends when its window is closed, whatever is still printed in another', async () => {
    const window = await started();
    window.emit('closed');
    expect(app.quit).toHaveBeenCalledOnce();
  });

  it('is followed by the one that is started while it ends', async () => {
    const window = await started();
    app.emit('will-quit', { preventDefault: vi.fn() });
    app.emit('second-instance');
    expect(app.relaunch).toHaveBeenCalledOnce();
    expect(window.focus).not.toHaveBeenCalled();
  });

  it('starts nothing where it runs already', () => {
    app.requestSingleInstanceLock.mockReturnValueOnce(false);
    start();
    expect(app.quit).toHaveBeenCalledOnce();
    expect(seen.forks).toEqual([]);
  });
});

describe('the menus', () => {
  const flags = { canCut: true, canCopy: true, canPaste: false, canUndo: true, canSelectAll: true };

  it('are in Vietnamese at first, and in the language that the page changes to', async () => {
    const { webContents } = await started();
    const top = (): readonly string[] => labels(seen.menus.at(-1)?.template);
    expect(top()).toEqual(['&Soạn thảo', '&Xem', '&Cửa sổ']);
    const from = { sender: webContents, senderFrame: webContents.mainFrame };
    ipcMain.emit(languageMessage, from, 'en');
    expect(top()).toEqual(['&Edit', '&View', '&Window']);
    ipcMain.emit(languageMessage, { sender: webContents, senderFrame: { origin: 'app://window' } }, 'zh');
    ipcMain.emit(languageMessage, { ...from, senderFrame: { origin: 'https://example.org' } }, 'zh');
    expect(top()).toEqual(['&Edit', '&View', '&Window']);
    ipcMain.emit(languageMessage, from, '__proto__');
    expect(top()).toEqual(['&Soạn thảo', '&Xem', '&Cửa sổ']);
  });

  it('have no command of development, and the keys of zoom wherever a keyboard has them', async () => {
    await started();
    const text = JSON.stringify(seen.menus.at(-1)?.template);
    expect(text).not.toMatch(/devtools/i);
    for (const key of ['CommandOrControl+=', 'CommandOrControl+numadd', 'CommandOrControl+numsub'])
      expect(text).toContain(key);
  });

  it('offer under a right click what can be done to the text there', async () => {
    const window = await started();
    window.webContents.emit('context-menu', {}, { isEditable: true, selectionText: 'x', editFlags: flags });
    const menu = seen.menus.at(-1);
    expect(labels(menu?.template)).toEqual(['Hoàn tác', 'Cắt', 'Sao chép', 'Dán', 'Chọn tất cả']);
    expect(menu?.template.find(({ role }) => role === 'paste')?.enabled).toBe(false);
    expect(menu?.template.find(({ role }) => role === 'cut')?.enabled).toBe(true);
    expect(menu?.popup).toHaveBeenCalledWith({ window });
    window.webContents.emit('context-menu', {}, { isEditable: false, selectionText: 'x', editFlags: flags });
    expect(labels(seen.menus.at(-1)?.template)).toEqual(['Sao chép']);
    const menus = seen.menus.length;
    window.webContents.emit('context-menu', {}, { isEditable: false, selectionText: '', editFlags: flags });
    expect(seen.menus).toHaveLength(menus);
  });
});

describe('a page whose process ended', () => {
  it('is loaded anew; where it ends again soon, the user is asked', async () => {
    const { webContents } = await started();
    const now = vi.spyOn(performance, 'now').mockReturnValue(0);
    const gone = (reason: string): boolean => webContents.emit('render-process-gone', {}, { reason });
    gone('clean-exit');
    expect(webContents.reload).not.toHaveBeenCalled();
    gone('crashed');
    expect(webContents.reload).toHaveBeenCalledTimes(1);
    now.mockReturnValue(50_000);
    gone('oom');
    await vi.waitFor(() => expect(webContents.reload).toHaveBeenCalledTimes(2));
    expect(seen.asked[0]?.buttons).toEqual(['Mở lại cửa sổ', 'Đóng chương trình']);
    seen.pressed = 1;
    now.mockReturnValue(100_000);
    gone('crashed');
    await vi.waitFor(() => expect(app.quit).toHaveBeenCalledOnce());
    now.mockReturnValue(200_000);
    gone('crashed');
    expect(webContents.reload).toHaveBeenCalledTimes(3);
    expect(seen.asked).toHaveLength(2);
    now.mockRestore();
  });
});

describe('a page that does not answer', () => {
  const stuck = async () => {
    vi.useFakeTimers();
    onTestFinished(() => {
      vi.useRealTimers();
    });
    const window = await started();
    seen.calls = [];
    seen.pressed = null;
    window.emit('unresponsive');
    return window;
  };

  it('is asked about once; the question goes when it answers again', async () => {
    const window = await stuck();
    window.emit('unresponsive');
    expect(seen.asked.map(({ buttons }) => buttons)).toEqual([['Chờ thêm', 'Mở lại cửa sổ']]);
    window.emit('responsive');
    await vi.advanceTimersByTimeAsync(120_000);
    expect(seen.asked).toHaveLength(1);
    expect(seen.calls).toEqual([]);
    window.emit('unresponsive');
    expect(seen.asked).toHaveLength(2);
  });

  it('is waited for where that was chosen, and asked about again after half a minute, if it does not answer by then', async () => {
    const window = await stuck();
    window.emit('responsive');
    seen.pressed = 0;
    window.emit('unresponsive');
    await vi.advanceTimersByTimeAsync(29_000);
    expect(seen.asked).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(seen.asked).toHaveLength(3);
    window.emit('responsive');
    await vi.advanceTimersByTimeAsync(120_000);
    expect(seen.asked).toHaveLength(3);
    expect(seen.calls).toEqual([]);
  });

  it('is loaded anew in a new process where that was chosen, once', async () => {
    const window = await stuck();
    window.emit('responsive');
    seen.pressed = 1;
    window.emit('unresponsive');
    await vi.advanceTimersByTimeAsync(0);
    expect(seen.calls).toEqual(['crash', 'reload']);
    // What ends later is a fault of its own.
    window.webContents.emit('render-process-gone', {}, { reason: 'crashed' });
    expect(seen.calls).toEqual(['crash', 'reload', 'reload']);
  });

  it.each(['render-process-gone', 'closed'])('is asked about no more after %s', async (event) => {
    const window = await stuck();
    if (event === 'closed') window.emit(event);
    else window.webContents.emit(event, {}, { reason: 'crashed' });
    seen.pressed = 0;
    await vi.advanceTimersByTimeAsync(120_000);
    expect(seen.asked).toHaveLength(1);
    expect(seen.asked[0]?.signal?.aborted).toBe(true);
  });
});

describe('a file that the program hands out', () => {
  const handedOut = (url: string) => {
    const item = Object.assign(new EventEmitter(), {
      getURL: () => url,
      getFilename: () => 'báo cáo.docx',
      getSavePath: () => join('/stick', 'quý I', 'báo cáo.docx'),
      setSaveDialogOptions: vi.fn(),
    });
    const event = { preventDefault: vi.fn() };
    session.defaultSession.emit('will-download', event, item);
    return { item, event };
  };

  it('is asked a place for, where the last one was saved', async () => {
    await started();
    const first = handedOut('blob:app://window/1').item;
    expect(first.setSaveDialogOptions).toHaveBeenCalledWith({
      defaultPath: join('/documents', 'báo cáo.docx'),
      filters: [{ name: 'DOCX', extensions: ['docx'] }],
    });
    first.emit('done', {}, 'completed');
    const { item } = handedOut('blob:app://window/2');
    expect(item.setSaveDialogOptions.mock.calls[0]?.[0].defaultPath).toBe(
      join('/stick', 'quý I', 'báo cáo.docx'),
    );
  });

  it('is told of when it could not be saved, and not when the user cancelled', async () => {
    await started();
    handedOut('blob:app://window/1').item.emit('done', {}, 'cancelled');
    expect(seen.asked).toEqual([]);
    handedOut('blob:app://window/1').item.emit('done', {}, 'interrupted');
    expect(seen.asked[0]?.title).toBe('Chưa lưu được tệp báo cáo.docx');
  });

  it('comes from a page of ours, or is not taken', async () => {
    await started();
    for (const url of ['https://example.org/a.exe', 'blob:https://example.org/1', 'data:text/plain,x']) {
      const { item, event } = handedOut(url);
      expect(event.preventDefault).toHaveBeenCalledOnce();
      expect(item.setSaveDialogOptions).not.toHaveBeenCalled();
    }
  });
});

describe('the window under our scheme', () => {
  it('is read from the disk with its policy, and nothing beside it', async () => {
    serveWindow(import.meta.dirname);
    const answer = async (path: string): Promise<Response | undefined> =>
      seen.answer?.({ url: `app://window${path}` });
    const found = await answer('/README.md');
    expect(found?.status).toBe(200);
    expect(found?.headers.get('Content-Security-Policy')).toContain("default-src 'none'");
    expect(found?.headers.get('X-Content-Type-Options')).toBe('nosniff');
    for (const path of ['/nothing.js', '/..%2fREADME.md', '/..%5cREADME.md', '/%2e%2e%2fREADME.md', '/'])
      expect((await answer(path))?.status, path).toBe(404);
  });
});

describe('the preload', () => {
  const page = Object.assign(new EventTarget(), {
    location: { origin: 'app://window' },
    postMessage: vi.fn(),
  });
  const root = { lang: 'vi' };
  let changed: () => void = () => undefined;

  beforeAll(async () => {
    Object.assign(page, { top: page });
    vi.stubGlobal('window', page);
    vi.stubGlobal('document', { documentElement: root });
    vi.stubGlobal(
      'MutationObserver',
      class {
        constructor(told: () => void) {
          changed = told;
        }
        observe = vi.fn();
      },
    );
    await import('./preload.ts');
  });
  beforeEach(() => ipcRenderer.send.mockClear());
  afterAll(() => vi.unstubAllGlobals());

  const says = (data: unknown, origin: string, source: unknown): void => {
    page.dispatchEvent(Object.assign(new Event('message'), { data, origin, source }));
  };

  it('asks for a port when its own page does, and for nobody else', () => {
    says(portRequest, 'app://window', {});
    says(portRequest, 'https://example.org', page);
    says('anything', 'app://window', page);
    expect(ipcRenderer.send).not.toHaveBeenCalled();
    says(portRequest, 'app://window', page);
    expect(ipcRenderer.send).toHaveBeenCalledExactlyOnceWith('service-port');
  });

  it('hands the port to its own page only', () => {
    ipcRenderer.emit('service-port', { ports: ['port'] });
    expect(page.postMessage).toHaveBeenCalledExactlyOnceWith('service-port', 'app://window', ['port']);
  });

  it('tells the language of the page once for each change', () => {
    root.lang = 'en';
    changed();
    changed();
    expect(ipcRenderer.send).toHaveBeenCalledExactlyOnceWith(languageMessage, 'en');
  });
});
