import { RPCHandler as PortHandler } from '@orpc/server/message-port';
import { RPCHandler as SocketHandler } from '@orpc/server/ws';
import { answering } from './router/answering.ts';
import type { Service } from './service.ts';

export type ServiceSocket = Parameters<SocketHandler<Record<never, never>>['upgrade']>[0];
export type ServicePort = Parameters<PortHandler<Record<never, never>>['upgrade']>[0];

/** Ways to reach a service: a WebSocket in the host, a MessagePort in the program. */
export function serving(service: Service): {
  readonly socket: (socket: ServiceSocket) => void;
  readonly port: (port: ServicePort) => void;
} {
  const options = {
    clientInterceptors: [({ next }: { next: () => Promise<unknown> }) => answering(service.state, next)],
  };
  const sockets = new SocketHandler(service.router, options);
  const ports = new PortHandler(service.router, options);
  return {
    socket: (socket) => void sockets.upgrade(socket, { context: {} }),
    port: (port) => ports.upgrade(port, { context: {} }),
  };
}
