import { createORPCClient, type ClientLink } from '@orpc/client';
import { RPCLink as SocketLink } from '@orpc/client/websocket';
import type { ContractRouterClient } from '@orpc/contract';
import type { AppContract } from '../../shared/contract/contract.ts';
import { MESSAGE_LIMIT, SOCKET_PROTOCOL } from '../../shared/contract/limits.ts';
import { Refusal } from '../../shared/contract/refusal.ts';
import { portHandOver, portRequest } from '../../shared/contract/shell-messages.ts';
import { AskedAhead } from './asked-ahead.ts';
import { HeldDrafts, heldDrafts } from './held-drafts.ts';
import type { Line } from './line.ts';
import { openPortLine, type AskForPort } from './port-line.ts';

export type Client = ContractRouterClient<AppContract>;
export type ConnectionState = 'connecting' | 'connected' | 'lost';

export interface Connection {
  readonly client: Client;
  /** For calls without an input, made before the screen that needs them is there: its first same call takes the answer. */
  readonly ahead: Client;
  readonly state: () => ConnectionState;
  /** Tells each change; answers how to stop. */
  readonly onState: (listener: () => void) => () => void;
  /** Tells again and again while a call is kept waiting; answers how to stop. */
  readonly onWaiting: (listener: () => void) => () => void;
}

export interface ConnectionOptions {
  /** Opens a line; rejects when the service cannot be reached. */
  readonly open: () => Promise<Line>;
  /** Waits between attempts; tests pass their own. */
  readonly pause: (attempt: number) => Promise<void>;
  /** Milliseconds after which, and at which, a call that is not answered is told as waiting. */
  readonly patience?: number;
  /** Attempts in a row before a waiting call is refused. */
  readonly attempts: number;
  /** Where drafts are held that the service cannot keep. */
  readonly held?: HeldDrafts;
}

type CallParts = Parameters<ClientLink<Record<never, never>>['call']>;

/** Milliseconds. */
const PATIENCE = 700;
/** The call after which another person works on this PC. */
const CHANGE_OF_ACTOR = 'actors.change';

/**
 * A client whose line is renewed when it is lost. A call that was under way is made again on the new line: reading
 * calls change nothing, and every writing call carries an id under which the service acts once.
 * A call is refused with `connection-lost` after `attempts` attempts; it never hangs.
 */
export function connect(options: ConnectionOptions): Connection {
  let state: ConnectionState = 'connecting';
  const listeners = new Set<() => void>();
  const change = (next: ConnectionState): void => {
    if (state === next) return;
    state = next;
    for (const listener of listeners) listener();
  };
  let current: Promise<Line> | null = null;
  const waiting = new Set<() => void>();
  /** Tells that a call waits until its timer is cleared. The status itself, asked for then, does not wait. */
  const tellWaiting = (path: readonly string[]): ReturnType<typeof setInterval> | undefined =>
    path.join('.') === 'app.status'
      ? undefined
      : setInterval(() => {
          for (const listener of waiting) listener();
        }, options.patience ?? PATIENCE);

  const open = async (): Promise<Line> => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        const line = await options.open();
        change('connected');
        void line.closed.then(() => {
          current = null;
          change('lost');
          // Renewed at once, so that the window knows whether the service lives.
          void lineNow().catch(() => undefined);
        });
        return line;
      } catch (error) {
        change('lost');
        if (attempt >= options.attempts) throw new Refusal('connection-lost', {}, [], error);
        await options.pause(attempt);
      }
    }
  };
  const lineNow = (): Promise<Line> => {
    current ??= open().catch((error: unknown) => {
      current = null;
      throw error;
    });
    return current;
  };

  const answered = async (...[path, input, callOptions]: CallParts): Promise<unknown> => {
    for (let attempt = 1; ; attempt += 1) {
      const line = await lineNow();
      const lost = Symbol('lost');
      const answer = line.link.call(path, input, callOptions);
      // The answer may fail because the line went away: then the line decides.
      const outcome = await Promise.race([
        answer.then(
          (value) => ({ value }),
          (error: unknown) => ({ error }),
        ),
        line.closed.then(() => lost),
      ]);
      if (outcome !== lost && typeof outcome === 'object') {
        if ('value' in outcome) return outcome.value;
        if (!(await isClosing(line))) throw outcome.error;
      }
      if (attempt >= options.attempts) throw new Refusal('connection-lost');
    }
  };
  const underWay = new Set<Promise<unknown>>();
  /** Settles when the change of who works here is through; null while none is asked for. */
  let changing: Promise<unknown> | null = null;
  /** What was asked before another person works here is that of who asked, and what is asked after is the other's. */
  const inTurn = async (...call: CallParts): Promise<unknown> => {
    const name = call[0].join('.');
    if (name === 'app.status') return answered(...call);
    if (changing !== null) await changing.catch(() => undefined);
    if (name !== CHANGE_OF_ACTOR) return answered(...call);
    const before = [...underWay];
    const change = Promise.allSettled(before).then(() => answered(...call));
    changing = change;
    try {
      return await change;
    } finally {
      if (changing === change) changing = null;
    }
  };
  const link: ClientLink<Record<never, never>> = {
    async call(path, input, callOptions) {
      const timer = tellWaiting(path);
      const answer = inTurn(path, input, callOptions);
      // A change that waits for the calls before it is none of them.
      if (path.join('.') !== CHANGE_OF_ACTOR) underWay.add(answer);
      try {
        return await answer;
      } finally {
        underWay.delete(answer);
        clearInterval(timer);
      }
    },
  };
  const asked = new AskedAhead();
  return {
    client: createORPCClient((options.held ?? new HeldDrafts()).holding(asked.taking(link))),
    ahead: createORPCClient(asked.asking(link)),
    state: () => state,
    onState: (listener) => listening(listeners, listener),
    onWaiting: (listener) => listening(waiting, listener),
  };
}

