import { EventEmitter } from 'node:events';
import { BACKUP_AT_END } from '../../shared/contract/shell-messages.ts';
import { offerPage, offeredPage } from './print-pages.ts';
import { beforeEach, describe, expect, it, vi } from 'vitest';

/** A stand-in of Electron: it keeps what our shell asks of it. */
const electron = vi.hoisted(() => ({
  forks: [] as {
    module: string;
    args: readonly string[];
    child: EventEmitter & { postMessage: ReturnType<typeof vi.fn>; kill: ReturnType<typeof vi.fn> };
  }[],
  windows: [] as { options: { webPreferences: Record<string, unknown> } }[],
  channels: 0,
  notices: [] as { title: string; body: string }[],
  notifies: true,
  prints: 'at once' as 'at once' | 'never',
  addresses: [] as string[],
}));

vi.mock('electron', async () => {
  const { EventEmitter: Emitter } = await import('node:events');
  class BrowserWindow extends Emitter {
    shown: Promise<Response | null> = Promise.resolve(null);
    webContents = {
      // As Chromium, it prints what it was shown.
      printToPDF: async () => {
        if (electron.prints === 'never') return new Promise<Buffer>(() => undefined);
        const text = (await (await this.shown)?.text()) ?? '';
        return Buffer.from(`%PDF ${text.length}`);
      },
    };
    constructor(options: { webPreferences: Record<string, unknown> }) {
      super();
      electron.windows.push({ options });
    }
    loadURL(address: string): Promise<void> {
      electron.addresses.push(address);
      this.shown = Promise.resolve(offeredPage(address));
      return Promise.resolve();
    }
    destroy(): void {
      this.emit('closed');
    }
  }
  return {
    app: { getPath: () => '/nowhere' },
    BrowserWindow,
    dialog: {
      showSaveDialog: () => Promise.resolve({ canceled: false, filePath: '/chosen/backup' }),
      showOpenDialog: () => Promise.resolve({ canceled: false, filePaths: ['/chosen'] }),
    },
    Notification: class {
      static isSupported = (): boolean => electron.notifies;
      readonly #notice: { title: string; body: string };
      constructor(notice: { title: string; body: string }) {
        this.#notice = notice;
      }
      show(): void {
        electron.notices.push(this.#notice);
      }
    },
    net: {},
    protocol: {},
    ipcMain: new Emitter(),
    MessageChannelMain: class {
      port1 = { close: vi.fn() };
      port2 = {};
      constructor() {
        electron.channels += 1;
      }
    },
    utilityProcess: {
      fork(module: string, args: readonly string[]) {
        const child = Object.assign(new Emitter(), { postMessage: vi.fn(), kill: vi.fn() });
        electron.forks.push({ module, args, child });
        return child;
      },
    },
  };
});

const { fileOf } = await import('./protocol.ts');
const { endWith } = await import('./ending.ts');
const { guardContents, isOurs } = await import('./guards.ts');
const { openWindow } = await import('./window.ts');
const { answerService } = await import('./platform.ts');
const { ReaderProcesses } = await import('./reader-process.ts');
const { readerOverShell } = await import('../service/reader/reader-over-shell.ts');
const { ServiceProcess } = await import('./service-process.ts');
const { ipcMain } = await import('electron');

beforeEach(() => {
  electron.forks.length = 0;
  electron.windows.length = 0;
  electron.channels = 0;
});

describe('our scheme', () => {
  it.each([
    ['app://window/', '/window/index.html'],
    ['app://window/assets/a.js', '/window/assets/a.js'],
    ['app://window/../secret', '/window/secret'],
    ['app://window/%2e%2e/%2e%2e/etc/passwd', '/window/etc/passwd'],
    ['app://window/..%2f..%2fetc%2fpasswd', null],
    ['app://other/index.html', null],
    ['https://window/index.html', null],
    ['app://window/a%00.js', null],
  ])('answers %s with %s', (address, file) => {
    expect(fileOf('/window', address)).toBe(file);
  });

  it('is the only place that the window may show', () => {
    expect([
      isOurs('app://window/#/list'),
      isOurs('app://window.evil/'),
      isOurs('https://example.org/'),
    ]).toEqual([true, false, false]);
  });
});

describe('a page', () => {
  const contents = () =>
    Object.assign(new EventEmitter(), {
      setWindowOpenHandler: vi.fn(),
      session: { setPermissionRequestHandler: vi.fn(), setPermissionCheckHandler: vi.fn() },
    });

  it('cannot leave, open windows, embed views or get permissions', () => {
    const page = contents();
    guardContents(page as never);
    const leave = { url: 'https://example.org/', preventDefault: vi.fn() };
    const stay = { url: 'app://window/', preventDefault: vi.fn() };
    const view = { preventDefault: vi.fn() };
    page.emit('will-navigate', leave);
    page.emit('will-navigate', stay);
    page.emit('will-attach-webview', view);
    expect(leave.preventDefault).toHaveBeenCalled();
    expect(stay.preventDefault).not.toHaveBeenCalled();
    expect(view.preventDefault).toHaveBeenCalled();
    expect(page.setWindowOpenHandler.mock.calls[0]?.[0]()).toEqual({ action: 'deny' });
    const answer = vi.fn();
    page.session.setPermissionRequestHandler.mock.calls[0]?.[0](null, 'geolocation', answer);
    expect(answer).toHaveBeenCalledWith(false);
    expect(page.session.setPermissionCheckHandler.mock.calls[0]?.[0]()).toBe(false);
  });

  it('runs in a sandbox, apart from the preload and without Node', () => {
    openWindow('/preload.cjs');
    expect(electron.windows[0]?.options.webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
    });
  });
});

