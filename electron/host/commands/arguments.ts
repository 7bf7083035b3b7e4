import { parseArgs } from 'node:util';
import { UsageError } from './usage-error.ts';

/** The options and positionals behind the name of a command. @throws UsageError for an option that there is not. */
export function readArguments(args: readonly string[]): ReturnType<typeof parse> {
  try {
    return parse(args);
  } catch {
    throw new UsageError();
  }
}

function parse(args: readonly string[]) {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  return parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
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
      json: flag,
      'dry-run': flag,
      'skip-bad-rows': flag,
      'hidden-rows': text,
      'struck-rows': text,
      'date-order': text,
    },
  });
}

export type CliOptions = ReturnType<typeof parse>['values'];
