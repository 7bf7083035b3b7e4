import { RPCLink } from '@orpc/client/message-port';
import { answerRead, beat } from '../../shared/contract/limits.ts';
import type { Line } from './line.ts';

export interface Rhythm {
  /** Milliseconds between two beats, and until another port is asked for where one is not answered. */
  readonly every: number;
  /** Milliseconds that a line has left to answer once another port was answered. */
  readonly grace: number;
}

const usualRhythm: Rhythm = { every: 3_000, grace: 1_000 };

/** Asks for another port to whatever service runs now, which is told once; answers how to ask no longer. */
export type AskForPort = (take: (port: MessagePort) => void) => () => void;

/**
 * A line over a port to the service. It opens once the service has answered: a port that was handed over while the service is
 * started again leads nowhere, and another one is asked for.
 *
 * Not every Chromium tells that a port is closed, so the line beats. It is not given up because beats are not answered: the
 * service may be deep in work, or the PC asleep. Another port is tried, and only where the service answers on that one,
 * and still not on this, is this one closed.
 */
export function openPortLine(ask: AskForPort, rhythm: Rhythm = usualRhythm): Promise<Line> {
  return new Promise((resolve) => {
    tryPorts(ask, rhythm.every, (port) => resolve(beating(port, ask, rhythm)));
  });
}

/** Tries one port after the other until one is answered; answers how to stop. */
function tryPorts(ask: AskForPort, every: number, answered: (port: BeatingPort) => void): () => void {
  let drop = (): void => undefined;
  const attempt = (): void => {
    drop();
    let tried: BeatingPort | null = null;
    const unask = ask((handed) => {
      const port = new BeatingPort(handed, () => {
        clearInterval(timer);
        answered(port);
      });
      tried = port;
      port.beat();
    });
    drop = () => {
      unask();
      tried?.close();
    };
  };
  const timer = setInterval(attempt, every);
  attempt();
  return () => {
    clearInterval(timer);
    drop();
  };
}

function beating(port: BeatingPort, ask: AskForPort, { every, grace }: Rhythm): Line {
  let isSilent = false;
  let trying: (() => void) | null = null;
  let last: ReturnType<typeof setTimeout> | undefined;
  const forgive = (): void => {
    isSilent = false;
    clearTimeout(last);
    trying?.();
    trying = null;
  };
  port.onSign = forgive;
  const timer = setInterval(() => {
    if (isSilent)
      trying ??= tryPorts(ask, every, (other) => {
        other.close();
        last = setTimeout(() => port.close(), grace);
      });
    isSilent = true;
    port.beat();
  }, every);
  void port.closed.then(() => {
    clearInterval(timer);
    forgive();
  });
  return { link: new RPCLink({ port }), closed: port.closed };
}

/** A port on which beats go to and fro beside the messages of calls. */
class BeatingPort {
  /** Told of whatever comes from the far end. */
  onSign: () => void;
  readonly closed: Promise<void>;
  readonly onMessage: { readonly addListener: (listener: (data: unknown) => void) => void };
  readonly onDisconnect: { readonly addListener: (listener: () => void) => void };
  readonly #port: MessagePort;
  readonly #close: () => void;

  constructor(port: MessagePort, onSign: () => void) {
    this.#port = port;
    this.onSign = onSign;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.closed = promise;
    this.#close = resolve;
    const listeners: ((data: unknown) => void)[] = [];
    this.onMessage = { addListener: (listener) => void listeners.push(listener) };
    this.onDisconnect = { addListener: (listener) => void promise.then(listener) };
    port.addEventListener('message', ({ data }) => {
      this.onSign();
      if (data === beat) return;
      port.postMessage(answerRead);
      for (const listener of listeners) listener(data);
    });
    port.addEventListener('close', () => resolve(), { once: true });
    port.start();
  }

  postMessage(data: unknown): void {
    this.#port.postMessage(data);
  }

  beat(): void {
    this.#port.postMessage(beat);
  }

  close(): void {
    this.#port.close();
    this.#close();
  }
}
