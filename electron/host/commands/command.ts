import type { TFunction } from 'i18next';
import { resolve } from 'node:path';
import { isOpenRegisterName, type OpenRegisterName } from '../../../shared/registers/all-registers.ts';
import { formatDate } from '../../../shared/time/typed-date.ts';
import type { WrittenFolder } from '../../service/jobs.ts';
import type { Reader } from '../../service/reader/reader.ts';
import type { CliOptions } from './arguments.ts';
import { UsageError } from './usage-error.ts';

export interface CliContext {
  readonly t: TFunction;
  /** Prints a line to standard output. */
  readonly say: (line: string) => void;
  /** Prints a line to standard error. */
  readonly complain: (line: string) => void;
  /** Reads the files that a command names. */
  readonly reader: Reader;
  /** Where the bundle lies that does long work. */
  readonly worker: URL;
}

/** Answers the exit code: 0 done, 1 refused for its content. @throws UsageError, and Refusal as its job. */
export type Command = (
  context: CliContext,
  positionals: readonly string[],
  options: CliOptions,
) => Promise<number> | number;

/** The value of an option that a command cannot do without. */
export function needed(value: string | undefined): string {
  if (value === undefined || value === '') throw new UsageError();
  return value;
}

/** The register that the first of exactly `count` positionals names. */
export function registerOf(positionals: readonly string[], count: number): OpenRegisterName {
  const [name = ''] = positionals;
  if (positionals.length !== count || !isOpenRegisterName(name)) throw new UsageError();
  return name;
}

/** The data folder of a command that writes. */
export function writtenFolder({ t, complain }: CliContext, directory: string): WrittenFolder {
  return {
    directory: resolve(directory),
    author: { name: t('cli:systemUser'), unit: t('cli:systemUnit') },
    onDoubtfulClock: (pcDate, lastSave) =>
      complain(
        t('clock:warning', {
          pc: formatDate(pcDate),
          last: lastSave === null ? t('clock:noSave') : formatDate(lastSave),
        }),
      ),
  };
}
