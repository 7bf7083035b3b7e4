import type { FileHandle } from 'node:fs/promises';

/** Bytes that are read of the head of a program file, and of its version resource, at most. */
const HEAD = 4_096;
const VERSION_LIMIT = 64 * 1024;
/** Entries that are looked at in one folder of the resources. */
const MOST_ENTRIES = 4_096;
const VERSION_RESOURCE = 16;

/** Kinds of machines by the number that a program file has for its own. */
const machines: ReadonlyMap<number, string> = new Map([
  [0x014c, 'x86'],
  [0x8664, 'x64'],
  [0x01c4, 'ARM'],
  [0xaa64, 'ARM64'],
]);

/** Where something stands in a file, in bytes. */
interface Span {
  readonly at: number;
  readonly size: number;
}

/** A program file of Windows (Portable Executable), as far as an update asks about it. */
export interface ProgramFile {
  /** `x86`, `x64`, `ARM`, `ARM64`, or the number of another machine, hexadecimal. */
  readonly machine: string;
  /** The texts of its version resource, by their names. */
  readonly texts: ReadonlyMap<string, string>;
  /** Version of the product: its first three numbers with points between, empty where it has no version resource. */
  readonly version: string;
  /** Something that it says it holds lies behind the file's end. */
  readonly isCut: boolean;
  /** Where the program ends and what is packed behind it begins. */
  readonly end: number;
  /** The table of signatures; null for a file without one. */
  readonly signatures: Span | null;
  /** What a signature does not cover besides: the file's own sum, and where the table stands. */
  readonly uncovered: readonly Span[];
}

interface Section {
  /** Where it stands in memory. */
  readonly address: number;
  readonly at: number;
  readonly size: number;
}

/** Reads a program file. Null where it is none. @throws as the disk. */
export async function readProgramFile(file: FileHandle): Promise<ProgramFile | null> {
  const { size } = await file.stat();
  const bytes = (at: number, count: number): Promise<DataView | null> =>
    viewOf(file, { at, size: count }, size);
  const head = await bytes(0, Math.min(HEAD, size));
  if (head === null || head.byteLength < 64 || head.getUint16(0, true) !== 0x5a4d) return null;
  const start = head.getUint32(0x3c, true);
  const optional = start + 24;
  if (optional + 240 > head.byteLength || head.getUint32(start, true) !== 0x4550) return null;
  const kind = head.getUint16(optional, true);
  const folders = optional + (kind === 0x10b ? 96 : 112);
  const tables = optional + head.getUint16(start + 20, true);
  const count = head.getUint16(start + 6, true);
  if ((kind !== 0x10b && kind !== 0x20b) || tables + 40 * count > head.byteLength) return null;
  const sections = Array.from({ length: count }, (_, place): Section => {
    const at = tables + 40 * place;
    return {
      address: head.getUint32(at + 12, true),
      size: head.getUint32(at + 16, true),
      at: head.getUint32(at + 20, true),
    };
  });
  const end = Math.max(0, ...sections.map((section) => section.at + section.size));
  const signed: Span = { at: head.getUint32(folders + 32, true), size: head.getUint32(folders + 36, true) };
  const number = head.getUint16(start + 4, true);
  const resource = await versionResource(bytes, sections, head.getUint32(folders + 16, true));
  return {
    machine: machines.get(number) ?? number.toString(16),
    texts: resource === null ? new Map() : textsOf(resource),
    version: resource === null ? '' : versionOf(resource),
    isCut: end > size || signed.at + signed.size > size,
    end,
    signatures: signed.size === 0 ? null : signed,
    uncovered: [
      { at: optional + 64, size: 4 },
      { at: folders + 32, size: 8 },
    ],
  };
}

async function viewOf(file: FileHandle, { at, size }: Span, end: number): Promise<DataView | null> {
  if (at + size > end) return null;
  const buffer = new Uint8Array(size);
  const { bytesRead } = await file.read(buffer, 0, size, at);
  return bytesRead === size ? new DataView(buffer.buffer) : null;
}

