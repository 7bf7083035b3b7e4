import { randomUUID } from 'node:crypto';
import type { WorkProgress } from '../../shared/contract/works.ts';

/** How work tells how far it is, and learns that it is not wanted any more. */
export interface WorkHow {
  readonly signal: AbortSignal;
  readonly tell: (progress: WorkProgress) => void;
}

interface UnderWay {
  progress: WorkProgress;
  readonly cancel: AbortController;
  readonly ended: Promise<void>;
}

/** The long work that calls of the window have under way, by the id that the window gave each. */
export class Works {
  readonly #underWay = new Map<string, UnderWay>();

  /**
   * Does work while it can be looked at and cancelled by its id.
   * @param id where none is given, it only ends with the data or with who asked.
   * @param gone aborted when nobody waits for the answer any more.
   */
  async during<T>(
    id: string | undefined,
    gone: AbortSignal | undefined,
    work: (how: WorkHow) => Promise<T>,
  ): Promise<T> {
    const name = id ?? randomUUID();
    const { promise: ended, resolve: end } = Promise.withResolvers<void>();
    const own: UnderWay = {
      progress: { step: 'open', done: 0, total: 0 },
      cancel: new AbortController(),
      ended,
    };
    this.#underWay.set(name, own);
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
      if (this.#underWay.get(name) === own) this.#underWay.delete(name);
      end();
    }
  }

  /** How far work is, or null where none is under way. */
  progress(id: string): WorkProgress | null {
    return this.#underWay.get(id)?.progress ?? null;
  }

  /** How far the save is that other saves wait for; null while none is under way. */
  saving(): WorkProgress | null {
    const all = [...this.#underWay.values()].map(({ progress }) => progress);
    return all.find(({ step }) => step === 'save' || step === 'count') ?? null;
  }

  /** Ends work at the next moment at which it can be; what is over already is left alone. */
  cancel(id: string): void {
    this.#underWay.get(id)?.cancel.abort();
  }

  /** Ends all work that is under way, and settles once none holds a file any more. */
  async cancelAll(): Promise<void> {
    const all = [...this.#underWay.values()];
    for (const { cancel } of all) cancel.abort();
    await Promise.all(all.map(({ ended }) => ended));
  }
}
