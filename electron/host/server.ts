import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { ADMISSION_PATH, FILE_LIMIT, MESSAGE_LIMIT, SOCKET_PROTOCOL } from '../../shared/contract/limits.ts';
import type { ServiceSocket } from '../service/serve.ts';
import { Admission } from './admission.ts';
import { FrameWatch } from './frame-watch.ts';
import { sendFile } from './window-files.ts';

export interface HostOptions {
  /** Folder of the built window. */
  readonly windowFolder: string;
  /** 0 or absent: any free port. */
  readonly port?: number;
  /** Sentence for a visitor who is not answered. */
  readonly refusal: string;
  /** Gives a new connection to the service. */
  readonly serve: (socket: ServiceSocket) => void;
}

export interface Host {
  readonly port: number;
  /** An address that admits one window, once. It is a secret until it was opened: never an argument of a process. */
  newAddress(): string;
  close(): Promise<void>;
}

/** Imported, the module would read its client too, with all that `fetch` needs, before the program starts. */
const { createServer } = process.getBuiltinModule('node:http');

/** Milliseconds. */
const HEADERS_TIME = 5_000;
const REQUEST_TIME = 10_000;
const UNUSED_TIME = 5_000;
/** Connections of any kind, and sockets that are open. */
const MOST_CONNECTIONS = 200;
const MOST_SOCKETS = 32;
/** Bytes. */
const HEADERS_SIZE = 16 * 1024;
const KEY_SIZE = 200;

const limits = { text: MESSAGE_LIMIT, binary: FILE_LIMIT + MESSAGE_LIMIT };

/** What the window may do: our own scripts and styles, pictures it made itself, and the one connection home. */
function contentSecurityPolicy(connect: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    `connect-src ${connect}`,
    "frame-src 'self'",
    "frame-ancestors 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "object-src 'none'",
  ].join('; ');
}

/**
 * Serves the window and the contract on 127.0.0.1 only. The window's files are given to whoever asks under our own Host;
 * the connection to the data needs our own Host and Origin and a session, which each address gives to one window, once.
 */
export async function startHost(options: HostOptions): Promise<Host> {
  const admission = new Admission();
  let port = 0;
  const isOurHost = ({ headers, headersDistinct }: IncomingMessage): boolean =>
    [`127.0.0.1:${port}`, `localhost:${port}`].includes(headers.host ?? '') &&
    headersDistinct['host']?.length === 1;
  const isOurPage = (request: IncomingMessage): boolean =>
    isOurHost(request) && request.headers.origin === `http://${request.headers.host ?? ''}`;

  const server = createServer({ maxHeaderSize: HEADERS_SIZE, connectionsCheckingInterval: 1_000 });
  server.headersTimeout = HEADERS_TIME;
  server.requestTimeout = REQUEST_TIME;
  server.keepAliveTimeout = UNUSED_TIME;
  server.maxConnections = MOST_CONNECTIONS;
  server.on('request', (request, response) => {
    headers(response, port);
    const pathname = pathOf(request);
    if (pathname === null) response.writeHead(400, { Connection: 'close' }).end();
    else if (request.method === 'POST' && pathname === ADMISSION_PATH && isOurPage(request))
      void answerAdmission(request, response, admission);
    else if (!isOurHost(request) || (request.method !== 'GET' && request.method !== 'HEAD'))
      response
        .writeHead(403, { 'Content-Type': 'text/plain; charset=utf-8', Connection: 'close' })
        .end(`${options.refusal}\n`);
    else sendFile(response, options.windowFolder, pathname);
  });
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    end(
      socket,
      error.code === 'HPE_HEADER_OVERFLOW' ? 431 : error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400,
    );
  });
  server.on('connect', (_request, socket) => end(socket, 400));

  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: limits.binary,
    handleProtocols: () => SOCKET_PROTOCOL,
  });
  server.on('upgrade', (request, socket, head) => {
    const [protocol, session = ''] = (request.headers['sec-websocket-protocol'] ?? '').split(
      /(?:(?<!\s)\s+)?,\s*/,
    );
    if (
      !isOurPage(request) ||
      request.url !== '/rpc' ||
      protocol !== SOCKET_PROTOCOL ||
      !admission.holds(session)
    )
      return end(socket, 403);
    if (sockets.clients.size >= MOST_SOCKETS) return end(socket, 503);
    sockets.handleUpgrade(request, socket, head, (opened) => {
      // A socket that breaks is closed; the window renews it.
      opened.on('error', () => opened.terminate());
      const watch = new FrameWatch(limits);
      socket.prependListener('data', (bytes: Buffer) => {
        if (watch.take(bytes)) return;
        opened.close(1009);
        socket.destroy();
      });
      options.serve(opened);
    });
  });

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const address = server.address();
  port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    port,
    newAddress: () => `http://127.0.0.1:${port}/?token=${admission.newKey()}`,
    close: () =>
      new Promise((resolve) => {
        for (const client of sockets.clients) client.terminate();
        sockets.close();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** The path that a request names, still encoded; null for an address that is none of a page of ours. */
function pathOf({ url = '' }: IncomingMessage): string | null {
  const [path = ''] = url.split('?');
  return path.startsWith('/') && !path.startsWith('//') ? path : null;
}

/** Answers the session of a window that shows its key or its session, as plain text; 403 for anything else. */
async function answerAdmission(
  request: IncomingMessage,
  response: ServerResponse,
  admission: Admission,
): Promise<void> {
  let shown = '';
  try {
    for await (const part of request.setEncoding('latin1')) {
      shown += String(part);
      if (shown.length > KEY_SIZE) break;
    }
  } catch {
    return; // Whoever asked is gone.
  }
  const session = shown.length > KEY_SIZE ? null : admission.admit(shown);
  response.setHeader('Cache-Control', 'no-store');
  if (session === null) response.writeHead(403, { Connection: 'close' }).end();
  else response.writeHead(200, { 'Content-Type': 'text/plain; charset=utf-8' }).end(session);
}

const reasons: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  403: 'Forbidden',
  408: 'Request Timeout',
  431: 'Request Header Fields Too Large',
  503: 'Service Unavailable',
};

/** Ends a connection for which there is no response to write to. */
function end(socket: Duplex, status: number): void {
  socket.on('error', () => socket.destroy());
  if (!socket.writable) socket.destroy();
  else
    socket.end(
      `HTTP/1.1 ${status} ${reasons[status] ?? ''}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`,
    );
}

function headers(response: ServerResponse, port: number): void {
  response.setHeader(
    'Content-Security-Policy',
    contentSecurityPolicy(`'self' ws://127.0.0.1:${port} ws://localhost:${port}`),
  );
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Referrer-Policy', 'no-referrer');
  response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
  response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
}
