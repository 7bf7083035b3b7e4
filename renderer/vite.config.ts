import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The window: static files below one folder, with no request to anywhere else. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: './',
  plugins: [react()],
  build: {
    outDir: fileURLToPath(new URL(`../${process.env['SNV_OUT'] ?? 'dist'}/renderer`, import.meta.url)),
    emptyOutDir: true,
    license: { fileName: 'bundled.json' },
    target: 'chrome130',
    chunkSizeWarningLimit: 3_000,
  },
});
