import { parseArgs } from 'node:util';
import { UsageError } from './usage-error.ts';

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;

const options = {
  data: text,
  period: text,
  calendar: text,
  from: text,
  to: text,
  format: text,
  out: text,
  search: text,
  layout: text,
  columns: text,
  name: text,
  prefix: text,
  card: text,
  role: text,
  yes: flag,
  json: flag,
  'dry-run': flag,
  'with-faults': flag,
  take: flag,
  'go-on': flag,
  keys: text,
  mend: flag,
  'skip-bad-rows': flag,
  'hidden-rows': text,
  'struck-rows': text,
  'document-numbers': text,
  'date-order': text,
  'missing-day': text,
  column: { type: 'string', multiple: true },
} as const;

/** The options and positionals behind the name of a command. @throws UsageError for an option that there is not, or without its value. */
export function readArguments(args: readonly string[]): ReturnType<typeof parse> {
  try {
    return parse(withDashedValues(args));
  } catch (error) {
    throw new UsageError(faultOf(error));
  }
}

function parse(args: readonly string[]) {
  return parseArgs({ args: [...args], allowPositionals: true, options });
}

const isOption = (arg: string): boolean => arg === '--' || Object.hasOwn(options, nameOf(arg));
const nameOf = (arg: string): string => (arg.startsWith('--') ? (arg.slice(2).split('=')[0] ?? '') : '');

/** What stands behind an option that takes a text is its text, also where it begins with a dash: `--search -cho`. */
function withDashedValues(args: readonly string[]): readonly string[] {
  const out: string[] = [];
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at] ?? '';
    const next = args[at + 1];
    if (arg === '--') return [...out, ...args.slice(at)];
    const takesText =
      !arg.includes('=') &&
      Object.entries(options).some(([name, { type }]) => type === 'string' && arg === `--${name}`);
    if (takesText && next?.startsWith('-') === true && !isOption(next)) {
      out.push(`${arg}=${next}`);
      at += 1;
    } else out.push(arg);
  }
  return out;
}

/** What is wrong with a command line, of which the option stands in the error's own words. */
function faultOf(error: unknown): UsageError['fault'] {
  const { code, message } = error instanceof Error && 'code' in error ? error : { code: '', message: '' };
  const option = /'(-{1,2}[^'\s]*)/u.exec(message)?.[1] ?? '';
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return { key: 'unknownOption', option };
  if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') return { key: 'badOption', option };
  return null;
}

export type CliOptions = ReturnType<typeof parse>['values'];
