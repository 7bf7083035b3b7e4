import { ipcMain, MessageChannelMain, utilityProcess, type UtilityProcess, type WebContents } from 'electron';
import {
  BACKUP_AT_END,
  stopNowRequest,
  stopRequest,
  type ShellRequest,
} from '../../shared/contract/shell-messages.ts';
import { isFromPage } from './guards.ts';
import { isRunning } from './is-running.ts';
import type { AnswerWithPort } from './reader-process.ts';

export interface ServiceProcessOptions {
  readonly module: string;
  readonly args: readonly string[];
  readonly answer: (request: ShellRequest) => Promise<AnswerWithPort>;
  /** Whether a process of this id still runs. */
  readonly isRunning?: (pid: number) => boolean;
}

/** Milliseconds between an end and the next start, at most. */
const LONGEST_PAUSE = 10_000;
/** Milliseconds after which a service counts as running well: an end then is the first again. */
const RUNS_WELL = 30_000;
/** Milliseconds in which a service that is asked to end, and makes no backup, has closed its data; then it is ended. */
const STOP_LIMIT = 5_000;
/** Milliseconds that Windows' end of a session is held for the service: after five seconds Windows asks its user about the program. */
const HOLD_LIMIT = 4_000;

/**
 * The service in a process of its own: started, watched, and started again with growing pauses when it ends unasked.
 * The window notices that its port closed and asks for a new one; what was saved is kept, what was asked is asked again.
 */
export class ServiceProcess {
  readonly #options: ServiceProcessOptions;
  #child: UtilityProcess | null = null;
  #stopping = false;
  #restart: NodeJS.Timeout | null = null;
  #ends = 0;

  constructor(options: ServiceProcessOptions) {
    this.#options = options;
  }

  start(): void {
    const child = utilityProcess.fork(this.#options.module, [...this.#options.args], {
      serviceName: 'so-ngoai-vu-service',
    });
    this.#child = child;
    child.on('message', (request: ShellRequest) => {
      void this.#options.answer(request).then(({ port, ...answer }) => {
        child.postMessage(answer, port === undefined ? [] : [port]);
      });
    });
    const begun = Date.now();
    child.once('exit', () => {
      this.#child = null;
      if (this.#stopping) return;
      this.#ends = Date.now() - begun >= RUNS_WELL ? 1 : this.#ends + 1;
      this.#restart = setTimeout(() => this.start(), Math.min(100 * 2 ** this.#ends, LONGEST_PAUSE));
    });
  }

  /** Gives a window a new port whenever its own main frame asks for one. */
  serve(contents: WebContents): void {
    ipcMain.on('service-port', (event) => {
      if (!isFromPage(event, contents)) return;
      const { port1, port2 } = new MessageChannelMain();
      if (this.#child === null) port1.close();
      else this.#child.postMessage(null, [port1]);
      contents.postMessage('service-port', null, [port2]);
    });
  }

  /**
   * Asks the service to back up, close its data and end, and waits until it did; after a while it is ended as it is.
   * @param now there is no time for a backup, as when Windows logs off.
   */
  async stop(now: boolean): Promise<void> {
    this.#stopping = true;
    if (this.#restart !== null) clearTimeout(this.#restart);
    const child = this.#child;
    if (child === null) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(() => child.kill(), now ? STOP_LIMIT : BACKUP_AT_END + STOP_LIMIT);
      child.once('exit', () => {
        clearTimeout(timer);
        resolve();
      });
      child.postMessage(now ? stopNowRequest : stopRequest);
    });
  }

  /**
   * Lets nothing else happen here until a service that was asked to end has ended, or for four seconds: a process that
   * goes on meanwhile is ended by Windows together with the service.
   */
  hold(): void {
    const pid = this.#child?.pid;
    if (pid === undefined) return;
    const { isRunning: runs = isRunning } = this.#options;
    const cell = new Int32Array(new SharedArrayBuffer(4));
    for (const end = Date.now() + HOLD_LIMIT; runs(pid) && Date.now() < end;) Atomics.wait(cell, 0, 0, 20);
  }
}
