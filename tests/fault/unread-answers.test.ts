import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { MessageChannel } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { keepFile } from '../../db/files.ts';
import { testFolder, testStore } from '../../db/test-store.ts';
import { hostPlatform } from '../../electron/host/platform.ts';
import { serving } from '../../electron/service/serve.ts';
import { startService, type Service } from '../../electron/service/service.ts';
import { answerRead } from '../../shared/contract/limits.ts';
import { hostFor, type OpenHost, type RawLine } from './messages/raw-line.ts';

const MB = 1024 * 1024;
/** Milliseconds that a client which does not read is borne with. */
const PATIENCE = 500;
/** Bytes of the file that is asked for. */
const FILE = 8 * MB;

/** Bytes of this process, with all that the kernel did not take, above those of now, at most until `stop`. */
function watchMemory(): { readonly stop: () => number } {
  const before = process.memoryUsage().rss;
  let most = before;
  const timer = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss);
  }, 5);
  return {
    stop: () => {
      clearInterval(timer);
      return Math.max(most, process.memoryUsage().rss) - before;
    },
  };
}

describe('a client that asks and never reads', () => {
  let host: OpenHost;
  let service: Service;
  let other: RawLine;
  let hash: string;

  beforeEach(async () => {
    const directory = testFolder();
    const store = testStore(undefined, directory);
    ({ hash } = keepFile(store, new Uint8Array(FILE).fill(7)));
    store.close();
    service = startService({ dataDirectory: directory, platform: hostPlatform, version: '0' });
    onTestFinished(() => service.close());
    const folder = join(testFolder(), 'window');
    mkdirSync(folder);
    writeFileSync(join(folder, 'index.html'), '');
    host = await hostFor(service, folder, PATIENCE);
    other = await host.open();
    // What each status tells of: one answer of half a megabyte.
    for (const name of ['address', 'follow', 'menu-folded', 'recent', 'reminded'])
      await other.call(['app', 'remember'], { name, value: 'x'.repeat(100_000) });
  });
  afterEach(() => host.close());

  const status = (id: number): string => JSON.stringify({ i: id, p: { u: '/app/status' } });
  const read = (id: number): string =>
    JSON.stringify({ i: id, p: { u: '/files/read', b: { json: { hash, name: 'a', at: 0 }, meta: [] } } });
  // Of all answers there would be a gigabyte and more.
  const asking = [
    ['what the window begins with', 3_000, status, 200 * MB],
    ['pieces of a file', 3_000, read, 200 * MB],
  ] as const;

  const othersAreAnswered = async (): Promise<void> => {
    for (let call = 0; call < 10; call += 1)
      expect(await other.call(['app', 'status'], undefined)).toHaveProperty('result');
  };

  it.each(asking)(
    'over a socket is dropped before it costs memory, where it asks for %s',
    async (_what, times, asked, bytes) => {
      const silent = await host.open();
      silent.socket.pause();
      const memory = watchMemory();
      for (let id = 0; id < times; id += 1) silent.socket.send(asked(id));
      await othersAreAnswered();
      // Whoever does not read learns of it by asking on.
      for (let id = times; silent.socket.readyState === silent.socket.OPEN; id += 1) {
        if (silent.socket.bufferedAmount < MB) silent.socket.send(asked(id));
        await setImmediate();
      }
      expect(memory.stop()).toBeLessThan(bytes);
      await othersAreAnswered();
    },
  );

  it.each(asking)(
    'over a port is dropped before it costs memory, where it asks for %s',
    async (_what, times, asked, bytes) => {
      const { port1, port2 } = new MessageChannel();
      serving(service, PATIENCE).port(port1);
      const closed = once(port1, 'close');
      const memory = watchMemory();
      for (let id = 0; id < times; id += 1) port2.postMessage(asked(id));
      await othersAreAnswered();
      await closed;
      expect(memory.stop()).toBeLessThan(bytes);
      await othersAreAnswered();
    },
  );

  it('over a port is told apart from one that reads', async () => {
    const { port1, port2 } = new MessageChannel();
    onTestFinished(() => port1.close());
    serving(service, PATIENCE).port(port1);
    let answers = 0;
    const { promise, resolve } = Promise.withResolvers<void>();
    port2.on('message', () => {
      answers += 1;
      port2.postMessage(answerRead);
      if (answers < 40) port2.postMessage(read(answers));
      else resolve();
    });
    port2.postMessage(read(0));
    await promise;
  });
});
