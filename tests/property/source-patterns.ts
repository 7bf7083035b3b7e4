import { globSync, readFileSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { parseSync, Visitor } from 'vite';

/** A regular expression of the sources. */
export interface SourcePattern {
  /** Where it stands: `shared/text/fold.ts:19`. */
  readonly at: string;
  readonly source: string;
  readonly flags: string;
}

export interface SourcePatterns {
  readonly patterns: readonly SourcePattern[];
  /** Where one is made from a value that is not known before the program runs. */
  readonly unknown: readonly string[];
}

const rooms = '{shared,db,electron,renderer}/**/*.{ts,tsx}';
const isTest = (file: string): boolean => /\.test\.|\/test-|vite\.config|\.d\.ts$/.test(file);

/** A place where a pattern is made, with what its text would be if each value in it were a letter; null where nothing tells. */
interface Making extends Pick<SourcePattern, 'at'> {
  readonly file: string;
  readonly pattern: SourcePattern | null;
}

/**
 * Every regular expression of the program's sources: the literals, those that modules make as they are loaded, and those that functions
 * make of a template.
 */
export async function sourcePatterns(): Promise<SourcePatterns> {
  const literals: SourcePattern[] = [];
  const makings: Making[] = [];
  for (const file of globSync(rooms).filter((one) => !isTest(one))) {
    const code = readFileSync(file, 'utf8');
    const place = (offset: number): string => `${file}:${code.slice(0, offset).split('\n').length}`;
    const make = (node: Made): void => {
      if (node.callee.type !== 'Identifier' || node.callee.name !== 'RegExp') return;
      const at = place(node.start);
      makings.push({ at, file, pattern: templated(at, node.arguments) });
    };
    const { program, errors } = parseSync(file, code);
    if (errors.length > 0) throw new SyntaxError(`${file}: ${errors[0]?.message ?? ''}`);
    new Visitor({
      Literal(node) {
        if ('regex' in node)
          literals.push({ at: place(node.start), source: node.regex.pattern, flags: node.regex.flags });
      },
      NewExpression: make,
      CallExpression: make,
    }).visit(program);
  }
  const made = await madeByModules([...new Set(makings.map(({ file }) => file))]);
  const seen = new Set(made.map(({ at }) => at));
  const others = makings.filter(({ at }) => !seen.has(at));
  return {
    patterns: [...literals, ...made, ...others.flatMap(({ pattern }) => pattern ?? [])],
    unknown: others.filter(({ pattern }) => pattern === null).map(({ at }) => at),
  };
}

type Visits = NonNullable<ConstructorParameters<typeof Visitor>[0]>;
type NodeOf<Name extends keyof Visits> = Parameters<NonNullable<Visits[Name]>>[0];
type Made = NodeOf<'NewExpression'> | NodeOf<'CallExpression'>;

function templated(at: string, [text, flags]: Made['arguments']): SourcePattern | null {
  const template = text?.type === 'TaggedTemplateExpression' ? text.quasi : text;
  if (template?.type !== 'TemplateLiteral') return null;
  const isRaw = text?.type === 'TaggedTemplateExpression';
  const parts = template.quasis.map(({ value }) => (isRaw ? value.raw : (value.cooked ?? '')));
  const said = flags?.type === 'Literal' && typeof flags.value === 'string' ? flags.value : '';
  return { at, source: parts.join('x'), flags: said };
}

/** The patterns that modules make as they are loaded, by a worker in which Node loads them as they stand. */
async function madeByModules(files: readonly string[]): Promise<readonly SourcePattern[]> {
  const worker = new Worker(new URL('record-patterns.ts', import.meta.url), {
    workerData: files,
    execArgv: ['--no-warnings'],
  });
  try {
    return await new Promise((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
    });
  } finally {
    await worker.terminate();
  }
}
