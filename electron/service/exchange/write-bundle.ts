import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import * as z from 'zod';
import { canonicalJson } from '../../../db/columns.ts';
import { asRefusal } from '../../../db/file/refusing.ts';
import { inScratch } from '../../../db/file/scratch.ts';
import { newId } from '../../../db/ids.ts';
import {
  BUNDLE_FORM,
  bundleBounds,
  type BundleRow,
  type Envelope,
  type EnvelopeLog,
  type EnvelopeRecipient,
} from '../../../shared/exchange/envelope.ts';
import { bundleHeadText, BUNDLE_MARK } from './bundle-head.ts';
import { sealTo, type Bytes } from './sealing.ts';
import { signText } from './signing.ts';
import { streamOf } from './streams.ts';
import { writeOnce } from './write-once.ts';

/** What goes to a group of recipients with equal rights. */
export interface BundlePart {
  readonly recipients: readonly (EnvelopeRecipient & { readonly sealKey: string })[];
  readonly logs: readonly EnvelopeLog[];
  /** Read once, as the part is written. */
  readonly rows: Iterable<PlacedRow>;
  readonly files: Iterable<BundleFile>;
}

/** A row, and the place (from 0) of its log in the envelope. */
export type PlacedRow = readonly [log: number, row: BundleRow];

export interface BundleFile {
  readonly hash: string;
  readonly content: Uint8Array;
}

export interface BundleSender {
  readonly deviceId: string;
  readonly signSeed: Uint8Array;
  /** What the fields of its rows mean. */
  readonly exchangeVersion: number;
}

export interface WrittenBundle {
  readonly bundle: string;
  readonly bytes: number;
  readonly rows: number;
  readonly files: number;
}

/**
 * Writes a bundle: whole under its name, read back and compared, or not at all.
 * @param directory the data folder, in whose scratch its content lies meanwhile.
 * @param target where it shall lie; nothing may lie there.
 * @throws Refusal as `writeOnce`; `disk-full` also where the data folder has no room for the scratch.
 */
export async function writeBundle(
  directory: string,
  target: string,
  sender: BundleSender,
  parts: readonly BundlePart[],
  now: Date,
): Promise<WrittenBundle> {
  const bundle = newId();
  return inScratch(directory, async (folder) => {
    const sealed: { readonly stream: Bytes; readonly size: number }[] = [];
    let rows = 0;
    let files = 0;
    for (const [index, part] of parts.entries()) {
      const path = join(folder, `part-${index}`);
      const content = await layContent(path, part).catch((error: unknown) => {
        throw asRefusal(error);
      });
      rows += content.rows;
      files += content.files;
      const { signSeed, deviceId, exchangeVersion } = sender;
      const unsigned: Omit<Envelope, 'signature'> = {
        form: BUNDLE_FORM,
        exchangeVersion,
        bundle,
        sender: deviceId,
        createdAt: now.toISOString(),
        recipients: part.recipients.map(({ deviceId: to, number }) => ({ deviceId: to, number })),
        logs: part.logs,
        ...content,
      };
      const signature = signText(signSeed, envelopeText(unsigned));
      const envelope = Buffer.from(JSON.stringify({ ...unsigned, signature }));
      if (envelope.byteLength > bundleBounds.envelopeBytes) throw new RangeError('The envelope is too large');
      const length = Buffer.alloc(4);
      length.writeUInt32BE(envelope.byteLength);
      const plain = streamOf(
        (async function* () {
          yield Buffer.concat([length, envelope]);
          yield* createReadStream(path);
        })(),
      );
      const keys = part.recipients.map(({ sealKey }) => sealKey);
      sealed.push(await sealTo(keys, plain, length.byteLength + envelope.byteLength + content.bytes));
    }
    const head = bundleHeadText({
      form: BUNDLE_FORM,
      parts: sealed.map(({ size }) => ({ bytes: size })),
    });
    const hash = createHash('sha256');
    await writeOnce(
      target,
      (async function* () {
        const first = Buffer.from(BUNDLE_MARK + head);
        hash.update(first);
        yield first;
        for (const { stream } of sealed) {
          for await (const piece of stream) {
            hash.update(piece);
            yield piece;
          }
        }
        yield hash.digest();
      })(),
    );
    return { bundle, bytes: (await stat(target)).size, rows, files };
  });
}

/** What the sender signs of an envelope. */
export function envelopeText(envelope: Omit<Envelope, 'signature'>): string {
  return canonicalJson(z.json().parse(envelope));
}

type Content = Pick<Envelope, 'rows' | 'files' | 'bytes' | 'hash' | 'expandedBytes'>;

/** Lays the content of a part into a file, compressed. */
async function layContent(path: string, part: BundlePart): Promise<Content> {
  const counted = { rows: 0, files: 0, expandedBytes: 0, bytes: 0 };
  const hash = createHash('sha256');
  await pipeline(
    Readable.from(contentOf(part, counted)),
    createGzip({ level: 6 }),
    new Transform({
      transform(piece: Buffer, _encoding, done) {
        hash.update(piece);
        counted.bytes += piece.byteLength;
        done(null, piece);
      },
    }),
    createWriteStream(path, { flags: 'wx', mode: 0o600 }),
  );
  return { ...counted, hash: hash.digest('hex') };
}

/** Bytes of lines that go on at once. */
const AT_ONCE = 256 * 1024;

function* contentOf(
  { rows, files }: BundlePart,
  counted: { rows: number; files: number; expandedBytes: number },
): Generator<Buffer> {
  let lines = '';
  for (const [log, row] of rows) {
    counted.rows += 1;
    lines += `${JSON.stringify({ log, row })}\n`;
    if (lines.length >= AT_ONCE) {
      yield bytesOf(lines);
      lines = '';
    }
  }
  if (lines !== '') yield bytesOf(lines);
  for (const { hash, content } of files) {
    counted.files += 1;
    const size = content.byteLength;
    for (let at = 0; at < size || at === 0; at += bundleBounds.pieceBytes) {
      const piece = content.subarray(at, at + bundleBounds.pieceBytes);
      const data = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength).toString('base64');
      yield bytesOf(`${JSON.stringify({ file: { hash, size, at, data } })}\n`);
    }
  }

  function bytesOf(text: string): Buffer {
    const bytes = Buffer.from(text);
    counted.expandedBytes += bytes.byteLength;
    return bytes;
  }
}
