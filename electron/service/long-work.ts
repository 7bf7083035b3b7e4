import { Worker } from 'node:worker_threads';
import { copyOfStore } from '../../db/file/backup.ts';
import { assertSound, openForReading } from '../../db/file/open.ts';
import { keepFileFrom, takeFileOut, type KeptFromDisk } from '../../db/large-files.ts';
import { verifyFolder } from '../../db/verify/verify-store.ts';
import type { VerifyResult } from '../../shared/contract/data-faults.ts';
import { salvage, salvagedData, type Salvaged } from '../../db/rescue/salvage.ts';
import { deriveSalvaged } from '../../db/rescue/salvaged-store.ts';
import { goOn, takeAndReplay, type WayBack } from '../../db/rescue/ways-back.ts';
import { Refusal, type RefusalDetail } from '../../shared/contract/refusal.ts';
import type { Rescued } from '../../shared/contract/rescue.ts';
import type { WorkProgress } from '../../shared/contract/works.ts';
import { openSnapshot, type Moment } from '../../db/file/snapshot.ts';
import { readNow, type ReadingAnswer, type ReadingInput, type ReadingName } from './long-readings.ts';

/** Work that takes longer than a key press: done in a worker with its own connection, so that other calls go on. */
export type LongWork =
  | { readonly kind: 'verify'; readonly directory: string }
  /** Whether SQLite finds the register's file consistent. */
  | { readonly kind: 'soundness'; readonly directory: string }
  /** The copy that a backup is made of; it must be read back and named. */
  | { readonly kind: 'copy'; readonly directory: string; readonly target: string }
  /** What can be read in a data folder that cannot be opened, brought into `target`. */
  | { readonly kind: 'salvage'; readonly directory: string; readonly target: string; readonly now: Date }
  /** A way back for such a folder. */
  | { readonly kind: 'take' | 'go-on'; readonly way: WayBack }
  /** A large file that lies on the disk is kept in the database of files at `database`. */
  | { readonly kind: 'keep-file'; readonly database: string; readonly path: string }
  /** A large file of that database is laid on the disk. */
  | { readonly kind: 'take-out'; readonly database: string; readonly hash: string; readonly path: string }
  /** What reads much of the data, of one moment. */
  | {
      readonly kind: 'reading';
      readonly directory: string;
      readonly moment: Moment;
      readonly name: ReadingName;
      readonly input: ReadingInput<ReadingName>;
    };

interface Results {
  readonly verify: VerifyResult;
  readonly copy: null;
  readonly salvage: Salvaged;
  readonly take: Rescued;
  readonly 'go-on': Rescued;
  readonly soundness: null;
  readonly 'keep-file': KeptFromDisk;
  readonly 'take-out': null;
  readonly reading: ReadingAnswer<ReadingName>;
}
type ResultOf<Work extends LongWork> = Results[Work['kind']];

/** What a worker answers: the result, or the refusal, or an error that nobody expected. */
export type LongWorkAnswer =
  | { readonly progress: WorkProgress }
  | { readonly result: Results[keyof Results] }
  | { readonly refusal: RefusalDetail }
  | { readonly error: string };

/**
 * Does the work where it is called: in the worker, and in tests.
 * @param cancelled asked between the parts of work that has some.
 */
export async function doLongWork(
  work: LongWork,
  cancelled: () => boolean,
  tell: (progress: WorkProgress) => void = () => undefined,
): Promise<Results[keyof Results]> {
  switch (work.kind) {
    case 'verify':
      return verifyFolder(work.directory, () => {
        if (cancelled()) throw new Refusal('check-cancelled');
      });
    case 'soundness':
    case 'copy': {
      const store = openForReading({ directory: work.directory });
      try {
        if (work.kind === 'soundness') assertSound(store);
        else copyOfStore(store, work.target, cancelled);
        return null;
      } finally {
        store.close();
      }
    }
    case 'salvage': {
      const { directory, target, now } = work;
      const salvaged = salvage(directory, target, now, (done, total) => {
        if (cancelled()) throw new Refusal('work-cancelled');
        tell({ step: 'read', done, total });
      });
      deriveSalvaged(
        salvagedData(target),
        () => now,
        (share) => {
          if (cancelled()) throw new Refusal('work-cancelled');
          tell({ step: 'count', done: Math.floor(share * 100), total: 100 });
        },
      );
      return salvaged;
    }
    case 'take':
      return takeAndReplay(work.way, (done, total) => tell({ step: 'save', done, total }));
    case 'go-on':
      return { ...goOn(work.way), replay: null };
    case 'keep-file':
      return keepFileFrom(work.database, work.path);
    case 'take-out':
      takeFileOut(work.database, work.hash, work.path);
      return null;
    case 'reading': {
      const store = openSnapshot(work.directory, work.moment);
      try {
        return await readNow(store, work.name, work.input, { cancelled, tell });
      } finally {
        store.close();
      }
    }
    default:
      return work satisfies never;
  }
}

