import { assertStillThere } from '../../../db/file/file-identity.ts';
import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { backupRefusal, nameBackup, partialOf, removePartial } from '../../../db/file/backup.ts';
import { type BackupFacts } from '../../../db/verify/read-backup.ts';
import { noteInJournal, readJournal, type BackupJournal } from '../../../db/file/backup-journal.ts';
import {
  clearPartials,
  defaultBackupFolder,
  freeBackupName,
  preparePlace,
  thinBackups,
} from '../../../db/file/backup-place.ts';
import { ownLogMarks, stateOf } from '../../../db/file/backup-state.ts';
import { dataFile } from '../../../db/file/generations.ts';
import { copyKeys, keyCopiesIn, keyCopyName } from '../../../db/file/key-copy.ts';
import { clockState } from '../../../db/clock.ts';
import { presentInstant, type Device, type WriteStore } from '../../../db/store.ts';
import { Refusal, type RefusalDetail } from '../../../shared/contract/refusal.ts';
import { todayAt } from '../../../shared/time/plain-date.ts';
import { runLongWork } from '../long-work.ts';
import type { Reader } from '../reader/reader.ts';
import { holdAgainstPlaces } from './witness-copies.ts';
import { removeWithPatience } from '../../../db/file/patient-files.ts';

/** What backups need of the service: its data as they are now, and who works for it. */
export interface BackupSource {
  readonly options: {
    readonly dataDirectory: string;
    readonly worker?: URL;
    readonly report?: (reference: string, error: unknown) => void;
  };
  readonly reader: Reader;
  readonly store: WriteStore | null;
  readonly prepared: number | null;
  refusal: RefusalDetail | null;
  /** The store holds what could be read of damaged data: no backup is made of it. */
  readonly looking: boolean;
}

/** Where a backup was laid. */
export interface MadeBackup {
  readonly folder: string;
  readonly name: string;
  readonly records: number;
  readonly files: number;
  /** Why it does not lie in the chosen folder; null where it does. */
  readonly elsewhere: RefusalDetail | null;
}

interface How {
  readonly automatic: boolean;
  readonly signal?: AbortSignal;
}

interface Ready {
  readonly store: WriteStore;
  readonly device: Device;
}

/** Bytes of data whose backup is not begun while the program ends: it is made at the next start, beside other work. */
const TOO_LARGE_FOR_ENDING = 400 * 1024 * 1024;
const HOUR = 3_600_000;

/** The backups of the data that the service has open: one at a time, each read back before it counts. */
export class Backups {
  readonly #source: BackupSource;
  #running: Promise<unknown> = Promise.resolve();
  #cancel = new AbortController();

  constructor(source: BackupSource) {
    this.#source = source;
  }

  get journal(): BackupJournal {
    return readJournal(this.#source.options.dataDirectory);
  }

  get usualFolder(): string {
    return defaultBackupFolder(this.#source.options.dataDirectory);
  }

  /**
   * Makes a backup in the chosen folder, or in the usual one where that cannot be written to.
   * @throws Refusal `not-ready`, `not-set-up`, and why none could be made; then the journal tells it too.
   */
  make(how: How): Promise<MadeBackup> {
    return this.#inTurn(() => this.#make(how));
  }

  /**
   * Makes the backup that is due: once a day, at the start when the program was ended without one, an hour after a try that
   * failed, and when the chosen folder is back. Where nothing was changed since the last one only the day is noted.
   */
  look(atStart = false): Promise<void> {
    return this.#inTurn(() => this.#look(atStart));
  }

  /** Holds the data against what the places of backups know of them, which refuses data that are older, and tells them. */
  holdWitness(): Promise<void> {
    return this.#inTurn(() => this.#holdWitness());
  }

  async #holdWitness(): Promise<void> {
    const { folder } = this.journal;
    const places = new Set([this.usualFolder, ...(folder === null ? [] : [folder])]);
    await holdAgainstPlaces(this.#source, [...places]);
  }

  async #look(atStart: boolean): Promise<void> {
    await this.#holdWitness();
    const store = this.#ready()?.store;
    if (store === undefined) return;
    this.layStaleKeys();
    const { checked, failed, last, folder } = this.journal;
    const now = presentInstant(store);
    const day = todayAt(now);
    const wanted = folder ?? this.usualFolder;
    const isBack = last !== null && last.folder !== wanted && existsSync(wanted);
    const changed = this.#changed(store);
    const since = failed === null ? HOUR : Math.abs(now.getTime() - Date.parse(failed.at));
    const due = isBack || (since >= HOUR && (checked !== day || failed !== null || (atStart && changed)));
    if (!due) return;
    if (!changed && !isBack) this.#note({ checked: day });
    else await this.#make({ automatic: true }).catch(() => undefined);
  }

  /** The backup of the end of the program, where something was changed and it will not take long. */
  atEnd(signal: AbortSignal): Promise<void> {
    // What is under way, and takes longer, is not waited for either.
    signal.addEventListener('abort', () => this.abandon());
    return this.#inTurn(async () => {
      await this.#holdWitness();
      const store = this.#ready()?.store;
      if (store === undefined || !this.#changed(store) || this.#size() > TOO_LARGE_FOR_ENDING) return;
      await this.#make({ automatic: true, signal }).catch(() => undefined);
    });
  }

