import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { EXCHANGE_VERSION } from '../../db/change-log.ts';
import { newId } from '../../db/ids.ts';
import { testFolder } from '../../db/test-store.ts';
import { fileSource, type BundleSource } from '../../electron/service/exchange/bundle-source.ts';
import { readBundle, type BundleReader } from '../../electron/service/exchange/read-bundle.ts';
import { sealTo } from '../../electron/service/exchange/sealing.ts';
import { newSignSeed, signKeyOf, signText } from '../../electron/service/exchange/signing.ts';
import { streamOf, wholeOf } from '../../electron/service/exchange/streams.ts';
import { envelopeText, writeBundle, type BundlePart } from '../../electron/service/exchange/write-bundle.ts';
import { newIdentity, sealKeyOf } from '../../electron/service/exchange/x25519-keys.ts';
import { Refusal, type RefusalDetail } from '../../shared/contract/refusal.ts';
import type { BundleRow, Envelope } from '../../shared/exchange/envelope.ts';
import { amount } from './amounts.ts';
import { randomFrom } from './random.ts';
import { withSentence } from './sentence.ts';
import { smallDisk } from './small-disk.ts';

const now = new Date('2024-07-01T03:00:00Z');

/** A PC with its keys and a data folder. */
function pc() {
  const identity = newIdentity();
  const signSeed = newSignSeed();
  const deviceId = newId();
  return {
    deviceId,
    identity,
    signSeed,
    sealKey: sealKeyOf(identity),
    signKey: signKeyOf(signSeed),
    directory: testFolder(),
  };
}
type Pc = ReturnType<typeof pc>;

const row = (sequence: number): BundleRow => ({
  log_id: '0190a3f2-7c1e-7000-8000-000000000001',
  sequence,
  clock: String(sequence).padStart(16, '0'),
  form: 2,
  previous_hash: 'a'.repeat(64),
  salt: 'b'.repeat(32),
  content_hash: null,
  device_id: 'd',
  actor_id: 'a',
  save_id: 's',
  origin: 'save',
  register: 'talk',
  record_id: 'r',
  child_list: '',
  child_id: '',
  changes: JSON.stringify({ note: [null, `Nội dung ${sequence} – ${'x'.repeat(60)}`] }),
  schema_version: 11,
  exchange_version: 1,
  written_at: '2024-07-01T03:00:00.000Z',
});

const photo = Buffer.alloc(1_300_000, 'ảnh');
const photoHash = createHash('sha256').update(photo).digest('hex');

function partFor(to: readonly Pc[], rows = 500, files = [{ hash: photoHash, content: photo }]): BundlePart {
  return {
    recipients: to.map(({ deviceId, sealKey }) => ({ deviceId, sealKey, number: 1 })),
    logs: [],
    rows: Array.from({ length: rows }, (_, index) => [0, row(index + 1)] as const),
    files,
  };
}

const senderOf = ({ deviceId, signSeed }: Pc) => ({ deviceId, signSeed, exchangeVersion: EXCHANGE_VERSION });

async function written(from: Pc, parts: readonly BundlePart[], name = 'goi.snv'): Promise<string> {
  const path = join(testFolder(), name);
  await writeBundle(from.directory, path, senderOf(from), parts, now);
  return path;
}

const readerOf = (at: Pc, trusted: readonly Pc[], expandedBytes?: number): BundleReader => ({
  deviceId: at.deviceId,
  identity: at.identity,
  signKeyOf: (id) => trusted.find(({ deviceId }) => deviceId === id)?.signKey ?? null,
  ...(expandedBytes === undefined ? {} : { expandedBytes }),
});

interface Taken {
  readonly envelope: Envelope;
  readonly rows: readonly BundleRow[];
  readonly files: readonly (readonly [string, Buffer])[];
}

async function taken(at: Pc, reader: BundleReader, source: BundleSource): Promise<Taken> {
  const rows: BundleRow[] = [];
  const files: (readonly [string, Buffer])[] = [];
  const envelope = await readBundle(at.directory, source, reader, {
    begin: () => undefined,
    row: (_log, one) => void rows.push(one),
    file: (hash, content) => void files.push([hash, content]),
  });
  return { envelope, rows, files };
}