/** What a worker is started with. */
export interface WorkerTask {
  readonly work: LongWork;
  /** One number in shared memory; not 0 once the work is not wanted any more. */
  readonly cancelled: Int32Array;
}

/** Readings that are done at the same time; more wait for their turn, so that what they hold does not add up. */
const AT_ONCE = 2;
const waiting: (() => void)[] = [];
let running = 0;

/** Settles when a reading may begin; what was cancelled while it waited is refused then. */
async function place(signal: AbortSignal | undefined): Promise<void> {
  if (running < AT_ONCE) {
    running += 1;
    return;
  }
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const begin = (): void => resolve(true);
  const giveUp = (): void => resolve(false);
  waiting.push(begin);
  signal?.addEventListener('abort', giveUp);
  const isMine = await promise;
  signal?.removeEventListener('abort', giveUp);
  if (isMine) return;
  const at = waiting.indexOf(begin);
  // The place may have come in the same moment.
  if (at < 0) leave();
  else waiting.splice(at, 1);
  throw new Refusal('work-cancelled');
}

/** The place goes to who waits longest, or is free. */
function leave(): void {
  const next = waiting.shift();
  if (next === undefined) running -= 1;
  else next();
}

/** Megabytes that a reading may hold of its own; of what is new little, so that what it lets go of is taken back soon. */
const MEMORY = { maxOldGenerationSizeMb: 288, maxYoungGenerationSizeMb: 8 };

/**
 * Has the work done in the worker at `address`; null does it here. Of readings two are done at a time, the rest wait.
 * @param signal ends work that has parts at the next one; the answer is waited for, so that no file is held after it.
 * @param tell is told how far work is that tells it.
 * @throws Refusal `work-ended` when the worker dies, `work-cancelled`, and as the work itself.
 */
export async function runLongWork<Work extends LongWork>(
  address: URL | null,
  work: Work,
  signal?: AbortSignal,
  tell: (progress: WorkProgress) => void = () => undefined,
): Promise<ResultOf<Work>> {
  if (address === null)
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the kind of the work says the kind of its result, which the compiler cannot follow
    return (await doLongWork(work, () => signal?.aborted === true, tell)) as ResultOf<Work>;
  if (work.kind !== 'reading') return inWorker(address, work, signal, tell);
  tell({ step: 'wait', done: 0, total: 0 });
  await place(signal);
  try {
    if (signal?.aborted === true) throw new Refusal('work-cancelled');
    tell({ step: 'write', done: 0, total: 0 });
    return await inWorker(address, work, signal, tell);
  } finally {
    leave();
  }
}

async function inWorker<Work extends LongWork>(
  address: URL,
  work: Work,
  signal: AbortSignal | undefined,
  tell: (progress: WorkProgress) => void,
): Promise<ResultOf<Work>> {
  const cancelled = new Int32Array(new SharedArrayBuffer(4));
  const cancel = (): void => void Atomics.store(cancelled, 0, 1);
  if (signal?.aborted === true) cancel();
  signal?.addEventListener('abort', cancel);
  const { promise, resolve, reject } = Promise.withResolvers<LongWorkAnswer>();
  const task: WorkerTask = { work, cancelled };
  const worker = new Worker(address, {
    workerData: task,
    ...(work.kind === 'reading' ? { resourceLimits: MEMORY } : {}),
  });
  worker.on('message', (answer: LongWorkAnswer) => {
    if ('progress' in answer) tell(answer.progress);
    else resolve(answer);
  });
  worker.once('error', (error) => reject(new Refusal('work-ended', {}, [], error)));
  // Only then its files are closed for sure.
  const ended = new Promise<void>((settle) => {
    worker.once('exit', () => {
      reject(new Refusal('work-ended'));
      settle();
    });
  });
  try {
    const answer = await promise;
    await ended;
    if ('refusal' in answer)
      throw new Refusal(answer.refusal.code, answer.refusal.params, answer.refusal.issues);
    if ('error' in answer) throw new Error(answer.error);
    if ('progress' in answer) throw new Error('Progress is no answer.');
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the kind of the work says the kind of its result, which the compiler cannot follow over the worker's port
    return answer.result as ResultOf<Work>;
  } finally {
    signal?.removeEventListener('abort', cancel);
  }
}
