// Draws icon.ico from the window's own sign, in every size that Windows asks for, and installer.bmp, what stands beside the
// first and the last page of the installer: node electron/icons/draw.mjs
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { initWasm, Resvg } from '@resvg/resvg-wasm';

const SIZES = [16, 20, 24, 32, 40, 48, 64, 96, 128, 256];
const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** One picture as a bitmap of an icon: 32 bits a pixel from the bottom up, and the mask of old programs, all open. */
function bitmap(size, pixels) {
  const maskRow = Math.ceil(size / 32) * 4;
  const header = Buffer.alloc(40);
  header.writeUInt32LE(40, 0);
  header.writeInt32LE(size, 4);
  header.writeInt32LE(size * 2, 8);
  header.writeUInt16LE(1, 12);
  header.writeUInt16LE(32, 14);
  const body = Buffer.alloc(size * size * 4);
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) {
      const from = (y * size + x) * 4;
      const to = ((size - 1 - y) * size + x) * 4;
      const alpha = pixels[from + 3];
      // The renderer multiplies colours by their opacity, an icon does not.
      for (const [channel, target] of [
        [0, 2],
        [1, 1],
        [2, 0],
      ])
        body[to + target] =
          alpha === 0 ? 0 : Math.min(255, Math.round((pixels[from + channel] * 255) / alpha));
      body[to + 3] = alpha;
    }
  return Buffer.concat([header, body, Buffer.alloc(maskRow * size)]);
}

/** A picture without gaps as a bitmap file: 24 bits a pixel from the bottom up, rows of whole four bytes. */
function bitmapFile(width, height, pixels) {
  const row = Math.ceil((width * 3) / 4) * 4;
  const file = Buffer.alloc(54 + row * height);
  file.write('BM', 0);
  file.writeUInt32LE(file.length, 2);
  file.writeUInt32LE(54, 10);
  file.writeUInt32LE(40, 14);
  file.writeInt32LE(width, 18);
  file.writeInt32LE(height, 22);
  file.writeUInt16LE(1, 26);
  file.writeUInt16LE(24, 28);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      for (let channel = 0; channel < 3; channel++)
        file[54 + (height - 1 - y) * row + x * 3 + channel] = pixels[(y * width + x) * 4 + 2 - channel];
  return file;
}

/** The file: a directory of the pictures, then the pictures; the largest is a PNG, as Windows writes it itself. */
function icon(pictures) {
  const head = Buffer.alloc(6 + pictures.length * 16);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pictures.length, 4);
  let offset = head.length;
  pictures.forEach(({ size, bytes }, at) => {
    const entry = 6 + at * 16;
    head.writeUInt8(size % 256, entry);
    head.writeUInt8(size % 256, entry + 1);
    head.writeUInt16LE(1, entry + 4);
    head.writeUInt16LE(32, entry + 6);
    head.writeUInt32LE(bytes.length, entry + 8);
    head.writeUInt32LE(offset, entry + 12);
    offset += bytes.length;
  });
  return Buffer.concat([head, ...pictures.map(({ bytes }) => bytes)]);
}

await initWasm(readFileSync(createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm')));
const drawing = readFileSync(here('../../renderer/public/favicon.svg'), 'utf8');
const pictures = SIZES.map((size) => {
  const drawn = new Resvg(drawing, { fitTo: { mode: 'width', value: size } }).render();
  return { size, bytes: size === 256 ? Buffer.from(drawn.asPng()) : bitmap(size, drawn.pixels) };
});
writeFileSync(here('icon.ico'), icon(pictures));
const beside = `<svg xmlns="http://www.w3.org/2000/svg" width="164" height="314"><rect width="164" height="314" fill="#8c1d18"/><g transform="translate(34 60) scale(3)">${drawing.replace(/<\/?svg[^>]*>/g, '')}</g></svg>`;
writeFileSync(here('installer.bmp'), bitmapFile(164, 314, new Resvg(beside).render().pixels));
