import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { recordVersions, type BackupContents } from '../../../db/file/backup-contents.ts';
import { readBackupName } from '../../../db/file/backup-name.ts';
import { keptKeys, keyCopiesIn, type KeyCopy } from '../../../db/file/key-copy.ts';
import { schemaVersion } from '../../../db/file/migrate.ts';
import type { ExaminedBackupFile } from '../../../shared/contract/data.ts';
import { Refusal } from '../../../shared/contract/refusal.ts';
import { registerNames } from '../../../shared/registers/all-registers.ts';
import { compareRecords } from '../../../shared/registers/compare-records.ts';
import type { Backups, BackupSource } from './backups.ts';

/** Where a backup comes from: the list of this PC, or a file that the user chose, with the keys that lay beside it. */
export type BackupFile =
  | { readonly folder: string; readonly name: string }
  | { readonly file: File; readonly keys?: File | undefined };

interface Held {
  readonly id: string;
  /** A folder of our own, so that what was read is what is restored. */
  readonly folder: string;
  readonly path: string;
  readonly keys: { readonly copies: readonly KeyCopy[]; readonly wanted: ReadonlySet<string> };
}

/** The backup that was told of last. It is held in a folder of our own until it is restored, or another is looked at. */
export class ExaminedBackup {
  readonly #source: BackupSource;
  readonly #backups: Backups;
  #held: Held | null = null;

  constructor(source: BackupSource, backups: Backups) {
    this.#source = source;
    this.#backups = backups;
  }

  /**
   * Tells what a backup holds and how the present data stand to it.
   * @throws Refusal `backup-invalid`, `database-newer`, `file-missing`, and those of `Reader`.
   */
  async examine(from: BackupFile, signal?: AbortSignal): Promise<ExaminedBackupFile> {
    this.forget();
    const folder = mkdtempSync(join(tmpdir(), 'so-ngoai-vu-restore-'));
    try {
      const path = join(folder, 'backup.sqlite');
      await this.#fetch(from, path);
      const contents = await this.#source.reader.read({ kind: 'contents', path }, { signal });
      const copies = await this.#keysOf(from, folder, signal);
      const wanted = new Set(contents.numbers);
      const held: Held = { id: randomUUID(), folder, path, keys: { copies, wanted } };
      this.forget();
      this.#held = held;
      return this.#told(from, contents, held);
    } catch (error) {
      rmSync(folder, { recursive: true, force: true });
      throw error;
    }
  }

  /** Hands the backup that was examined under `id` over; it is forgotten afterwards. @throws Refusal `file-missing`. */
  async taken<T>(id: string, work: (path: string, keys: Held['keys']) => Promise<T>): Promise<T> {
    const held = this.#held;
    if (held === null || held.id !== id) throw new Refusal('file-missing', { path: '' });
    this.#held = null;
    try {
      return await work(held.path, held.keys);
    } finally {
      rmSync(held.folder, { recursive: true, force: true });
    }
  }

  forget(): void {
    if (this.#held !== null) rmSync(this.#held.folder, { recursive: true, force: true });
    this.#held = null;
  }

  async #fetch(from: BackupFile, path: string): Promise<void> {
    if ('file' in from) {
      writeFileSync(path, new Uint8Array(await from.file.arrayBuffer()));
      return;
    }
    const { folder: chosen } = this.#backups.journal;
    const isOurs =
      [chosen, this.#backups.usualFolder].includes(from.folder) && readBackupName(from.name) !== null;
    // Only what the list shows can be named: the window reaches no other file.
    if (!isOurs) throw new Refusal('file-missing', { path: from.name });
    await copyFile(join(from.folder, from.name), path).catch((error: unknown) => {
      throw new Refusal('file-missing', { path: from.name }, [], error);
    });
  }

  /** What of keys lay beside the backup and can be read. */
  async #keysOf(from: BackupFile, folder: string, signal?: AbortSignal): Promise<readonly KeyCopy[]> {
    const paths = 'file' in from ? [] : [...keyCopiesIn(from.folder)];
    if ('file' in from && from.keys !== undefined) {
      const path = join(folder, 'keys.sqlite');
      writeFileSync(path, new Uint8Array(await from.keys.arrayBuffer()));
      paths.push(path);
    }
    const copies: KeyCopy[] = [];
    for (const path of paths) {
      try {
        copies.push(await this.#source.reader.read({ kind: 'keys', path }, { signal }));
      } catch (error) {
        // One that the user chose is told; one that lies there by itself is left out, and the numbers told as unreadable.
        if ('file' in from) throw error;
      }
    }
    return copies;
  }

  #told(from: BackupFile, contents: BackupContents, { id, keys }: Held): ExaminedBackupFile {
    const { store, prepared, options } = this.#source;
    const isCompared = store !== null && prepared === null;
    const own = keptKeys(options.dataDirectory);
    const erased = new Set(own.erased);
    const kept = new Set(own.keys.map(({ recordId }) => recordId));
    const beside = new Set(keys.copies.flatMap((copy) => copy.keys.map(({ recordId }) => recordId)));
    const name = 'file' in from ? from.file.name : from.name;
    const { madeAt, lastChange, agency, device, version, files, faults, numbers, rows } = contents;
    return {
      id,
      name,
      madeAt: madeAt ?? readBackupName(name)?.at.toISOString() ?? null,
      lastChange,
      agency,
      device,
      version,
      presentVersion: schemaVersion,
      files,
      faults,
      numbers: {
        records: numbers.length,
        readable: numbers.filter((one) => kept.has(one) || (beside.has(one) && !erased.has(one))).length,
      },
      isCompared,
      registers: compareRecords(isCompared ? recordVersions(store) : [], rows, registerNames),
    };
  }
}
