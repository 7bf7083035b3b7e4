import { RPCHandler as PortHandler } from '@orpc/server/message-port';
import { RPCHandler as SocketHandler } from '@orpc/server/ws';
import { inTurn } from '../../db/ledger/in-steps.ts';
import { answering } from './router/answering.ts';
import type { Service } from './service.ts';
import type { ServiceState } from './service-state.ts';

export type ServiceSocket = Parameters<SocketHandler<Record<never, never>>['upgrade']>[0];
export type ServicePort = Parameters<PortHandler<Record<never, never>>['upgrade']>[0];

/** Ways to reach a service: a WebSocket in the host, a MessagePort in the program. */
export function serving(service: Service): {
  readonly socket: (socket: ServiceSocket) => void;
  readonly port: (port: ServicePort) => void;
} {
  const options = {
    clientInterceptors: [
      ({ next, path }: { next: () => Promise<unknown>; path: readonly string[] }) =>
        answering(service.state, async () => {
          await turnOf(service.state, path);
          return inTurn(() => service.state.store, next);
        }),
    ],
  };
  const sockets = new SocketHandler(service.router, options);
  const ports = new PortHandler(service.router, options);
  return {
    socket: (socket) => void sockets.upgrade(socket, { context: {} }),
    port: (port) => ports.upgrade(port, { context: {} }),
  };
}

/** Settles when a call may be carried out: only the status, which tells how far it is, is not kept waiting by a recount. */
async function turnOf(state: ServiceState, path: readonly string[]): Promise<void> {
  if (path.join('.') === 'app.status') return;
  while (state.recounting !== null) await state.recounting;
}
