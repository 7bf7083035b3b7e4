import { crc32 } from 'node:zlib';
import { Inflate } from 'fflate';
import { overBound, fileBounds, Tally, type FileBound } from '../../../shared/contract/file-bounds.ts';

/** A part of a packed file as its directory lists it. */
interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly isEncrypted: boolean;
  /** Its checksum; 0 where its maker left it out. */
  readonly sum: number;
  /** Bytes as packed. */
  readonly size: number;
  /** Bytes once unpacked, as the directory claims. */
  readonly claimed: number;
  /** Where its own header begins. */
  readonly at: number;
}

const END = 0x06_05_4b_50;
const LARGE_END = 0x06_06_4b_50;
const LARGE_END_AT = 0x07_06_4b_50;
const LISTED = 0x02_01_4b_50;
const LOCAL = 0x04_03_4b_50;
const STORED = 0;
const DEFLATED = 8;
/** What stands for a number that does not fit, and is told elsewhere. */
const ELSEWHERE = 0xff_ff_ff_ff;
/** Packed bytes that are taken apart at once: they unpack to 16 MiB at the most. */
const PIECE = 16 * 1024;

/**
 * The parts of a packed file (.zip), which are unpacked piece by piece: a long sheet is many times larger than its file
 * (13 MB hold 72 MB of sheet and 19 MB of texts for 200,000 rows), and a hostile one a thousand times. Only the directory is read
 * here; `fflate` unpacks. Its own readers do not serve: `Unzip` goes through a file once in the order in which it was packed, while
 * a sheet may stand before the texts that its cells name, so that each part would take another pass; it does not say which parts
 * are locked, and takes parts that lie behind the directory's back. `unzipSync` takes the memory that a part claims before it
 * unpacks, and gives it only as a whole.
 */
export class ZipParts {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #entries: ReadonlyMap<string, ZipEntry>;
  readonly #bound: FileBound;
  readonly #unpacked: Tally;

