import { isPlainDate, todayAt, type PlainDate } from '../../../shared/time/plain-date.ts';
import { parseTypedDate } from '../../../shared/time/typed-date.ts';
import type { CliOptions } from './arguments.ts';
import type { CliContext } from './command.ts';
import { UsageError } from './usage-error.ts';

/**
 * The days that the options ask for, as the code of a period: `2024-Q1`, or `2024-01-01..2024-03-31` for `--from` and
 * `--to`; empty where nothing was asked for. Null where the dates were refused, which is then told.
 */
export function askedDays(
  { t, complain }: Pick<CliContext, 't' | 'complain'>,
  options: CliOptions,
): string | null {
  const bounds: (PlainDate | null)[] = [];
  for (const value of [options.from, options.to]) {
    const date = value === undefined ? null : typedDay(value);
    if (date === undefined) {
      complain(t('cli:badDate', { value: value ?? '' }));
      return null;
    }
    bounds.push(date);
  }
  const [from = null, to = null] = bounds;
  if ((from === null) !== (to === null)) throw new UsageError();
  if (from === null || to === null) return options.period ?? '';
  if (to >= from) return `${from}..${to}`;
  complain(t('cli:fromAfterTo', { from: options.from ?? '', to: options.to ?? '' }));
  return null;
}

function typedDay(value: string): PlainDate | undefined {
  if (isPlainDate(value)) return value;
  const typed = parseTypedDate(value, todayAt(new Date()));
  return typed.ok ? typed.date : undefined;
}
