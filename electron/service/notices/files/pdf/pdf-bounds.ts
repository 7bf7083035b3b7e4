import { constants, inflateSync } from 'node:zlib';
import { fileBounds, overBound, Tally } from '../../../../../shared/contract/file-bounds.ts';

/** Bytes that one packed byte becomes at the most, in the usual way of packing. */
const MOST_RATIO = 1_032;
/** Bytes before a stream in which its own description stands. */
const DESCRIPTION = 4_096;

/**
 * Looks through a PDF before a library opens it, which unpacks its streams as a whole: counts its objects, and unpacks once, with a
 * stop, each stream that may become larger than is read. Pictures are unpacked by nobody here.
 * @throws Refusal `over-bound`.
 */
export function withinPdf(content: Uint8Array): void {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  const objects = new Tally('pdfObjects');
  for (let at = bytes.indexOf(' obj'); at >= 0; at = bytes.indexOf(' obj', at + 4)) objects.add();
  for (let at = bytes.indexOf('stream'); at >= 0;) {
    const end = bytes.indexOf('endstream', at + 6);
    if (end < 0) return;
    const begin = at + 6 + (bytes[at + 6] === 13 ? 2 : 1);
    const description = bytes.subarray(Math.max(0, at - DESCRIPTION), at).toString('latin1');
    withinStream(bytes.subarray(begin, end), description.slice(description.lastIndexOf(' obj') + 1));
    at = bytes.indexOf('stream', end + 9);
  }
}

function withinStream(packed: Uint8Array, description: string): void {
  const packings = description.match(/\/(?:FlateDecode|Fl|LZWDecode|LZW|RunLengthDecode|RL)\b/g)?.length ?? 0;
  const most = fileBounds.pdfStreamBytes;
  if (packings === 0 || /\/Subtype\s*\/Image\b/.test(description)) return;
  // What is packed twice is made to become a million times larger.
  if (packings > 1) throw overBound('pdfStreamBytes');
  if (packed.length * MOST_RATIO <= most) return;
  try {
    inflateSync(packed, { maxOutputLength: most, finishFlush: constants.Z_SYNC_FLUSH });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE')
      throw overBound('pdfStreamBytes');
    // What is damaged, or packed in another way, is the library's to judge.
  }
}
