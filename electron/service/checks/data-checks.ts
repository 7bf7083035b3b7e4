import { assertStillThere } from '../../../db/file/file-identity.ts';
import { noteCheck, readChecks, type CheckJournal } from '../../../db/verify/check-journal.ts';
import { presentInstant, type WriteStore } from '../../../db/store.ts';
import type { VerifyResult } from '../../../shared/contract/data-faults.ts';
import { Refusal, type RefusalDetail } from '../../../shared/contract/refusal.ts';
import { todayAt } from '../../../shared/time/plain-date.ts';
import { runLongWork } from '../long-work.ts';

/** What checks need of the service: its data as they are now. */
export interface CheckSource {
  readonly options: {
    readonly dataDirectory: string;
    readonly worker?: URL;
    readonly report?: (reference: string, error: unknown) => void;
  };
  readonly store: (WriteStore & { readonly recovered: boolean }) | null;
  readonly prepared: number | null;
  readonly refusal: RefusalDetail | null;
  /** Damaged data are only looked at: what they have of faults is known. */
  readonly looking: boolean;
}

/** The checks of the whole data that the service has open: one at a time, in a worker. */
export class DataChecks {
  readonly #source: CheckSource;
  #running: Promise<unknown> = Promise.resolve();
  #cancel = new AbortController();
  /** The opening after an unclean end that was checked already. */
  #checked: WriteStore | null = null;

  constructor(source: CheckSource) {
    this.#source = source;
  }

  /** What the last check found; null where none was made yet. */
  get last(): CheckJournal | null {
    return readChecks(this.#source.options.dataDirectory);
  }

  /** Checks now. @throws Refusal `not-ready`, `check-cancelled`, `database-damaged`, `folder-missing`. */
  check(): Promise<VerifyResult> {
    const turn = this.#running.then(() => this.#check());
    this.#running = turn.catch(() => undefined);
    return turn;
  }

  /** Makes the check that is due: after an unclean end, and once a day by the PC. */
  async look(): Promise<void> {
    const { store, prepared, refusal, looking, options } = this.#source;
    const isReady = prepared === null && refusal === null && !looking;
    if (store === null || store.device === null || !isReady) return;
    const isAfterUncleanEnd = store.recovered && this.#checked !== store;
    if (!isAfterUncleanEnd && this.last?.day === todayAt(presentInstant(store))) return;
    await this.check().catch((error: unknown) => {
      if (!(error instanceof Refusal)) options.report?.('check', error);
    });
  }

  async #check(): Promise<VerifyResult> {
    const { store, options } = this.#source;
    if (store === null) throw new Refusal('not-ready');
    const { dataDirectory: directory, worker = null } = options;
    const { signal } = this.#cancel;
    if (signal.aborted) throw new Refusal('check-cancelled');
    const found = await runLongWork(worker, { kind: 'verify', directory }, signal).catch((error: unknown) => {
      if (error instanceof Refusal && error.detail.code === 'database-damaged') return unreadable;
      throw error;
    });
    const now = presentInstant(store);
    const { faults, counts } = found;
    // Nothing is noted in what lies in the place of a folder that went away meanwhile.
    assertStillThere(store.directory, store.fileIdentity);
    noteCheck(directory, { at: now.toISOString(), day: todayAt(now), faults, counts });
    this.#checked = store;
    return found;
  }

  /** Ends what is under way, and waits until no file is held. */
  async cancel(): Promise<void> {
    this.#cancel.abort();
    await this.#running;
    this.#cancel = new AbortController();
  }

  /** Ends what is under way without waiting: the program ends. */
  abandon(): void {
    this.#cancel.abort();
  }
}

/** What is told where the check itself could not read on. */
const unreadable: VerifyResult = {
  records: 0,
  logRows: 0,
  files: 0,
  faults: [{ kind: 'database', detail: '' }],
  counts: { database: 1 },
};

/** Milliseconds from the opening to the first look: by then the first screen has long been there. */
const FIRST_LOOK = 20_000;
/** Milliseconds between looks: a program that stays open over midnight. */
const LOOK_EVERY = 600_000;

/** Has checks made as long as the program is open. @returns how to stop. */
export function watchData(checks: Pick<DataChecks, 'look'>): () => void {
  const first = setTimeout(() => void checks.look(), FIRST_LOOK);
  const again = setInterval(() => void checks.look(), LOOK_EVERY);
  first.unref();
  again.unref();
  return () => {
    clearTimeout(first);
    clearInterval(again);
  };
}
