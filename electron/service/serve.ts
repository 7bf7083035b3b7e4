import { RPCHandler } from '@orpc/server/message-port';
import type { StandardHandleResult } from '@orpc/server/standard';
import type { WebSocket } from 'ws';
import { inTurn } from '../../db/ledger/in-steps.ts';
import { answerRead, beat, CALLS_LIMIT } from '../../shared/contract/limits.ts';
import type { RefusalDetail } from '../../shared/contract/refusal.ts';
import { LineGate, type FarEnd } from './line/line-gate.ts';
import { readMessage } from './line/read-message.ts';
import { answering, refusalAnswer } from './router/answering.ts';
import type { Service } from './service.ts';

export type ServiceSocket = Pick<WebSocket, 'addEventListener' | 'send' | 'pause' | 'resume' | 'terminate'>;
/** A port of the web or of Electron's main process. */
export type ServicePort =
  | Pick<MessagePort, 'addEventListener' | 'postMessage' | 'close'>
  | {
      on(event: 'message', listener: (event: { readonly data: unknown }) => void): unknown;
      on(event: 'close', listener: () => void): unknown;
      postMessage: (message: unknown) => void;
      close: () => void;
    };

/** What the handlers of one line have in common. */
interface LineContext {
  /** Calls that are under way. */
  underWay: number;
}

/** Ways to reach a service: a WebSocket in the host, a MessagePort in the program. Both have the same limits. */
export function serving(
  service: Service,
  /** Milliseconds that a client may leave answers unread while it asks for more. */
  patience?: number,
): {
  readonly socket: (socket: ServiceSocket) => void;
  readonly port: (port: ServicePort) => void;
} {
  const handler = new RPCHandler<LineContext>(service.router, {
    rootInterceptors: [
      async (asked) => {
        const { context } = asked;
        if (context.underWay >= CALLS_LIMIT)
          return refusedAnswer({ code: 'too-many-calls', params: {}, issues: [] });
        context.underWay += 1;
        try {
          return typed(await asked.next());
        } finally {
          context.underWay -= 1;
        }
      },
    ],
    clientInterceptors: [
      ({ next }: { next: () => Promise<unknown> }) =>
        answering(service.state, () => inTurn(() => service.state.store, next)),
    ],
  });
  /** Serves one line, and answers what it is to be told. */
  const open = (end: FarEnd): { readonly message: (raw: unknown) => void; readonly closed: () => void } => {
    let handle: (event?: { data: unknown }) => void = () => undefined;
    let forget: () => void = () => undefined;
    const gate = new LineGate(
      end,
      (raw) => {
        const read = readMessage(raw);
        if ('message' in read) handle({ data: read.message });
        else {
          const answer = { i: read.id, p: { s: 422, b: { json: refusalAnswer(read.refusal), meta: [] } } };
          gate.send(JSON.stringify(answer));
        }
      },
      patience,
    );
    handler.upgrade(
      {
        on: (event: string, listener: (event?: { data: unknown }) => void) => {
          if (event === 'message') handle = listener;
          else forget = () => listener();
        },
        postMessage: (message: string | ArrayBuffer) => gate.send(message),
      },
      { context: { underWay: 0 } },
    );
    return {
      message: (raw) => gate.receive(raw),
      closed: () => {
        gate.close();
        forget();
      },
    };
  };
  return {
    socket(socket) {
      const line = open({
        send: (message, left) => socket.send(message, () => left()),
        pause: () => socket.pause(),
        resume: () => socket.resume(),
        drop: () => socket.terminate(),
      });
      socket.addEventListener('message', ({ data }) => line.message(data));
      socket.addEventListener('close', () => line.closed());
    },
    port(port) {
      /** Of each answer that the far end did not say it has read, in order, what is to be called then. */
      const unread: (() => void)[] = [];
      const line = open({
        send(message, left) {
          unread.push(left);
          port.postMessage(message);
        },
        drop: () => port.close(),
      });
      const take = (data: unknown): void => {
        if (data === answerRead) unread.shift()?.();
        else if (data === beat) port.postMessage(beat);
        else line.message(data);
      };
      // A port of Node has both, and hands `on` the message without an event around it.
      if ('addEventListener' in port) {
        port.addEventListener('message', ({ data }) => take(data));
        port.addEventListener('close', () => line.closed());
      } else {
        port.on('message', ({ data }) => take(data));
        port.on('close', () => line.closed());
      }
    },
  };
}

/** Every answer that is no result is a refusal of the contract, also of what no handler saw. */
function typed(answer: StandardHandleResult): StandardHandleResult {
  if (answer.matched && answer.response.status !== 400) return answer;
  return refusedAnswer({ code: 'message-invalid', params: {}, issues: [] });
}

function refusedAnswer(detail: RefusalDetail): StandardHandleResult {
  return {
    matched: true,
    response: { status: 422, headers: {}, body: { json: refusalAnswer(detail), meta: [] } },
  };
}
