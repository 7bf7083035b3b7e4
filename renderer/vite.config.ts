import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** What draws the program is read beside the first script, which asks the service: it begins neither later nor by itself. */
const readBeside: Plugin = {
  name: 'read-beside',
  transformIndexHtml: {
    order: 'post',
    handler: (_html, { bundle = {} }) => {
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
      const drawing = chunks.find(({ name, isDynamicEntry }) => isDynamicEntry && name === 'show-program');
      if (drawing === undefined) throw new Error('No script draws the program');
      const first = chunks.filter(({ isEntry }) => isEntry).map(({ fileName }) => fileName);
      const beside = [drawing.fileName, ...drawing.imports].filter((file) => !first.includes(file));
      return beside.map((file) => ({
        tag: 'link',
        attrs: { rel: 'modulepreload', crossorigin: true, href: `./${file}` },
        injectTo: 'head',
      }));
    },
  },
};

/** The window: static files below one folder, with no request to anywhere else. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: './',
  plugins: [react(), readBeside],
  build: {
    outDir: fileURLToPath(new URL(`../${process.env['SNV_OUT'] ?? 'dist'}/renderer`, import.meta.url)),
    emptyOutDir: true,
    license: { fileName: 'bundled.json' },
    target: 'chrome130',
    chunkSizeWarningLimit: 3_000,
  },
});
