import { Inflate } from 'fflate';

/** A part of a packed file as its directory lists it. */
interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly isEncrypted: boolean;
  /** Bytes as packed. */
  readonly size: number;
  /** Where its own header begins. */
  readonly at: number;
}

const END = 0x06_05_4b_50;
const LISTED = 0x02_01_4b_50;
const LOCAL = 0x04_03_4b_50;
const STORED = 0;
const DEFLATED = 8;
/** Packed bytes that are taken apart at once. */
const PIECE = 64 * 1024;

/**
 * The parts of a packed file (.zip), which are unpacked piece by piece: a long sheet is many times larger than its file
 * (13 MB hold 72 MB of sheet and 19 MB of texts for 200,000 rows). Only the directory is read here; `fflate` unpacks. Its own
 * readers do not serve: `Unzip` goes through a file once in the order in which it was packed, while a sheet may stand before
 * the texts that its cells name, so that each part would take another pass; it does not say which parts are locked, and
 * takes parts that lie behind the directory's back. `unzipSync` gives a part only as a whole.
 * @throws Error where the directory of the file is damaged.
 */
export class ZipParts {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #entries: ReadonlyMap<string, ZipEntry>;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#entries = new Map(this.#listed().map((entry) => [entry.name, entry]));
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
   * @throws Error where it is damaged.
   */
  read(name: string, take: (text: string) => void): void {
    const entry = this.#entries.get(name);
    if (entry === undefined) return;
    const decoder = new TextDecoder();
    const hand = (bytes: Uint8Array): void => take(decoder.decode(bytes, { stream: true }));
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
    take(decoder.decode());
  }

  /** A short part as one text; empty where it is not there. */
  text(name: string): string {
    let whole = '';
    this.read(name, (text) => (whole += text));
    return whole;
  }

  #listed(): readonly ZipEntry[] {
    const view = this.#view;
    const end = this.#end();
    const entries: ZipEntry[] = [];
    let at = view.getUint32(end + 16, true);
    for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
      if (view.getUint32(at, true) !== LISTED) throw new Error('The directory is damaged');
      const nameLength = view.getUint16(at + 28, true);
      entries.push({
        name: new TextDecoder()
          .decode(this.#bytes.subarray(at + 46, at + 46 + nameLength))
          .replace(/^\//, ''),
        method: view.getUint16(at + 10, true),
        isEncrypted: (view.getUint16(at + 8, true) & 1) === 1,
        size: view.getUint32(at + 20, true),
        at: view.getUint32(at + 42, true),
      });
      at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    }
    return entries;
  }

  /** Where the end of the directory stands: a remark of up to 65,535 bytes may follow it. */
  #end(): number {
    const last = this.#bytes.length - 22;
    for (let at = last; at >= Math.max(0, last - 0xff_ff); at -= 1)
      if (this.#view.getUint32(at, true) === END) return at;
    throw new Error('No directory');
  }
}