/** The refusal that reading ends with; it has a sentence in every language, and nothing of the reading is left behind. */
async function refused(at: Pc, reader: BundleReader, source: BundleSource): Promise<RefusalDetail> {
  try {
    await taken(at, reader, source);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    expect(readdirSync(at.directory)).toEqual([]);
    return withSentence(error.detail);
  }
  throw new Error('Nothing was refused.');
}

/** A bundle whose one part is what is given, sealed to a PC, under a sum that is right: as whoever knows the form may make it. */
async function crafted(to: Pc, plain: Uint8Array, form = 1): Promise<string> {
  const sealed = await sealTo([to.sealKey], streamOf([plain]), plain.byteLength);
  const head = `SNV1\n${JSON.stringify({ form, parts: [{ bytes: sealed.size }] })}\n`;
  const all = Buffer.concat([Buffer.from(head), await wholeOf(sealed.stream)]);
  const path = join(testFolder(), 'la.snv');
  writeFileSync(path, Buffer.concat([all, createHash('sha256').update(all).digest()]));
  return path;
}

/** The plain text of a part with an envelope that its sender signed. */
function plainPart(from: Pc, to: Pc, content: Buffer, change: Record<string, unknown> = {}): Buffer {
  const unsigned = {
    form: 1 as const,
    exchangeVersion: EXCHANGE_VERSION,
    bundle: newId(),
    sender: from.deviceId,
    createdAt: now.toISOString(),
    recipients: [{ deviceId: to.deviceId, number: 1 }],
    logs: [],
    rows: 0,
    files: 0,
    bytes: content.byteLength,
    hash: createHash('sha256').update(content).digest('hex'),
    expandedBytes: 0,
    ...change,
  };
  const signature = signText(from.signSeed, envelopeText(unsigned));
  const envelope = Buffer.from(JSON.stringify({ ...unsigned, signature }));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(envelope.byteLength);
  return Buffer.concat([length, envelope, content]);
}

