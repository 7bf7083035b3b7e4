import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { dataFolder, startProgram, type Program } from './program.ts';

describe('the host', () => {
  const data = dataFolder();
  let program: Program;
  let port = 0;
  let token = '';
  let cookie = '';

  beforeAll(async () => {
    program = await startProgram(data.path);
    const address = new URL(program.address);
    port = Number(address.port);
    token = address.searchParams.get('token') ?? '';
  });
  afterAll(async () => {
    await program.end();
    data.remove();
  });

  const ask = (
    path: string,
    headers: Record<string, string> = {},
  ): Promise<{ status: number; headers: Record<string, string | string[] | undefined> }> =>
    new Promise((resolve, reject) => {
      request({ host: '127.0.0.1', port, path, headers }, (response) => {
        response.resume();
        resolve({ status: response.statusCode ?? 0, headers: response.headers });
      })
        .once('error', reject)
        .end();
    });
  const connects = (headers: Record<string, string>): Promise<boolean> =>
    new Promise((resolve) => {
      const socket = new WebSocket(`ws://127.0.0.1:${port}/rpc`, { headers });
      socket.once('open', () => {
        socket.close();
        resolve(true);
      });
      socket.once('error', () => resolve(false));
    });

  it('shows nothing to who has no address of ours', async () => {
    expect((await ask('/')).status).toBe(403);
    expect((await ask('/index.html')).status).toBe(403);
    expect((await ask('/?token=guess')).status).toBe(403);
  });

  it('takes an address once, and only under its own name', async () => {
    expect((await ask(`/?token=${token}`, { Host: 'evil.example' })).status).toBe(403);
    const first = await ask(`/?token=${token}`);
    expect(first.status).toBe(303);
    cookie = String(first.headers['set-cookie']).split(';')[0] ?? '';
    expect(String(first.headers['set-cookie'])).toContain('HttpOnly; SameSite=Strict');
    expect((await ask(`/?token=${token}`)).status).toBe(403);
    expect((await ask('/', { Cookie: cookie })).status).toBe(200);
  });

  it('allows the page its own scripts and the one connection home', async () => {
    const policy = String((await ask('/', { Cookie: cookie })).headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toContain('unsafe-eval');
  });

  it.each(['/../package.json', '/%2e%2e/package.json', '/..%2f..%2fpackage.json', '/assets/%00'])(
    'serves nothing outside its folder: %s',
    async (path) => {
      expect((await ask(path, { Cookie: cookie })).status).toBe(404);
    },
  );

  it('opens the connection to its own page only', async () => {
    const origin = `http://127.0.0.1:${port}`;
    expect(await connects({ Cookie: cookie, Origin: origin })).toBe(true);
    expect(await connects({ Cookie: cookie, Origin: 'https://evil.example' })).toBe(false);
    expect(await connects({ Cookie: cookie })).toBe(false);
    expect(await connects({ Origin: origin })).toBe(false);
    expect(await connects({ Cookie: cookie, Origin: origin, Host: 'evil.example' })).toBe(false);
  });
});
