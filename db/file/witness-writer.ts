import { closeSync, fdatasync, fdatasyncSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { prepared, type Sqlite } from './sqlite.ts';
import {
  countsOf,
  headsOf,
  makeWitness,
  newestSlot,
  slotOf,
  WITNESS_NAME,
  type Counts,
  type Extent,
  type WitnessedData,
  type Identity,
  type Witness,
  type WitnessSlot,
} from './witness.ts';
import { openWithPatience, readWithPatience, removeWithPatience } from './patient-files.ts';

/** The witness of open data, written beside each commit and before its acknowledgement. */
export class WitnessFile implements Witness {
  readonly #present: string;
  readonly #identity: Identity;
  /** Null where it could not be opened again once it had grown. */
  #file: number | null = null;
  #slot = 0;
  #size = 0;
  #counter: number;
  /** What was committed, as told last. */
  #told: Extent;
  /** What was announced since, and not told yet: a commit that was given up takes it back. */
  #announced: Extent | null;
  #counted: { readonly counts: Counts; readonly changes: string } | null = null;
  #flushes = 0;
  #awaited: Promise<void> | null = null;

  /** @throws Error of the file system, or for one that is damaged: it was looked at before. */
  constructor(present: string) {
    this.#present = present;
    // What an end in the middle of making it left.
    removeWithPatience(join(present, `${WITNESS_NAME}.new`));
    const { counter, folder, generation, heads, counts, next } = this.#open();
    this.#identity = { folder, generation };
    this.#counter = counter;
    this.#told = { heads, counts };
    this.#announced = next;
  }

  #open(): WitnessSlot {
    const path = join(this.#present, WITNESS_NAME);
    const content = readWithPatience(path);
    const newest = newestSlot(content);
    if (newest === null) throw new Error('The witness cannot be read.');
    this.#slot = 1 - newest.at;
    this.#size = content.length / 2;
    // Windows flushes only what was opened for writing.
    this.#file = openWithPatience(path, 'r+');
    return newest.slot;
  }

  agrees({ folder, generation, heads, counts }: WitnessSlot): boolean {
    const own = this.#identity;
    return folder === own.folder && generation === own.generation && isSame({ heads, counts }, this.#told);
  }

  announce(data: WitnessedData, at: Date): void {
    try {
      const next = { heads: headsOf(data.main), counts: this.#countsOf(data) };
      if (isSame(next, this.#told)) return;
      this.#write(this.#told, next, at);
      this.#announced = next;
      this.#awaited = this.#flush();
    } catch {
      // `keep` tries again.
    }
  }

  keep(data: WitnessedData, at: Date): void {
    try {
      const now = { heads: headsOf(data.main), counts: this.#countsOf(data) };
      const announced = this.#announced;
      if (announced === null && isSame(now, this.#told)) return;
      this.#write(now, null, at);
      this.#told = now;
      this.#announced = null;
      const flush = this.#flush();
      // What was announced is on the disk with that: that it came about may follow.
      if (announced === null || !isSame(now, announced)) this.#awaited = flush;
    } catch {
      // The commit stands whatever becomes of this.
    }
  }

  /** Counted anew wherever a row of files or keys was changed since, in whatever way. */
  #countsOf({ files, keys }: WitnessedData): Counts {
    const changes = `${changesOf(files)} ${changesOf(keys)}`;
    if (this.#counted?.changes !== changes) this.#counted = { counts: countsOf(files, keys), changes };
    return this.#counted.counts;
  }

  #write(told: Extent, next: Extent | null, at: Date): void {
    const counter = this.#counter + 1;
    const witnessed = { ...this.#identity, ...told, next };
    const file = this.#file ?? this.#opened();
    const slot = slotOf({ counter, at: at.toISOString(), ...witnessed }, this.#size);
    if (slot.length > this.#size) {
      // Windows renames nothing over what is open.
      this.close();
      makeWitness(this.#present, witnessed, at, counter);
      this.#open();
    } else {
      writeSync(file, slot, 0, slot.length, this.#slot * this.#size);
      this.#slot = 1 - this.#slot;
    }
    this.#counter = counter;
  }

  #opened(): number {
    this.#open();
    if (this.#file === null) throw new Error('The witness is not open.');
    return this.#file;
  }

  /** The disk is waited for while other work goes on. */
  #flush(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    if (this.#file === null) return Promise.resolve();
    this.#flushes += 1;
    fdatasync(this.#file, () => {
      this.#flushes -= 1;
      if (this.#awaited === promise) this.#awaited = null;
      resolve();
    });
    return promise;
  }

  get flushed(): Promise<void> | null {
    return this.#awaited;
  }

  close(): void {
    const file = this.#file;
    this.#file = null;
    if (file === null) return;
    try {
      if (this.#flushes > 0) fdatasyncSync(file);
    } catch {
      // What it lacks the next start tells.
    } finally {
      closeSync(file);
    }
  }
}

function isSame(one: Extent, other: Extent): boolean {
  return JSON.stringify([one.heads, one.counts]) === JSON.stringify([other.heads, other.counts]);
}

/**
 * Another text whenever a row of a database may have been changed: by this connection, what was given up included, or, as
 * by a worker that keeps a large file, by another.
 */
function changesOf(db: Sqlite): string {
  const own = prepared(db, 'SELECT total_changes()').pluck().get();
  return `${String(own)}.${String(db.pragma('data_version', { simple: true }))}`;
}
