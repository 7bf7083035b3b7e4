import { randomUUID } from 'node:crypto';
import type { ReaderRequest, ShellAnswer } from '../../../shared/contract/shell-messages.ts';
import type { ReaderMessage, ReaderProcess, ReaderTask } from './reader-messages.ts';

/** A port to the reader process, as Electron gives it; typed here, so that the service knows no Electron. */
export interface ReaderPort {
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): unknown;
  postMessage(message: unknown): void;
  start(): void;
}

/** Starts a reader process by way of the shell: only the shell can start processes in the packaged program. */
export function readerOverShell(
  ask: (request: Omit<ReaderRequest, 'id'>, take: (answer: ShellAnswer, port?: ReaderPort) => void) => void,
): ReaderProcess {
  const reader = randomUUID();
  const listeners: ((message: ReaderMessage) => void)[] = [];
  let port: ReaderPort | null = null;
  const unsent: ReaderTask[] = [];
  ask({ kind: 'start-reader', reader }, (_answer, handed) => {
    if (handed === undefined) return;
    port = handed;
    handed.on('message', ({ data }) => {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the other end of this port is our own reader
      for (const listener of listeners) listener(data as ReaderMessage);
    });
    handed.start();
    for (const task of unsent.splice(0)) handed.postMessage(task);
  });
  return {
    send(task) {
      // The port comes with the shell's answer.
      if (port === null) unsent.push(task);
      else port.postMessage(task);
    },
    onMessage: (listener) => void listeners.push(listener),
    onEnd: (listener) => ask({ kind: 'await-reader', reader }, () => listener()),
    kill: () => ask({ kind: 'end-reader', reader }, () => undefined),
  };
}
