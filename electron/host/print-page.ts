import { spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import * as z from 'zod';
import { Refusal } from '../../shared/contract/refusal.ts';
import { quietSwitches } from './find-browser.ts';

/** Milliseconds in which the longest register is printed. */
const PDF_TIME_LIMIT = 180_000;

const message = z.object({
  id: z.number().optional(),
  method: z.string().optional(),
  result: z.record(z.string(), z.unknown()).optional(),
  error: z.unknown().optional(),
});

/**
 * Prints a page with headless Chromium, which is given it over a pipe: nothing of the page lies on the disk, in the list of
 * processes or behind an address. The page's own style sheet gives sizes and page numbers; scripts do not run and no name
 * is resolved.
 * @param folder where the browser keeps what it needs for itself while it runs.
 * @param signal ends the browser.
 * @throws Refusal `pdf-failed`.
 */
export async function printPage(
  browser: string,
  html: string,
  folder: string,
  signal?: AbortSignal,
): Promise<Uint8Array> {
  const child = spawn(
    browser,
    [
      '--headless',
      '--disable-gpu',
      ...quietSwitches(folder),
      '--host-resolver-rules=MAP * ~NOTFOUND',
      '--remote-debugging-pipe',
      'about:blank',
    ],
    {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
      timeout: PDF_TIME_LIMIT,
      killSignal: 'SIGKILL',
      ...(signal === undefined ? {} : { signal }),
      env: { ...process.env, ...temporaryIn(folder) },
    },
  );
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  const failed = new Promise<never>((_resolve, reject) => {
    child.once('error', (error) => reject(new Refusal('pdf-failed', {}, [], error)));
    child.once('exit', () => reject(new Refusal('pdf-failed')));
  });
  failed.catch(() => undefined);
  try {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the two further pipes that were asked for
    const pipes = child.stdio as unknown as readonly [null, null, null, Writable, Readable];
    const browserCalls = new BrowserCalls(pipes[3], pipes[4]);
    return await Promise.race([printed(browserCalls, html), failed]);
  } finally {
    child.kill('SIGKILL');
    await ended;
  }
}

async function printed(calls: BrowserCalls, html: string): Promise<Uint8Array> {
  const { targetId } = await calls.call(
    'Target.createTarget',
    { url: 'about:blank' },
    z.object({ targetId: z.string() }),
  );
  const { sessionId } = await calls.call(
    'Target.attachToTarget',
    { targetId, flatten: true },
    z.object({ sessionId: z.string() }),
  );
  const page = calls.of(sessionId);
  await page.call('Emulation.setScriptExecutionDisabled', { value: true });
  await page.call('Page.enable', {});
  const { frameTree } = await page.call(
    'Page.getFrameTree',
    {},
    z.object({ frameTree: z.object({ frame: z.object({ id: z.string() }) }) }),
  );
  const loaded = page.next('Page.loadEventFired');
  await page.call('Page.setDocumentContent', { frameId: frameTree.frame.id, html });
  await loaded;
  const { stream } = await page.call(
    'Page.printToPDF',
    {
      preferCSSPageSize: true,
      printBackground: true,
      displayHeaderFooter: false,
      transferMode: 'ReturnAsStream',
    },
    z.object({ stream: z.string() }),
  );
  const parts: Buffer[] = [];
  for (let eof = false; !eof;) {
    const part = await page.call(
      'IO.read',
      { handle: stream, size: 4 * 1024 * 1024 },
      z.object({ data: z.string(), eof: z.boolean(), base64Encoded: z.boolean().optional() }),
    );
    parts.push(Buffer.from(part.data, part.base64Encoded === true ? 'base64' : 'utf8'));
    ({ eof } = part);
  }
  return new Uint8Array(Buffer.concat(parts));
}

/** Longest path of a socket on Linux is 107 bytes; the browser makes one below its temporary folder. */
const LONGEST_TEMPORARY = 60;

/** The browser's own temporary files go into its folder too, where a socket fits there. */
function temporaryIn(folder: string): NodeJS.ProcessEnv {
  return Buffer.byteLength(folder) <= LONGEST_TEMPORARY || process.platform === 'win32'
    ? { TMPDIR: folder, TMP: folder, TEMP: folder }
    : {};
}

type Params = Readonly<Record<string, unknown>>;
type Call = <Result = unknown>(method: string, params: Params, result?: z.ZodType<Result>) => Promise<Result>;

/** Calls to a browser over its pipe: JSON, each message ended by a zero byte. */
class BrowserCalls {
  readonly #to: Writable;
  readonly #waiting = new Map<number, (answer: z.infer<typeof message>) => void>();
  readonly #events = new Map<string, () => void>();
  #last = 0;
  #rest: Buffer[] = [];

  constructor(to: Writable, from: Readable) {
    this.#to = to;
    // The end of the browser is told by its process.
    to.on('error', () => undefined);
    from.on('error', () => undefined);
    from.on('data', (chunk: Buffer) => this.#take(chunk));
  }

  readonly call: Call = (method, params, result) => this.#send({ method, params }, result);

  /** Calls, and events, of one page. */
  of(sessionId: string): { readonly call: Call; next(event: string): Promise<void> } {
    return {
      call: (method, params, result) => this.#send({ method, params, sessionId }, result),
      next: (event) => new Promise((resolve) => this.#events.set(event, resolve)),
    };
  }

  #send<Result>(request: object, result?: z.ZodType<Result>): Promise<Result> {
    this.#last += 1;
    const id = this.#last;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, (answer) => {
        const read = (result ?? z.unknown()).safeParse(answer.result);
        if (answer.error !== undefined || !read.success)
          reject(new Refusal('pdf-failed', {}, [], new Error(JSON.stringify(answer.error ?? answer.result))));
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- without a form of the result nobody reads it
        else resolve(read.data as Result);
      });
      this.#to.write(`${JSON.stringify({ id, ...request })}\0`);
    });
  }

  #take(chunk: Buffer): void {
    let from = 0;
    for (let end = chunk.indexOf(0); end !== -1; end = chunk.indexOf(0, from)) {
      this.#answer(Buffer.concat([...this.#rest, chunk.subarray(from, end)]).toString('utf8'));
      this.#rest = [];
      from = end + 1;
    }
    this.#rest.push(chunk.subarray(from));
  }

  #answer(text: string): void {
    const said = message.safeParse(JSON.parse(text));
    if (!said.success) return;
    const { id, method } = said.data;
    if (id !== undefined) {
      this.#waiting.get(id)?.(said.data);
      this.#waiting.delete(id);
    } else if (method !== undefined) {
      this.#events.get(method)?.();
      this.#events.delete(method);
    }
  }
}
