import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** Where the one native module lies, which is found from no folder but ours. */
const sqlite = import.meta.resolve('better-sqlite3');

/**
 * Bundles a module of this folder into another folder as a program of its own, so that each run of it starts quickly.
 * @returns the path of the program.
 */
export async function bundled(module: string, folder: string): Promise<string> {
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true, external: ['better-sqlite3'] },
    build: {
      ssr: `tests/fault/${module}`,
      target: 'node22',
      outDir: folder,
      emptyOutDir: false,
      rollupOptions: { output: { entryFileNames: 'work.mjs', paths: { 'better-sqlite3': sqlite } } },
    },
  });
  return join(folder, 'work.mjs');
}
