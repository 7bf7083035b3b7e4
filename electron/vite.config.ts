import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));

const entries: Readonly<Record<string, string>> = {
  'shell/main': 'electron/shell/main.ts',
  'service/main': 'electron/service/main.ts',
  'host/start': 'electron/host/start.ts',
  'host/cli': 'electron/host/cli.ts',
  'bench/bench': 'tests/bench/bench.ts',
};

/** Bundles of everything that runs on Node: shell, service, host. Only the native module and Electron stay outside. */
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
    rollupOptions: {
      input: Object.fromEntries(Object.entries(entries).filter(([, file]) => existsSync(`${root}/${file}`))),
      output: { entryFileNames: '[name].js', chunkFileNames: 'node/[name]-[hash].js' },
    },
  },
});
