import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { recordVersions } from '../../../db/verify/backup-contents.ts';
import { logMark } from '../../../db/file/backup-name.ts';
import type { FoundBackup } from '../../../db/file/backup-place.ts';
import { ownLogMarks } from '../../../db/file/backup-state.ts';
import { keyCopiesIn } from '../../../db/file/key-copy.ts';
import { openForReading } from '../../../db/file/open.ts';
import { removeScratch, scratchFolder } from '../../../db/file/scratch.ts';
import { replayBehind } from '../../../db/rescue/replay.ts';
import { openSalvaged } from '../../../db/rescue/salvaged-store.ts';
import { salvagedData, type Salvaged } from '../../../db/rescue/salvage.ts';
import { goOn, takeAndReplay } from '../../../db/rescue/ways-back.ts';
import type { OpenStore } from '../../../db/file/open.ts';
import { Refusal } from '../../../shared/contract/refusal.ts';
import type { Rescued, RescueState } from '../../../shared/contract/rescue.ts';
import { registerNames } from '../../../shared/registers/all-registers.ts';
import { compareRecords } from '../../../shared/registers/compare-records.ts';
import { judgeBackup, type JudgedBackup } from '../backups/judged.ts';
import { runLongWork } from '../long-work.ts';
import type { ReadOptions, Reader } from '../reader/reader.ts';
import { workbookOf } from './workbook.ts';

/** What rescuing needs: the data folder, and who reads. */
export interface RescueSource {
  readonly directory: string;
  readonly reader: Reader;
  readonly worker: URL | null;
  readonly now: () => Date;
  /** The backups in the known folders, newest first. */
  readonly backups: () => readonly (Pick<FoundBackup, 'name' | 'whole'> & { readonly folder: string })[];
}

interface JudgedFile {
  readonly path: string;
  readonly folder: string;
  readonly name: string;
  readonly judged: JudgedBackup;
}

interface Held {
  readonly target: string;
  readonly salvaged: Salvaged;
  readonly backup: JudgedFile | null;
}

/** Backups that are read until one is found whole. */
const MOST_JUDGED = 8;

/** The ways back of a data folder that cannot be opened. What can be read is brought into a scratch folder beside it. */
export class Rescue {
  readonly #source: RescueSource;
  #held: Held | null = null;

  constructor(source: RescueSource) {
    this.#source = source;
  }

  /** Reads what can be read, and judges backups from the newest on. Nothing of the damaged data is changed. */
  async look({ signal, tell }: ReadOptions = {}): Promise<RescueState> {
    this.forget();
    const { directory, worker } = this.#source;
    const target = scratchFolder(directory);
    try {
      tell?.({ step: 'read', done: 0, total: 0 });
      const salvaged = await runLongWork(worker, { kind: 'salvage', directory, target }, signal);
      const { backup, passedOver } = await this.#newest(target, { signal, tell });
      this.#held = { target, salvaged, backup };
      return { ...salvaged, backup: backup === null ? null : this.#told(target, backup), passedOver };
    } catch (error) {
      removeScratch(target);
      throw error;
    }
  }

  /** Takes the backup that was told of, with what follows it. @throws Refusal `file-missing` where none was. */
  take(): Rescued {
    const { target, backup } = this.#looked();
    if (backup === null) throw new Refusal('file-missing', { path: '' });
    const { directory, now } = this.#source;
    return takeAndReplay(directory, backup.path, backup.judged.keys, target, now());
  }

  /** Goes on with the register that is there. @throws Refusal `database-damaged` where it is not whole. */
  goOn(): Rescued {
    const { target, backup, salvaged } = this.#looked();
    if (!salvaged.isSound) throw new Refusal('database-damaged', { detail: '' });
    const { directory, now } = this.#source;
    const from = backup === null ? null : { backup: backup.path, keys: backup.judged.keys };
    return { ...goOn(directory, target, from, now()), replay: null };
  }

  /** What can be read, opened for looking only. */
  opened(): OpenStore {
    return openSalvaged(salvagedData(this.#looked().target), this.#source.now);
  }

  async workbook(): Promise<Uint8Array> {
    const store = this.opened();
    try {
      return await workbookOf(store);
    } finally {
      store.close();
    }
  }

  forget(): void {
    if (this.#held !== null) removeScratch(this.#held.target);
    this.#held = null;
  }

  #looked(): Held {
    if (this.#held === null) throw new Refusal('not-ready');
    return this.#held;
  }

  async #newest(
    target: string,
    { signal, tell }: ReadOptions,
  ): Promise<{ readonly backup: JudgedFile | null; readonly passedOver: number }> {
    const own = this.#ownLogs(target);
    const found = this.#source.backups().filter(({ whole }) => whole);
    const ofOwn = found.filter(({ name }) => [...own].some((log) => name.includes(log)));
    const candidates = (ofOwn.length > 0 ? ofOwn : found).slice(0, MOST_JUDGED);
    for (const [index, { folder, name }] of candidates.entries()) {
      tell?.({ step: 'check', done: index, total: candidates.length });
      const path = join(target, `backup-${index}.sqlite`);
      try {
        await copyFile(join(folder, name), path);
        const keys = keyCopiesIn(folder).map((one) => ({ path: one, isNamed: false }));
        const { reader, directory } = this.#source;
        const judged = await judgeBackup(reader, directory, path, keys, signal);
        if (judged.contents.faults === 0)
          return { backup: { path, folder, name, judged }, passedOver: index };
      } catch (error) {
        if (signal?.aborted === true) throw error;
      }
    }
    return { backup: null, passedOver: candidates.length };
  }

  #ownLogs(target: string): ReadonlySet<string> {
    const store = openForReading({ directory: salvagedData(target) });
    try {
      const { device } = store;
      return device === null ? new Set() : new Set([...ownLogMarks(store), logMark(device.logId)]);
    } finally {
      store.close();
    }
  }

  #told(target: string, { folder, name, judged }: JudgedFile): RescueState['backup'] {
    const store = openForReading({ directory: salvagedData(target) });
    try {
      const { contents, numbers } = judged;
      return {
        name,
        folder,
        at: contents.madeAt ?? contents.lastChange ?? '',
        registers: compareRecords(recordVersions(store), contents.rows, registerNames).map(
          ({ register, there, onlyHere, newerHere }) => ({ register, there, onlyHere, newerHere }),
        ),
        numbers,
        replay: replayBehind(store, contents.heads),
      };
    } finally {
      store.close();
    }
  }
}
