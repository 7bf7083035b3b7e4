/** Sums that a signature of a program is made over, by the bytes of their object identifiers, hexadecimal. */
const sums: ReadonlyMap<string, string> = new Map([
  ['2b0e03021a', 'sha1'],
  ['608648016503040201', 'sha256'],
  ['608648016503040202', 'sha384'],
  ['608648016503040203', 'sha512'],
]);
/** What a signature of a program is about: SPC_INDIRECT_DATA. */
const ABOUT_PROGRAM = '2b060104018237020104';
/** Parts that are looked at in one part. */
const MOST_PARTS = 64;

export interface SignedSum {
  /** Name of the sum, as `node:crypto` has it. */
  readonly kind: string;
  readonly sum: Buffer;
}

interface Part {
  readonly tag: number;
  readonly content: Buffer;
}

/**
 * The sum of the program that a signature (Authenticode: PKCS #7 around SPC_INDIRECT_DATA) vouches for; null where it is none. Who
 * signed, and whether that is to be believed, is not asked here.
 */
export function signedSum(signature: Buffer): SignedSum | null {
  // SEQUENCE, [0], SEQUENCE of the signed data; in its third part the content.
  const content = inner(signature, 0, 1, 0, 2);
  const [about, ...rest] = content === null ? [] : partsOf(content);
  if (about?.content.toString('hex') !== ABOUT_PROGRAM || rest[0] === undefined) return null;
  const info = inner(rest[0].content, 0, 1);
  const [kind, sum] = info === null ? [] : partsOf(info);
  const named = kind === undefined ? undefined : partsOf(kind.content)[0];
  const known = named === undefined ? undefined : sums.get(named.content.toString('hex'));
  return known === undefined || sum?.tag !== 0x04 ? null : { kind: known, sum: sum.content };
}

/** The content of a part of a part …, each by its place. */
function inner(bytes: Buffer, ...places: readonly number[]): Buffer | null {
  let content: Buffer | null = bytes;
  for (const place of places) {
    content = content === null ? null : (partsOf(content)[place]?.content ?? null);
  }
  return content;
}

/** The parts (DER: tag, length, content) that stand one behind the other; what is cut is left out. */
function partsOf(bytes: Buffer): readonly Part[] {
  const parts: Part[] = [];
  let at = 0;
  while (parts.length < MOST_PARTS && at + 2 <= bytes.length) {
    const tag = bytes.readUInt8(at);
    const short = bytes.readUInt8(at + 1);
    const more = short < 0x80 ? 0 : short & 0x7f;
    if (more > 4 || at + 2 + more > bytes.length) break;
    const from = at + 2 + more;
    const length = more === 0 ? short & 0x7f : bytes.readUIntBE(at + 2, more);
    if (from + length > bytes.length) break;
    parts.push({ tag, content: bytes.subarray(from, from + length) });
    at = from + length;
  }
  return parts;
}
