import { joinBytes } from './join-bytes.ts';
import { latin } from './media-type.ts';
import { orientationOf, orientationOnly } from './tiff-tags.ts';

const EXIF = 'Exif\0\0';

/** Segments that belong to the pixels; of the application segments only JFIF, the colour profile and Adobe's colour transform. */
function isKept(bytes: Uint8Array, at: number, marker: number): boolean {
  if (marker === 0xe0) return latin(bytes, at + 4, 5) === 'JFIF\0';
  if (marker === 0xe2) return latin(bytes, at + 4, 12) === 'ICC_PROFILE\0';
  if (marker === 0xee) return latin(bytes, at + 4, 5) === 'Adobe';
  return (marker < 0xe1 || marker > 0xef) && marker !== 0xfe;
}

/** Between scans a stray marker in damaged pixels may look like a segment: only what surely holds Exif or XMP goes there. */
function isPlaced(bytes: Uint8Array, at: number, marker: number): boolean {
  return marker === 0xe1 && [EXIF, 'http:/'].includes(latin(bytes, at + 4, 6));
}

/** End of the scan that begins at `from`: the next marker that is neither a stuffed byte nor a restart. */
function scanEnd(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
  }
  return bytes.length;
}

function orientationSegment(orientation: number): Uint8Array {
  const tiff = orientationOnly(orientation);
  const name = Uint8Array.from(EXIF, (letter) => letter.codePointAt(0) ?? 0);
  return joinBytes([Uint8Array.from([0xff, 0xe1, 0, 2 + name.length + tiff.length]), name, tiff]);
}

/**
 * Without Exif (a segment with only the orientation stays), XMP, IPTC, comments, maker segments and whatever follows the end
 * of the picture, where phones put further pictures and films with a place of their own.
 * @returns null where the segments cannot be followed up to the pixels.
 */
export function jpegWithoutPrivateParts(bytes: Uint8Array): Uint8Array | null {
  const kept: Uint8Array[] = [];
  let orientation = 1;
  let pixels = false;
  let at = 2;
  while (at < bytes.length) {
    while (bytes[at] === 0xff && bytes[at + 1] === 0xff) at += 1;
    const marker = bytes[at + 1];
    if (bytes[at] !== 0xff || marker === undefined || marker === 0) {
      if (!pixels) return null;
      kept.push(bytes.subarray(at));
      break;
    }
    if (marker === 0xd9) {
      kept.push(bytes.subarray(at, at + 2));
      break;
    }
    const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
    if (length < 2 || at + 2 + length > bytes.length) {
      if (!pixels) return null;
      kept.push(bytes.subarray(at));
      break;
    }
    let end = at + 2 + length;
    if (marker === 0xe1 && latin(bytes, at + 4, 6) === EXIF && orientation === 1)
      orientation = orientationOf(bytes.subarray(at + 10, end));
    if (marker === 0xda) {
      pixels = true;
      end = scanEnd(bytes, end);
    }
    if (pixels ? !isPlaced(bytes, at, marker) : isKept(bytes, at, marker)) kept.push(bytes.subarray(at, end));
    at = end;
  }
  if (!pixels) return null;
  if (orientation !== 1) kept.splice(kept[0]?.[1] === 0xe0 ? 1 : 0, 0, orientationSegment(orientation));
  return joinBytes([bytes.subarray(0, 2), ...kept]);
}
