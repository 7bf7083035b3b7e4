import { EventEmitter } from 'node:events';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { openStore } from '../../db/file/open.ts';
import { save, outgoing, testFolder, testStore } from '../../db/test-store.ts';
import { stopRequest } from '../../shared/contract/shell-messages.ts';

/** Starts the service as the shell does, in this process; `end` is called where it would end. */
async function startedService(directory: string, end: () => never): Promise<EventEmitter> {
  const parentPort = Object.assign(new EventEmitter(), { postMessage: vi.fn() });
  const { argv } = process;
  Object.assign(process, {
    parentPort,
    argv: [argv[0], argv[1], '0', join(directory, 'nowhere'), directory],
  });
  const exit = vi.spyOn(process, 'exit').mockImplementation(end);
  const signals = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const;
  const before = new Map(signals.map((signal) => [signal, process.listeners(signal)]));
  onTestFinished(() => {
    exit.mockRestore();
    Object.assign(process, { parentPort: undefined, argv });
    for (const signal of signals)
      for (const listener of process.listeners(signal))
        if (!before.get(signal)?.includes(listener)) process.off(signal, listener);
  });
  vi.resetModules();
  await import('./main.ts');
  return parentPort;
}

it.each([
  ['is asked to', (port: EventEmitter) => port.emit('message', { data: stopRequest, ports: [] })],
  ['loses the shell', (port: EventEmitter) => port.emit('close')],
  ['gets the signal to', () => process.emit('SIGTERM')],
  ['loses the terminal that it was started from, and is to', () => process.emit('SIGHUP')],
])('the service closes its data cleanly when it %s end', async (_how, end) => {
  const directory = testFolder();
  const first = testStore(new Date().toISOString(), directory);
  save(first, outgoing());
  first.close();
  const ended = vi.fn<() => never>();
  const port = await startedService(directory, ended);
  expect(() => openStore({ directory })).toThrow('already-open');
  end(port);
  await vi.waitFor(() => expect(ended).toHaveBeenCalledOnce());
  const next = openStore({ directory });
  expect(next.recovered).toBe(false);
  next.close();
});
