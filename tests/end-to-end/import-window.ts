import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { dataFolder, openWindow, type OpenWindow } from './program.ts';

/** For tests of one describe: an empty program in a window, its dialog of an import, and a folder for the files. */
export function importWindow(): {
  readonly page: () => Page;
  readonly dialog: () => Locator;
  /** What the dialog says of the file. */
  readonly told: () => Promise<string | null>;
  readonly folder: string;
} {
  const folder = dataFolder();
  let opened: OpenWindow | null = null;
  const page = (): Page => {
    if (opened === null) throw new Error('The window is not open yet.');
    return opened.page;
  };
  beforeAll(async () => {
    opened = await openWindow();
  });
  afterAll(async () => {
    await opened?.close();
    folder.remove();
  });
  const dialog = (): Locator => page().getByRole('dialog');
  return { page, dialog, told: () => dialog().getByRole('note').first().textContent(), folder: folder.path };
}
