import { EventEmitter } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import { endWith } from './ending.ts';

/** What tells that the program is to end, and what ends with it; `ended` says when that is done. */
function program() {
  const app = Object.assign(new EventEmitter(), { exit: vi.fn() });
  const [window, power, signals] = [new EventEmitter(), new EventEmitter(), new EventEmitter()];
  const ended = Promise.withResolvers<void>();
  const done: string[] = [];
  const all = vi.fn((now: boolean) => {
    done.push(now ? 'end now' : 'end with a backup');
    return ended.promise;
  });
  const hold = vi.fn(() => void done.push('hold'));
  endWith({ app: app as never, window: window as never, power: power as never, signals }, { all, hold });
  return { app, window, power, signals, ended, done };
}

describe('the end of the program', () => {
  it('is held back until the service has ended, when the program is closed', async () => {
    const { app, done, ended } = program();
    const quit = { preventDefault: vi.fn() };
    app.emit('will-quit', quit);
    expect(quit.preventDefault).toHaveBeenCalledOnce();
    expect(done).toEqual(['end with a backup']);
    expect(app.exit).not.toHaveBeenCalled();
    ended.resolve();
    await vi.waitFor(() => expect(app.exit).toHaveBeenCalledOnce());
  });

  it('closes the service before Windows is answered that the session may end now', async () => {
    const { app, window, done, ended } = program();
    window.emit('session-end', { reasons: ['logoff'] });
    // All of it while Windows waits for the answer.
    expect(done).toEqual(['end now', 'hold']);
    ended.resolve();
    await vi.waitFor(() => expect(app.exit).toHaveBeenCalledOnce());
  });

  it('is told that there is no time left when Windows logs off while it backs up', () => {
    const { app, window, done } = program();
    app.emit('will-quit', { preventDefault: vi.fn() });
    window.emit('session-end', { reasons: ['shutdown'] });
    expect(done).toEqual(['end with a backup', 'end now', 'hold']);
  });

  it('does not begin when Windows only asks whether it may log off: another program can still cancel that', () => {
    const { window, done } = program();
    window.emit('query-session-end', { preventDefault: vi.fn() });
    expect(done).toEqual([]);
  });

  it('delays the shutdown of a system that waits for it', async () => {
    const { app, power, done, ended } = program();
    const shutdown = { preventDefault: vi.fn() };
    power.emit('shutdown', shutdown);
    expect(shutdown.preventDefault).toHaveBeenCalledOnce();
    expect(done).toEqual(['end now']);
    ended.resolve();
    await vi.waitFor(() => expect(app.exit).toHaveBeenCalledOnce());
  });

  it.each(['SIGTERM', 'SIGHUP', 'SIGINT'])('closes the service first at %s', async (signal) => {
    const { app, signals, done, ended } = program();
    signals.emit(signal);
    expect(done).toEqual(['end now']);
    expect(app.exit).not.toHaveBeenCalled();
    ended.resolve();
    await vi.waitFor(() => expect(app.exit).toHaveBeenCalledOnce());
  });
});
