import { Refusal, type RefusalCode } from '../../../shared/contract/refusal.ts';
import {
  usualLimits,
  type ForeignFile,
  type ForeignKind,
  type ReadLimits,
  type ReadProgress,
  type ReadResult,
} from './foreign-file.ts';
import { readForeign } from './read-foreign.ts';
import type { ReaderMessage, ReaderProcess } from './reader-messages.ts';

export interface ReadOptions {
  /** Ends the reading when it is aborted. */
  readonly signal?: AbortSignal | undefined;
  readonly tell?: ((progress: ReadProgress) => void) | undefined;
}

/** Reads files that strangers made, away from the data. */
export interface Reader {
  /**
   * @throws Refusal as the reader of each kind, and `read-too-long`, `read-too-large`, `read-cancelled`, `reader-ended`.
   */
  read<File extends ForeignFile>(file: File, options?: ReadOptions): Promise<ReadResult<File>>;
}

/** Files read at the same time; more wait for their turn, so that limits of memory do not add up. */
const AT_ONCE = 2;

/** A reader that gives every file a process of its own, which ends with its answer or at its limits. */
export function processReader(
  start: () => ReaderProcess,
  limits: Readonly<Record<ForeignKind, ReadLimits>> = usualLimits,
): Reader {
  const waiting: (() => void)[] = [];
  let reading = 0;
  const turn = async <T>(work: () => Promise<T>): Promise<T> => {
    if (reading >= AT_ONCE) await new Promise<void>((begin) => waiting.push(begin));
    else reading += 1;
    try {
      return await work();
    } finally {
      // The place goes to who waits longest, or is free.
      const next = waiting.shift();
      if (next === undefined) reading -= 1;
      else next();
    }
  };
  return {
    read: <File extends ForeignFile>(file: File, options: ReadOptions = {}) =>
      // The kind of the file says the kind of its result, which the compiler cannot follow over the process's messages.
      turn(() => readOnce(start, file, limits[file.kind], options)) as Promise<ReadResult<File>>,
  };
}

function readOnce(
  start: () => ReaderProcess,
  file: ForeignFile,
  limits: ReadLimits,
  { signal, tell }: ReadOptions,
): Promise<ReadResult> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted === true) {
      reject(new Refusal('read-cancelled'));
      return;
    }
    const child = start();
    const end = (settle: () => void): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', cancel);
      settle();
      child.kill();
    };
    const refuse = (code: RefusalCode, params: Readonly<Record<string, number>> = {}): void =>
      end(() => reject(new Refusal(code, params)));
    const cancel = (): void => refuse('read-cancelled');
    const timer = setTimeout(() => refuse('read-too-long', { seconds: limits.time / 1000 }), limits.time);
    signal?.addEventListener('abort', cancel);
    child.onMessage((message: ReaderMessage) => {
      switch (message.kind) {
        case 'progress':
          tell?.(message.progress);
          return;
        case 'result':
          end(() => resolve(message.result));
          return;
        case 'refusal': {
          const { code, params, issues } = message.detail;
          end(() => reject(new Refusal(code, params, issues)));
          return;
        }
        case 'over-memory':
          refuse('read-too-large', { limit: Math.round(limits.memory / 1024 ** 2) });
          return;
        case 'error':
          end(() => reject(new Error(message.text)));
          return;
        default:
          message satisfies never;
      }
    });
    child.onEnd(() => refuse('reader-ended'));
    child.send({ file, memory: limits.memory });
  });
}

/** Reads in this very process, without limits: for tests of what is read. */
export const readerInPlace: Reader = {
  read: <File extends ForeignFile>(file: File, { tell }: ReadOptions = {}) =>
    readForeign(file, tell ?? (() => undefined)) as Promise<ReadResult<File>>,
};
