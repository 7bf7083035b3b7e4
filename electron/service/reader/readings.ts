import type { ReadProgress } from './foreign-file.ts';
import type { ReadOptions } from './reader.ts';

interface UnderWay {
  progress: ReadProgress;
  readonly cancel: AbortController;
}

/** The readings that calls of the window have under way, by the id that the window gave each. */
export class Readings {
  readonly #underWay = new Map<string, UnderWay>();

  /**
   * Does work that reads, while it can be looked at and cancelled by its id.
   * @param gone aborted when nobody waits for the answer any more.
   */
  async during<T>(
    id: string,
    gone: AbortSignal | undefined,
    work: (how: ReadOptions) => Promise<T>,
  ): Promise<T> {
    const own: UnderWay = { progress: { step: 'open', done: 0, total: 0 }, cancel: new AbortController() };
    this.#underWay.set(id, own);
    const signals = gone === undefined ? [own.cancel.signal] : [own.cancel.signal, gone];
    try {
      return await work({
        signal: AbortSignal.any(signals),
        tell(progress) {
          own.progress = progress;
        },
      });
    } finally {
      // A call that was made again under the same id stands in its place by now.
      if (this.#underWay.get(id) === own) this.#underWay.delete(id);
    }
  }

  /** How far a reading is, or null where none is under way. */
  progress(id: string): ReadProgress | null {
    return this.#underWay.get(id)?.progress ?? null;
  }

  /** Ends a reading at the next moment at which it can be; one that is over already is left alone. */
  cancel(id: string): void {
    this.#underWay.get(id)?.cancel.abort();
  }
}
