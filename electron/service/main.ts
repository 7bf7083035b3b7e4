import { keepToOwner } from '../../db/file/private-folder.ts';
import { randomUUID } from 'node:crypto';
import { dataPlace } from './data-place.ts';
import { errorLog } from './error-log.ts';
import type { Platform } from './platform.ts';
import { Refusal, type RefusalCode } from '../../shared/contract/refusal.ts';
import {
  BACKUP_AT_END,
  stopNowRequest,
  stopRequest,
  type PlatformRequest,
  type ShellAnswer,
  type ShellRequest,
} from '../../shared/contract/shell-messages.ts';
import { readerOverShell, type ReaderPort } from './reader/reader-over-shell.ts';
import { serving, type ServicePort } from './serve.ts';
import { askWindows } from './update/windows-signature.ts';
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
type StartablePort = ServicePort & ReaderPort;
type Unsent<Request> = Request extends unknown ? Omit<Request, 'id'> : never;

declare const process: NodeJS.Process & { readonly parentPort?: ParentPort };

keepToOwner();
const [version = '', old, chosen] = process.argv.slice(2);
const { parentPort } = process;

if (parentPort !== undefined) {
  const place = dataPlace({ chosen, ...(old === undefined ? {} : { old }) });
  const platform = platformOver(parentPort);
  const service = startService({
    ...place,
    platform: platform.platform,
    version,
    report: errorLog(place.dataDirectory),
    worker: new URL('./worker.js', import.meta.url),
    reader: new URL('./reader.js', import.meta.url),
  });
  const serve = serving(service);
  // The session ends, or the shell is gone: what was saved is saved, so close and end. The next start backs up.
  const endNow = (): void => {
    service.close();
    process.exit(0);
  };
  const end = (): void => void service.end(AbortSignal.timeout(BACKUP_AT_END)).finally(endNow);
  parentPort.on('message', ({ data, ports }) => {
    const [port] = ports;
    if (data === stopRequest) end();
    else if (data === stopNowRequest) endNow();
    // A port of a window comes alone, that of a reader with the answer to a request.
    else if (data === null && port !== undefined) {
      serve.port(port);
      port.start();
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the parent is our own shell
    } else platform.take(data as ShellAnswer, port);
  });
  parentPort.on('close', endNow);
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.once(signal, endNow);
}

/** The shell's abilities, asked for over the parent port. */
function platformOver(shell: Pick<ParentPort, 'postMessage'>): {
  readonly platform: Platform;
  readonly take: (answer: ShellAnswer, port?: ReaderPort) => void;
} {
  const waiting = new Map<string, (answer: ShellAnswer, port?: ReaderPort) => void>();
  const send = (
    request: Unsent<ShellRequest>,
    take: (answer: ShellAnswer, port?: ReaderPort) => void,
  ): void => {
    const id = randomUUID();
    waiting.set(id, take);
    shell.postMessage({ id, ...request });
  };
  const ask = (request: Unsent<PlatformRequest>): Promise<ShellAnswer> =>
    new Promise((resolve, reject) =>
      send(request, (answer) => {
        if (answer.refusal === undefined) resolve(answer);
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the shell writes codes of refusals only
        else reject(new Refusal(answer.refusal as RefusalCode));
      }),
    );
  return {
    platform: {
      chooseSavePath: async (suggestedName) =>
        (await ask({ kind: 'choose-save-path', text: suggestedName })).path,
      chooseFolder: async () => (await ask({ kind: 'choose-folder', text: '' })).path,
      printToPdf: async (page) =>
        (
          await ask({
            kind: 'print-to-pdf',
            text: '',
            page: typeof page === 'string' ? [new TextEncoder().encode(page)] : page,
          })
        ).content ?? new Uint8Array(),
      notify: async (title, body) => (await ask({ kind: 'notify', text: title, body })).shown === true,
      startReader: () => readerOverShell(send),
      judgeSignature: process.platform === 'win32' ? askWindows : null,
      startSetup:
        process.platform === 'win32'
          ? async (path) => void (await ask({ kind: 'start-setup', text: path }))
          : null,
    },
    take(answer, port) {
      waiting.get(answer.id)?.(answer, port);
      waiting.delete(answer.id);
    },
  };
}
