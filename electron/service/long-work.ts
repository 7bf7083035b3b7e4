import { Worker } from 'node:worker_threads';
import { copyOfStore } from '../../db/file/backup.ts';
import { openForReading } from '../../db/file/open.ts';
import { verifyStore } from '../../db/verify/verify-store.ts';
import type { VerifyResult } from '../../shared/contract/data-faults.ts';
import { Refusal, type RefusalDetail } from '../../shared/contract/refusal.ts';
import type { ReportModel } from '../../shared/report/report-model.ts';
import { writeDocument, type WrittenFormat } from './documents/make-document.ts';

/** Work that takes longer than a key press: done in a worker with its own connection, so that other calls go on. */
export type LongWork =
  | { readonly kind: 'verify'; readonly directory: string }
  /** The copy that a backup is made of; it must be read back and named. */
  | { readonly kind: 'copy'; readonly directory: string; readonly target: string }
  | { readonly kind: 'document'; readonly model: ReportModel; readonly format: WrittenFormat };

interface Results {
  readonly verify: VerifyResult;
  readonly copy: null;
  readonly document: Uint8Array;
}
type ResultOf<Work extends LongWork> = Results[Work['kind']];

/** What a worker answers: the result, or the refusal, or an error that nobody expected. */
export type LongWorkAnswer =
  | { readonly result: Results[keyof Results] }
  | { readonly refusal: RefusalDetail }
  | { readonly error: string };

/**
 * Does the work where it is called: in the worker, and in tests.
 * @param cancelled asked between the parts of work that has some.
 */
export async function doLongWork(work: LongWork, cancelled: () => boolean): Promise<Results[keyof Results]> {
  switch (work.kind) {
    case 'verify':
    case 'copy': {
      const store = openForReading({ directory: work.directory });
      try {
        if (work.kind === 'verify')
          return verifyStore(store, () => {
            if (cancelled()) throw new Refusal('check-cancelled');
          });
        copyOfStore(store, work.target, cancelled);
        return null;
      } finally {
        store.close();
      }
    }
    case 'document':
      return writeDocument(work.model, work.format);
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

/**
 * Has the work done in the worker at `address`; null does it here.
 * @param signal ends work that has parts at the next one; the answer is waited for, so that no file is held after it.
 * @throws Refusal as the work itself.
 */
export async function runLongWork<Work extends LongWork>(
  address: URL | null,
  work: Work,
  signal?: AbortSignal,
): Promise<ResultOf<Work>> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the kind of the work says the kind of its result, which the compiler cannot follow
  if (address === null) return (await doLongWork(work, () => signal?.aborted === true)) as ResultOf<Work>;
  const cancelled = new Int32Array(new SharedArrayBuffer(4));
  const cancel = (): void => void Atomics.store(cancelled, 0, 1);
  if (signal?.aborted === true) cancel();
  signal?.addEventListener('abort', cancel);
  const answer = await new Promise<LongWorkAnswer>((resolve, reject) => {
    const task: WorkerTask = { work, cancelled };
    const worker = new Worker(address, { workerData: task });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('The worker ended without an answer.')));
  }).finally(() => signal?.removeEventListener('abort', cancel));
  if ('refusal' in answer)
    throw new Refusal(answer.refusal.code, answer.refusal.params, answer.refusal.issues);
  if ('error' in answer) throw new Error(answer.error);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the kind of the work says the kind of its result, which the compiler cannot follow over the worker's port
  return answer.result as ResultOf<Work>;
}
