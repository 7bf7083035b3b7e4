import { randomUUID } from 'node:crypto';
import { errorLog } from './error-log.ts';
import type { Platform } from './platform.ts';
import { Refusal, type RefusalCode } from '../../shared/contract/refusal.ts';
import type { ShellAnswer, ShellRequest } from '../../shared/contract/shell-messages.ts';
import { serving, type ServicePort } from './serve.ts';
import { startService } from './service.ts';

/** What Electron gives a utility process to speak to the shell; typed here, so that the service knows no Electron. */
interface ParentPort {
  on(
    event: 'message',
    listener: (event: { readonly data: unknown; readonly ports: readonly StartablePort[] }) => void,
  ): void;
  on(event: 'close', listener: () => void): void;
  postMessage(message: ShellRequest): void;
}
type StartablePort = ServicePort & { start(): void };

declare const process: NodeJS.Process & { readonly parentPort?: ParentPort };

const [dataDirectory = '', version = ''] = process.argv.slice(2);
const { parentPort } = process;

if (parentPort !== undefined) {
  const platform = platformOver(parentPort);
  const service = startService({
    dataDirectory,
    platform: platform.platform,
    version,
    report: errorLog(dataDirectory),
    worker: new URL('./worker.js', import.meta.url),
  });
  const serve = serving(service);
  parentPort.on('message', ({ data, ports }) => {
    const [port] = ports;
    if (port !== undefined) {
      serve.port(port);
      port.start();
    } else platform.take(data as ShellAnswer);
  });
  // The shell is gone: what was saved is saved, so close and end.
  parentPort.on('close', () => {
    service.close();
    process.exit(0);
  });
}

/** The shell's abilities, asked for over the parent port. */
function platformOver(port: Pick<ParentPort, 'postMessage'>): {
  readonly platform: Platform;
  readonly take: (answer: ShellAnswer) => void;
} {
  const waiting = new Map<string, (answer: ShellAnswer) => void>();
  const ask = (request: {
    readonly kind: ShellRequest['kind'];
    readonly text: string;
    readonly body?: string;
  }): Promise<ShellAnswer> =>
    new Promise((resolve) => {
      const id = randomUUID();
      waiting.set(id, resolve);
      port.postMessage({ id, ...request });
    });
  const orThrow = (answer: ShellAnswer): ShellAnswer => {
    if (answer.refusal !== undefined) throw new Refusal(answer.refusal as RefusalCode);
    return answer;
  };
  return {
    platform: {
      chooseSavePath: async (suggestedName) =>
        (await ask({ kind: 'choose-save-path', text: suggestedName })).path,
      printToPdf: async (html) =>
        orThrow(await ask({ kind: 'print-to-pdf', text: html })).content ?? new Uint8Array(),
      notify: async (title, body) => (await ask({ kind: 'notify', text: title, body })).shown === true,
    },
    take(answer) {
      waiting.get(answer.id)?.(answer);
      waiting.delete(answer.id);
    },
  };
}
