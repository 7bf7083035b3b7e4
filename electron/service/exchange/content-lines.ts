import { createHash } from 'node:crypto';
import { FILE_LIMIT } from '../../../shared/contract/limits.ts';
import { Refusal } from '../../../shared/contract/refusal.ts';
import { bundleBounds, contentLineSchema, type BundleRow } from '../../../shared/exchange/envelope.ts';
import { readJson } from './bundle-head.ts';

interface Taker {
  row(log: number, row: BundleRow): void;
  file(hash: string, content: Buffer): void;
}

interface OpenFile {
  readonly hash: string;
  readonly size: number;
  readonly pieces: Buffer[];
  at: number;
}

/** Reads the lines of a bundle's content as their bytes come. */
export class ContentLines {
  rows = 0;
  files = 0;
  readonly #taker: Taker;
  #line: Buffer[] = [];
  #lineBytes = 0;
  #file: OpenFile | null = null;

  constructor(taker: Taker) {
    this.#taker = taker;
  }

  /** @throws Refusal `bundle-damaged` for a line that is none, or one that is longer than any may be; and as the taker. */
  take(bytes: Buffer): void {
    let from = 0;
    for (let end = bytes.indexOf(10); end !== -1; end = bytes.indexOf(10, from)) {
      this.#keep(bytes.subarray(from, end));
      this.#read(Buffer.concat(this.#line).toString('utf8'));
      this.#line = [];
      this.#lineBytes = 0;
      from = end + 1;
    }
    // A copy: the bytes of a stream may be used again.
    this.#keep(Buffer.from(bytes.subarray(from)));
  }

  /** @throws Refusal `bundle-damaged` where a line or a file has no end. */
  end(): void {
    if (this.#lineBytes > 0 || this.#file !== null) throw new Refusal('bundle-damaged');
  }

  #keep(bytes: Buffer): void {
    this.#lineBytes += bytes.byteLength;
    if (this.#lineBytes > bundleBounds.lineBytes) throw new Refusal('bundle-damaged');
    this.#line.push(bytes);
  }

  #read(text: string): void {
    const line = contentLineSchema.safeParse(readJson(text));
    if (!line.success) throw new Refusal('bundle-damaged', {}, [], line.error);
    if ('row' in line.data) {
      if (this.#file !== null) throw new Refusal('bundle-damaged');
      this.rows += 1;
      this.#taker.row(line.data.log, line.data.row);
    } else this.#piece(line.data.file);
  }

  #piece(piece: {
    readonly hash: string;
    readonly size: number;
    readonly at: number;
    readonly data: string;
  }): void {
    const file = this.#file ?? { hash: piece.hash, size: piece.size, at: 0, pieces: [] };
    if (
      piece.hash !== file.hash ||
      piece.size !== file.size ||
      piece.at !== file.at ||
      file.size > FILE_LIMIT
    )
      throw new Refusal('bundle-damaged');
    const data = Buffer.from(piece.data, 'base64');
    file.pieces.push(data);
    file.at += data.byteLength;
    if (file.at > file.size || (data.byteLength === 0 && file.size > 0)) throw new Refusal('bundle-damaged');
    this.#file = file;
    if (file.at < file.size) return;
    const content = Buffer.concat(file.pieces);
    if (createHash('sha256').update(content).digest('hex') !== file.hash) throw new Refusal('bundle-damaged');
    this.#file = null;
    this.files += 1;
    this.#taker.file(file.hash, content);
  }
}
