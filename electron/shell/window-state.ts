import { readFileSync, writeFileSync } from 'node:fs';
import * as z from 'zod';
import { fileText } from '../../shared/text/file-text.ts';
import { patiently } from '../../shared/time/patience.ts';

const windowState = z
  .object({
    x: z.int(),
    y: z.int(),
    width: z.int().positive(),
    height: z.int().positive(),
    maximized: z.boolean(),
    zoom: z.number(),
  })
  .exactPartial();

/** Where the window stood and how large its page was shown; in units of the display's scaling. */
export type WindowState = z.infer<typeof windowState>;

/** What was kept; nothing at a first start, or where the file holds anything else. */
export function readState(file: string): WindowState {
  try {
    const content = patiently(() => readFileSync(file), process.platform);
    return windowState.parse(JSON.parse(fileText(content)));
  } catch {
    return {};
  }
}

/** Keeps it for the next start. A disk that has no room for it does not stop the end of the program. */
export function keepState(file: string, state: WindowState): void {
  try {
    patiently(() => writeFileSync(file, JSON.stringify(state)), process.platform);
  } catch {
    // The next start opens the window where it stood before.
  }
}
