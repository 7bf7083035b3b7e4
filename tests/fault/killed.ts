import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { bundled } from './bundled.ts';
import { KILLED } from './killed-sign.ts';
import type { KilledWork } from './killed-work.ts';

/** Runs a work of killed-work.ts on a folder and kills it before its step of a number. */
export type Killer = (
  work: KilledWork,
  step: number,
  ...args: readonly string[]
) => Promise<{ readonly killed: boolean; readonly steps: number }>;

/** Bundles killed-work.ts into a folder, so that each run starts quickly. */
export async function killer(folder: string): Promise<Killer> {
  const program = await bundled('killed-work.ts', folder);
  return async (work, step, ...args) => {
    const child = spawn(process.execPath, [program, work, String(step), ...args], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
    const [code] = (await once(child, 'close')) as [number | null];
    if (said === KILLED) return { killed: true, steps: step };
    if (code !== 0) throw new Error(`The work ended with ${code}.`);
    return { killed: false, steps: Number(said) };
  };
}
