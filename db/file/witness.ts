import { createHash } from 'node:crypto';
import {
  closeSync,
  fdatasync,
  fdatasyncSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import * as z from 'zod';
import { renameWithPatience, syncFile, syncFolder } from './durable.ts';
import type { Sqlite } from './sqlite.ts';

// What was saved last, told outside the databases: where one of them was put back, cut or emptied, it has less than
// this. Two slots take turns, each with a checksum, so that an end in the middle of writing one leaves the other.

const NAME = 'witness';
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

/** What the witness says of the data beside it. */
export interface Witnessed extends Identity {
  readonly heads: readonly WitnessedHead[];
  readonly counts: Counts;
}

const says = z.object({
  /** Grows with each writing; the greater of the two slots holds. */
  counter: z.number(),
  /** Instant (UTC, ISO 8601) of writing. */
  at: z.string(),
  folder: z.string(),
  generation: z.string(),
  heads: z.array(z.tuple([z.string(), z.number(), z.string()]).readonly()).readonly(),
  counts: z.object({ files: z.number(), keys: z.number(), erased: z.number() }).readonly(),
});
export type WitnessSlot = Readonly<z.infer<typeof says>>;

/** What the witness of a generation's folder said last; `damaged` where neither slot can be read. */
export function readWitness(present: string): WitnessSlot | 'missing' | 'damaged' {
  let content: Buffer;
  try {
    content = readFileSync(join(present, NAME));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return 'missing';
    throw error;
  }
  return newestSlot(content)?.slot ?? 'damaged';
}

function newestSlot(content: Buffer): { readonly slot: WitnessSlot; readonly at: number } | null {
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
  return says.parse(JSON.parse(content.toString('utf8')));
}

function slotOf(said: WitnessSlot, size: number): Buffer {
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

/** Makes the witness of a generation, or makes it anew: written beside, then one rename. */
export function makeWitness(present: string, witnessed: Witnessed, at = new Date(), counter = 1): void {
  const said = { counter, at: at.toISOString(), ...witnessed };
  let size = SMALLEST_SLOT;
  // Half of it stays free, so that it need not grow at once again.
  while (HEADER + Buffer.byteLength(JSON.stringify(said)) > size / 2) size *= 2;
  const content = Buffer.alloc(size * 2);
  // Both slots: there is none before this one to fall back to.
  for (const slot of [0, 1]) slotOf(said, size).copy(content, slot * size);
  const path = join(present, NAME);
  writeFileSync(`${path}.new`, content);
  syncFile(`${path}.new`);
  renameWithPatience(`${path}.new`, path);
  syncFolder(dirname(path));
}

/** The heads of all logs that a register keeps. */
export function headsOf(main: Sqlite): readonly WitnessedHead[] {
  return main
    .prepare<[], { log_id: string; sequence: number; hash: string }>(
      'SELECT log_id, sequence, hash FROM change_log_head ORDER BY log_id',
    )
    .all()
    .map((head) => [head.log_id, head.sequence, head.hash]);
}

/** How much files and keys hold. @param keys null where there are none yet. */
export function countsOf(files: Sqlite, keys: Sqlite | null): Counts {
  const count = (db: Sqlite, of: string): number =>
    Number(db.prepare(`SELECT count(*) FROM ${of}`).pluck().get());
  return {
    files: count(files, 'file'),
    keys: keys === null ? 0 : count(keys, KNOWN_TO_KEYS),
    erased: keys === null ? 0 : count(keys, 'erased_key'),
  };
}

const KNOWN_TO_KEYS = '(SELECT record_id FROM record_key UNION SELECT record_id FROM erased_key)';

/** The witness of open data, written after each commit and before its acknowledgement. */
export class Witness {
  readonly #present: string;
  readonly #identity: Identity;
  /** Null where it could not be opened again once it had grown. */
  #file: number | null = null;
  #slot = 0;
  #size = 0;
  #counter: number;
  #last: string;
  #counts: Counts | null = null;
  #flushing: Promise<void> | null = null;
  /** Why it could not be written last; the data themselves were. */
  #fault: unknown = null;

  /** @throws Error of the file system, or for one that is damaged: it was looked at before. */
  constructor(present: string) {
    this.#present = present;
    // What an end in the middle of making it left.
    rmSync(join(present, `${NAME}.new`), { force: true });
    const { counter, at: _at, folder, generation, heads, counts } = this.#open();
    this.#identity = { folder, generation };
    this.#counter = counter;
    this.#last = JSON.stringify([heads, counts]);
  }

  #open(): WitnessSlot {
    const path = join(this.#present, NAME);
    const content = readFileSync(path);
    const newest = newestSlot(content);
    if (newest === null) throw new Error('The witness cannot be read.');
    this.#slot = 1 - newest.at;
    this.#size = content.length / 2;
    // Windows flushes only what was opened for writing.
    this.#file = openSync(path, 'r+');
    return newest.slot;
  }

  /** What made the last writing fail; null when it did not. */
  get fault(): unknown {
    return this.#fault;
  }

  /** True where another witness tells of the same data as they were saved here last. */
  agrees(other: WitnessSlot): boolean {
    const { folder, generation, heads, counts } = other;
    return (
      folder === this.#identity.folder &&
      generation === this.#identity.generation &&
      JSON.stringify([heads, counts]) === this.#last
    );
  }

  /** More was kept, for whose count the databases need not be asked. */
  added(more: Partial<Counts>): void {
    const counts = this.#counts;
    if (counts === null) return;
    const { files = 0, keys = 0, erased = 0 } = more;
    this.#counts = {
      files: counts.files + files,
      keys: counts.keys + keys,
      erased: counts.erased + erased,
    };
  }

  /** What was kept may have been given up: it is counted anew. */
  recount(): void {
    this.#counts = null;
  }

  /**
   * Tells what the databases hold now; nothing is written where that is what it said last. A writing that fails is no
   * error of the save, which is on the disk: the next start finds the witness too far behind, and says so.
   */
  keep(databases: { readonly main: Sqlite; readonly files: Sqlite; readonly keys: Sqlite }, at: Date): void {
    try {
      this.#counts ??= countsOf(databases.files, databases.keys);
      const [heads, counts] = [headsOf(databases.main), this.#counts];
      const next = JSON.stringify([heads, counts]);
      if (next === this.#last) return;
      const witnessed = { ...this.#identity, heads, counts };
      if (this.#file === null) this.#open();
      const slot = slotOf({ counter: this.#counter + 1, at: at.toISOString(), ...witnessed }, this.#size);
      if (slot.length > this.#size) this.#grow(witnessed, at);
      else this.#write(slot);
      this.#counter += 1;
      this.#last = next;
      this.#fault = null;
    } catch (error) {
      this.#fault = error;
    }
  }

  #write(slot: Buffer): void {
    if (this.#file === null) return;
    writeSync(this.#file, slot, 0, slot.length, this.#slot * this.#size);
    this.#flush(this.#file);
    this.#slot = 1 - this.#slot;
  }

  /** The disk is waited for while other work goes on; who acknowledges the save waits for `flushed`. */
  #flush(file: number): void {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#flushing = promise;
    fdatasync(file, (error) => {
      if (error !== null && this.#file === file) this.#fault = error;
      if (this.#flushing === promise) this.#flushing = null;
      resolve();
    });
  }

  /** Settles once what was told last is on the disk; null when it is. */
  get flushed(): Promise<void> | null {
    return this.#flushing;
  }

  #grow(witnessed: Witnessed, at: Date): void {
    // Windows renames nothing over what is open.
    this.close();
    makeWitness(this.#present, witnessed, at, this.#counter + 1);
    this.#open();
  }

  close(): void {
    const file = this.#file;
    this.#file = null;
    if (file === null) return;
    try {
      if (this.#flushing !== null) fdatasyncSync(file);
    } catch (error) {
      this.#fault = error;
    } finally {
      closeSync(file);
    }
  }
}