  /**
   * @param unpacked what all parts that are read unpack to at the most.
   * @throws Error where the directory of the file is damaged.
   * @throws Refusal `over-bound` for more parts than are read.
   */
  constructor(bytes: Uint8Array, unpacked: FileBound) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#bound = unpacked;
    this.#unpacked = new Tally(unpacked);
    this.#entries = new Map(this.#listed().map((entry) => [entry.name, entry]));
  }

  get names(): readonly string[] {
    return [...this.#entries.keys()];
  }

  has(name: string): boolean {
    return this.#entries.has(name);
  }

  /** True where a part is locked with a password. */
  get isEncrypted(): boolean {
    return [...this.#entries.values()].some((entry) => entry.isEncrypted);
  }

  /**
   * Hands a part over as text, piece by piece. Nothing for a part that is not there.
   * @throws Error where it is damaged. @throws Refusal `over-bound` where it is larger than is read.
   */
  read(name: string, take: (text: string) => void): void {
    const decoder = new TextDecoder();
    this.#unpack(name, (bytes) => take(decoder.decode(bytes, { stream: true })));
    take(decoder.decode());
  }

  /** A short part as one text; empty where it is not there. @throws as `read`. */
  text(name: string): string {
    let whole = '';
    this.read(name, (text) => (whole += text));
    return whole;
  }

  /** A part as a whole; null where it is not there. @throws as `read`. */
  bytes(name: string): Uint8Array<ArrayBuffer> | null {
    if (!this.has(name)) return null;
    const pieces: Uint8Array[] = [];
    this.#unpack(name, (bytes) => pieces.push(bytes));
    const whole = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
    let at = 0;
    for (const piece of pieces) {
      whole.set(piece, at);
      at += piece.length;
    }
    return whole;
  }

  /** Goes through all parts and keeps nothing, for a library that unpacks them by itself. @throws as `read`. */
  measure(): void {
    for (const name of this.#entries.keys()) this.#unpack(name, () => undefined);
  }

  #unpack(name: string, take: (bytes: Uint8Array) => void): void {
    const entry = this.#entries.get(name);
    if (entry === undefined) return;
    if (entry.claimed > fileBounds[this.#bound]) throw overBound(this.#bound);
    let sum = 0;
    const hand = (bytes: Uint8Array): void => {
      this.#unpacked.add(bytes.length);
      sum = crc32(bytes, sum);
      take(bytes);
    };
    const start =
      entry.at + 30 + this.#view.getUint16(entry.at + 26, true) + this.#view.getUint16(entry.at + 28, true);
    if (this.#view.getUint32(entry.at, true) !== LOCAL) throw new Error(`No part at its place: ${name}`);
    const packed = this.#bytes.subarray(start, start + entry.size);
    if (packed.length < entry.size) throw new Error(`Cut off: ${name}`);
    const inflate = entry.method === DEFLATED ? new Inflate(hand) : null;
    if (inflate === null && entry.method !== STORED) throw new Error(`Packed as ${entry.method}: ${name}`);
    for (let at = 0; at < packed.length; at += PIECE) {
      const piece = packed.subarray(at, at + PIECE);
      if (inflate === null) hand(piece);
      else inflate.push(piece, at + PIECE >= packed.length);
    }
    if (entry.sum !== 0 && entry.sum !== sum) throw new Error(`Damaged: ${name}`);
  }

  #listed(): readonly ZipEntry[] {
    const view = this.#view;
    const { first, count } = this.#directory();
    const parts = new Tally('packedParts');
    const entries: ZipEntry[] = [];
    let at = first;
    for (let left = count; left > 0; left -= 1) {
      parts.add();
      if (view.getUint32(at, true) !== LISTED) throw new Error('The directory is damaged');
      const nameLength = view.getUint16(at + 28, true);
      const behindName = at + 46 + nameLength;
      const extraLength = view.getUint16(at + 30, true);
      const name = new TextDecoder().decode(this.#bytes.subarray(at + 46, behindName));
      const [claimed = 0, size = 0, place = 0] = this.#sizes(
        [view.getUint32(at + 24, true), view.getUint32(at + 20, true), view.getUint32(at + 42, true)],
        behindName,
        behindName + extraLength,
      );
      entries.push({
        name: name.replace(/^\//, ''),
        method: view.getUint16(at + 10, true),
        isEncrypted: (view.getUint16(at + 8, true) & 1) === 1,
        sum: view.getUint32(at + 16, true),
        size,
        claimed,
        at: place,
      });
      at = behindName + extraLength + view.getUint16(at + 32, true);
    }
    return entries;
  }

  /** The numbers of an entry, those that do not fit from what is said beside it (field 1, in this order). */
  #sizes(said: readonly number[], from: number, to: number): readonly number[] {
    if (!said.includes(ELSEWHERE)) return said;
    for (let at = from; at + 4 <= to; at += 4 + this.#view.getUint16(at + 2, true)) {
      if (this.#view.getUint16(at, true) !== 1) continue;
      let next = at + 4;
      return said.map((number) => {
        if (number !== ELSEWHERE) return number;
        next += 8;
        return this.#large(next - 8);
      });
    }
    return said;
  }

  /** Where the directory begins and how many parts it lists: a remark of up to 65,535 bytes may follow its end. */
  #directory(): { readonly first: number; readonly count: number } {
    const view = this.#view;
    const last = this.#bytes.length - 22;
    for (let at = last; at >= Math.max(0, last - 0xff_ff); at -= 1) {
      if (view.getUint32(at, true) !== END) continue;
      const [count, first] = [view.getUint16(at + 10, true), view.getUint32(at + 16, true)];
      if (
        (count === 0xff_ff || first === ELSEWHERE) &&
        at >= 20 &&
        view.getUint32(at - 20, true) === LARGE_END_AT
      ) {
        const large = this.#large(at - 12);
        if (view.getUint32(large, true) === LARGE_END)
          return { first: this.#large(large + 48), count: this.#large(large + 32) };
      }
      return { first, count };
    }
    throw new Error('No directory');
  }

  #large(at: number): number {
    return Number(this.#view.getBigUint64(at, true));
  }
}
