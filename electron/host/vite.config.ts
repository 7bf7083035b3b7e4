import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));
const bench = 'tests/bench/bench.ts';

/** Bundles for development and checks: the host, the command line, the bench. None of them is packaged. */
export default defineConfig({
  root,
  ssr: { noExternal: true, external: ['electron', 'better-sqlite3', 'playwright-core'], target: 'node' },
  build: {
    ssr: true,
    target: 'node22',
    sourcemap: true,
    minify: false,
    emptyOutDir: false,
    outDir: process.env['SNV_OUT'] ?? 'dist',
    // What these bundles hold, for the licences.
    license: { fileName: 'host/bundled.json' },
    rollupOptions: {
      input: {
        'host/start': 'electron/host/start.ts',
        'host/cli': 'electron/host/cli.ts',
        'host/worker': 'electron/service/worker.ts',
        'host/reader': 'electron/service/reader/main.ts',
        ...(existsSync(`${root}/${bench}`) ? { 'bench/bench': bench } : {}),
      },
      output: { entryFileNames: '[name].js', chunkFileNames: 'host/parts/[name]-[hash].js' },
    },
  },
});
