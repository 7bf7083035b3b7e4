import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

/** The preload is a file of its own in CommonJS: a sandboxed preload can load nothing else. */
export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  ssr: { noExternal: true, external: ['electron'] },
  build: {
    ssr: 'electron/shell/preload.ts',
    target: 'node22',
    minify: false,
    emptyOutDir: false,
    license: { fileName: 'bundled.json' },
    outDir: `${process.env['SNV_OUT'] ?? 'dist'}/shell`,
    rollupOptions: { output: { format: 'cjs', entryFileNames: 'preload.cjs' } },
  },
});