describe('what the shell does for the service', () => {
  it('asks where to save, and answers with the path that was chosen', async () => {
    expect(await answerService({ id: '2', kind: 'choose-save-path', text: 'backup' })).toEqual({
      id: '2',
      path: '/chosen/backup',
    });
  });

  it('asks for a folder, and answers with the one that was chosen', async () => {
    expect(await answerService({ id: '3', kind: 'choose-folder', text: '' })).toEqual({
      id: '3',
      path: '/chosen',
    });
  });

  it('prints a page of any size from an address of its own that answers once, without running its scripts', async () => {
    const text = `<p>${'x'.repeat(5 * 1024 * 1024)}</p>`;
    const answer = await answerService({
      id: '4',
      kind: 'print-to-pdf',
      text: '',
      page: [new TextEncoder().encode(text)],
    });
    expect(Buffer.from(answer.content ?? []).toString()).toBe(`%PDF ${text.length}`);
    expect(electron.windows[0]?.options.webPreferences).toMatchObject({ javascript: false, sandbox: true });
    const address = electron.addresses.at(-1) ?? '';
    expect(address).toMatch(/^app:\/\/print\/[0-9a-f-]{36}$/);
    expect(offeredPage(address)).toBeNull();
  });

  it('says so when a page is not printed in time, and offers it no longer', async () => {
    vi.useFakeTimers();
    electron.prints = 'never';
    const answer = answerService({ id: '5', kind: 'print-to-pdf', text: '<p>x</p>' });
    await vi.advanceTimersByTimeAsync(180_000);
    expect(await answer).toEqual({ id: '5', refusal: 'pdf-failed' });
    electron.prints = 'at once';
    vi.useRealTimers();
  });

  it('lets a printed page load nothing from anywhere', () => {
    const page = offeredPage(offerPage([new TextEncoder().encode('<p>x</p>')]).address);
    expect(page?.headers.get('Content-Security-Policy')).toContain("default-src 'none'");
  });
});

