import { normalize } from 'node:path';
import { EventEmitter } from 'node:events';
import { BACKUP_AT_END } from '../../shared/contract/shell-messages.ts';
import { offerPage, offeredPage } from './print-pages.ts';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { BrowserWindow, forgetSeen, ipcMain, seen as electron, WebContents } from './electron-for-tests.ts';

vi.mock('electron', () => import('./electron-for-tests.ts'));

const { fileOf } = await import('./protocol.ts');
const { isOurs } = await import('./guards.ts');
const { answerService } = await import('./platform.ts');
const { ReaderProcesses } = await import('./reader-process.ts');
const { readerOverShell } = await import('../service/reader/reader-over-shell.ts');
const { ServiceProcess } = await import('./service-process.ts');

beforeEach(forgetSeen);

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
    ['app://window/a%E0.js', null],
  ])('answers %s with %s', (address, file) => {
    expect(fileOf('/window', address)).toBe(file === null ? null : normalize(file));
  });

  it('is the only place that the window may show', () => {
    expect([
      isOurs('app://window/#/list'),
      isOurs('app://window.evil/'),
      isOurs('https://example.org/'),
    ]).toEqual([true, false, false]);
  });
});

/** The program's window, as the shell hands it on. */
const programWindow = () => new BrowserWindow({ webPreferences: {} });

describe('what the shell does for the service', () => {
  let window: never;
  beforeEach(() => {
    window = programWindow() as never;
    electron.windows.length = 0;
  });

  it('asks before its window opens as well', async () => {
    await answerService({ id: '1', kind: 'choose-folder', text: '' }, null);
    expect(electron.asked).toEqual([{ window: null }]);
  });

  it('asks where to save while its window waits, and answers with the path that was chosen', async () => {
    expect(await answerService({ id: '2', kind: 'choose-save-path', text: 'backup' }, window)).toEqual({
      id: '2',
      path: '/chosen/backup',
    });
    expect(electron.asked).toEqual([{ window }]);
  });

  it('asks for a folder while its window waits, and answers with the one that was chosen', async () => {
    expect(await answerService({ id: '3', kind: 'choose-folder', text: '' }, window)).toEqual({
      id: '3',
      path: '/chosen',
    });
    expect(electron.asked).toEqual([{ window }]);
  });

  it('prints a page of any size from an address of its own that answers once, without running its scripts', async () => {
    const text = `<p>${'x'.repeat(5 * 1024 * 1024)}</p>`;
    const answer = await answerService(
      {
        id: '4',
        kind: 'print-to-pdf',
        text: '',
        page: [new TextEncoder().encode(text)],
      },
      window,
    );
    expect(Buffer.from(answer.content ?? []).toString()).toBe(`%PDF ${text.length}`);
    expect(electron.windows[0]?.options.webPreferences).toMatchObject({ javascript: false, sandbox: true });
    const address = electron.addresses.at(-1) ?? '';
    expect(address).toMatch(/^app:\/\/print\/[0-9a-f-]{36}$/);
    expect(offeredPage(address)).toBeNull();
  });

  it('says so when a page is not printed in time, and offers it no longer', async () => {
    vi.useFakeTimers();
    electron.prints = 'never';
    const answer = answerService({ id: '5', kind: 'print-to-pdf', text: '<p>x</p>' }, window);
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
  const options = {
    module: '/service/main.js',
    args: ['/data', '1.0'],
    answer: (request: { id: string }) => Promise.resolve({ id: request.id }),
  };
  const start = () => {
    const service = new ServiceProcess(options);
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

  it('hands a port to the main frame of its own window only, while that shows a page of ours', () => {
    const service = start();
    const contents = new WebContents();
    const { mainFrame } = contents;
    service.serve(contents as never);
    ipcMain.emit('service-port', { sender: contents, senderFrame: { origin: 'app://window' } });
    ipcMain.emit('service-port', { sender: {}, senderFrame: mainFrame });
    ipcMain.emit('service-port', { sender: contents, senderFrame: null });
    mainFrame.origin = 'https://example.org';
    ipcMain.emit('service-port', { sender: contents, senderFrame: mainFrame });
    expect(electron.channels).toBe(0);
    mainFrame.origin = 'app://window';
    ipcMain.emit('service-port', { sender: contents, senderFrame: mainFrame });
    expect(contents.postMessage).toHaveBeenCalledOnce();
    expect(electron.forks[0]?.child.postMessage).toHaveBeenCalledOnce();
  });

  it('is waited for while nothing else happens, no longer than four seconds', () => {
    const held = (runs: () => boolean): void => {
      const service = new ServiceProcess({ ...options, isRunning: runs });
      service.start();
      service.hold();
    };
    const now = vi.spyOn(Date, 'now');
    let looks = 0;
    held(() => ++looks < 4);
    expect(looks).toBe(4);
    // A service that hangs: each look at the clock is a second later.
    let seconds = 0;
    now.mockImplementation(() => 1_000 * seconds++);
    held(() => true);
    expect(seconds).toBeLessThanOrEqual(7);
    now.mockRestore();
  });
});

describe('a notification of the desktop', () => {
  it('is shown where the system has them, and said not to be where it has none', async () => {
    const wanted = { id: '1', kind: 'notify', text: 'Nhiệm vụ', body: '2 quá hạn' } as const;
    expect(await answerService(wanted, null)).toEqual({ id: '1', shown: true });
    expect(electron.notices).toEqual([{ title: 'Nhiệm vụ', body: '2 quá hạn' }]);
    electron.notifies = false;
    expect(await answerService(wanted, null)).toEqual({ id: '1', shown: false });
    expect(electron.notices).toHaveLength(1);
  });

  it('brings the window forward when it is clicked', async () => {
    const window = programWindow();
    await answerService({ id: '1', kind: 'notify', text: 'Nhiệm vụ' }, window as never);
    expect(window.focus).not.toHaveBeenCalled();
    electron.shown?.emit('click');
    expect(window.restore).toHaveBeenCalledOnce();
    expect(window.focus).toHaveBeenCalledOnce();
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
