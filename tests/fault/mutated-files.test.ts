import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { testFolder } from '../../db/test-store.ts';
import { amount, tried } from './amounts.ts';
import { mutated } from './mutations.ts';
import type { Ending, MutatedFile } from './mutated-child.ts';
import { seeds } from './mutated-seeds.ts';
import { randomFrom } from './random.ts';

/** Milliseconds after which a file that is not answered never is: the slowest of them takes a hundredth. */
const NEVER = 60_000;

/** A process that reads files as the reader process does, and is begun anew where one ends it or keeps it. */
class ReadingChild {
  #child: ChildProcess | null = null;

  async read(file: MutatedFile): Promise<Ending | 'ended' | 'hung'> {
    this.#child ??= await begun();
    const child = this.#child;
    const ending = answerOf(child);
    child.send(file);
    const answer = await ending;
    if (answer === 'ended' || answer === 'hung') this.end();
    return answer;
  }

  end(): void {
    this.#child?.kill('SIGKILL');
    this.#child = null;
  }
}

/** The next answer of a process. */
function answerOf(child: ChildProcess): Promise<Ending | 'ended' | 'hung'> {
  return new Promise((resolve) => {
    const end = (answer: Ending | 'ended' | 'hung'): void => {
      clearTimeout(timer);
      child.removeAllListeners();
      resolve(answer);
    };
    const timer = setTimeout(() => end('hung'), NEVER);
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the child is our own
    child.once('message', (answer) => end(answer as Ending));
    child.once('exit', () => end('ended'));
  });
}

async function begun(): Promise<ChildProcess> {
  const module = fileURLToPath(new URL('mutated-child.ts', import.meta.url));
  const script = `
    const { createServer } = await import('vite');
    const server = await createServer({
      configFile: false,
      logLevel: 'error',
      server: { middlewareMode: true, hmr: false, ws: false, watch: null },
      optimizeDeps: { noDiscovery: true },
    });
    // It stays open: each kind of file loads its reader when the first one comes.
    const module = await server.ssrLoadModule(${JSON.stringify(module)});
    module.readWhatComes();
  `;
  const child = spawn(
    process.execPath,
    // As much memory as the reader process has.
    ['--max-old-space-size=1024', '--input-type=module', '--eval', script],
    {
      cwd: fileURLToPath(new URL('../..', import.meta.url)),
      // What libraries complain of is no matter here.
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      serialization: 'advanced',
    },
  );
  await answerOf(child);
  return child;
}

it('ends with a result or with a refusal, whatever was changed in a file', async () => {
  const files = await seeds();
  const reading = new ReadingChild();
  const path = join(testFolder(), 'changed.sqlite');
  const count = amount(400, 2_000);
  const faults: string[] = [];
  const ends = new Map<string, number>();
  try {
    // Unchanged they are all read.
    for (const { what, asked, content } of files)
      expect(await reading.read({ asked, content, path }), what).toEqual({ kind: 'read' });
    for (let seed = 0; seed < count; seed += 1) {
      const { what, asked, content } = files[seed % files.length] ?? lacking();
      const ending = await reading.read({ asked, content: mutated(content, randomFrom(seed)), path });
      const kind = typeof ending === 'string' ? ending : ending.kind;
      ends.set(kind, (ends.get(kind) ?? 0) + 1);
      if (typeof ending === 'string') faults.push(`${seed} ${what}: ${ending}`);
      else if (ending.kind === 'error') faults.push(`${seed} ${what}: ${ending.stack}`);
    }
  } finally {
    reading.end();
  }
  tried('changed files', { tried: count, ...Object.fromEntries(ends) });
  expect(faults).toEqual([]);
  // Changes that nothing comes of, or that nothing survives, would try nothing.
  expect(ends.get('read')).toBeGreaterThan(count / 10);
  expect(ends.get('refused')).toBeGreaterThan(count / 10);
});

function lacking(): never {
  throw new RangeError('There are no files to change');
}