describe('a bundle', () => {
  it('is read as it was written, by each of its recipients, under any name, as often as it is asked for', async () => {
    const [post, office, other] = [pc(), pc(), pc()];
    const path = await written(post, [partFor([office]), partFor([other], 3, [])]);
    const renamed = join(testFolder(), 'Ảnh chụp.jpg');
    renameSync(path, renamed);
    const first = await taken(office, readerOf(office, [post]), fileSource(renamed));
    expect(first.rows).toEqual(Array.from({ length: 500 }, (_, index) => row(index + 1)));
    expect(first.files.map(([hash, content]) => [hash, content.equals(photo)])).toEqual([[photoHash, true]]);
    expect(first.envelope.recipients).toEqual([{ deviceId: office.deviceId, number: 1 }]);
    expect(await taken(office, readerOf(office, [post]), fileSource(renamed))).toEqual(first);
    const second = await taken(other, readerOf(other, [post]), fileSource(renamed));
    expect(second.rows).toHaveLength(3);
    expect(second.files).toEqual([]);
    expect(readdirSync(office.directory)).toEqual([]);
    expect(readdirSync(post.directory)).toEqual([]);
  });

  it('keeps an empty file', async () => {
    const [post, office] = [pc(), pc()];
    const hash = createHash('sha256').digest('hex');
    const path = await written(post, [partFor([office], 1, [{ hash, content: Buffer.alloc(0) }])]);
    const { files } = await taken(office, readerOf(office, [post]), fileSource(path));
    expect(files.map(([name, content]) => [name, content.byteLength])).toEqual([[hash, 0]]);
  });

  it('tells nothing of what is in it to who is not among its recipients', async () => {
    const [post, office, stranger] = [pc(), pc(), pc()];
    const path = await written(post, [partFor([office])]);
    const { code } = await refused(stranger, readerOf(stranger, [post]), fileSource(path));
    expect(code).toBe('bundle-not-for-us');
    const bytes = readFileSync(path).toString('latin1');
    for (const said of [post.deviceId, office.deviceId, 'talk', 'changes']) expect(bytes).not.toContain(said);
  });

  it('that is empty is told', async () => {
    const office = pc();
    const path = join(testFolder(), 'trong.snv');
    writeFileSync(path, '');
    expect((await refused(office, readerOf(office, []), fileSource(path))).code).toBe('bundle-empty');
  });

  it.each([
    ['a text', Buffer.from('Kính gửi Sở Ngoại vụ')],
    ['a packed file', Buffer.from('PK\u0003\u0004 and more of it')],
  ])('that is %s is told to be none', async (_name, content) => {
    const office = pc();
    const path = join(testFolder(), 'khac.snv');
    writeFileSync(path, content);
    expect((await refused(office, readerOf(office, []), fileSource(path))).code).toBe('bundle-unknown');
  });

  it('of 2 GB of zeros is refused without being read', async () => {
    const office = pc();
    const path = join(testFolder(), 'khong.snv');
    writeFileSync(path, '');
    truncateSync(path, 2 * 1024 ** 3);
    let read = 0;
    const source = fileSource(path);
    const watched = {
      size: () => source.size(),
      async *pieces() {
        for await (const piece of source.pieces()) {
          read += piece.byteLength;
          yield piece;
        }
      },
    };
    expect((await refused(office, readerOf(office, []), watched)).code).toBe('bundle-unknown');
    expect(read).toBeLessThan(1024 ** 2);
  });

  it('that is cut short anywhere is refused', async () => {
    const [post, office] = [pc(), pc()];
    const whole = readFileSync(await written(post, [partFor([office], 20, [])]));
    const random = randomFrom(19);
    const lengths = [1, 4, 5, 6, 20, 60, whole.length - 33, whole.length - 32, whole.length - 1];
    for (let more = 0; more < amount(10, 500); more += 1) lengths.push(1 + random.below(whole.length - 1));
    const path = join(testFolder(), 'cut.snv');
    for (const length of lengths) {
      writeFileSync(path, whole.subarray(0, length));
      const { code } = await refused(office, readerOf(office, [post]), fileSource(path));
      expect([length, code]).toEqual([length, 'bundle-cut']);
    }
  });

  it('of which any one byte was altered is refused', async () => {
    const [post, office] = [pc(), pc()];
    const whole = readFileSync(await written(post, [partFor([office], 20, [])]));
    const random = randomFrom(20);
    // Every byte of what is not sealed, the sum at its end, and others anywhere.
    const open = whole.indexOf('\n', 5) + 1;
    const places = [...Array(open).keys(), ...Array.from({ length: 32 }, (_, at) => whole.length - 32 + at)];
    for (let more = 0; more < amount(40, 4_000); more += 1) places.push(random.below(whole.length));
    const path = join(testFolder(), 'altered.snv');
    for (const place of places) {
      const altered = Buffer.from(whole);
      altered[place] = (whole[place] ?? 0) ^ (1 << random.below(8));
      writeFileSync(path, altered);
      const { code } = await refused(office, readerOf(office, [post]), fileSource(path));
      expect(['bundle-damaged', 'bundle-cut', 'bundle-unknown', 'bundle-newer']).toContain(code);
      if (place >= open) expect(code).toBe('bundle-damaged');
    }
  });

  it('of which any one byte was altered under a sum that is right is refused', async () => {
    const [post, office] = [pc(), pc()];
    const whole = readFileSync(await written(post, [partFor([office], 20, [])]));
    const open = whole.indexOf('\n', 5) + 1;
    const random = randomFrom(21);
    const path = join(testFolder(), 'altered.snv');
    for (let more = 0; more < amount(40, 4_000); more += 1) {
      const altered = Buffer.from(whole.subarray(0, -32));
      const place = open + random.below(altered.length - open);
      altered[place] = (whole[place] ?? 0) ^ (1 << random.below(8));
      writeFileSync(path, Buffer.concat([altered, createHash('sha256').update(altered).digest()]));
      const { code } = await refused(office, readerOf(office, [post]), fileSource(path));
      expect(['bundle-damaged', 'bundle-not-for-us']).toContain(code);
    }
  });

  it('of a sender that is not trusted is refused by its id', async () => {
    const [stranger, office] = [pc(), pc()];
    const path = await written(stranger, [partFor([office])]);
    const { code, params } = await refused(office, readerOf(office, []), fileSource(path));
    expect([code, params['device']]).toEqual(['bundle-sender-unknown', stranger.deviceId]);
  });

  it('that names another as its sender is refused', async () => {
    const [post, stranger, office] = [pc(), pc(), pc()];
    const path = await written({ ...stranger, deviceId: post.deviceId }, [partFor([office])]);
    const { code } = await refused(office, readerOf(office, [post]), fileSource(path));
    expect(code).toBe('bundle-forged');
  });

  it('that someone sealed anew to a PC for which it was not meant is refused', async () => {
    const [post, office, other] = [pc(), pc(), pc()];
    const path = await crafted(other, plainPart(post, office, gzipSync('')));
    expect((await refused(other, readerOf(other, [post]), fileSource(path))).code).toBe('bundle-not-for-us');
  });

  it('of a later form is refused by its number', async () => {
    const [post, office] = [pc(), pc()];
    const plain = plainPart(post, office, gzipSync(''));
    const head = await refused(office, readerOf(office, [post]), fileSource(await crafted(office, plain, 2)));
    expect(head).toMatchObject({ code: 'bundle-newer', params: { form: 2, known: 1 } });
    const envelope = plainPart(post, office, gzipSync(''), { form: 3 });
    const inner = await refused(
      office,
      readerOf(office, [post]),
      fileSource(await crafted(office, envelope)),
    );
    expect(inner).toMatchObject({ code: 'bundle-newer', params: { form: 3, known: 1 } });
    const rows = plainPart(post, office, gzipSync(''), { exchangeVersion: EXCHANGE_VERSION + 1 });
    const fields = await refused(office, readerOf(office, [post]), fileSource(await crafted(office, rows)));
    expect(fields).toMatchObject({ code: 'bundle-newer', params: { form: EXCHANGE_VERSION + 1 } });
  });

  it('that says it expands beyond the cap is refused before its content is read', async () => {
    const [post, office] = [pc(), pc()];
    const path = await written(post, [partFor([office])]);
    const { code } = await refused(office, readerOf(office, [post], 1024 ** 2), fileSource(path));
    expect(code).toBe('bundle-too-large');
  });

  it('that expands to more than it says is refused as soon as it does', async () => {
    const [post, office] = [pc(), pc()];
    const bomb = gzipSync(Buffer.alloc(64 * 1024 ** 2, '\n'));
    expect(bomb.byteLength).toBeLessThan(1024 ** 2);
    const path = await crafted(office, plainPart(post, office, bomb, { expandedBytes: 1024 }));
    const { code } = await refused(office, readerOf(office, [post]), fileSource(path));
    expect(code).toBe('bundle-too-large');
  });

  it.each([
    ['a line that has no end', Buffer.alloc(9 * 1024 ** 2, 'x')],
    ['a line that says nothing known', Buffer.from('{"key":1}\n')],
    ['a line that is no JSON', Buffer.from('{"row":\n')],
    ['a row that says too much', Buffer.from(`${JSON.stringify({ log: 0, row: { ...row(1), more: 1 } })}\n`)],
    [
      'a file of which a piece lacks',
      pieces([
        [0, 4],
        [8, 12],
      ]),
    ],
    ['a file that ends too early', pieces([[0, 4]])],
    [
      'a file that is another',
      pieces([
        [0, 4],
        [4, 8],
        [8, 12],
      ]),
    ],
    ['content that was cut', Buffer.from('{"row"')],
  ])('with %s is refused, though its sender is trusted', async (_name, lines) => {
    const [post, office] = [pc(), pc()];
    const counts = { expandedBytes: lines.byteLength, rows: 1, files: 0 };
    const path = await crafted(office, plainPart(post, office, gzipSync(lines), counts));
    expect((await refused(office, readerOf(office, [post]), fileSource(path))).code).toBe('bundle-damaged');
  });

  it('whose counts are others than its envelope says is refused', async () => {
    const [post, office] = [pc(), pc()];
    const lines = Buffer.from(`${JSON.stringify({ log: 0, row: row(1) })}\n`);
    const path = await crafted(
      office,
      plainPart(post, office, gzipSync(lines), { expandedBytes: lines.byteLength, rows: 2 }),
    );
    expect((await refused(office, readerOf(office, [post]), fileSource(path))).code).toBe('bundle-damaged');
  });
});