describe('the service process', () => {
  const start = () => {
    const service = new ServiceProcess({
      module: '/service/main.js',
      args: ['/data', '1.0'],
      answer: (request) => Promise.resolve({ id: request.id }),
    });
    service.start();
    return service;
  };

  it('is started again when it ends unasked, and not after it was stopped', () => {
    vi.useFakeTimers();
    const service = start();
    electron.forks[0]?.child.emit('exit', 1);
    vi.runOnlyPendingTimers();
    expect(electron.forks).toHaveLength(2);
    void service.stop(true);
    electron.forks[1]?.child.emit('exit', 0);
    vi.runOnlyPendingTimers();
    expect(electron.forks).toHaveLength(2);
    vi.useRealTimers();
  });

  it('is not started again when it is stopped in the pause after an end', () => {
    vi.useFakeTimers();
    const service = start();
    electron.forks[0]?.child.emit('exit', 1);
    void service.stop(true);
    vi.runAllTimers();
    expect(electron.forks).toHaveLength(1);
    vi.useRealTimers();
  });

  it('is started again after longer and longer pauses, and soon again once it ran well', () => {
    vi.useFakeTimers();
    start();
    const pauses: number[] = [];
    const end = (): void => {
      const before = electron.forks.length;
      electron.forks.at(-1)?.child.emit('spawn');
      electron.forks.at(-1)?.child.emit('exit', 1);
      let waited = 0;
      for (; electron.forks.length === before; waited += 100) vi.advanceTimersByTime(100);
      pauses.push(waited);
    };
    for (let time = 0; time < 8; time += 1) end();
    expect(pauses).toEqual([200, 400, 800, 1_600, 3_200, 6_400, 10_000, 10_000]);
    vi.advanceTimersByTime(30_000);
    end();
    expect(pauses.at(-1)).toBe(200);
    vi.useRealTimers();
  });

  it('is asked to end, waited for, and ended as it is only after a while', async () => {
    vi.useFakeTimers();
    const service = start();
    const { child } = electron.forks[0] ?? {};
    const stopped = vi.fn();
    const stopping = service.stop(true).then(stopped);
    expect(child?.postMessage).toHaveBeenCalledWith('stop-now');
    await vi.advanceTimersByTimeAsync(4_900);
    expect(child?.kill).not.toHaveBeenCalled();
    expect(stopped).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(200);
    expect(child?.kill).toHaveBeenCalledOnce();
    child?.emit('exit', 0);
    await stopping;
    expect(stopped).toHaveBeenCalledOnce();
    vi.useRealTimers();
  });

  it('has time for a backup when the program is closed, and not for more than that', async () => {
    vi.useFakeTimers();
    const service = start();
    const { child } = electron.forks[0] ?? {};
    void service.stop(false);
    expect(child?.postMessage).toHaveBeenCalledWith('stop');
    await vi.advanceTimersByTimeAsync(BACKUP_AT_END);
    expect(child?.kill).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(child?.kill).toHaveBeenCalledOnce();
    vi.useRealTimers();
  });

  it('is told that there is no time left when Windows logs off while it backs up', () => {
    const window = new EventEmitter();
    const app = Object.assign(new EventEmitter(), { exit: vi.fn() });
    const endAll = vi.fn((_now: boolean) => new Promise<void>(() => undefined));
    endWith(app as never, window as never, endAll);
    app.emit('will-quit', { preventDefault: vi.fn() });
    window.emit('session-end');
    expect(endAll.mock.calls).toEqual([[false], [true]]);
  });

  it('holds the end of the program back until it has ended, and is told at once when Windows logs off', async () => {
    const app = Object.assign(new EventEmitter(), { exit: vi.fn() });
    const window = new EventEmitter();
    const ended = Promise.withResolvers<void>();
    const endAll = vi.fn((_now: boolean) => ended.promise);
    endWith(app as never, window as never, endAll);
    window.emit('session-end');
    expect(endAll).toHaveBeenCalledOnce();
    const quit = { preventDefault: vi.fn() };
    app.emit('will-quit', quit);
    expect(quit.preventDefault).toHaveBeenCalledOnce();
    expect(app.exit).not.toHaveBeenCalled();
    ended.resolve();
    await vi.waitFor(() => expect(app.exit).toHaveBeenCalledOnce());
    expect(endAll).toHaveBeenCalledOnce();
  });

  it('goes on when Windows only asks whether it may log off: another program can still cancel that', () => {
    const window = new EventEmitter();
    const endAll = vi.fn(() => Promise.resolve());
    endWith(new EventEmitter() as never, window as never, endAll);
    window.emit('query-session-end', { preventDefault: vi.fn() });
    expect(endAll).not.toHaveBeenCalled();
    window.emit('session-end');
    expect(endAll).toHaveBeenCalledOnce();
  });

  it('hands a port to the main frame of its own window only', () => {
    const service = start();
    const mainFrame = {};
    const contents = { mainFrame, postMessage: vi.fn() };
    service.serve(contents as never);
    ipcMain.emit('service-port', { sender: contents, senderFrame: {} });
    ipcMain.emit('service-port', { sender: {}, senderFrame: mainFrame });
    expect(electron.channels).toBe(0);
    ipcMain.emit('service-port', { sender: contents, senderFrame: mainFrame });
    expect(contents.postMessage).toHaveBeenCalledOnce();
    expect(electron.forks[0]?.child.postMessage).toHaveBeenCalledOnce();
  });
});

