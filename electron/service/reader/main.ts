import { isMainThread, parentPort as watcher, Worker, workerData } from 'node:worker_threads';
import { Refusal } from '../../../shared/contract/refusal.ts';
import type { ForeignFile } from './foreign-file.ts';
import { parentLine } from './parent-line.ts';
import { readForeign } from './read-foreign.ts';
import { joinBytes } from '../pictures/join-bytes.ts';
import { ALIVE_EVERY, AnswerParts, type ReaderMessage, type ReaderTask } from './reader-messages.ts';

/** Milliseconds between two looks at the memory: little grows in it beyond what a PC has to spare. */
const LOOK_EVERY = 25;
/** Milliseconds that the last message has to leave before the process is gone. */
const LAST_WORDS = 100;

/*
 * The process that reads one stranger's file. Its first thread only watches, so that it sees the memory grow while the second
 * one is deep in a parser: the limit of a worker counts the heap alone, not the buffers that an unpacked file fills.
 */
if (isMainThread) await watch();
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only our own reader starts this worker
else await work(workerData as ForeignFile);

async function watch(): Promise<void> {
  const line = await parentLine();
  line.onClose(endNow);
  setInterval(() => line.send({ kind: 'alive' }), ALIVE_EVERY);
  const bytes: Uint8Array[] = [];
  line.onTask((task: ReaderTask) => {
    if (task.kind === 'bytes') {
      bytes.push(task.bytes);
      return;
    }
    const { memory } = task;
    const file = withBytes(task.file, bytes.splice(0));
    let told = false;
    const last = (message: ReaderMessage): void => {
      if (told) return;
      told = true;
      clearInterval(looking);
      line.send(message);
      setTimeout(endNow, LAST_WORDS);
    };
    const looking = setInterval(() => {
      if (process.memoryUsage.rss() > memory) last({ kind: 'over-memory' });
    }, LOOK_EVERY);
    const worker = new Worker(new URL(import.meta.url), {
      workerData: file,
      transferList: transferred(file),
      resourceLimits: { maxOldGenerationSizeMb: Math.ceil(memory / 1024 ** 2) },
    });
    worker.on('message', (message: ReaderMessage) => {
      if (isOnTheWay(message)) line.send(message);
      else answered(message);
    });
    worker.on('error', (error: Error & { readonly code?: string }) =>
      last(
        error.code === 'ERR_WORKER_OUT_OF_MEMORY'
          ? { kind: 'over-memory' }
          : { kind: 'error', text: error.stack ?? error.message },
      ),
    );
    // The service ends this process once it holds the answer, however long that takes to cross.
    const answered = (message: ReaderMessage): void => {
      told = true;
      clearInterval(looking);
      line.send(message);
    };
  });
}

/** The file with the bytes that came before it; a text that was pasted stays. */
const withBytes = (file: ForeignFile, bytes: readonly Uint8Array[]): ForeignFile =>
  'content' in file && typeof file.content !== 'string' ? { ...file, content: joinBytes(bytes) } : file;

/** The bytes of a file go to whoever reads it, and are held once. */
const transferred = (file: ForeignFile): ArrayBuffer[] =>
  'content' in file && file.content instanceof Uint8Array && file.content.buffer instanceof ArrayBuffer
    ? [file.content.buffer]
    : [];

/** Whether more follows behind a message. */
const isOnTheWay = ({ kind }: ReaderMessage): boolean =>
  kind === 'progress' || kind === 'items' || kind === 'text' || kind === 'bytes';

/** Not `process.exit`: that waits for the other thread to come out of native code. */
function endNow(): void {
  process.kill(process.pid, 'SIGKILL');
}

async function work(file: ForeignFile): Promise<void> {
  const tell = (message: ReaderMessage): void => watcher?.postMessage(message);
  try {
    const answer = new AnswerParts(tell);
    const result = await readForeign(
      file,
      (progress) => tell({ kind: 'progress', progress }),
      (rows) => answer.items('rows', rows),
    );
    answer.result(result);
  } catch (error) {
    if (error instanceof Refusal) tell({ kind: 'refusal', detail: error.detail });
    else throw error;
  }
}
