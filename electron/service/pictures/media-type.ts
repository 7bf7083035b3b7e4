const signatures: readonly { readonly type: string; readonly at: number; readonly text: string }[] = [
  { type: 'image/jpeg', at: 0, text: '\u00FF\u00D8\u00FF' },
  { type: 'image/png', at: 0, text: '\u0089PNG\r\n\u001A\n' },
  { type: 'image/gif', at: 0, text: 'GIF87a' },
  { type: 'image/gif', at: 0, text: 'GIF89a' },
  { type: 'image/tiff', at: 0, text: 'II*\0' },
  { type: 'image/tiff', at: 0, text: 'MM\0*' },
  { type: 'application/pdf', at: 0, text: '%PDF-' },
];

/** The media type of what no window shows: it is only saved. */
export const plainBytes = 'application/octet-stream';

/** Bytes of the beginning of a file that say its media type. */
export const mediaHead = 64;

/** Brands of ISO media files that hold a still picture. */
const brands: Readonly<Record<string, string>> = {
  heic: 'image/heic',
  heix: 'image/heic',
  heim: 'image/heic',
  heis: 'image/heic',
  hevc: 'image/heic',
  hevx: 'image/heic',
  mif1: 'image/heif',
  msf1: 'image/heif',
  avif: 'image/avif',
  avis: 'image/avif',
};

const pictureEndings = new Set([
  'jpg',
  'jpeg',
  'jpe',
  'jfif',
  'png',
  'gif',
  'webp',
  'heic',
  'heif',
  'avif',
  'bmp',
  'dib',
  'tif',
  'tiff',
]);

/** Latin-1 text of `length` bytes from `at`; shorter at the end of the bytes. */
export function latin(bytes: Uint8Array, at: number, length: number): string {
  return String.fromCodePoint(...bytes.subarray(at, at + length));
}

/** The media type that the content shows, or null where it shows none that matters here. The name plays no part. */
export function mediaTypeOf(bytes: Uint8Array): string | null {
  const known = signatures.find(({ at, text }) => latin(bytes, at, text.length) === text);
  if (known !== undefined) return known.type;
  if (latin(bytes, 0, 4) === 'RIFF' && latin(bytes, 8, 4) === 'WEBP') return 'image/webp';
  if (latin(bytes, 4, 4) === 'ftyp') return brands[latin(bytes, 8, 4)] ?? null;
  return isBitmap(bytes) ? 'image/bmp' : null;
}

/** "BM" alone begins many a text: the four reserved bytes are zero and the header has one of its known sizes. */
function isBitmap(bytes: Uint8Array): boolean {
  return (
    latin(bytes, 0, 2) === 'BM' &&
    latin(bytes, 6, 4) === '\0\0\0\0' &&
    [12, 40, 52, 56, 64, 108, 124].includes(bytes[14] ?? 0)
  );
}

/** True where the ending of the name says that the file is a picture. */
export function claimsPicture(name: string): boolean {
  return pictureEndings.has(/\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '');
}