describe('a notification of the desktop', () => {
  it('is shown where the system has them, and said not to be where it has none', async () => {
    const wanted = { id: '1', kind: 'notify', text: 'Nhiệm vụ', body: '2 quá hạn' } as const;
    expect(await answerService(wanted)).toEqual({ id: '1', shown: true });
    expect(electron.notices).toEqual([{ title: 'Nhiệm vụ', body: '2 quá hạn' }]);
    electron.notifies = false;
    expect(await answerService(wanted)).toEqual({ id: '1', shown: false });
    expect(electron.notices).toHaveLength(1);
  });
});

describe('the processes that read files of strangers', () => {
  const asking = async () => {
    const readers = new ReaderProcesses('/service/reader.js');
    const asked: string[] = [];
    const port = Object.assign(new EventEmitter(), { postMessage: vi.fn(), start: vi.fn() });
    const process = readerOverShell((request, take) => {
      asked.push(request.kind);
      void readers.answer({ id: String(asked.length), ...request }).then((answer) => {
        expect(answer.port !== undefined).toBe(request.kind === 'start-reader');
        take(answer, answer.port === undefined ? undefined : port);
      });
    });
    const told: unknown[] = [];
    let ended = 0;
    process.onMessage((message) => told.push(message));
    process.onEnd(() => (ended += 1));
    const task = { kind: 'read', file: { kind: 'backup', path: '/x' }, memory: 1 } as const;
    process.send(task);
    await Promise.resolve();
    return { readers, process, port, task, told, ended: () => ended, child: electron.forks[0]?.child };
  };

  it('are started by the shell from its own bundle, and speak with the service over a port of their own', async () => {
    const { port, task, told, child } = await asking();
    expect(electron.forks).toMatchObject([{ module: '/service/reader.js', args: [] }]);
    expect(child?.postMessage.mock.calls[0]?.[1]).toHaveLength(1);
    // What was sent before the port came is not lost.
    await expect.poll(() => port.postMessage.mock.calls).toEqual([[task]]);
    port.emit('message', { data: { kind: 'over-memory' } });
    expect(told).toEqual([{ kind: 'over-memory' }]);
  });

  it('are ended on request, which the service is told once they are gone', async () => {
    const { process, child, ended } = await asking();
    process.kill();
    await expect.poll(() => child?.kill.mock.calls.length).toBe(1);
    expect(ended()).toBe(0);
    child?.emit('exit', 0);
    await expect.poll(ended).toBe(1);
  });

  it('end with the program', async () => {
    const { readers, child } = await asking();
    readers.endAll();
    expect(child?.kill).toHaveBeenCalledOnce();
  });
});
