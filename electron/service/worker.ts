import { parentPort, workerData } from 'node:worker_threads';
import { asRefusal } from '../../db/file/refusing.ts';
import { Refusal } from '../../shared/contract/refusal.ts';
import { doLongWork, type LongWorkAnswer, type WorkerTask } from './long-work.ts';

// One worker does one piece of work, answers and ends.
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only `runLongWork` starts this worker
const { work, cancelled } = workerData as WorkerTask;
const answer = await doLongWork(
  work,
  () => Atomics.load(cancelled, 0) !== 0,
  (progress) => parentPort?.postMessage({ progress } satisfies LongWorkAnswer),
).then(
  (result): LongWorkAnswer => ({ result }),
  (thrown: unknown): LongWorkAnswer => {
    const error = asRefusal(thrown);
    if (error instanceof Refusal) return { refusal: error.detail };
    return { error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  },
);
// Documents are handed over, not copied.
parentPort?.postMessage(answer, 'result' in answer ? buffersOf(answer.result) : []);

function buffersOf(result: unknown): readonly ArrayBuffer[] {
  const parts = Array.isArray(result) ? result : [result];
  return parts.flatMap((part: unknown) =>
    part instanceof Uint8Array &&
    part.buffer instanceof ArrayBuffer &&
    part.byteLength === part.buffer.byteLength
      ? [part.buffer]
      : [],
  );
}
