import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import type { KilledWork } from './killed-work.ts';

const root = new URL('../..', import.meta.url).pathname;

/** Runs a work of killed-work.ts on a folder and kills it before its step of a number. */
export type Killer = (
  work: KilledWork,
  step: number,
  ...args: readonly string[]
) => Promise<{ readonly killed: boolean; readonly steps: number }>;

/** Bundles killed-work.ts into a folder, so that each run starts quickly. */
export async function killer(folder: string): Promise<Killer> {
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true, external: ['better-sqlite3'] },
    build: {
      ssr: 'tests/fault/killed-work.ts',
      target: 'node22',
      outDir: folder,
      emptyOutDir: false,
      rollupOptions: { output: { entryFileNames: 'work.mjs' } },
    },
  });
  return async (work, step, ...args) => {
    const child = spawn(process.execPath, [join(folder, 'work.mjs'), work, String(step), ...args], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
    const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
    if (signal === 'SIGKILL') return { killed: true, steps: step };
    if (code !== 0) throw new Error(`The work ended with ${code}.`);
    return { killed: false, steps: Number(said) };
  };
}
