import { FILE_LIMIT, PIECE_LIMIT } from '../../shared/contract/limits.ts';
import { Refusal } from '../../shared/contract/refusal.ts';
import type { Uploaded } from './keep-upload.ts';
import { mediaHead } from './pictures/media-type.ts';
import type { ServiceState } from './service-state.ts';
import type { WorkHow } from './works.ts';

const MB = 1024 * 1024;
/** Ids of files whose sending was ended that are known, at most. */
const MOST_ENDED = 100;

interface Sending extends WorkHow {
  /** All that was sent is there, or nobody wants it any more. */
  readonly end: () => void;
}

/** Files that windows send in pieces, by the id of the work; each lies on the disk until it is kept. */
export class SentFiles {
  readonly #state: Pick<ServiceState, 'staged' | 'works'>;
  readonly #sending = new Map<string, Sending>();
  #ended: readonly string[] = [];

  constructor(state: Pick<ServiceState, 'staged' | 'works'>) {
    this.#state = state;
  }

  /**
   * Takes a piece, where it is the next one.
   * @returns the bytes that are there by now; 0 for a file of which nothing is known any more.
   * @throws Refusal `work-cancelled`, `file-too-large`, and as the disk.
   */
  async take(
    id: string,
    { at, size, piece }: { readonly at: number; readonly size: number; readonly piece: File },
  ): Promise<number> {
    assertPiece(piece);
    if (at + piece.size > FILE_LIMIT) throw new Refusal('file-too-large', { limit: FILE_LIMIT / MB });
    if (at === 0) this.#begin(id);
    const sending = this.#known(id);
    const there = this.#state.staged.size(id);
    if (sending === undefined || at !== there) return there;
    await this.#state.staged.append(id, await piece.bytes());
    sending.tell({ step: 'send', done: Math.floor((at + piece.size) / MB), total: Math.ceil(size / MB) });
    return at + piece.size;
  }

  /**
   * Takes the end of a file, and has the whole of it kept.
   * @throws Refusal `work-ended` where what was sent before is not there any more, and as `take` and `keep`.
   */
  async whole<Kept>(
    id: string,
    { at, end }: { readonly at: number; readonly end: File },
    keep: (file: Uploaded) => Promise<Kept>,
  ): Promise<Kept> {
    const { staged } = this.#state;
    const sending = this.#known(id);
    if (sending === undefined || staged.size(id) !== at) throw new Refusal('work-ended');
    await this.take(id, { at, size: at + end.size, piece: end });
    this.#sending.delete(id);
    sending.end();
    try {
      const head = (await staged.piece(id, 0)).subarray(0, mediaHead);
      return await keep({ name: end.name, path: staged.path(id), head });
    } finally {
      staged.remove(id);
    }
  }

  /** @throws Refusal `work-cancelled`. */
  #known(id: string): Sending | undefined {
    if (this.#ended.includes(id)) throw new Refusal('work-cancelled');
    return this.#sending.get(id);
  }

  /** The sending can be looked at and ended as work from now on. */
  #begin(id: string): void {
    this.#known(id)?.end();
    this.#state.staged.remove(id);
    void this.#state.works.during(
      id,
      undefined,
      (how) =>
        new Promise<void>((end) => {
          this.#sending.set(id, { ...how, end });
          how.signal.addEventListener('abort', () => {
            this.#sending.delete(id);
            this.#ended = [...this.#ended, id].slice(-MOST_ENDED);
            this.#state.staged.remove(id);
            end();
          });
        }),
    );
  }
}

/** @throws Refusal `message-too-large`. */
export function assertPiece(piece: File): void {
  if (piece.size > PIECE_LIMIT) throw new Refusal('message-too-large', { limit: PIECE_LIMIT / MB });
}
