import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { onTestFinished, vi } from 'vitest';

/** What of the file system is stood in for, in the forms of Node that wait and that are waited for. */
const waiting = [
  'appendFileSync',
  'copyFileSync',
  'openSync',
  'readFileSync',
  'renameSync',
  'rmSync',
  'truncateSync',
  'writeFileSync',
] as const;
const awaited = ['copyFile', 'open', 'readFile', 'rename', 'rm', 'writeFile'] as const;

/** One thing that was asked of the file system, and the paths that it was asked of. */
export interface FileCall {
  readonly name: string;
  readonly paths: readonly string[];
}

/**
 * Stands between the program and its files for the rest of a test.
 * @param errorOf the error that a call ends in; null where it is done.
 */
export function refuseFiles(errorOf: (call: FileCall) => Error | null): void {
  const before = { sync: {}, promises: {} };
  const judge = (name: string, asked: readonly unknown[]): void => {
    const paths = asked.slice(0, 2).flatMap((one) => (typeof one === 'string' ? [one] : []));
    const taken = /^(?:copy|rename)/.test(name) ? paths : paths.slice(0, 1);
    const error = taken.length === 0 ? null : errorOf({ name, paths: taken });
    if (error !== null) throw error;
  };
  for (const name of waiting) {
    const real: (...asked: readonly never[]) => unknown = fs[name];
    Object.assign(before.sync, { [name]: real });
    Object.assign(fs, {
      [name]: (...asked: readonly never[]) => {
        judge(name, asked);
        return real(...asked);
      },
    });
  }
  for (const name of awaited) {
    const real: (...asked: readonly never[]) => Promise<unknown> = fs.promises[name];
    Object.assign(before.promises, { [name]: real });
    Object.assign(fs.promises, {
      [name]: async (...asked: readonly never[]) => {
        judge(name, asked);
        return real(...asked);
      },
    });
  }
  syncBuiltinESMExports();
  onTestFinished(() => {
    Object.assign(fs, before.sync);
    Object.assign(fs.promises, before.promises);
    syncBuiltinESMExports();
  });
}

/** The error that the system ends a call in whose file another program holds. */
export function heldError({ name, paths: [path = '', dest] }: FileCall, code = 'EBUSY'): Error {
  const places = dest === undefined ? { path } : { path, dest };
  return Object.assign(new Error(`${code}: resource busy or locked, ${name}`), { code, ...places });
}

/**
 * Every file is held whenever something is asked of it: each thing is refused so many times, then done. Nobody waits for the time between.
 * @param isOurs the files that are meant.
 * @returns what was refused, by what was asked and the name of the file, and how the files are held no longer.
 */
export function holdForAMoment(
  times: number,
  isOurs: (path: string) => boolean,
): { readonly refused: ReadonlySet<string>; readonly letGo: () => void } {
  passTime();
  const left = new Map<string, number>();
  const refused = new Set<string>();
  let isHeld = true;
  refuseFiles((call) => {
    const path = call.paths.at(-1) ?? '';
    if (!isHeld || !call.paths.some(isOurs)) return null;
    const asked = `${call.name} ${call.paths.join(' ')}`;
    const count = left.get(asked) ?? times;
    left.set(asked, count - 1);
    if (count <= 0) return null;
    refused.add(`${call.name} ${path.replaceAll('\\', '/').split('/').at(-1)}`);
    return heldError(call);
  });
  return { refused, letGo: () => void (isHeld = false) };
}

/** Lets the time between two tries pass at once. */
export function passTime(): void {
  const spied = vi.spyOn(Atomics, 'wait').mockReturnValue('timed-out');
  onTestFinished(() => spied.mockRestore());
}