  /** Makes a backup under a path that someone chose. It is theirs: it is neither listed, nor thinned, nor has it keys beside it. */
  copyTo(target: string): Promise<BackupFacts> {
    return this.#inTurn(() => {
      if (this.#ready() === null) throw new Refusal('not-ready');
      return this.#write(target, this.#cancel.signal);
    });
  }

  /** Ends what is under way, and waits until nothing of it is left and no file is held. */
  async cancel(): Promise<void> {
    this.#cancel.abort();
    await this.#running;
    this.#cancel = new AbortController();
  }

  /** Ends what is under way without waiting: the program ends. */
  abandon(): void {
    this.#cancel.abort();
  }

  /** Files with keys that are to be written anew and cannot be reached now: a key that was erased still stands in them. */
  get unreachableKeys(): readonly string[] {
    return this.journal.keyCopies.filter((path) => !existsSync(dirname(path)));
  }

  /** Notes, before a key is erased, that the files with keys beside backups are to be written anew. */
  expectErasing(): void {
    const marks = this.#source.store === null ? new Set<string>() : ownLogMarks(this.#source.store);
    const found = [this.usualFolder, this.journal.folder]
      .filter((folder) => folder !== null)
      .flatMap((folder) => keyCopiesIn(folder))
      .filter((path) => [...marks].some((mark) => path.endsWith(`_${mark}.keys`)));
    this.#note({ staleKeyCopies: [...new Set([...this.journal.keyCopies, ...found])] });
  }

  /** Writes the keys beside backups anew where a key was erased since; where a place is not there, as soon as it is back. */
  layStaleKeys(): void {
    const ready = this.#ready();
    if (ready === null) return;
    for (const folder of new Set(this.journal.staleKeyCopies.map((path) => dirname(path))))
      if (existsSync(folder)) this.#layKeys(ready.store, ready.device, folder);
  }

  /** Clears what a program that was ended in the middle of a backup left in the chosen folder, where that is there. */
  clearLeftovers(): void {
    const { store } = this.#source;
    const { folder } = this.journal;
    if (store !== null && folder !== null) clearPartials(folder, ownLogMarks(store));
  }

  /** One after the other: each sees what the one before has made. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#running.then(work);
    this.#running = turn.catch(() => undefined);
    return turn;
  }

  #ready(): Ready | null {
    const { store, prepared, refusal, looking } = this.#source;
    if (looking || store === null || prepared !== null || refusal !== null || store.device === null)
      return null;
    return { store, device: store.device };
  }

  #changed(store: WriteStore): boolean {
    const { last } = this.journal;
    return last === null || last.state !== stateOf(store) || !existsSync(join(last.folder, last.name));
  }

  #size(): number {
    const { dataDirectory } = this.#source.options;
    return (['main', 'files'] as const)
      .map((kind) => statSync(dataFile(dataDirectory, kind), { throwIfNoEntry: false })?.size ?? 0)
      .reduce((sum, size) => sum + size, 0);
  }

  async #make(how: How): Promise<MadeBackup> {
    const ready = this.#ready();
    if (ready === null) throw new Refusal(this.#source.store === null ? 'not-ready' : 'not-set-up');
    const { store } = ready;
    const signal = AbortSignal.any([this.#cancel.signal, ...(how.signal === undefined ? [] : [how.signal])]);
    const at = presentInstant(store);
    const chosen = this.journal.folder;
    const state = stateOf(store);
    let elsewhere: RefusalDetail | null = null;
    try {
      let made;
      try {
        made = await this.#makeIn(chosen ?? this.usualFolder, ready, at, signal);
      } catch (error) {
        if (chosen === null || signal.aborted || !(error instanceof Refusal)) throw error;
        elsewhere = error.detail;
        made = await this.#makeIn(this.usualFolder, ready, at, signal);
      }
      const { folder, name, records, files, faults } = made;
      this.#note({
        last: { at: at.toISOString(), folder, name, automatic: how.automatic, state, faults },
        checked: todayAt(at),
        failed: elsewhere === null ? null : { at: at.toISOString(), ...elsewhere },
      });
      return { folder, name, records, files, elsewhere };
    } catch (error) {
      // One that was cancelled is no failure: the next look makes it.
      if (!signal.aborted) {
        const { code, params } = error instanceof Refusal ? error.detail : new Refusal('unexpected').detail;
        this.#note({ failed: { at: at.toISOString(), code, params } });
        if (!(error instanceof Refusal)) this.#source.options.report?.('backup', error);
      }
      throw error;
    }
  }

  async #makeIn(folder: string, { store, device }: Ready, at: Date, signal: AbortSignal) {
    const { logId } = device;
    // Nothing is made in the place of a folder that went away.
    assertStillThere(store.directory, store.fileIdentity);
    preparePlace(folder, this.#source.options.dataDirectory);
    clearPartials(folder, ownLogMarks(store));
    const name = freeBackupName(folder, at, logId);
    const facts = await this.#write(join(folder, name), signal);
    // A wrong clock dates the new one wrongly, and data that are not sound may be the reason to go back further.
    if (facts.faults === 0 && clockState(store) === 'plausible') thinBackups(folder, logId, at);
    if (this.#source.store === store) this.#layKeys(store, device, folder);
    await holdAgainstPlaces(this.#source, [folder]);
    return { folder, name, ...facts };
  }

  /** Copies, reads back, names; of what fails or is cancelled nothing is left. */
  async #write(target: string, signal: AbortSignal): Promise<BackupFacts> {
    const { dataDirectory, worker = null } = this.#source.options;
    try {
      await runLongWork(worker, { kind: 'copy', directory: dataDirectory, target }, signal);
      const facts = await this.#source.reader.read({ kind: 'backup', path: partialOf(target) }, { signal });
      if (signal.aborted) throw new Refusal('backup-cancelled');
      nameBackup(target);
      return facts;
    } catch (error) {
      if (!(error instanceof Refusal) || error.detail.code !== 'target-exists') removePartial(target);
      if (signal.aborted) throw new Refusal('backup-cancelled', {}, [], error);
      throw backupRefusal(error, target);
    }
  }

  /** One file a place: what an earlier log of this PC left there goes. */
  #layKeys(store: WriteStore, { logId }: Device, folder: string): void {
    try {
      const path = copyKeys(store, logId, folder);
      const { keyCopies: before, staleKeyCopies } = this.journal;
      const marks = ownLogMarks(store);
      const own = keyCopiesIn(folder).filter((known) =>
        [...marks].some((mark) => known.endsWith(`_${mark}.keys`)),
      );
      const old = [...before.filter((known) => dirname(known) === folder), ...own].filter(
        (known) => known !== join(folder, keyCopyName(logId)),
      );
      for (const known of old) removeWithPatience(known);
      this.#note({
        keyCopies: [...before.filter((known) => dirname(known) !== folder), path],
        staleKeyCopies: staleKeyCopies.filter((known) => dirname(known) !== folder),
      });
    } catch (error) {
      this.#source.options.report?.('backup-keys', error);
    }
  }

  /** What cannot be noted is made once more than needed; that is no reason to refuse it. */
  #note(change: Partial<BackupJournal>): void {
    const { store } = this.#source;
    try {
      // Nothing is noted in what lies in the place of a folder that went away.
      if (store !== null) assertStillThere(store.directory, store.fileIdentity);
      noteInJournal(this.#source.options.dataDirectory, change);
    } catch (error) {
      this.#source.options.report?.('backup-journal', error);
    }
  }
}
