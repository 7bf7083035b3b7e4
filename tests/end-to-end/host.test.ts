import { request } from 'node:http';
import { connect } from 'node:net';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { cli, dataFolder, startProgram, type Program, isOnWindows } from './program.ts';

interface Answer {
  readonly status: number;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly body: string;
}

describe('the host', () => {
  const data = dataFolder();
  let program: Program;
  let port = 0;
  let origin = '';
  let session = '';

  beforeAll(async () => {
    program = await startProgram(data.path);
    port = Number(new URL(program.address).port);
    origin = `http://127.0.0.1:${port}`;
  });
  afterAll(async () => {
    await program.end();
    data.remove();
  });

  const ask = (
    path: string,
    headers: Record<string, string> = {},
    post: string | null = null,
  ): Promise<Answer> =>
    new Promise((resolve, reject) => {
      request(
        { host: '127.0.0.1', port, path, headers, method: post === null ? 'GET' : 'POST' },
        (response) => {
          let body = '';
          response.setEncoding('utf8').on('data', (text: string) => (body += text));
          response.once('end', () =>
            resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
          );
        },
      )
        .once('error', reject)
        .end(post ?? undefined);
    });
  const connects = (shown: readonly string[], headers: Record<string, string>): Promise<boolean> =>
    new Promise((resolve) => {
      const socket = new WebSocket(`ws://127.0.0.1:${port}/rpc`, [...shown], { headers });
      socket.once('open', () => {
        socket.close();
        resolve(true);
      });
      socket.once('error', () => resolve(false));
    });
  /** What the host says to bytes that no browser would send; it ends the connection, or has answered with a head. */
  const say = (bytes: string): Promise<string> =>
    new Promise((resolve) => {
      const socket = connect(port, '127.0.0.1', () => socket.write(bytes, 'latin1'));
      let said = '';
      socket.on('data', (part) => {
        said += part.toString('latin1');
        if (said.includes('\r\n\r\n')) socket.destroy();
      });
      socket.on('error', () => undefined);
      socket.once('close', () => resolve(said));
    });

  it('gives whoever asks the program, which is no secret, and no cookie', async () => {
    const page = await ask('/');
    expect(page.status).toBe(200);
    expect(page.headers['set-cookie']).toBeUndefined();
    expect((await ask('/', { Host: 'evil.example' })).status).toBe(403);
    expect((await ask('/', {}, '')).status).toBe(403);
  });

  it('admits for an address once, and only its own page', async () => {
    const token = new URL(program.address).searchParams.get('token') ?? '';
    const ours = { Origin: origin };
    expect((await ask('/admission', ours, 'guess')).status).toBe(403);
    expect((await ask('/admission', ours, '')).status).toBe(403);
    expect((await ask('/admission', { Origin: 'https://evil.example' }, token)).status).toBe(403);
    expect((await ask('/admission', {}, token)).status).toBe(403);
    const rebound = { Host: `evil.example:${port}`, Origin: `http://evil.example:${port}` };
    expect((await ask('/admission', rebound, token)).status).toBe(403);
    const first = await ask('/admission', ours, token);
    expect(first.status).toBe(200);
    session = first.body;
    expect(first.headers['set-cookie']).toBeUndefined();
    expect((await ask('/admission', ours, token)).status).toBe(403);
    // A page that is read anew shows what it has.
    expect(await ask('/admission', ours, session)).toMatchObject({ status: 200, body: session });
  });

  it('allows the page its own scripts and the one connection home', async () => {
    const policy = String((await ask('/')).headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toContain('unsafe-eval');
  });

  it.each([
    '/../package.json',
    '/%2e%2e/package.json',
    '/..%2f..%2fpackage.json',
    '/assets/%00',
    '/assets',
    '/%',
  ])('serves nothing outside its folder: %s', async (path) => {
    expect((await ask(path)).status).toBe(404);
  });

  it('opens the connection to its own page with a session only', async () => {
    const shown = ['snv', session];
    expect(await connects(shown, { Origin: origin })).toBe(true);
    expect(await connects(shown, { Origin: 'https://evil.example' })).toBe(false);
    expect(await connects(shown, { Origin: `http://127.0.0.1:${port + 1}` })).toBe(false);
    expect(await connects(shown, {})).toBe(false);
    expect(await connects([], { Origin: origin })).toBe(false);
    expect(await connects(['snv', `${session}x`], { Origin: origin })).toBe(false);
    expect(await connects([], { Origin: origin, Cookie: `snv_session=${session}` })).toBe(false);
    expect(await connects(shown, { Origin: origin, Host: 'evil.example' })).toBe(false);
  });

  it.each([
    ['two slashes', 'GET // HTTP/1.1\r\nHost: HOST\r\n\r\n', 400],
    ['no address', 'GET http://[ HTTP/1.1\r\nHost: HOST\r\n\r\n', 400],
    ['a whole address', 'GET http://evil.example/ HTTP/1.1\r\nHost: HOST\r\n\r\n', 400],
    ['a star', 'OPTIONS * HTTP/1.1\r\nHost: HOST\r\n\r\n', 400],
    ['NUL', 'GET /\0 HTTP/1.1\r\nHost: HOST\r\n\r\n', 400],
    ['encoded NUL', 'GET /%00 HTTP/1.1\r\nHost: HOST\r\n\r\n', 404],
    ['a broken escape', 'GET /%E0%A4%A HTTP/1.1\r\nHost: HOST\r\n\r\n', 404],
    ['a very long name', `GET /${'a'.repeat(8_000)} HTTP/1.1\r\nHost: HOST\r\n\r\n`, 404],
    ['a longer one', `GET /${'a'.repeat(80_000)} HTTP/1.1\r\nHost: HOST\r\n\r\n`, 431],
    ['huge headers', `GET / HTTP/1.1\r\nHost: HOST\r\nX: ${'a'.repeat(80_000)}\r\n\r\n`, 431],
    ['no host', 'GET / HTTP/1.1\r\n\r\n', 400],
    ['two hosts', 'GET / HTTP/1.1\r\nHost: HOST\r\nHost: evil.example\r\n\r\n', 403],
    ['an old version', 'GET / HTTP/1.0\r\n\r\n', 403],
    ['no version', 'GET /\r\n\r\n', 403],
    ['no HTTP', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n', 400],
    ['CONNECT', 'CONNECT evil.example:443 HTTP/1.1\r\nHost: HOST\r\n\r\n', 400],
    ['another method', 'DELETE / HTTP/1.1\r\nHost: HOST\r\n\r\n', 403],
    ['an unknown method', 'BREW / HTTP/1.1\r\nHost: HOST\r\n\r\n', 400],
    [
      'a post without an end',
      'POST /admission HTTP/1.1\r\nHost: HOST\r\nOrigin: http://HOST\r\nContent-Length: 99999\r\n\r\n' +
        'a'.repeat(300),
      403,
    ],
    [
      'an upgrade without a session',
      'GET /rpc HTTP/1.1\r\nHost: HOST\r\nOrigin: http://HOST\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n',
      403,
    ],
    [
      'an upgrade with a bad key',
      'GET /rpc HTTP/1.1\r\nHost: HOST\r\nOrigin: http://HOST\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n' +
        'Sec-WebSocket-Protocol: snv, SESSION\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: bad\r\n\r\n',
      400,
    ],
    [
      'an upgrade to something else',
      'GET /rpc HTTP/1.1\r\nHost: HOST\r\nOrigin: http://HOST\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n' +
        'Sec-WebSocket-Protocol: snv, SESSION\r\n\r\n',
      400,
    ],
  ])('answers %s at once', async (_what, bytes, status) => {
    const said = await say(bytes.replaceAll('HOST', `127.0.0.1:${port}`).replace('SESSION', session));
    expect(said).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect((await ask('/')).status).toBe(200);
  });

  it('answers a hundred bad ones at once, and none of them stands in the error log', async () => {
    const bytes = `GET // HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`;
    const said = await Promise.all(
      Array.from({ length: 50 }, () => Promise.all([say(bytes), say('\0\r\n\r\n')])),
    );
    expect(said.flat().every((answer) => answer.startsWith('HTTP/1.1 400'))).toBe(true);
    const log = join(data.path, 'logs/errors.txt');
    expect(existsSync(log) ? readFileSync(log, 'utf8') : '').toBe('');
  });

  it('closes who begins a request and does not end it', async () => {
    expect(await say(`GET / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n`)).toMatch(/^HTTP\/1\.1 408 /);
  });

  it('closes a message of text that announces 300 MB before it has come, and one in endless pieces', async () => {
    const closed = async (send: (socket: WebSocket) => void): Promise<boolean> =>
      new Promise((resolve) => {
        const socket = new WebSocket(`ws://127.0.0.1:${port}/rpc`, ['snv', session], {
          headers: { Origin: origin },
        });
        socket.once('open', () => send(socket));
        socket.once('error', () => undefined);
        socket.once('close', () => resolve(true));
      });
    const bytes = (...values: number[]): Buffer => Buffer.from(values);
    const raw = (socket: WebSocket): { write: (part: Buffer) => void } =>
      (socket as unknown as { _socket: { write: (part: Buffer) => void } })._socket;
    const announced = bytes(0x81, 0xff, 0, 0, 0, 0, 0x12, 0, 0, 0, 1, 2, 3, 4);
    expect(await closed((socket) => raw(socket).write(announced))).toBe(true);
    const piece = bytes(0x00, 0x80, 0, 0, 0, 0);
    const pieces = Buffer.concat([
      bytes(0x01, 0x80, 0, 0, 0, 0),
      ...Array.from({ length: 5_000 }, () => piece),
    ]);
    expect(await closed((socket) => raw(socket).write(pieces))).toBe(true);
    expect(await connects(['snv', session], { Origin: origin })).toBe(true);
  });
});

describe.skipIf(isOnWindows)('the end of the host (Windows has no signals)', () => {
  it.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)('closes its data at %s', async (signal) => {
    const data = dataFolder();
    expect((await cli('sample', '--data', data.path)).code).toBe(0);
    const program = await startProgram(data.path);
    const logs = (): readonly string[] =>
      readdirSync(data.path, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('-wal'));
    // What a process that is ended as it is leaves behind.
    await expect.poll(logs).not.toEqual([]);
    await program.end(signal);
    expect(program.child.exitCode).toBe(0);
    expect(logs()).toEqual([]);
    data.remove();
  });
});
