import { fileBounds, overBound } from './file-bounds.ts';

export interface PictureSize {
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

/**
 * What a picture says that it measures, before anybody makes pixels of it: the largest of its pages, tiles and frames. Null where it
 * is no picture of a known kind (PNG, JPEG, WebP, GIF, BMP, TIFF, HEIC, AVIF), or does not say it.
 * @param bytes may be the beginning of the file.
 */
export function pictureSize(bytes: Uint8Array): PictureSize | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const sizes = readers.find(({ is }) => is(view))?.read(view) ?? [];
  return sizes.reduce<PictureSize | null>(
    (largest, size) =>
      largest === null || size.width * size.height > largest.width * largest.height ? size : largest,
    null,
  );
}

/** @throws Refusal `over-bound` for a picture that claims to be larger than any that is kept. */
export function withinPicture(bytes: Uint8Array, name: string): void {
  if (bytes.length > fileBounds.pictureBytes) throw overBound('pictureBytes', { name });
  const size = pictureSize(bytes);
  if (size === null) return;
  const { width, height } = size;
  if (Math.max(width, height) > fileBounds.pictureSide)
    throw overBound('pictureSide', { name, width, height });
  if (width * height > fileBounds.picturePixels) throw overBound('picturePixels', { name, width, height });
}

interface SizeReader {
  readonly is: (view: DataView) => boolean;
  readonly read: (view: DataView) => readonly PictureSize[];
}

/** A number of the bytes; 0 behind their end. */
const byte = (view: DataView, at: number): number => (at < view.byteLength ? view.getUint8(at) : 0);
const big16 = (view: DataView, at: number): number => (byte(view, at) << 8) | byte(view, at + 1);
const little16 = (view: DataView, at: number): number => byte(view, at) | (byte(view, at + 1) << 8);
const little24 = (view: DataView, at: number): number => little16(view, at) | (byte(view, at + 2) << 16);
const big32 = (view: DataView, at: number): number => big16(view, at) * 0x1_00_00 + big16(view, at + 2);
const little32 = (view: DataView, at: number): number =>
  little16(view, at) + little16(view, at + 2) * 0x1_00_00;
const reads = (view: DataView, at: number, text: string): boolean =>
  Array.from(text).every((sign, index) => byte(view, at + index) === sign.charCodeAt(0));

const readers: readonly SizeReader[] = [
  {
    is: (view) => reads(view, 0, '\u0089PNG\r\n'),
    read: (view) => [{ width: big32(view, 16), height: big32(view, 20) }],
  },
  { is: (view) => reads(view, 0, '\u00FF\u00D8\u00FF'), read: jpegSizes },
  {
    is: (view) => reads(view, 0, 'GIF8'),
    read: (view) => [{ width: little16(view, 6), height: little16(view, 8) }],
  },
  { is: (view) => reads(view, 0, 'RIFF') && reads(view, 8, 'WEBP'), read: webpSizes },
  { is: (view) => reads(view, 0, 'BM'), read: bitmapSizes },
  { is: (view) => reads(view, 0, 'II*\0') || reads(view, 0, 'MM\0*'), read: tiffSizes },
  { is: (view) => reads(view, 4, 'ftyp'), read: isoSizes },
];

/** The sizes in the heads of frames (markers C0 to CF but three) before the first scan. */
function jpegSizes(view: DataView): readonly PictureSize[] {
  const sizes: PictureSize[] = [];
  for (let at = 2; at + 4 <= view.byteLength;) {
    const marker = byte(view, at + 1);
    if (byte(view, at) !== 0xff || marker === 0xda || marker === 0xd9) break;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker))
      sizes.push({ height: big16(view, at + 5), width: big16(view, at + 7) });
    at += 2 + Math.max(2, big16(view, at + 2));
  }
  return sizes;
}

function webpSizes(view: DataView): readonly PictureSize[] {
  const sizes: PictureSize[] = [];
  for (let at = 12; at + 8 <= view.byteLength;) {
    const length = little32(view, at + 4);
    if (reads(view, at, 'VP8X'))
      sizes.push({ width: little24(view, at + 12) + 1, height: little24(view, at + 15) + 1 });
    else if (reads(view, at, 'VP8 '))
      sizes.push({ width: little16(view, at + 14) & 0x3f_ff, height: little16(view, at + 16) & 0x3f_ff });
    else if (reads(view, at, 'VP8L')) {
      const bits = little32(view, at + 9);
      sizes.push({ width: (bits & 0x3f_ff) + 1, height: ((bits >>> 14) & 0x3f_ff) + 1 });
    }
    at += 8 + length + (length % 2);
  }
  return sizes;
}

function bitmapSizes(view: DataView): readonly PictureSize[] {
  if (little32(view, 14) === 12) return [{ width: little16(view, 18), height: little16(view, 20) }];
  // A height below zero is that of a picture from the top down.
  const signed = (at: number): number => Math.abs(little32(view, at) | 0);
  return [{ width: signed(18), height: signed(22) }];
}

/** Pages of a TIFF that are looked at: each says where the next one is, and they may go round. */
const MOST_PAGES = 10_000;

function tiffSizes(view: DataView): readonly PictureSize[] {
  const isLittle = reads(view, 0, 'II');
  const short = isLittle ? little16 : big16;
  const long = isLittle ? little32 : big32;
  const sizes: PictureSize[] = [];
  const seen = new Set<number>();
  for (let at = long(view, 4); at > 0 && at < view.byteLength && !seen.has(at);) {
    seen.add(at);
    if (seen.size > MOST_PAGES) break;
    const entries = short(view, at);
    let [width, height] = [0, 0];
    for (let entry = at + 2; entry < Math.min(at + 2 + entries * 12, view.byteLength); entry += 12) {
      const value = short(view, entry + 2) === 3 ? short(view, entry + 8) : long(view, entry + 8);
      if (short(view, entry) === 0x01_00) width = value;
      if (short(view, entry) === 0x01_01) height = value;
    }
    sizes.push({ width, height });
    at = long(view, at + 2 + entries * 12);
  }
  return sizes;
}

/** The sizes (`ispe`) of the items of a HEIC or AVIF, which its first boxes list. */
function isoSizes(view: DataView): readonly PictureSize[] {
  const sizes: PictureSize[] = [];
  for (let at = 8; at + 20 <= view.byteLength; at += 1)
    if (byte(view, at) === 0x69 && reads(view, at, 'ispe'))
      sizes.push({ width: big32(view, at + 8), height: big32(view, at + 12) });
    // The pixels follow: what looks like a size in them is none.
    else if (byte(view, at) === 0x6d && reads(view, at, 'mdat')) break;
  return sizes;
}
