import { joinBytes } from './join-bytes.ts';
import { latin } from './media-type.ts';
import { orientationOf, orientationOnly } from './tiff-tags.ts';

/** Chunks beside the critical ones that say how the pixels look or move. */
const kept = new Set(
  'tRNS gAMA cHRM sRGB iCCP sBIT pHYs bKGD hIST sPLT acTL fcTL fdAT cICP mDCV cLLI'.split(' '),
);

function checksum(bytes: Uint8Array): number {
  let sum = 0xff_ff_ff_ff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xed_b8_83_20 : 0);
  }
  return (sum ^ 0xff_ff_ff_ff) >>> 0;
}

function orientationChunk(orientation: number): Uint8Array {
  const tiff = orientationOnly(orientation);
  const chunk = new Uint8Array(12 + tiff.length);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, tiff.length);
  chunk.set([0x65, 0x58, 0x49, 0x66], 4);
  chunk.set(tiff, 8);
  view.setUint32(8 + tiff.length, checksum(chunk.subarray(4, 8 + tiff.length)));
  return chunk;
}

/** Without texts, Exif (but the orientation), times, unknown chunks and what follows the end. @returns null where it is damaged. */
export function pngWithoutPrivateParts(bytes: Uint8Array): Uint8Array | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: Uint8Array[] = [];
  let orientation = 1;
  for (let at = 8; at + 12 <= bytes.length;) {
    const end = at + 12 + view.getUint32(at);
    const type = latin(bytes, at + 4, 4);
    if (end > bytes.length || !/^[A-Za-z]{4}$/.test(type)) return null;
    if (type === 'eXIf') orientation = orientationOf(bytes.subarray(at + 8, end - 4));
    if (/^[A-Z]/.test(type) || kept.has(type)) parts.push(bytes.subarray(at, end));
    if (type === 'IEND') {
      if (orientation !== 1) parts.splice(1, 0, orientationChunk(orientation));
      return joinBytes([bytes.subarray(0, 8), ...parts]);
    }
    at = end;
  }
  return null;
}
