import type { ReaderMessage, ReaderTask } from './reader-messages.ts';

/** The line from a reader process to the service that it reads for. */
export interface ParentLine {
  send(message: ReaderMessage): void;
  onTask(listener: (task: ReaderTask) => void): void;
  /** Told when nobody waits for an answer any more. */
  onClose(listener: () => void): void;
}

/** A port as Electron gives it to a utility process; typed here, so that the service knows no Electron. */
interface Port {
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): void;
  on(event: 'close', listener: () => void): void;
  postMessage(message: unknown): void;
  start(): void;
}
interface ShellPort {
  once(event: 'message', listener: (event: { readonly ports: readonly Port[] }) => void): void;
}

declare const process: NodeJS.Process & { readonly parentPort?: ShellPort };

/** A port to the service from the shell's first message, or the pipe to the host that forked this process. */
export async function parentLine(): Promise<ParentLine> {
  const { parentPort } = process;
  return parentPort === undefined ? forkedLine() : portLine(await handedPort(parentPort));
}

function handedPort(shell: ShellPort): Promise<Port> {
  return new Promise((resolve, reject) =>
    shell.once('message', ({ ports: [port] }) => {
      if (port === undefined) reject(new Error('The shell gave no port.'));
      else resolve(port);
    }),
  );
}

function portLine(port: Port): ParentLine {
  return {
    send: (message) => port.postMessage(message),
    onTask(listener) {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the parent is our own service
      port.on('message', ({ data }) => listener(data as ReaderTask));
      port.start();
    },
    onClose: (listener) => port.on('close', listener),
  };
}

function forkedLine(): ParentLine {
  return {
    send: (message) => void process.send?.(message),
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the parent is our own service
    onTask: (listener) => void process.on('message', (task) => listener(task as ReaderTask)),
    onClose: (listener) => void process.on('disconnect', listener),
  };
}
