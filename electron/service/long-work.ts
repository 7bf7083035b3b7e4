import { Worker } from 'node:worker_threads';
import { backUp, type BackupFacts } from '../../db/file/backup.ts';
import { openForReading } from '../../db/file/open.ts';
import { verifyStore, type VerifyResult } from '../../db/file/verify.ts';
import { Refusal, type RefusalDetail } from '../../shared/contract/refusal.ts';
import type { ReportModel } from '../../shared/report/report-model.ts';
import { writeDocument, type WrittenFormat } from './documents/make-document.ts';

/** Work that takes longer than a key press: done in a worker with its own connection, so that other calls go on. */
export type LongWork =
  | { readonly kind: 'verify'; readonly directory: string }
  | { readonly kind: 'backup'; readonly directory: string; readonly target: string }
  | { readonly kind: 'document'; readonly model: ReportModel; readonly format: WrittenFormat };

interface Results {
  readonly verify: VerifyResult;
  readonly backup: BackupFacts;
  readonly document: Uint8Array;
}
type ResultOf<Work extends LongWork> = Results[Work['kind']];

/** What a worker answers: the result, or the refusal, or an error that nobody expected. */
export type LongWorkAnswer =
  | { readonly result: Results[keyof Results] }
  | { readonly refusal: RefusalDetail }
  | { readonly error: string };

/** Does the work where it is called: in the worker, and in tests. */
export async function doLongWork(work: LongWork): Promise<Results[keyof Results]> {
  switch (work.kind) {
    case 'verify':
    case 'backup': {
      const store = openForReading({ directory: work.directory });
      try {
        return work.kind === 'verify' ? verifyStore(store) : backUp(store, work.target);
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

/**
 * Has the work done in the worker at `address`; null does it here.
 * @throws Refusal as the work itself.
 */
export async function runLongWork<Work extends LongWork>(
  address: URL | null,
  work: Work,
): Promise<ResultOf<Work>> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the kind of the work says the kind of its result, which the compiler cannot follow
  if (address === null) return (await doLongWork(work)) as ResultOf<Work>;
  const answer = await new Promise<LongWorkAnswer>((resolve, reject) => {
    const worker = new Worker(address, { workerData: work });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('The worker ended without an answer.')));
  });
  if ('refusal' in answer)
    throw new Refusal(answer.refusal.code, answer.refusal.params, answer.refusal.issues);
  if ('error' in answer) throw new Error(answer.error);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the kind of the work says the kind of its result, which the compiler cannot follow over the worker's port
  return answer.result as ResultOf<Work>;
}
