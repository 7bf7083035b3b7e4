import { randomBytes, timingSafeEqual } from 'node:crypto';
import { createReadStream, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { WebSocketServer } from 'ws';
import type { ServiceSocket } from '../service/serve.ts';

export interface HostOptions {
  /** Folder of the built window. */
  readonly windowFolder: string;
  /** 0 or absent: any free port. */
  readonly port?: number;
  /** Sentence for a visitor without a session. */
  readonly refusal: string;
  /** Gives a new connection to the service. */
  readonly serve: (socket: ServiceSocket) => void;
}

export interface Host {
  readonly port: number;
  /** An address that signs one window in, once. */
  newAddress(): string;
  close(): Promise<void>;
}

const MESSAGE_LIMIT = 1024 * 1024 * 1024;
const COOKIE = 'snv_session';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json; charset=utf-8',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.png': 'image/png',
};

/** What the window may do: our own scripts and styles, pictures it made itself, and the one connection home. */
export function contentSecurityPolicy(connect: string): string {
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
 * Serves the window and the contract on 127.0.0.1 only. Each address signs one window in, once; everything else needs
 * that window's cookie, our own Host, and for the connection our own Origin.
 */
export async function startHost(options: HostOptions): Promise<Host> {
  const tokens = new Set<string>();
  const sessions = new Set<string>();
  let port = 0;
  const isOurHost = (request: IncomingMessage): boolean =>
    [`127.0.0.1:${port}`, `localhost:${port}`].includes(request.headers.host ?? '');
  const isSignedIn = (request: IncomingMessage): boolean => {
    const cookie = /(?:^|;\s*)snv_session=([\w-]+)/.exec(request.headers.cookie ?? '')?.[1];
    return cookie !== undefined && [...sessions].some((session) => same(session, cookie));
  };

  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    headers(response, port);
    if (!isOurHost(request) || (request.method !== 'GET' && request.method !== 'HEAD')) {
      refuse(response, options.refusal);
      return;
    }
    const token = url.searchParams.get('token');
    if (url.pathname === '/' && token !== null && tokens.delete(token)) {
      const session = randomBytes(32).toString('base64url');
      sessions.add(session);
      response.setHeader('Set-Cookie', `${COOKIE}=${session}; HttpOnly; SameSite=Strict; Path=/`);
      response.writeHead(303, { Location: '/' }).end();
      return;
    }
    if (!isSignedIn(request)) {
      refuse(response, options.refusal);
      return;
    }
    sendFile(response, options.windowFolder, url.pathname);
  });

  const sockets = new WebSocketServer({ noServer: true, maxPayload: MESSAGE_LIMIT });
  server.on('upgrade', (request, socket, head) => {
    const origins = [`http://127.0.0.1:${port}`, `http://localhost:${port}`];
    const ours =
      isOurHost(request) && origins.includes(request.headers.origin ?? '') && request.url === '/rpc';
    if (!ours || !isSignedIn(request)) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, (opened) => {
      // A socket that breaks is closed; the window renews it.
      opened.on('error', () => opened.terminate());
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
    newAddress() {
      const token = randomBytes(24).toString('base64url');
      tokens.add(token);
      return `http://127.0.0.1:${port}/?token=${token}`;
    },
    close: () =>
      new Promise((resolve) => {
        for (const client of sockets.clients) client.terminate();
        sockets.close();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function same(a: string, b: string): boolean {
  const [first, second] = [Buffer.from(a), Buffer.from(b)];
  return first.length === second.length && timingSafeEqual(first, second);
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

function refuse(response: ServerResponse, sentence: string): void {
  response.writeHead(403, { 'Content-Type': 'text/plain; charset=utf-8' }).end(`${sentence}\n`);
}

function sendFile(response: ServerResponse, folder: string, pathname: string): void {
  const path = fileBelow(folder, pathname);
  const found = path === null ? undefined : statSync(path, { throwIfNoEntry: false });
  if (path === null || found?.isFile() !== true) {
    response.writeHead(404).end();
    return;
  }
  const hashed = pathname.startsWith('/assets/');
  response.writeHead(200, {
    'Content-Type': types[extname(path)] ?? 'application/octet-stream',
    'Content-Length': found.size,
    'Cache-Control': hashed ? 'public, max-age=31536000, immutable' : 'no-cache',
  });
  createReadStream(path).pipe(response);
}

/** The file of an address below a folder, or null for an address that leads out of it. */
export function fileBelow(folder: string, pathname: string): string | null {
  let decoded: string;
  try {
    decoded = decodeURIComponent(pathname);
  } catch {
    return null;
  }
  if (decoded.includes('\0')) return null;
  const path = normalize(join(folder, decoded === '/' ? 'index.html' : decoded));
  return path.startsWith(normalize(folder) + sep) ? path : null;
}
