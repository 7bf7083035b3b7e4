import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type HtmlTagDescriptor, type Plugin } from 'vite';
import { stylesBuiltIn } from './first-styles.ts';

/** What draws the program is read beside the first script, which asks the service: it begins neither later nor by itself. */
const readBeside: Plugin = {
  name: 'read-beside',
  transformIndexHtml: {
    order: 'post',
    handler: (_html, { bundle = {} }) => {
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
      const drawing = chunks.find(({ name, isDynamicEntry }) => isDynamicEntry && name === 'show-program');
      if (drawing === undefined) throw new Error('No script draws the program');
      // What is drawn last has the last word on its looks.
      const all = [...chunks.filter(({ fileName }) => drawing.imports.includes(fileName)), drawing];
      const link = (rel: string, file: string): HtmlTagDescriptor => ({
        tag: 'link',
        attrs: { rel, crossorigin: true, href: `./${file}` },
        injectTo: 'head',
      });
      const sheets = new Set(all.flatMap(({ viteMetadata }) => [...(viteMetadata?.importedCss ?? [])]));
      return [
        ...all.filter(({ isEntry }) => !isEntry).map(({ fileName }) => link('modulepreload', fileName)),
        ...[...sheets].map((file) => link('stylesheet', file)),
      ];
    },
  },
};

/** The window: static files below one folder, with no request to anywhere else. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: './',
  plugins: [react(), readBeside, stylesBuiltIn],
  build: {
    outDir: fileURLToPath(new URL(`../${process.env['SNV_OUT'] ?? 'dist'}/renderer`, import.meta.url)),
    emptyOutDir: true,
    license: { fileName: 'bundled.json' },
    target: 'chrome130',
    chunkSizeWarningLimit: 3_000,
  },
});