/** Lines that hold pieces of a file of 12 bytes, from a byte to another. */
function pieces(spans: readonly (readonly [number, number])[]): Buffer {
  const content = Buffer.from('0123456789ab');
  const lines = spans.map(([at, end]) =>
    JSON.stringify({
      file: { hash: 'f'.repeat(64), size: 12, at, data: content.subarray(at, end).toString('base64') },
    }),
  );
  return Buffer.from(lines.map((line) => `${line}\n`).join(''));
}

describe('a place that goes away', () => {
  it('while a bundle is written leaves nothing, here and there, and is told', async () => {
    const [post, office] = [pc(), pc()];
    const stick = join(testFolder(), 'usb');
    mkdirSync(stick);
    const part = partFor([office]);
    const rows = function* () {
      yield* part.rows;
      rmSync(stick, { recursive: true });
    };
    const writing = writeBundle(
      post.directory,
      join(stick, 'a.snv'),
      senderOf(post),
      [{ ...part, rows: rows() }],
      now,
    );
    const detail = await refusalIn(writing);
    expect(detail.code).toBe('place-lost');
    expect(String(detail.params['path'])).toContain('a.snv');
    expect(readdirSync(post.directory)).toEqual([]);
    expect(existsSync(stick)).toBe(false);
  });

  it('while a bundle is read leaves nothing half taken, and the bundle is read once it is back', async () => {
    const [post, office] = [pc(), pc()];
    const path = await written(post, [partFor([office])]);
    const whole = readFileSync(path);
    let asked = 0;
    // The system tells of a stick that was drawn out in the middle of a file with this error.
    const drawn: BundleSource = {
      ...fileSource(path),
      async *pieces() {
        asked += 1;
        yield whole.subarray(0, 70_000);
        if (asked > 1) throw new Refusal('place-lost', { path });
        yield whole.subarray(70_000);
      },
    };
    expect((await refused(office, readerOf(office, [post]), drawn)).code).toBe('place-lost');
    expect((await taken(office, readerOf(office, [post]), fileSource(path))).rows).toHaveLength(500);
  });

  it('before a bundle is read is told', async () => {
    const office = pc();
    const gone = fileSource(join(testFolder(), 'usb', 'a.snv'));
    expect((await refused(office, readerOf(office, []), gone)).code).toBe('place-lost');
  });

  it('is not written over: a bundle never changes', async () => {
    const [post, office] = [pc(), pc()];
    const path = await written(post, [partFor([office], 5, [])]);
    const before = readFileSync(path);
    const again = writeBundle(post.directory, path, senderOf(post), [partFor([office])], now);
    expect((await refusalIn(again)).code).toBe('target-exists');
    expect(readFileSync(path).equals(before)).toBe(true);
  });
});

