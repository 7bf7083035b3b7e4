import type { TFunction } from 'i18next';
import importSentences from '../../../shared/i18n/vi/imports.json' with { type: 'json' };
import { readable } from '../../../shared/i18n/translator.ts';
import type { ImportResult, RowProblem, SheetQuestion } from '../../../shared/import/import-result.ts';
import { changeSentence } from '../../../shared/import/update/change-sentence.ts';
import { answerOptions, DAY_OPTION } from './import-answers.ts';

/** Everything of a file that does not come in, or comes in with a doubt, a line each. */
export function importFindings(t: TFunction, result: ImportResult): readonly string[] {
  const { unused, leftSheets, doubts, problems, passed, updates } = result;
  return [
    ...(unused.length === 0 ? [] : [t('imports:unused', { list: unused.join(', ') })]),
    ...(leftSheets.length === 0 ? [] : [t('imports:leftSheets', { list: leftSheets.join(', ') })]),
    ...passed.map(({ row, text }) => t('cli:passedOver', { row, text })),
    ...doubts.map((doubt) => problemLine(t, 'cli:doubtful', doubt)),
    ...problems.map((problem) => problemLine(t, 'cli:badRow', problem)),
    ...updates.map(({ row, code, changes }) =>
      t('cli:updatesRow', { row, code, list: changeSentence(t, changes) }),
    ),
  ];
}

function problemLine(t: TFunction, sentence: string, problem: RowProblem): string {
  const namespace = problem.code in importSentences ? 'imports' : 'issues';
  return t(sentence, {
    row: problem.row,
    column: problem.column === '' ? t('imports:wholeRow') : problem.column,
    reason: t(`${namespace}:${problem.code}`, readable(problem.params)),
  });
}

function optionsOf(kind: SheetQuestion['kind']): readonly string[] {
  if (kind === 'missingDay') return [`--${DAY_OPTION} DD/MM/YYYY`];
  const { option, values } = answerOptions[kind];
  return Object.keys(values).map((value) => `--${option} ${value}`);
}

/** A question with its places, and how it is answered. */
export function questionLines(t: TFunction, { kind, rows, samples }: SheetQuestion): readonly string[] {
  return [
    t(`imports:question.${kind}`, { count: rows.length, rows: rows.join(', ') }),
    ...samples.map(({ row, column, text, readings }) => {
      const place = column === '' ? 'imports:question.sample' : 'imports:question.sampleIn';
      const said = readings === undefined ? '' : `: ${t('imports:question.readings', readings)}`;
      return `  ${t(place, { row, column, text })}${said}`;
    }),
    t('cli:answerWith', {
      options: optionsOf(kind).join(' | '),
    }),
  ];
}
