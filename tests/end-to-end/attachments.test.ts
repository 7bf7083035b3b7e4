import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserPath, goTo, openWindow, withoutBrowser, type OpenWindow } from './program.ts';

const svg = (fill: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40" onload="top.ran=1"><script>top.ran=1</script><rect width="40" height="40" fill="${fill}"/></svg>`;
const page = '<!doctype html><title>x</title><script>top.ran=1</script><img src=x onerror="top.ran=1">';

/** What strangers send, by the name and the kind that it goes under. */
const hostile: readonly { readonly name: string; readonly mimeType: string; readonly text: string }[] = [
  { name: 'so-do.svg', mimeType: 'image/svg+xml', text: svg('red') },
  { name: 'so-do-khac', mimeType: 'image/svg+xml', text: `<?xml version="1.0"?>${svg('blue')}` },
  { name: 'giay-to', mimeType: 'image/png', text: svg('green') },
  { name: 'giay.pdf', mimeType: 'application/pdf', text: page },
  { name: 'trang.html', mimeType: 'text/html', text: `${page}<p>trang` },
  {
    name: 'trang.xhtml',
    mimeType: 'application/xhtml+xml',
    text: '<html xmlns="http://www.w3.org/1999/xhtml"><head><script>top.ran=1</script></head></html>',
  },
  {
    name: 'bang.xml',
    mimeType: 'text/xml',
    text: '<?xml version="1.0"?><?xml-stylesheet type="text/xsl" href="#a"?><a><script xmlns="http://www.w3.org/1999/xhtml">top.ran=1</script></a>',
  },
  { name: 'that.pdf', mimeType: 'text/html', text: `%PDF-1.4\n${page}` },
];

/** A true picture with a page of script behind its last byte: it is shown as a picture, and only as that. */
const PIXEL = Buffer.from('R0lGODlhAQABAIAAAP8AAAAAACwAAAAAAQABAAACAkQBADs=', 'base64');

describe.skipIf(browserPath === null)(
  `attachments of strangers in the window${browserPath === null ? ` (${withoutBrowser})` : ''}`,
  () => {
    let opened: OpenWindow;
    let window: Page;

    beforeAll(async () => {
      opened = await openWindow();
      ({ page: window } = opened);
      await goTo(window, '#/list/border-incident');
      await window.getByRole('heading', { name: 'Sự vụ biên giới' }).waitFor();
      await window.keyboard.press('n');
      await window.locator('#field-type:focus').waitFor();
      await window.getByText('Ảnh, tài liệu', { exact: false }).first().click();
    });

    afterAll(() => opened.close());

    const chosen = () =>
      window.locator('.field:has(#field-photos) input[type=file], input#field-photos[type=file]').first();
    const kept = (name: string) => window.locator('.kept-file', { hasText: name });

    it('keeps SVG and HTML, shows nothing of them under whatever name and kind, and runs nothing', async () => {
      await chosen().setInputFiles([
        ...hostile.map(({ text, ...file }) => ({ ...file, buffer: Buffer.from(text) })),
        {
          name: 'anh.gif',
          mimeType: 'text/html',
          buffer: Buffer.concat([PIXEL, Buffer.from(page)]),
        },
      ]);
      for (const { name } of hostile) await kept(name).first().waitFor();
      // The picture's own thumbnail stands: those of others would stand too.
      await kept('anh.gif').locator('img').waitFor();
      await expect.poll(() => window.locator('.kept-file').count()).toBe(hostile.length + 1);
      await expect.poll(() => window.locator('.kept-file img').count()).toBe(1);
      expect(await window.locator('.kept-file :is(iframe, object, embed, svg)').count()).toBe(0);
      expect(await window.evaluate(() => 'ran' in globalThis)).toBe(false);
    });

    it.each(['anh.png', 'anh.jpg', 'anh.webp'])('refuses SVG that calls itself %s', async (name) => {
      await chosen().setInputFiles([{ name, mimeType: 'image/png', buffer: Buffer.from(svg(name)) }]);
      await window.getByText(`Tệp ${name} không phải là ảnh`).waitFor();
      expect(await kept(name).count()).toBe(0);
    });

    it.each(hostile)(
      'saves $name to the disk byte for byte, and opens it nowhere',
      async ({ name, text }) => {
        const pages = window.context().pages().length;
        const [saved] = await Promise.all([
          window.waitForEvent('download'),
          kept(name).locator('button').first().click(),
        ]);
        expect(readFileSync(await saved.path(), 'utf8')).toBe(text);
        expect(window.context().pages().length).toBe(pages);
        expect(await window.evaluate(() => 'ran' in globalThis)).toBe(false);
      },
    );

    it('gives them to the window as plain bytes, so that an address of one renders nothing', async () => {
      // What a slip in the window would do: the address of the content in a frame and in a picture.
      const told = await window.evaluate(async () => {
        const types: string[] = [];
        const createObjectURL = URL.createObjectURL.bind(URL);
        URL.createObjectURL = (content) => {
          if (content instanceof Blob) types.push(content.type);
          return createObjectURL(content);
        };
        for (const button of document.querySelectorAll<HTMLElement>('.kept-file button:first-child'))
          button.click();
        while (types.length < document.querySelectorAll('.kept-file').length)
          await new Promise((next) => requestAnimationFrame(next));
        URL.createObjectURL = createObjectURL;
        return types.toSorted();
      });
      expect(new Set(told)).toEqual(new Set(['application/octet-stream', 'application/pdf', 'image/gif']));
      expect(told.filter((type) => type !== 'application/octet-stream')).toHaveLength(2);
      expect(await window.evaluate(() => 'ran' in globalThis)).toBe(false);
    });
  },
);
