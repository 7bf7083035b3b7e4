import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { EXCHANGE_VERSION } from '../../../db/change-log.ts';
import { awaited } from '../../../db/file/patient-files.ts';
import { asRefusal } from '../../../db/file/refusing.ts';
import { inScratch } from '../../../db/file/scratch.ts';
import { Refusal } from '../../../shared/contract/refusal.ts';
import {
  BUNDLE_FORM,
  bundleBounds,
  envelopeSchema,
  newerFormSchema,
  type BundleRow,
  type Envelope,
} from '../../../shared/exchange/envelope.ts';
import { BUNDLE_END, BUNDLE_MARK, readBundleHead, readJson } from './bundle-head.ts';
import { ContentLines } from './content-lines.ts';
import { openSealed } from './sealing.ts';
import { isSigned } from './signing.ts';
import type { BundleSource } from './bundle-source.ts';
import { streamOf } from './streams.ts';
import { envelopeText } from './write-bundle.ts';

/** Who reads a bundle. */
export interface BundleReader {
  /** This PC. */
  readonly deviceId: string;
  /** Its secret key of age. */
  readonly identity: string;
  /** The public key of a PC from which bundles are taken; null for one that is not trusted. */
  readonly signKeyOf: (deviceId: string) => string | null;
  /** Bytes that the content may expand to; 4 GiB where it is left out. */
  readonly expandedBytes?: number;
}

/** What takes the content, in the order in which it lies in the bundle. What it took is worth nothing until `readBundle` is done. */
export interface BundleSink {
  begin(envelope: Envelope): void;
  /** A row of the log that stands at a place (from 0) in the envelope. */
  row(log: number, row: BundleRow): void;
  file(hash: string, content: Buffer): void;
}

/**
 * Reads the part of a bundle that is for this PC: copies it from its place, holds it against its sum, opens it, holds it against
 * the signature of its sender, and hands on what is in it.
 * @param directory the data folder, in whose scratch the copy lies meanwhile.
 * @returns the envelope, once everything was read and is as the envelope says.
 * @throws Refusal `bundle-empty`, `bundle-unknown` for what is no bundle, `bundle-newer`, `bundle-cut`, `bundle-damaged`,
 *   `bundle-not-for-us`, `bundle-sender-unknown`, `bundle-forged`, `bundle-too-large`; `place-lost`, `disk-full`; and as `sink`.
 */
export async function readBundle(
  directory: string,
  source: BundleSource,
  reader: BundleReader,
  sink: BundleSink,
): Promise<Envelope> {
  const parts = await partsOf(source);
  return inScratch(directory, async (folder) => {
    const path = join(folder, 'bundle');
    await copyWhole(source, path);
    for (const { from, bytes } of parts) {
      const sealed = createReadStream(path, { start: from, end: from + bytes - 1 });
      try {
        const plain = await openedFor(reader, sealed);
        if (plain !== null) return await readPart(judged(plain), reader, sink);
      } catch (error) {
        throw isUnpacking(error) ? new Refusal('bundle-damaged', {}, [], error) : asRefusal(error);
      } finally {
        sealed.destroy();
      }
    }
    throw new Refusal('bundle-not-for-us');
  });
}

/** Where the sealed parts of a bundle lie in it, by its head and its size alone. */
async function partsOf(source: BundleSource): Promise<readonly { from: number; bytes: number }[]> {
  const size = await source.size();
  if (size === 0) throw new Refusal('bundle-empty');
  const first = await firstBytes(source, BUNDLE_MARK.length + bundleBounds.headBytes);
  const mark = first.subarray(0, BUNDLE_MARK.length).toString('latin1');
  if (mark !== BUNDLE_MARK) {
    const form = Number(/^SNV([2-9])\n$/.exec(mark)?.[1] ?? 0);
    throw form > BUNDLE_FORM
      ? new Refusal('bundle-newer', { form, known: BUNDLE_FORM })
      : new Refusal(BUNDLE_MARK.startsWith(mark) ? 'bundle-cut' : 'bundle-unknown');
  }
  const end = first.indexOf('\n', BUNDLE_MARK.length);
  if (end === -1) throw new Refusal(first.length === size ? 'bundle-cut' : 'bundle-damaged');
  const head = readBundleHead(first.subarray(BUNDLE_MARK.length, end + 1).toString('utf8'));
  let from = end + 1;
  const parts = head.parts.map(({ bytes }) => {
    const part = { from, bytes };
    from += bytes;
    return part;
  });
  if (size < from + BUNDLE_END) throw new Refusal('bundle-cut');
  if (size > from + BUNDLE_END) throw new Refusal('bundle-damaged');
  return parts;
}

async function firstBytes(source: BundleSource, most: number): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of source.pieces()) {
    pieces.push(piece);
    bytes += piece.byteLength;
    if (bytes >= most) break;
  }
  return Buffer.concat(pieces).subarray(0, most);
}