/** The bytes of the version resource; null where there is none. */
async function versionResource(
  bytes: (at: number, count: number) => Promise<DataView | null>,
  sections: readonly Section[],
  address: number,
): Promise<DataView | null> {
  const placeOf = (wanted: number): number | null => {
    const section = sections.find((one) => wanted >= one.address && wanted < one.address + one.size);
    return address === 0 || section === undefined ? null : section.at + wanted - section.address;
  };
  const start = placeOf(address);
  if (start === null) return null;
  let folder = 0;
  // Kind, name, language; then the place of the data.
  for (const wanted of [VERSION_RESOURCE, null, null]) {
    const head = await bytes(start + folder, 16);
    const count = head === null ? 0 : head.getUint16(12, true) + head.getUint16(14, true);
    const entries = count > MOST_ENTRIES ? null : await bytes(start + folder + 16, 8 * count);
    const found = Array.from({ length: entries === null ? 0 : count }, (_, place) => 8 * place).find(
      (at) => wanted === null || entries?.getUint32(at, true) === wanted,
    );
    if (entries === null || found === undefined) return null;
    folder = entries.getUint32(found + 4, true) & 0x7fffffff;
  }
  const data = await bytes(start + folder, 8);
  const at = data === null ? null : placeOf(data.getUint32(0, true));
  const size = data?.getUint32(4, true) ?? 0;
  return at === null || size > VERSION_LIMIT ? null : bytes(at, size);
}

/** One node of the version resource: its name, its value, and what stands in it. */
interface Node {
  readonly name: string;
  readonly value: Span;
  readonly end: number;
}

const aligned = (at: number): number => (at + 3) & ~3;

function nodeAt(resource: DataView, at: number): Node | null {
  if (at + 6 > resource.byteLength) return null;
  const end = at + resource.getUint16(at, true);
  const length = resource.getUint16(at + 2, true) * (resource.getUint16(at + 4, true) === 1 ? 2 : 1);
  const name = textAt(resource, at + 6, end);
  const value = { at: aligned(at + 8 + 2 * name.length), size: length };
  return end <= at + 6 || end > resource.byteLength || value.at + value.size > aligned(end)
    ? null
    : { name, value, end };
}

/** A text that ends with a zero, or where its room ends. */
function textAt(resource: DataView, from: number, end: number): string {
  const signs: number[] = [];
  for (let at = from; at + 2 <= Math.min(end, resource.byteLength); at += 2) {
    const sign = resource.getUint16(at, true);
    if (sign === 0) break;
    signs.push(sign);
  }
  return String.fromCharCode(...signs.slice(0, 2_000));
}

/** What stands in a node, behind its value. */
function nodesIn(resource: DataView, from: number, end: number): readonly Node[] {
  const nodes: Node[] = [];
  for (let at = aligned(from); at < end;) {
    const node = nodeAt(resource, at);
    if (node === null) break;
    nodes.push(node);
    at = aligned(node.end);
  }
  return nodes;
}

function textsOf(resource: DataView): ReadonlyMap<string, string> {
  const root = nodeAt(resource, 0);
  if (root === null) return new Map();
  const inner = ({ value, end }: Node): readonly Node[] => nodesIn(resource, value.at, end);
  const tables = nodesIn(resource, root.value.at + root.value.size, root.end)
    .filter(({ name }) => name === 'StringFileInfo')
    .flatMap(inner);
  return new Map(
    tables
      .flatMap(inner)
      .map(({ name, value, end }) => [name, textAt(resource, value.at, end).trim().normalize('NFC')]),
  );
}

function versionOf(resource: DataView): string {
  const root = nodeAt(resource, 0);
  if (root === null || root.value.size < 52 || root.value.at + 52 > resource.byteLength) return '';
  const high = resource.getUint32(root.value.at + 16, true);
  const low = resource.getUint32(root.value.at + 20, true);
  return [high >>> 16, high & 0xffff, low >>> 16].join('.');
}
