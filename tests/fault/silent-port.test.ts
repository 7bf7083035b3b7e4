import { MessageChannel, type MessagePort as NodePort } from 'node:worker_threads';
import { expect, it, onTestFinished, vi } from 'vitest';
import { beat } from '../../shared/contract/limits.ts';
import { serving } from '../../electron/service/serve.ts';
import { testService } from '../../electron/service/router/test-service.ts';
import { connect } from '../../renderer/session/connection.ts';
import { openPortLine, type AskForPort } from '../../renderer/session/port-line.ts';

/** A window's end of a port whose Chromium tells nobody that it is closed. */
function untold(port: NodePort): MessagePort {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a port of Node is one of the web, in the types of the other
  const web = port as unknown as MessagePort;
  return Object.assign(Object.create(web) as MessagePort, {
    addEventListener: (type: string, listener: (event: MessageEvent) => void) => {
      if (type !== 'close') web.addEventListener(type, listener as EventListener);
    },
    start: () => web.start(),
    close: () => web.close(),
    postMessage: (data: unknown) => web.postMessage(data),
  });
}

/** What the shell does: each port that is asked for leads to the service that runs now, or nowhere. */
function shell(serve: () => ((port: NodePort) => void) | null) {
  const ends: NodePort[] = [];
  const ask: AskForPort = (take) => {
    const { port1, port2 } = new MessageChannel();
    onTestFinished(() => port1.close());
    const runs = serve();
    if (runs === null) port1.close();
    else runs(port1);
    ends.push(port1);
    take(untold(port2));
    return () => undefined;
  };
  return { ask, ends };
}

const rhythm = { every: 100, grace: 100 };
const pause = (): Promise<void> => Promise.resolve();

it('a window whose service ended without its port telling it goes on with the next one, and asks again what was not answered', async () => {
  const first = serving(testService());
  const second = serving(testService());
  let runs: ((port: NodePort) => void) | null = first.port;
  const { ask, ends } = shell(() => runs);
  const states: string[] = [];
  const connection = connect({ open: () => openPortLine(ask, rhythm), pause, attempts: 3 });
  connection.onState(() => states.push(connection.state()));
  expect(await connection.client.app.status()).toMatchObject({ state: 'ready' });
  // Killed, and not started again yet.
  runs = null;
  for (const end of ends) end.close();
  const asked = connection.client.app.status();
  const before = ends.length;
  await vi.waitFor(() => expect(ends.length).toBeGreaterThan(before + 2));
  runs = second.port;
  expect(await asked).toMatchObject({ state: 'ready' });
  expect(states).toEqual(['connected', 'lost', 'connected']);
});

it('a window is there as soon as the service is, though the first ports led nowhere', async () => {
  const { port } = serving(testService());
  let tries = 0;
  const { ask } = shell(() => {
    tries += 1;
    return tries < 4 ? null : port;
  });
  const { client } = connect({ open: () => openPortLine(ask, rhythm), pause, attempts: 3 });
  expect(await client.app.status()).toMatchObject({ state: 'ready' });
  expect(tries).toBeGreaterThanOrEqual(4);
});

it('a service that answers late, deep in work or asleep with its PC, keeps its window', async () => {
  const { port: serve } = serving(testService());
  let isBusy = false;
  const kept: (() => void)[] = [];
  /** All that comes meanwhile is answered afterwards, in its order, as of a process whose thread is busy. */
  const slowly = (port: NodePort): void =>
    serve({
      on: (event: 'message' | 'close', listener: (event: { readonly data: unknown }) => void) =>
        port.on(event, (data: unknown) => {
          const work = (): void => listener({ data });
          if (isBusy) kept.push(work);
          else work();
        }),
      postMessage: (message: unknown) => port.postMessage(message),
      close: () => port.close(),
    });
  const { ask, ends } = shell(() => slowly);
  let opened = 0;
  const connection = connect({
    open: () => {
      opened += 1;
      return openPortLine(ask, { every: 100, grace: 5_000 });
    },
    pause,
    attempts: 3,
  });
  const states: string[] = [];
  connection.onState(() => states.push(connection.state()));
  await connection.client.app.status();
  isBusy = true;
  const asked = connection.client.app.status();
  const before = ends.length;
  await vi.waitFor(() => expect(ends.length).toBeGreaterThan(before + 3));
  isBusy = false;
  for (const work of kept.splice(0)) work();
  expect(await asked).toMatchObject({ state: 'ready' });
  // It beats on over the first port.
  let beats = 0;
  ends[0]?.on('message', (data) => {
    if (data === beat) beats += 1;
  });
  await vi.waitFor(() => expect(beats).toBeGreaterThan(2));
  expect([opened, states]).toEqual([1, ['connected']]);
});
