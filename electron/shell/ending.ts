import type { App, BrowserWindow, PowerMonitor } from 'electron';

/** What tells that the program is to end. */
export interface EndSources {
  readonly app: Pick<App, 'on' | 'exit'>;
  readonly window: Pick<BrowserWindow, 'on'>;
  readonly power: Pick<PowerMonitor, 'on'>;
  /** The process itself, for its signals. */
  readonly signals: Pick<NodeJS.EventEmitter, 'on'>;
}

/** How what was started is ended. */
export interface Ends {
  /** Ends all in order. @param now there is no time for a backup. */
  readonly all: (now: boolean) => Promise<void>;
  /** Lets nothing else happen in this process until what was told to end has ended, within a limit of its own. */
  readonly hold: () => void;
}

/**
 * Holds the program's end back until what it started has ended in order: with a backup when it is closed, without one when
 * there is no time. Windows ends the program as soon as `session-end` was answered, so the answer waits. Being asked whether the
 * session may end (`query-session-end`) ends nothing: another program can still cancel it, and the window would be left
 * without a service.
 */
export function endWith({ app, window, power, signals }: EndSources, ends: Ends): void {
  let ending: Promise<void> | null = null;
  const endThen = (ended: Promise<void>): void => void ended.finally(() => app.exit());
  // Also where the program is ending already, with all its time: there is none left.
  const endNow = (): void => endThen((ending = ends.all(true)));
  window.on('session-end', () => {
    endNow();
    ends.hold();
  });
  power.on('shutdown', (event?: { preventDefault(): void }) => {
    event?.preventDefault();
    endNow();
  });
  for (const signal of ['SIGTERM', 'SIGHUP', 'SIGINT']) signals.on(signal, endNow);
  app.on('will-quit', (event) => {
    event.preventDefault();
    endThen((ending ??= ends.all(false)));
  });
}
