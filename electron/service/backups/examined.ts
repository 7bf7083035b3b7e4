import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { recordVersions } from '../../../db/verify/backup-contents.ts';
import { readBackupName } from '../../../db/file/backup-name.ts';
import { keyCopiesIn } from '../../../db/file/key-copy.ts';
import { schemaVersion } from '../../../db/file/migrate.ts';
import type { KeysBeside } from '../../../db/file/restore.ts';
import { removeScratch, scratchFolder } from '../../../db/file/scratch.ts';
import type { ExaminedBackupFile } from '../../../shared/contract/data.ts';
import { Refusal } from '../../../shared/contract/refusal.ts';
import { registerNames } from '../../../shared/registers/all-registers.ts';
import { compareRecords } from '../../../shared/registers/compare-records.ts';
import type { Backups, BackupSource } from './backups.ts';
import { assertTaken, judgeBackup, type JudgedBackup, type KeysFile } from './judged.ts';
import { writeWithPatience, awaited, heldFile } from '../../../db/file/patient-files.ts';

/** Where a backup comes from: the list of this PC, or a file that the user chose, with the keys that lay beside it. */
export type BackupFile =
  | { readonly folder: string; readonly name: string }
  | { readonly file: File; readonly keys?: File | undefined };

interface Held {
  readonly id: string;
  /** A folder of our own, so that what was read is what is restored. */
  readonly folder: string;
  readonly path: string;
  readonly judged: JudgedBackup;
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
    const { dataDirectory } = this.#source.options;
    const folder = scratchFolder(dataDirectory);
    try {
      const path = join(folder, 'backup.sqlite');
      await this.#fetch(from, path);
      const keyFiles = await this.#keysOf(from, folder);
      const judged = await judgeBackup(this.#source.reader, dataDirectory, path, keyFiles, signal);
      const held: Held = { id: randomUUID(), folder, path, judged };
      this.forget();
      this.#held = held;
      return this.#told(from, held);
    } catch (error) {
      removeScratch(folder);
      throw error;
    }
  }

  /**
   * Hands the backup that was examined under `id` over; it is forgotten afterwards.
   * @throws Refusal `file-missing`, and `backup-faults` as `assertTaken`: then it can still be taken.
   */
  async taken<T>(
    id: string,
    withFaults: boolean,
    work: (path: string, keys: KeysBeside) => Promise<T>,
  ): Promise<T> {
    const held = this.#held;
    if (held === null || held.id !== id) throw new Refusal('file-missing', { path: '' });
    assertTaken(held.judged.contents, withFaults);
    this.#held = null;
    try {
      return await work(held.path, held.judged.keys);
    } finally {
      removeScratch(held.folder);
    }
  }

  forget(): void {
    if (this.#held !== null) removeScratch(this.#held.folder);
    this.#held = null;
  }

  async #fetch(from: BackupFile, path: string): Promise<void> {
    if ('file' in from) {
      writeWithPatience(path, await from.file.bytes());
      return;
    }
    const { folder: chosen } = this.#backups.journal;
    const isOurs =
      [chosen, this.#backups.usualFolder].includes(from.folder) && readBackupName(from.name) !== null;
    // Only what the list shows can be named: the window reaches no other file.
    if (!isOurs) throw new Refusal('file-missing', { path: from.name });
    await awaited.copy(join(from.folder, from.name), path).catch((error: unknown) => {
      const held = heldFile(error);
      throw held === null
        ? new Refusal('file-missing', { path: from.name }, [], error)
        : new Refusal('file-held', { path: held }, [], error);
    });
  }

  /** What of keys lay beside the backup. */
  async #keysOf(from: BackupFile, folder: string): Promise<readonly KeysFile[]> {
    if (!('file' in from)) return keyCopiesIn(from.folder).map((path) => ({ path, isNamed: false }));
    if (from.keys === undefined) return [];
    const path = join(folder, 'keys.sqlite');
    writeWithPatience(path, await from.keys.bytes());
    return [{ path, isNamed: true }];
  }

  #told(from: BackupFile, { id, judged }: Held): ExaminedBackupFile {
    const { store, prepared } = this.#source;
    const isCompared = store !== null && prepared === null;
    const name = 'file' in from ? from.file.name : from.name;
    const { madeAt, lastChange, agency, device, version, files, faults, rows } = judged.contents;
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
      numbers: judged.numbers,
      lostDrafts: judged.lostDrafts,
      isCompared,
      registers: compareRecords(isCompared ? recordVersions(store) : [], rows, registerNames),
    };
  }
}
