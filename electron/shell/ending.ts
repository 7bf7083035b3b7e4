import type { App, BrowserWindow } from 'electron';

/**
 * Holds the program's end back until what it started has ended in order. When Windows logs off, nothing can be held
 * back: it is begun at the first word of it.
 */
export function endWith(
  app: Pick<App, 'on' | 'exit'>,
  window: Pick<BrowserWindow, 'on'>,
  endAll: () => Promise<void>,
): void {
  let ending: Promise<void> | null = null;
  const end = (): Promise<void> => (ending ??= endAll());
  window.on('query-session-end', () => void end());
  window.on('session-end', () => void end());
  app.on('will-quit', (event) => {
    event.preventDefault();
    void end().finally(() => app.exit());
  });
}
