import type { Answers, ChoiceQuestion } from '../../../shared/import/import-result.ts';
import { todayAt } from '../../../shared/time/plain-date.ts';
import { parseTypedDate } from '../../../shared/time/typed-date.ts';
import type { CliOptions } from './arguments.ts';
import type { CliContext } from './command.ts';

/** The options that answer the questions of a file, each with what its values mean. */
export const answerOptions = {
  hiddenRows: { option: 'hidden-rows', values: { take: 'take', leave: 'leave' } },
  struckRows: { option: 'struck-rows', values: { take: 'take', leave: 'leave' } },
  identityNumbers: { option: 'document-numbers', values: { move: 'without', keep: 'keep' } },
  dateOrder: { option: 'date-order', values: { day: 'dayFirst', month: 'monthFirst' } },
} as const satisfies Readonly<Record<ChoiceQuestion, unknown>>;

/** The option that answers which day rows without one get. */
export const DAY_OPTION = 'missing-day';

/** The answers that the options of an import give; null where one has a value that it does not take, which is then told. */
export function answersOf(
  { t, complain }: Pick<CliContext, 't' | 'complain'>,
  options: CliOptions,
): Answers | null {
  let answers: Answers = {};
  for (const [kind, { option, values }] of Object.entries(answerOptions)) {
    const value = options[option];
    if (value === undefined) continue;
    const answer = Object.entries(values).find(([name]) => name === value)?.[1];
    if (answer === undefined) {
      complain(t('cli:badValue', { option: `--${option}`, value, list: Object.keys(values).join(', ') }));
      return null;
    }
    answers = { ...answers, [kind]: answer };
  }
  const typed = options[DAY_OPTION];
  if (typed === undefined) return answers;
  const read = parseTypedDate(typed, todayAt(new Date()));
  if (read.ok) return { ...answers, missingDay: read.date };
  complain(t('cli:badValue', { option: `--${DAY_OPTION}`, value: typed, list: 'DD/MM/YYYY' }));
  return null;
}