/** Copies a bundle and holds it against the sum that it ends with. */
async function copyWhole(source: BundleSource, path: string): Promise<void> {
  const hash = createHash('sha256');
  let end = Buffer.alloc(0);
  const copy = await awaited.open(path, 'wx', 0o600);
  try {
    for await (const piece of source.pieces()) {
      const all = Buffer.concat([end, piece]);
      const summed = Math.max(0, all.byteLength - BUNDLE_END);
      hash.update(all.subarray(0, summed));
      end = all.subarray(summed);
      await copy.writeFile(piece);
    }
  } catch (error) {
    throw asRefusal(error);
  } finally {
    await copy.close();
  }
  if (!hash.digest().equals(end)) throw new Refusal('bundle-damaged');
}

/** What is opened of a part; null where it was sealed to others. */
async function openedFor(
  { identity }: BundleReader,
  sealed: Readable,
): Promise<AsyncIterable<Uint8Array> | null> {
  try {
    return await openSealed(identity, streamOf(sealed));
  } catch (error) {
    if (error instanceof Error && error.message.startsWith('no identity matched')) return null;
    throw damageOf(error);
  }
}

async function readPart(
  plain: AsyncIterable<Uint8Array>,
  reader: BundleReader,
  sink: BundleSink,
): Promise<Envelope> {
  const { envelope, content } = await splitPlain(plain);
  judgeEnvelope(envelope, reader);
  const most = reader.expandedBytes ?? bundleBounds.expandedBytes;
  if (envelope.expandedBytes > most) throw tooLarge(most);
  sink.begin(envelope);
  const lines = new ContentLines(sink);
  const hash = createHash('sha256');
  let bytes = 0;
  let expanded = 0;
  const hashed = async function* (): AsyncGenerator<Uint8Array> {
    for await (const piece of content) {
      hash.update(piece);
      bytes += piece.byteLength;
      yield piece;
    }
  };
  await pipeline(
    Readable.from(hashed()),
    createGunzip({ chunkSize: 256 * 1024 }),
    async (opened: AsyncIterable<Buffer>) => {
      for await (const piece of opened) {
        expanded += piece.byteLength;
        if (expanded > envelope.expandedBytes) throw tooLarge(most);
        lines.take(piece);
      }
    },
  );
  lines.end();
  const whole =
    bytes === envelope.bytes &&
    expanded === envelope.expandedBytes &&
    hash.digest('hex') === envelope.hash &&
    lines.rows === envelope.rows &&
    lines.files === envelope.files;
  if (!whole) throw new Refusal('bundle-damaged');
  return envelope;
}

const tooLarge = (most: number): Refusal =>
  new Refusal('bundle-too-large', { most: Math.round(most / 1024 ** 2) });

/** The envelope that an opened part begins with, and what follows it. */
async function splitPlain(
  plain: AsyncIterable<Uint8Array>,
): Promise<{ readonly envelope: Envelope; readonly content: AsyncIterable<Uint8Array> }> {
  const pieces = plain[Symbol.asyncIterator]();
  let had = Buffer.alloc(0);
  const reach = async (bytes: number): Promise<void> => {
    while (had.byteLength < bytes) {
      const next = await pieces.next();
      if (next.done === true) throw new Refusal('bundle-damaged');
      had = Buffer.concat([had, next.value]);
    }
  };
  await reach(4);
  const length = had.readUInt32BE();
  if (length > bundleBounds.envelopeBytes) throw new Refusal('bundle-damaged');
  await reach(4 + length);
  const value = readJson(had.subarray(4, 4 + length).toString('utf8'));
  const newer = newerFormSchema.safeParse(value);
  if (newer.success) throw new Refusal('bundle-newer', { form: newer.data.form, known: BUNDLE_FORM });
  const envelope = envelopeSchema.safeParse(value);
  if (!envelope.success) throw new Refusal('bundle-damaged', {}, [], envelope.error);
  const rest = had.subarray(4 + length);
  const content = async function* (): AsyncGenerator<Uint8Array> {
    yield rest;
    for (let next = await pieces.next(); next.done !== true; next = await pieces.next()) yield next.value;
  };
  return { envelope: envelope.data, content: content() };
}

/** An envelope is from whom it says, and for this PC, or it is refused. */
function judgeEnvelope({ signature, ...unsigned }: Envelope, reader: BundleReader): void {
  const { sender, recipients, exchangeVersion } = unsigned;
  const signKey = reader.signKeyOf(sender);
  if (signKey === null) throw new Refusal('bundle-sender-unknown', { device: sender });
  if (!isSigned(signKey, envelopeText(unsigned), signature)) throw new Refusal('bundle-forged');
  // Sealed anew by someone else to whom the sender did not send it.
  if (!recipients.some(({ deviceId }) => deviceId === reader.deviceId))
    throw new Refusal('bundle-not-for-us');
  if (exchangeVersion > EXCHANGE_VERSION)
    throw new Refusal('bundle-newer', { form: exchangeVersion, known: EXCHANGE_VERSION });
}

/** Opened bytes, of which an error says that they were altered behind the sum, or that the disk is in trouble. */
async function* judged(plain: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* plain;
  } catch (error) {
    throw damageOf(error);
  }
}

/** What an error while a part is opened means: one of the disk, or content that is not as it was sealed. */
function damageOf(error: unknown): unknown {
  return error instanceof Error && 'syscall' in error ? error : new Refusal('bundle-damaged', {}, [], error);
}

/** Whether gzip could not be unpacked. */
function isUnpacking(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');
}
