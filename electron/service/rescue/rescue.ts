import { join } from 'node:path';
import { recordVersions } from '../../../db/verify/backup-contents.ts';
import { logMark, readBackupName } from '../../../db/file/backup-name.ts';
import type { FoundBackup } from '../../../db/file/backup-place.ts';
import { ownLogMarks } from '../../../db/file/backup-state.ts';
import { keyCopiesIn } from '../../../db/file/key-copy.ts';
import { openForReading } from '../../../db/file/open.ts';
import { removeScratch, scratchFolder } from '../../../db/file/scratch.ts';
import { replayBehind, type Told } from '../../../db/rescue/replay.ts';
import { openSalvaged } from '../../../db/rescue/salvaged-store.ts';
import { salvagedData, type Salvaged } from '../../../db/rescue/salvage.ts';
import type { OpenStore } from '../../../db/file/open.ts';
import { Refusal } from '../../../shared/contract/refusal.ts';
import { mayGoOn, type Rescued, type RescueState } from '../../../shared/contract/rescue.ts';
import { registerNames } from '../../../shared/registers/all-registers.ts';
import { compareRecords } from '../../../shared/registers/compare-records.ts';
import { judgeBackup, type JudgedBackup } from '../backups/judged.ts';
import { runLongWork } from '../long-work.ts';
import type { Reader } from '../reader/reader.ts';
import type { WorkHow } from '../works.ts';
import { workbookOf } from './workbook.ts';
import { awaited } from '../../../db/file/patient-files.ts';

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

/** How reading and the ways back are told of and ended. */
interface RescueHow {
  readonly signal?: AbortSignal | undefined;
  readonly tell?: WorkHow['tell'] | undefined;
}

/** Backups that are read until one is found whole. */
const MOST_JUDGED = 8;

/** The ways back of a data folder that cannot be opened. What can be read is brought into a scratch folder beside it. */
export class Rescue {
  readonly #source: RescueSource;
  #held: Held | null = null;
  /** A way back is being carried out: what it stands on must stay. */
  #isUnderWay = false;

  constructor(source: RescueSource) {
    this.#source = source;
  }

  /**
   * Reads what can be read, and judges backups from the newest on. Nothing of the damaged data is changed.
   * @throws Refusal `not-ready` while a way back is being carried out, `work-cancelled`.
   */
  async look({ signal, tell }: RescueHow = {}): Promise<RescueState> {
    if (this.#isUnderWay) throw new Refusal('not-ready');
    this.forget();
    const { directory, worker, now } = this.#source;
    const target = scratchFolder(directory);
    try {
      tell?.({ step: 'read', done: 0, total: 0 });
      const work = { kind: 'salvage', directory, target, now: now() } as const;
      const salvaged = await runLongWork(worker, work, signal, tell);
      const { backup, passedOver } = await this.#newest(target, salvaged, { signal, tell });
      this.#held = { target, salvaged, backup };
      return this.#state(this.#held, passedOver);
    } catch (error) {
      removeScratch(target);
      throw error;
    }
  }

  /**
   * Takes the backup that was told of, or begins anew where there is none, with what follows it in the log.
   * @throws Refusal `file-missing` where there is neither.
   */
  async take(tell?: RescueHow['tell']): Promise<Rescued> {
    const held = this.#looked();
    if (held.backup === null && this.#fromLog(held) === null) throw new Refusal('file-missing', { path: '' });
    return this.#carriedOut('take', held, tell);
  }

  /** Goes on with the register that is there. @throws Refusal `database-damaged` where it is not whole. */
  async goOn(tell?: RescueHow['tell']): Promise<Rescued> {
    const held = this.#looked();
    if (!mayGoOn(held.salvaged.standing)) throw new Refusal('database-damaged', { detail: '' });
    return this.#carriedOut('go-on', held, tell);
  }

  async #carriedOut(
    kind: 'take' | 'go-on',
    { target, salvaged, backup }: Held,
    tell: RescueHow['tell'],
  ): Promise<Rescued> {
    const { directory, worker, now } = this.#source;
    const from = backup === null ? null : { backup: backup.path, keys: backup.judged.keys };
    const way = { directory, target, salvaged, from, now: now() };
    this.#isUnderWay = true;
    try {
      return await runLongWork(worker, { kind, way }, undefined, tell);
    } finally {
      this.#isUnderWay = false;
    }
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
    if (this.#held === null || this.#isUnderWay) throw new Refusal('not-ready');
    return this.#held;
  }

  async #newest(
    target: string,
    salvaged: Salvaged,
    { signal, tell }: RescueHow,
  ): Promise<{ readonly backup: JudgedFile | null; readonly passedOver: number }> {
    const own = this.#ownLogs(target, salvaged);
    const found = this.#source.backups().filter(({ whole }) => whole);
    // Others may keep theirs in the same place; only where nothing tells whose data these were is any of them taken.
    const ofOwn =
      own.size === 0 ? found : found.filter(({ name }) => own.has(readBackupName(name)?.log ?? ''));
    const candidates = ofOwn.slice(0, MOST_JUDGED);
    for (const [index, { folder, name }] of candidates.entries()) {
      tell?.({ step: 'check', done: index, total: candidates.length });
      const path = join(target, `backup-${index}.sqlite`);
      try {
        await awaited.copy(join(folder, name), path);
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

  /** Marks of the logs that these data are known to have. */
  #ownLogs(target: string, { standing, heads }: Salvaged): ReadonlySet<string> {
    const marks = new Set(heads.map(([logId]) => logMark(logId)));
    if (standing === 'foreign') return marks;
    const store = openForReading({ directory: salvagedData(target) });
    try {
      return new Set([...marks, ...ownLogMarks(store)]);
    } finally {
      store.close();
    }
  }

  #state(held: Held, passedOver: number): RescueState {
    const { registers, files, numbers, lastChange, standing, missing, known } = held.salvaged;
    return {
      registers,
      files,
      numbers,
      lastChange,
      standing,
      missing,
      lastKnown: known?.at ?? null,
      backup: held.backup === null ? null : this.#told(held, held.backup),
      passedOver,
      fromLog: held.backup === null ? this.#fromLog(held) : null,
    };
  }

  /** Only a register that cannot be gone on with, of a PC that is known, is made anew of its log. */
  #fromLog({ target, salvaged }: Held): RescueState['fromLog'] {
    if (salvaged.standing !== 'damaged') return null;
    const store = openForReading({ directory: salvagedData(target) });
    try {
      const replay = replayBehind(store, [], toldOf(salvaged));
      return store.device === null || replay.changes === 0 ? null : replay;
    } finally {
      store.close();
    }
  }

  #told({ target, salvaged }: Held, { folder, name, judged }: JudgedFile): RescueState['backup'] {
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
        replay: replayBehind(store, contents.heads, toldOf(salvaged)),
      };
    } finally {
      store.close();
    }
  }
}

function toldOf({ heads, standing }: Salvaged): Told {
  return { heads, isOwn: standing !== 'foreign' };
}
