import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

const SIZE_LIMIT = 1024 * 1024;

/** Keeps unexpected errors with their stacks in `logs/errors.txt` of a folder; a full file becomes `errors.old.txt`. */
export function errorLog(folder: string): (reference: string, error: unknown) => void {
  return (reference, error) => {
    try {
      const logs = join(folder, 'logs');
      mkdirSync(logs, { recursive: true });
      const path = join(logs, 'errors.txt');
      if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > SIZE_LIMIT)
        renameSync(path, join(logs, 'errors.old.txt'));
      const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
      appendFileSync(path, `${new Date().toISOString()} ${reference} ${text}\n`);
    } catch {
      // Where even the log cannot be written there is nothing left to tell it to.
    }
  };
}
