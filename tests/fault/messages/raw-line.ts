import { StandardRPCJsonSerializer, StandardRPCSerializer } from '@orpc/client/standard';
import { WebSocket } from 'ws';
import { startHost } from '../../../electron/host/server.ts';
import { serving } from '../../../electron/service/serve.ts';
import type { Service } from '../../../electron/service/service.ts';
import { DEEP, PROTO } from './mutations.ts';

const serializer = new StandardRPCSerializer(new StandardRPCJsonSerializer());

/** What the service answered: a result, or a refusal with its code; null where it is neither. */
export type Answered = { readonly result: unknown } | { readonly code: string } | null;

export interface RawLine {
  readonly socket: WebSocket;
  /** Sends a call as a window does, with whatever it holds, and answers what came back. */
  call(path: readonly string[], input: unknown): Promise<Answered>;
  /** Sends bytes or text as they are; answers the next message that belongs to no call. */
  frame(content: string | Uint8Array): Promise<Answered>;
}

export interface OpenHost {
  open(): Promise<RawLine>;
  close(): Promise<void>;
}

/** A host of its own for a service, on a free port. */
export async function hostFor(service: Service, windowFolder: string, patience?: number): Promise<OpenHost> {
  const host = await startHost({ windowFolder, refusal: 'no', serve: serving(service, patience).socket });
  return { open: await linesTo(host.newAddress()), close: () => host.close() };
}

/** Takes an address of a host, which admits once, and answers how to open lines to its service. */
export async function linesTo(address: string): Promise<() => Promise<RawLine>> {
  const { origin, host, searchParams } = new URL(address);
  const headers = { Origin: origin };
  const body = searchParams.get('token') ?? '';
  const session = await (await fetch(`${origin}/admission`, { method: 'POST', body, headers })).text();
  return () =>
    new Promise((resolve, reject) => {
      const socket = new WebSocket(`ws://${host}/rpc`, ['snv', session], { headers });
      socket.once('open', () => resolve(rawLine(socket)));
      socket.once('error', reject);
    });
}

function rawLine(socket: WebSocket): RawLine {
  let calls = 0;
  const waiting = new Map<string, (answered: Answered) => void>();
  const settle = (id: string, answered: Answered): void => {
    waiting.get(id)?.(answered);
    waiting.delete(id);
  };
  socket.on('message', (data: Buffer) => {
    const end = data.indexOf(0xff);
    const text = data.subarray(0, end === -1 ? data.length : end).toString('utf8');
    const message = JSON.parse(text) as { i: string | null; p: { s?: number; b?: { json: unknown } } };
    settle(message.i ?? '', answeredBy(message.p));
  });
  socket.on('error', () => undefined);
  socket.on('close', () => {
    for (const id of waiting.keys()) settle(id, { code: 'closed' });
  });
  return {
    socket,
    async call(path, input) {
      calls += 1;
      const id = String(calls);
      const content = await wire(id, path, input);
      return new Promise((resolve) => {
        waiting.set(id, resolve);
        socket.send(content);
      });
    },
    frame: (content) =>
      new Promise((resolve) => {
        waiting.set('', resolve);
        socket.send(content);
      }),
  };
}

function answeredBy({ s: status = 200, b: body }: { s?: number; b?: { json: unknown } }): Answered {
  if (status === 200) return { result: body?.json };
  const error = body?.json as { code?: string; defined?: boolean; data?: { code?: string } } | undefined;
  const code = error?.code === 'REFUSED' && error.defined === true ? error.data?.code : undefined;
  return code === undefined ? null : { code };
}

/** A call in the form of oRPC; what only text can hold is put in at the end. */
async function wire(id: string, path: readonly string[], input: unknown): Promise<string | Uint8Array> {
  const asked: unknown = serializer.serialize(input);
  const u = `/${path.map(encodeURIComponent).join('/')}`;
  if (!(asked instanceof FormData)) return hostile(JSON.stringify({ i: id, p: { u, b: asked } }));
  asked.set('data', hostile(String(asked.get('data'))));
  const form = new Response(asked);
  const head = JSON.stringify({ i: id, p: { u, h: { 'content-type': form.headers.get('content-type') } } });
  return Buffer.concat([Buffer.from(head), Buffer.from([0xff]), Buffer.from(await form.arrayBuffer())]);
}

const hostile = (json: string): string =>
  json
    .replaceAll(`"${DEEP}"`, `${'['.repeat(10_000)}${']'.repeat(10_000)}`)
    .replaceAll(`"${PROTO}"`, '"__proto__"');
