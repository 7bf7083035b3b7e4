import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { onTestFinished } from 'vitest';

/**
 * Lets renaming fail for the rest of a test.
 * @param errorOf the error that one ends in; null where it is done.
 */
export function refuseRenames(errorOf: (from: string, to: string) => Error | null): void {
  const { renameSync } = fs;
  fs.renameSync = (from, to) => {
    const error = errorOf(String(from), String(to));
    if (error !== null) throw error;
    renameSync(from, to);
  };
  syncBuiltinESMExports();
  onTestFinished(() => {
    fs.renameSync = renameSync;
    syncBuiltinESMExports();
  });
}
