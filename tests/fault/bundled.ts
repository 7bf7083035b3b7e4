import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Bundles a module of this folder into another folder as a program of its own, so that each run of it starts quickly.
 * @returns the path of the program.
 */
export async function bundled(module: string, folder: string): Promise<string> {
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
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
      rollupOptions: { output: { entryFileNames: 'work.mjs' } },
    },
  });
  return join(folder, 'work.mjs');
}
