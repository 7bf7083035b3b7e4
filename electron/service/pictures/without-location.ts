import { jpegWithoutPrivateParts } from './jpeg-segments.ts';
import { latin, mediaTypeOf } from './media-type.ts';
import { pngWithoutPrivateParts } from './png-chunks.ts';
import { blankPrivateTags } from './tiff-tags.ts';
import { webpWithoutPrivateParts } from './webp-chunks.ts';

/**
 * `removed`: private parts were taken out · `clean`: there was nothing to take out · `damaged`: the picture cannot be followed
 * and comes back as it is · `unsupported`: no picture whose private parts are known here; it comes back as it is.
 */
export interface WithoutLocation {
  readonly bytes: Uint8Array;
  readonly state: 'removed' | 'clean' | 'damaged' | 'unsupported';
}

/**
 * A picture without place, camera, author and comments (Exif but the orientation, XMP, IPTC, texts). Pixels and colour
 * profile stay byte for byte. Doing it twice changes nothing more, so the same photo always has the same hash. Never throws.
 */
export function withoutLocation(bytes: Uint8Array): WithoutLocation {
  const stripped = strippedBytes(bytes);
  if (stripped === 'unsupported') return { bytes, state: 'unsupported' };
  if (stripped === null) return { bytes, state: 'damaged' };
  return isSame(bytes, stripped) ? { bytes, state: 'clean' } : { bytes: stripped, state: 'removed' };
}

function strippedBytes(bytes: Uint8Array): Uint8Array | null | 'unsupported' {
  switch (mediaTypeOf(bytes)) {
    case 'image/jpeg':
      return jpegWithoutPrivateParts(bytes);
    case 'image/png':
      return pngWithoutPrivateParts(bytes);
    case 'image/webp':
      return webpWithoutPrivateParts(bytes);
    case 'image/tiff': {
      const copy = bytes.slice();
      return blankPrivateTags(copy) === null ? null : copy;
    }
    case 'image/heic':
    case 'image/heif':
    case 'image/avif':
      return isoWithoutPrivateParts(bytes);
    case 'image/bmp':
      return bytes;
    default:
      return 'unsupported';
  }
}

/** Blanked in place: the boxes of the file point to each other by offset. */
function isoWithoutPrivateParts(bytes: Uint8Array): Uint8Array | null {
  const copy = bytes.slice();
  let whole = true;
  for (let at = indexOf(copy, 'Exif\0\0', 0); at !== -1; at = indexOf(copy, 'Exif\0\0', at + 6)) {
    const mark = latin(copy, at + 6, 4);
    if (mark !== 'II*\0' && mark !== 'MM\0*') continue;
    if (blankPrivateTags(copy.subarray(at + 6)) === null) whole = false;
  }
  for (let at = indexOf(copy, '<x:xmpmeta', 0); at !== -1; at = indexOf(copy, '<x:xmpmeta', at + 1)) {
    const end = indexOf(copy, '</x:xmpmeta>', at);
    if (end === -1) whole = false;
    else copy.fill(0x20, at, end + 12);
  }
  return whole ? copy : null;
}

function indexOf(bytes: Uint8Array, text: string, from: number): number {
  const first = text.codePointAt(0) ?? 0;
  for (let at = bytes.indexOf(first, from); at !== -1; at = bytes.indexOf(first, at + 1))
    if (latin(bytes, at, text.length) === text) return at;
  return -1;
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}
