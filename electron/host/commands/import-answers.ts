import type { Answers } from '../../../shared/import/import-result.ts';
import type { CliOptions } from './arguments.ts';
import type { CliContext } from './command.ts';

/** The options that answer the questions of a file, each with what its values mean. */
export const answerOptions = {
  hiddenRows: { option: 'hidden-rows', values: { take: 'take', leave: 'leave' } },
  struckRows: { option: 'struck-rows', values: { take: 'take', leave: 'leave' } },
  dateOrder: { option: 'date-order', values: { day: 'dayFirst', month: 'monthFirst' } },
} as const;

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
  return answers;
}