function listening(listeners: Set<() => void>, listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Whether a line is closed by now, or closes within the same turn. */
async function isClosing(line: Line): Promise<boolean> {
  return Promise.race([
    line.closed.then(() => true),
    new Promise<boolean>((resolve) => setTimeout(() => resolve(false), 0)),
  ]);
}

/** A line over a WebSocket of the host that served this page. */
function openSocketLine(address: string, session: string): Promise<Line> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(address, [SOCKET_PROTOCOL, session]);
    const closed = new Promise<void>((settle) =>
      socket.addEventListener('close', () => settle(), { once: true }),
    );
    const link = new SocketLink({ websocket: boundedSocket(socket) });
    socket.addEventListener('open', () => resolve({ link, closed }), { once: true });
    socket.addEventListener('error', () => reject(new Refusal('connection-lost')), { once: true });
  });
}

type Sending = ConstructorParameters<typeof SocketLink>[0]['websocket'];

/** The same socket, on which a message that the service would not take is refused before it is sent. */
function boundedSocket(socket: WebSocket): Sending {
  return {
    get readyState() {
      return socket.readyState;
    },
    addEventListener: socket.addEventListener.bind(socket),
    removeEventListener: socket.removeEventListener.bind(socket),
    send: (message) => {
      if (typeof message === 'string') assertSendable(message);
      socket.send(message);
    },
  };
}

/** @throws Refusal `message-too-large`. */
function assertSendable(message: string): void {
  // A unit of text is three bytes at most.
  if (message.length * 3 > MESSAGE_LIMIT && new Blob([message]).size > MESSAGE_LIMIT)
    throw new Refusal('message-too-large', { limit: MESSAGE_LIMIT / 1024 / 1024 });
}

/** Ports that the preload hands over on request. */
function askPreload(page: Window): AskForPort {
  return (taken) => {
    const unask = (): void => page.removeEventListener('message', take);
    const take = (event: MessageEvent<unknown>): void => {
      const [port] = event.ports;
      if (event.source !== page || event.data !== portHandOver || port === undefined) return;
      unask();
      taken(port);
    };
    page.addEventListener('message', take);
    page.postMessage(portRequest, page.origin);
    return unask;
  };
}

/** The connection of this window: a port in the program, a socket with the session of `sessionWithHost` in the browser. */
export function connectWindow(session: string | null): Connection {
  const address = `${window.location.origin.replace(/^http/, 'ws')}/rpc`;
  return connect({
    open: () => (session === null ? openPortLine(askPreload(window)) : openSocketLine(address, session)),
    pause: (attempt) => new Promise((resolve) => setTimeout(resolve, Math.min(200 * 2 ** attempt, 3_000))),
    attempts: 8,
    held: heldDrafts,
  });
}
