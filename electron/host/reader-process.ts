import { fork } from 'node:child_process';
import type { ReaderMessage, ReaderProcess } from '../service/reader/reader-messages.ts';

/** Starts the reader of one stranger's file as a process of plain Node. */
export function startReaderProcess(module: URL): ReaderProcess {
  const child = fork(module, [], {
    // Bytes cross as bytes.
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    execArgv: [],
  });
  // A task that cannot be sent any more is answered by the end of the process.
  const unsent = (): void => undefined;
  return {
    send: (task) => void child.send(task, unsent),
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the child is our own reader
    onMessage: (listener) => void child.on('message', (message) => listener(message as ReaderMessage)),
    onEnd(listener) {
      child.once('exit', listener);
      child.once('error', listener);
    },
    kill: () => void child.kill('SIGKILL'),
  };
}