describe('a full disk', () => {
  it('under the stick, the data folder, or the reader is told, and leaves nothing', async ({ skip }) => {
    const disk = smallDisk(8);
    if (disk === null) {
      skip('needs a mount');
      return;
    }
    const [post, office] = [pc(), pc()];
    // Content that does not pack.
    const content = Buffer.concat(
      Array.from({ length: 200 }, () => createHash('sha512').update(newId()).digest()),
    );
    const large = Buffer.concat(
      Array.from({ length: 40 }, (_, at) => Buffer.from(content.map((byte) => byte ^ at))),
    );
    const file = { hash: createHash('sha256').update(large).digest('hex'), content: large };
    const whole = await written(post, [partFor([office], 10, [file])]);

    disk.leave(64 * 1024);
    const onStick = writeBundle(
      post.directory,
      join(disk.path, 'a.snv'),
      senderOf(post),
      [partFor([office], 10, [file])],
      now,
    );
    expect((await refusalIn(onStick)).code).toBe('disk-full');
    expect(readdirSync(disk.path)).toEqual(['ballast']);

    const path = join(testFolder(), 'b.snv');
    const inScratch = writeBundle(disk.path, path, senderOf(post), [partFor([office], 10, [file])], now);
    expect((await refusalIn(inScratch)).code).toBe('disk-full');
    expect(readdirSync(disk.path)).toEqual(['ballast']);
    expect(existsSync(path)).toBe(false);

    const reading = taken({ ...office, directory: disk.path }, readerOf(office, [post]), fileSource(whole));
    expect((await refusalIn(reading)).code).toBe('disk-full');
    expect(readdirSync(disk.path)).toEqual(['ballast']);

    disk.free();
    const { files } = await taken(
      { ...office, directory: disk.path },
      readerOf(office, [post]),
      fileSource(whole),
    );
    expect(files).toHaveLength(1);
  });
});

async function refusalIn(work: Promise<unknown>): Promise<RefusalDetail> {
  try {
    await work;
  } catch (error) {
    if (error instanceof Refusal) return withSentence(error.detail);
    throw error;
  }
  throw new Error('Nothing was refused.');
}
