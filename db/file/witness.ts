import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';
import * as z from 'zod';
import { syncFile, syncFolder } from './durable.ts';
import { prepared, type Sqlite } from './sqlite.ts';
import { readWithPatience, renameWithPatience, writeWithPatience } from './patient-files.ts';

// What was saved last, told outside the databases: where one of them was put back, cut or emptied, it has less than
// this. Two slots take turns, each with a checksum, so that an end in the middle of writing one leaves the other.

export const WITNESS_NAME = 'witness';
const MAGIC = 'SNV witness 1\n';
/** Bytes before what a slot says: the magic, the size of a slot (4), the length of what it says (4), its SHA-256 (32). */
const HEADER = MAGIC.length + 4 + 4 + 32;
const SMALLEST_SLOT = 16 * 1024;

/** By what the databases of a folder know each other. */
export interface Identity {
  /** Names the data folder, for all its generations: 32 hexadecimal digits. */
  readonly folder: string;
  /** Names one generation of it: 32 hexadecimal digits. */
  readonly generation: string;
}

/** How much there is that never gets less. */
export interface Counts {
  readonly files: number;
  /** Records that ever had a key here, or whose key was erased. */
  readonly keys: number;
  /** Records whose key was erased. */
  readonly erased: number;
}

/** A log's id, the sequence of its newest row, and that row's hash. */
export type WitnessedHead = readonly [logId: string, sequence: number, hash: string];

/** How far data have come: what never gets less. */
export interface Extent {
  readonly heads: readonly WitnessedHead[];
  readonly counts: Counts;
}

/** What the witness says of the data beside it. */
export interface Witnessed extends Identity, Extent {
  /** What a commit was about to make of them when this was written; null where none was under way. */
  readonly next?: Extent | null;
}

const extent = {
  heads: z.array(z.tuple([z.string(), z.number(), z.string()]).readonly()).readonly(),
  counts: z.object({ files: z.number(), keys: z.number(), erased: z.number() }).readonly(),
};

const says = z.object({
  /** Grows with each writing; the greater of the two slots holds. */
  counter: z.number(),
  /** Instant (UTC, ISO 8601) of writing. */
  at: z.string(),
  folder: z.string(),
  generation: z.string(),
  ...extent,
  // Earlier versions told only what was committed.
  next: z.object(extent).readonly().nullable().default(null),
});
export type WitnessSlot = Readonly<z.infer<typeof says>>;

/** What the witness of a generation's folder said last; `damaged` where neither slot can be read. */
export function readWitness(present: string): WitnessSlot | 'missing' | 'damaged' {
  let content: Buffer;
  try {
    content = readWithPatience(join(present, WITNESS_NAME));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return 'missing';
    throw error;
  }
  return newestSlot(content)?.slot ?? 'damaged';
}

/** The slot of a witness that holds, and at which of the two places; null where neither can be read. */
export function newestSlot(content: Buffer): { readonly slot: WitnessSlot; readonly at: number } | null {
  // Where the first slot is damaged the second one lies at half of the file, whatever the first says of its size.
  const half = content.length / 2;
  if (!Number.isInteger(half)) return null;
  const read = [0, 1].flatMap((at) => {
    const slot = readSlot(content.subarray(at * half, (at + 1) * half));
    return slot === null ? [] : [{ slot, at }];
  });
  return read.toSorted((one, other) => other.slot.counter - one.slot.counter)[0] ?? null;
}

function readSlot(slot: Buffer): WitnessSlot | null {
  if (slot.length < HEADER || slot.toString('latin1', 0, MAGIC.length) !== MAGIC) return null;
  const length = slot.readUInt32BE(MAGIC.length + 4);
  if (slot.readUInt32BE(MAGIC.length) !== slot.length || HEADER + length > slot.length) return null;
  const content = slot.subarray(HEADER, HEADER + length);
  if (!sha256(content).equals(slot.subarray(HEADER - 32, HEADER))) return null;
  try {
    return says.parse(JSON.parse(content.toString('utf8')));
  } catch {
    return null;
  }
}

/** A slot as it is written; longer than `size` where it holds too much for that. */
export function slotOf(said: WitnessSlot, size: number): Buffer {
  const content = Buffer.from(JSON.stringify(said));
  const header = Buffer.alloc(HEADER);
  header.write(MAGIC, 'latin1');
  header.writeUInt32BE(size, MAGIC.length);
  header.writeUInt32BE(content.length, MAGIC.length + 4);
  sha256(content).copy(header, HEADER - 32);
  return Buffer.concat([header, content]);
}

function sha256(content: Buffer): Buffer {
  return createHash('sha256').update(content).digest();
}

/** A witness as a whole file. */
export function witnessContent(witnessed: Witnessed, at: Date, counter = 1): Buffer {
  const said = { next: null, counter, at: at.toISOString(), ...witnessed };
  let size = SMALLEST_SLOT;
  // Half of it stays free, so that it need not grow at once again.
  while (HEADER + Buffer.byteLength(JSON.stringify(said)) > size / 2) size *= 2;
  const content = Buffer.alloc(size * 2);
  // Both slots: there is none before this one to fall back to.
  for (const slot of [0, 1]) slotOf(said, size).copy(content, slot * size);
  return content;
}

/** Makes the witness of a generation, or makes it anew: written beside, then one rename. */
export function makeWitness(present: string, witnessed: Witnessed, at = new Date(), counter = 1): void {
  const path = join(present, WITNESS_NAME);
  writeWithPatience(`${path}.new`, witnessContent(witnessed, at, counter));
  syncFile(`${path}.new`);
  renameWithPatience(`${path}.new`, path);
  syncFolder(dirname(path));
}

/** The heads of all logs that a register keeps. */
export function headsOf(main: Sqlite): readonly WitnessedHead[] {
  return prepared<[], { log_id: string; sequence: number; hash: string }>(
    main,
    'SELECT log_id, sequence, hash FROM change_log_head ORDER BY log_id',
  )
    .all()
    .map((head) => [head.log_id, head.sequence, head.hash]);
}

/** How much files and keys hold. @param keys null where there are none yet. */
export function countsOf(files: Sqlite, keys: Sqlite | null): Counts {
  const count = (db: Sqlite, of: string): number =>
    Number(prepared(db, `SELECT count(*) FROM ${of}`).pluck().get());
  if (keys === null) return { files: count(files, 'file'), keys: 0, erased: 0 };
  const erased = count(keys, 'erased_key');
  const again = count(keys, 'erased_key WHERE record_id IN (SELECT record_id FROM record_key)');
  return { files: count(files, 'file'), keys: count(keys, 'record_key') + erased - again, erased };
}

/** The open databases of which a witness is told. */
export interface WitnessedData {
  readonly main: Sqlite;
  readonly files: Sqlite;
  readonly keys: Sqlite;
}

/** Who is told how far open data have come. */
export interface Witness {
  /**
   * A commit is about to make the data what their connections hold now, in its transaction. It is written and its flush
   * begun at once, so that the disk is waited for only once, beside the commit's own flush.
   */
  announce(data: WitnessedData, at: Date): void;
  /**
   * Tells what the databases hold now; nothing is written where that is what was told last. A writing that fails is no
   * error of the save, which is on the disk: the next start finds the witness too far behind, and says so.
   */
  keep(data: WitnessedData, at: Date): void;
  /** Settles once what was announced, or told without that, is on the disk; null when it is. */
  readonly flushed: Promise<void> | null;
  /** True where another witness tells of the same data as they were saved here last. */
  agrees(other: WitnessSlot): boolean;
  close(): void;
}
