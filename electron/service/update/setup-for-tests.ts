import { createHash } from 'node:crypto';

/** What a setup file of a test says of itself. */
interface Told {
  readonly product?: string;
  /** Three numbers with points between. */
  readonly version?: string;
  readonly machine?: number;
  /** Bytes packed into it. */
  readonly packed?: number;
  readonly signed?: boolean;
}

const SECTION = 0x400;
const ADDRESS = 0x1000;
const OPTIONAL = 0x80 + 24;
const SIGNATURE_PLACE = OPTIONAL + 96 + 32;

/** A setup file as NSIS makes it: a small program with a version resource, and what it installs packed behind it. */
export function setupFile(told: Told = {}): Buffer {
  const {
    product = 'Sổ Ngoại vụ',
    version = '99.1.0',
    machine = 0x14c,
    packed = 5_000,
    signed = false,
  } = told;
  const resource = versionFolder(product, version);
  const room = Math.ceil(resource.length / 512) * 512;
  const head = Buffer.alloc(SECTION);
  head.write('MZ');
  head.writeUInt32LE(0x80, 0x3c);
  head.write('PE\0\0', 0x80);
  head.writeUInt16LE(machine, 0x84);
  head.writeUInt16LE(1, 0x86);
  head.writeUInt16LE(224, 0x94);
  head.writeUInt16LE(0x10b, OPTIONAL);
  head.writeUInt32LE(16, OPTIONAL + 92);
  head.writeUInt32LE(ADDRESS, OPTIONAL + 96 + 16);
  head.writeUInt32LE(resource.length, OPTIONAL + 96 + 20);
  const table = OPTIONAL + 224;
  head.write('.rsrc', table);
  for (const [place, value] of [room, ADDRESS, room, SECTION].entries())
    head.writeUInt32LE(value, table + 8 + 4 * place);
  const first = Buffer.alloc(28);
  first.writeUInt32LE(0xdeadbeef, 4);
  first.write('NullsoftInst', 8, 'latin1');
  first.writeUInt32LE(28 + packed, 24);
  const content = Buffer.from(Array.from({ length: packed }, (_, at) => at % 251));
  const whole = Buffer.concat([head, resource, Buffer.alloc(room - resource.length), first, content]);
  return signed ? signedFile(whole) : whole;
}

/** The file with a signature over its sum: of its form everything is there, but nobody has signed it. */
function signedFile(file: Buffer): Buffer {
  const padded = Buffer.concat([file, Buffer.alloc((8 - (file.length % 8)) % 8)]);
  const checked = OPTIONAL + 64;
  const sum = createHash('sha256')
    .update(padded.subarray(0, checked))
    .update(padded.subarray(checked + 4, SIGNATURE_PLACE))
    .update(padded.subarray(SIGNATURE_PLACE + 8))
    .digest();
  const kind = der(0x30, der(0x06, Buffer.from('608648016503040201', 'hex')), der(0x05));
  const about = der(
    0x30,
    der(0x30, der(0x06, Buffer.from('2b06010401823702010f', 'hex'))),
    der(0x30, kind, der(0x04, sum)),
  );
  const content = der(0x30, der(0x06, Buffer.from('2b060104018237020104', 'hex')), der(0xa0, about));
  const data = der(0x30, der(0x02, Buffer.of(1)), der(0x31, kind), content, der(0x31));
  const signature = der(0x30, der(0x06, Buffer.from('2a864886f70d010702', 'hex')), der(0xa0, data));
  const table = Buffer.alloc(Math.ceil((8 + signature.length) / 8) * 8);
  table.writeUInt32LE(table.length, 0);
  table.writeUInt16LE(0x0200, 4);
  table.writeUInt16LE(2, 6);
  signature.copy(table, 8);
  padded.writeUInt32LE(padded.length, SIGNATURE_PLACE);
  padded.writeUInt32LE(table.length, SIGNATURE_PLACE + 4);
  return Buffer.concat([padded, table]);
}

function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const length =
    content.length < 0x80
      ? Buffer.of(content.length)
      : Buffer.of(0x82, content.length >>> 8, content.length & 0xff);
  return Buffer.concat([Buffer.of(tag), length, content]);
}

/** The resources of a program that has its version only: kind, name and language, each a folder, then where it lies. */
function versionFolder(product: string, version: string): Buffer {
  const info = versionInfo(product, version);
  const folders = Buffer.alloc(3 * 24 + 16);
  for (const [place, id] of [16, 1, 1066].entries()) {
    folders.writeUInt16LE(1, 24 * place + 14);
    folders.writeUInt32LE(id, 24 * place + 16);
    folders.writeUInt32LE(24 * (place + 1) + (place < 2 ? 0x8000_0000 : 0), 24 * place + 20);
  }
  folders.writeUInt32LE(ADDRESS + folders.length, 72);
  folders.writeUInt32LE(info.length, 76);
  return Buffer.concat([folders, info]);
}

function versionInfo(product: string, version: string): Buffer {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  const fixed = Buffer.alloc(52);
  for (const [place, value] of [0xfeef04bd, 0x10000, (major << 16) | minor, patch << 16].entries())
    fixed.writeUInt32LE(value >>> 0, 4 * place);
  fixed.copy(fixed, 16, 8, 16);
  const texts = [
    ['FileVersion', version],
    ['ProductName', product],
    ['ProductVersion', version],
  ] as const;
  const table = node(
    '042a04b0',
    Buffer.alloc(0),
    texts.map(([name, text]) => node(name, Buffer.from(`${text}\0`, 'utf16le'), [], true)),
  );
  return node('VS_VERSION_INFO', fixed, [node('StringFileInfo', Buffer.alloc(0), [table])]);
}

function node(name: string, value: Buffer, inner: readonly Buffer[], isText = false): Buffer {
  const head = padded(Buffer.concat([Buffer.alloc(6), Buffer.from(`${name}\0`, 'utf16le')]));
  const whole = Buffer.concat([
    head,
    ...(inner.length === 0 ? [value] : [padded(value)]),
    ...inner.map(padded),
  ]);
  whole.writeUInt16LE(whole.length, 0);
  whole.writeUInt16LE(isText ? value.length / 2 : value.length, 2);
  whole.writeUInt16LE(isText ? 1 : 0, 4);
  return whole;
}

const padded = (bytes: Buffer): Buffer => Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);

/** A line of SHA256SUMS. */
export const sumLine = (file: Buffer, name: string): string =>
  `${createHash('sha256').update(file).digest('hex')}  ${name}\n`;
