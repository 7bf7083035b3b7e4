import { joinBytes } from './join-bytes.ts';
import { latin } from './media-type.ts';
import { orientationOf, orientationOnly } from './tiff-tags.ts';

const kept = new Set(['VP8X', 'VP8 ', 'VP8L', 'ALPH', 'ANIM', 'ANMF', 'ICCP']);
const EXIF_FLAG = 0x08;
const XMP_FLAG = 0x04;

function orientationChunk(orientation: number): Uint8Array {
  const tiff = orientationOnly(orientation);
  return joinBytes([Uint8Array.from([0x45, 0x58, 0x49, 0x46, tiff.length, 0, 0, 0]), tiff]);
}

/** Without Exif (but the orientation), XMP and unknown chunks; flags and sizes say so. @returns null where it is damaged. */
export function webpWithoutPrivateParts(bytes: Uint8Array): Uint8Array | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: Uint8Array[] = [];
  let orientation = 1;
  const stop = Math.min(bytes.length, 8 + view.getUint32(4, true));
  for (let at = 12; at + 8 <= stop;) {
    const size = view.getUint32(at + 4, true);
    const end = at + 8 + size + (size % 2);
    const type = latin(bytes, at, 4);
    if (at + 8 + size > bytes.length) return null;
    if (type === 'EXIF') {
      const prefixed = latin(bytes, at + 8, 6) === 'Exif\0\0';
      orientation = orientationOf(bytes.subarray(at + (prefixed ? 14 : 8), at + 8 + size));
    }
    if (kept.has(type)) parts.push(bytes.slice(at, end));
    at = end;
  }
  const [first] = parts;
  if (first === undefined) return null;
  if (latin(first, 0, 4) === 'VP8X') {
    const turned = orientation !== 1;
    first[8] = ((first[8] ?? 0) & ~(EXIF_FLAG | XMP_FLAG)) | (turned ? EXIF_FLAG : 0);
    if (turned) parts.push(orientationChunk(orientation));
  }
  const joined = joinBytes([bytes.subarray(0, 12), ...parts]);
  new DataView(joined.buffer).setUint32(4, joined.length - 8, true);
  return joined;
}
