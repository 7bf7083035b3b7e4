import type { TFunction } from 'i18next';
import { readable } from '../i18n/translator.ts';
import type { RowProblem } from './import-result.ts';
import { rowName } from './row-names.ts';

/** Why a row is refused, or what is doubtful about a cell: a sentence of `imports`, else of `issues`. */
export function problemWords(t: TFunction, { code, params }: RowProblem): string {
  return t([`imports:${code}`, `issues:${code}`], readable(params));
}

/** The same with its row and column. */
export function problemLine(t: TFunction, problem: RowProblem): string {
  const { column } = problem;
  const place = t(column === '' ? 'imports:place.row' : 'imports:place.cell', {
    row: rowName(problem),
    column,
  });
  return t('imports:place.said', { place, reason: problemWords(t, problem) });
}
