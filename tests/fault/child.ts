import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import type * as childWork from './child-work.ts';

export interface ChildAtWork {
  /** Lines written so far. */
  readonly lines: readonly string[];
  /** Resolves when `count` lines are there. */
  reached(count: number): Promise<void>;
  /** Resolves when a line is there. */
  told(line: string): Promise<void>;
  /** Ends the process as a power cut would, and waits until it is gone. */
  kill(): Promise<void>;
}

/** Runs a function of child-work.ts on a folder in a process of its own. */
export function childAtWork(work: keyof typeof childWork, directory: string): ChildAtWork {
  const module = fileURLToPath(new URL('child-work.ts', import.meta.url));
  const script = `
    const { runnerImport } = await import('vite');
    const { module } = await runnerImport(${JSON.stringify(module)}, { configFile: false, logLevel: 'error' });
    module[${JSON.stringify(work)}](${JSON.stringify(directory)});
  `;
  const child: ChildProcessByStdio<null, Readable, null> = spawn(
    process.execPath,
    ['--input-type=module', '--eval', script],
    { cwd: fileURLToPath(new URL('../..', import.meta.url)), stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const lines: string[] = [];
  let rest = '';
  let waiting: (() => void) | null = null;
  const gone = once(child, 'exit');
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    const parts = (rest + chunk).split('\n');
    rest = parts.pop() ?? '';
    lines.push(...parts);
    waiting?.();
  });
  const closed = once(child.stdout, 'close');
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL');
    await Promise.all([gone, closed]);
  };
  onTestFinished(kill);
  return {
    lines,
    kill,
    reached: (count) => when(() => lines.length >= count),
    told: (line) => when(() => lines.includes(line)),
  };
  async function when(isThere: () => boolean): Promise<void> {
    while (!isThere()) {
      await Promise.race([
        new Promise<void>((resolve) => {
          waiting = resolve;
        }),
        gone.then(() => {
          if (!isThere()) throw new Error('The child ended before it had done its work.');
        }),
      ]);
    }
  }
}
