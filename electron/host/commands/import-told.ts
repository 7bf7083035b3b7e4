import type { TFunction } from 'i18next';
import type { ImportResult, SheetQuestion } from '../../../shared/import/import-result.ts';
import { problemLine } from '../../../shared/import/problem-words.ts';
import { rowNames } from '../../../shared/import/row-names.ts';
import { changeSentence } from '../../../shared/import/update/change-sentence.ts';
import { periodCodeInWords } from '../../../shared/time/period-words.ts';
import { answerOptions, DAY_OPTION } from './import-answers.ts';

/** Everything of a file that does not come in, or comes in with a doubt, a line each. */
export function importFindings(t: TFunction, result: ImportResult): readonly string[] {
  const { unused, leftSheets, doubts, problems, passed, updates, closed } = result;
  const named = rowNames(result);
  return [
    ...(unused.length === 0 ? [] : [t('imports:unused', { list: unused.join(', ') })]),
    ...(leftSheets.length === 0 ? [] : [t('imports:leftSheets', { list: leftSheets.join(', ') })]),
    ...passed.map(({ text, ...place }) => t('cli:passedOver', { row: named(place), text })),
    ...doubts.map((doubt) => t('cli:doubtful', { line: problemLine(t, doubt) })),
    ...problems.map((problem) => problemLine(t, problem)),
    ...updates.map(({ code, changes, ...place }) =>
      t('cli:updatesRow', { row: named(place), code, list: changeSentence(t, changes) }),
    ),
    ...closed.map(({ period, count }) =>
      t('closed:rows', { count, period: periodCodeInWords(t, period.periodCode, period.calendarId) }),
    ),
  ];
}

function optionsOf(kind: SheetQuestion['kind']): readonly string[] {
  if (kind === 'missingDay') return [`--${DAY_OPTION} DD/MM/YYYY`];
  const { option, values } = answerOptions[kind];
  return Object.keys(values).map((value) => `--${option} ${value}`);
}

/** A question with its places, and how it is answered. */
export function questionLines(
  t: TFunction,
  result: ImportResult,
  { kind, sheet, rows, samples }: SheetQuestion,
): readonly string[] {
  const named = rowNames(result);
  return [
    t(`imports:question.${kind}`, {
      count: rows.length,
      rows: rows.map((row) => named({ sheet, row })).join(', '),
    }),
    ...samples.map(({ row, column, text, readings }) => {
      const key = column === '' ? 'imports:question.sample' : 'imports:question.sampleIn';
      const said = readings === undefined ? '' : `: ${t('imports:question.readings', readings)}`;
      return `  ${t(key, { row: named({ sheet, row }), column, text })}${said}`;
    }),
    t('cli:answerWith', {
      options: optionsOf(kind).join(' | '),
    }),
  ];
}
