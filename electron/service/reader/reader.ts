import { setImmediate } from 'node:timers/promises';
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
import {
  ALIVE_EVERY,
  Assembly,
  bytesInParts,
  type ReaderMessage,
  type ReaderProcess,
} from './reader-messages.ts';

export interface ReadOptions {
  /** Ends the reading when it is aborted. */
  readonly signal?: AbortSignal | undefined;
  readonly tell?: ((progress: ReadProgress) => void) | undefined;
}

/** Reads files that strangers made, away from the data. */
export interface Reader {
  /**
   * @throws Refusal as the reader of each kind, and `read-too-long`, `read-too-large`, `read-cancelled`, `reader-ended`, `reader-hangs`.
   */
  read<File extends ForeignFile>(file: File, options?: ReadOptions): Promise<ReadResult<File>>;
}

/** Files read at the same time; more wait for their turn, so that limits of memory do not add up. */
const AT_ONCE = 2;

/** When a process counts as hanging: it gave no sign of life in so many looks in a row. */
interface Patience {
  /** Milliseconds between two looks. */
  readonly every: number;
  readonly looks: number;
}
/** Looks, not time: while the PC sleeps, or the service is deep in work of its own, none is made. A slow PC starts a process within it. */
const usualPatience: Patience = { every: ALIVE_EVERY, looks: 60 };

/** A reader that gives every file a process of its own, which ends with its answer, at its limits, or when it hangs. */
export function processReader(
  start: () => ReaderProcess,
  limits: Readonly<Record<ForeignKind, ReadLimits>> = usualLimits,
  patience: Patience = usualPatience,
): Reader {
  const waiting: (() => void)[] = [];
  let running = 0;
  const place = (): Promise<void> => {
    if (running >= AT_ONCE) return new Promise((begin) => waiting.push(begin));
    running += 1;
    return Promise.resolve();
  };
  /** The place goes to who waits longest, or is free. */
  const leave = (): void => {
    const next = waiting.shift();
    if (next === undefined) running -= 1;
    else next();
  };
  return {
    async read<File extends ForeignFile>(file: File, options: ReadOptions = {}) {
      await place();
      if (options.signal?.aborted === true) {
        leave();
        throw new Refusal('read-cancelled');
      }
      const child = start();
      child.onEnd(leave);
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the kind of the file says the kind of its result, which the compiler cannot follow over messages
      return (await answerOf(child, file, limits[file.kind], patience, options)) as ReadResult<File>;
    },
  };
}

function answerOf(
  child: ReaderProcess,
  file: ForeignFile,
  limits: ReadLimits,
  { every, looks }: Patience,
  { signal, tell }: ReadOptions,
): Promise<ReadResult> {
  return new Promise((resolve, reject) => {
    const parts = new Assembly();
    let isOver = false;
    const end = (settle: () => void): void => {
      isOver = true;
      clearTimeout(timer);
      clearInterval(looking);
      signal?.removeEventListener('abort', cancel);
      settle();
      child.kill();
    };
    const refuse = (code: RefusalCode, params: Readonly<Record<string, number>> = {}): void =>
      end(() => reject(new Refusal(code, params)));
    const cancel = (): void => refuse('read-cancelled');
    const timer = setTimeout(() => refuse('read-too-long', { seconds: limits.time / 1000 }), limits.time);
    signal?.addEventListener('abort', cancel);
    let silent = 0;
    const looking = setInterval(() => {
      silent += 1;
      if (silent > looks) refuse('reader-hangs');
    }, every);
    child.onMessage((message: ReaderMessage) => {
      silent = 0;
      switch (message.kind) {
        case 'alive':
          return;
        case 'progress':
          tell?.(message.progress);
          return;
        case 'items':
        case 'text':
        case 'bytes':
          parts.take(message);
          return;
        case 'result':
          end(() => resolve(parts.whole(message.result)));
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
    void sendTask(child, file, limits.memory, () => isOver);
  });
}

/** Sends a file in parts, with others answered in between. */
async function sendTask(
  child: ReaderProcess,
  file: ForeignFile,
  memory: number,
  isOver: () => boolean,
): Promise<void> {
  if (!('content' in file) || typeof file.content === 'string') {
    child.send({ kind: 'read', file, memory });
    return;
  }
  for (const bytes of bytesInParts(file.content)) {
    if (isOver()) return;
    child.send({ kind: 'bytes', bytes });
    await setImmediate();
  }
  child.send({ kind: 'read', file: { ...file, content: new Uint8Array() }, memory });
}

/** Reads in this very process, without limits: for tests of what is read. */
export const readerInPlace: Reader = {
  read: <File extends ForeignFile>(file: File, { tell }: ReadOptions = {}) =>
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the kind of the file says the kind of its result
    readForeign(file, tell ?? (() => undefined)) as Promise<ReadResult<File>>,
};
