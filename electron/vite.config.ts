import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

/** Bundles of the packaged program that run on Node: shell and service. The native module and Electron stay outside. */
export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  ssr: { noExternal: true, external: ['electron', 'better-sqlite3'], target: 'node' },
  build: {
    ssr: true,
    target: 'node22',
    sourcemap: true,
    minify: false,
    emptyOutDir: false,
    license: { fileName: 'service/bundled.json' },
    outDir: process.env['SNV_OUT'] ?? 'dist',
    rollupOptions: {
      input: {
        'shell/main': 'electron/shell/main.ts',
        'service/main': 'electron/service/main.ts',
        'service/worker': 'electron/service/worker.ts',
        'service/reader': 'electron/service/reader/main.ts',
      },
      output: { entryFileNames: '[name].js', chunkFileNames: 'service/[name]-[hash].js' },
    },
  },
});
