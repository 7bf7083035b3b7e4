import { MessageChannelMain, utilityProcess, type MessagePortMain, type UtilityProcess } from 'electron';
import type { ReaderRequest, ShellAnswer } from '../../shared/contract/shell-messages.ts';

/** An answer to the service with a port that goes along. */
export type AnswerWithPort = ShellAnswer & { readonly port?: MessagePortMain };

/**
 * Processes that read strangers' files for the service, one a file: the service cannot start processes itself, and an
 * ended one takes nothing with it. The service speaks with each over a port of their own.
 */
export class ReaderProcesses {
  readonly #module: string;
  readonly #running = new Map<string, UtilityProcess>();

  constructor(module: string) {
    this.#module = module;
  }

  answer({ id, kind, reader }: ReaderRequest): Promise<AnswerWithPort> {
    switch (kind) {
      case 'start-reader':
        return Promise.resolve({ id, port: this.#start(reader) });
      case 'await-reader':
        return this.#ended(reader).then(() => ({ id }));
      case 'end-reader':
        end(this.#running.get(reader));
        return Promise.resolve({ id });
      default:
        return kind satisfies never;
    }
  }

  /** Ends what still reads: with the service that asked for it nobody waits any more. */
  endAll(): void {
    for (const child of this.#running.values()) end(child);
  }

  #start(name: string): MessagePortMain {
    const child = utilityProcess.fork(this.#module, [], { serviceName: 'so-ngoai-vu-reader' });
    this.#running.set(name, child);
    child.once('exit', () => this.#running.delete(name));
    const { port1, port2 } = new MessageChannelMain();
    child.postMessage(null, [port2]);
    return port1;
  }

  #ended(name: string): Promise<void> {
    const child = this.#running.get(name);
    if (child === undefined) return Promise.resolve();
    return new Promise((resolve) => child.once('exit', () => resolve()));
  }
}

/** At once, whatever it does: where `kill` only asks (SIGTERM), one that hangs does not hear it. */
function end(child: UtilityProcess | undefined): void {
  if (child === undefined) return;
  const { pid } = child;
  child.kill();
  if (pid === undefined) return;
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It is gone already.
  }
}
