/** Bytes of one value by TIFF field type (TIFF 6.0, section 2). */
const sizes: readonly number[] = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4];

/** XMP, IPTC, Photoshop resources, Exif, GPS, interoperability, maker note. */
const privateTags = new Set([0x02_bc, 0x83_bb, 0x86_49, 0x87_69, 0x88_25, 0xa0_05, 0x92_7c]);
const pointers = new Set([0x87_69, 0x88_25, 0xa0_05]);
const ORIENTATION = 0x01_12;

interface Reader {
  readonly view: DataView;
  readonly little: boolean;
}

function readerOf(tiff: Uint8Array): Reader | null {
  if (tiff.length < 8) return null;
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength);
  const order = view.getUint16(0);
  if (order !== 0x49_49 && order !== 0x4d_4d) return null;
  const little = order === 0x49_49;
  return view.getUint16(2, little) === 42 ? { view, little } : null;
}

/** Number of entries of the directory at `at`, or null where it does not lie within the bytes. */
function entriesAt({ view, little }: Reader, at: number): number | null {
  if (at < 8 || at + 2 > view.byteLength) return null;
  const count = view.getUint16(at, little);
  return at + 2 + count * 12 <= view.byteLength ? count : null;
}

/** Orientation 1–8 of the first directory; 1 where none is given. */
export function orientationOf(tiff: Uint8Array): number {
  const reader = readerOf(tiff);
  if (reader === null) return 1;
  const { view, little } = reader;
  const at = view.getUint32(4, little);
  const count = entriesAt(reader, at) ?? 0;
  for (let entry = at + 2; entry < at + 2 + count * 12; entry += 12) {
    if (view.getUint16(entry, little) !== ORIENTATION) continue;
    const value = view.getUint16(entry + 8, little);
    return value >= 1 && value <= 8 ? value : 1;
  }
  return 1;
}

/** The smallest Exif that says how the picture is turned. */
export function orientationOnly(orientation: number): Uint8Array {
  const header = [0x4d, 0x4d, 0, 42, 0, 0, 0, 8];
  const entry = [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0];
  return Uint8Array.from([...header, 0, 1, ...entry, 0, 0, 0, 0]);
}

/**
 * Blanks private tags and what they point to, in place, so that no other offset moves.
 * @returns whether a tag was blanked; null where the directories cannot be followed (then nothing may have been removed).
 */
export function blankPrivateTags(tiff: Uint8Array): boolean | null {
  const reader = readerOf(tiff);
  if (reader === null) return null;
  const { view, little } = reader;
  const seen = new Set<number>();
  let blanked = false;
  let at = view.getUint32(4, little);
  while (at !== 0 && !seen.has(at)) {
    seen.add(at);
    let count = entriesAt(reader, at);
    if (count === null) return null;
    for (let index = 0; index < count;) {
      const entry = at + 2 + index * 12;
      if (!privateTags.has(view.getUint16(entry, little))) {
        index += 1;
        continue;
      }
      blankValue(tiff, reader, entry, new Set(seen));
      const end = Math.min(at + 2 + count * 12 + 4, tiff.length);
      tiff.copyWithin(entry, entry + 12, end);
      tiff.fill(0, end - 12, end);
      count -= 1;
      view.setUint16(at, count, little);
      blanked = true;
    }
    const next = at + 2 + count * 12;
    at = next + 4 <= tiff.length ? view.getUint32(next, little) : 0;
  }
  return blanked;
}

/** Zeroes what the entry points to; a pointer's whole directory with its values. */
function blankValue(tiff: Uint8Array, reader: Reader, entry: number, seen: Set<number>): void {
  const { view, little } = reader;
  const value = view.getUint32(entry + 8, little);
  if (pointers.has(view.getUint16(entry, little))) {
    const count = seen.has(value) ? null : entriesAt(reader, value);
    seen.add(value);
    if (count === null) return;
    for (let index = 0; index < count; index += 1) blankValue(tiff, reader, value + 2 + index * 12, seen);
    tiff.fill(0, value, value + 2 + count * 12);
    return;
  }
  const bytes = (sizes[view.getUint16(entry + 2, little)] ?? 1) * view.getUint32(entry + 4, little);
  if (bytes > 4 && value >= 8 && value + bytes <= tiff.length) tiff.fill(0, value, value + bytes);
}
