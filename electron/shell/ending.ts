import type { App, BrowserWindow } from 'electron';

/**
 * Holds the program's end back until what it started has ended in order. When Windows logs off, nothing can be held
 * back: it is begun when that is certain, and told that there is no time. Being asked whether the session may end (`query-session-end`) is not: another
 * program can still cancel it, and the window would be left without a service.
 */
export function endWith(
  app: Pick<App, 'on' | 'exit'>,
  window: Pick<BrowserWindow, 'on'>,
  endAll: (now: boolean) => Promise<void>,
): void {
  let ending: Promise<void> | null = null;
  const end = (): Promise<void> => (ending ??= endAll(false));
  window.on('session-end', () => {
    // Also where the program is ending already, with all its time: there is none left.
    ending = endAll(true);
  });
  app.on('will-quit', (event) => {
    event.preventDefault();
    void end().finally(() => app.exit());
  });
}
