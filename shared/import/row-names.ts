import type { ImportResult, SheetPlace } from './import-result.ts';

/** What a row of a file is called: its number, with the name of its sheet where that is told. */
export const rowName = ({ sheet, row }: { readonly sheet?: string; readonly row: number }): string =>
  sheet === undefined ? String(row) : `${row} (${sheet})`;

/** What the rows of a file are called: with their sheets where it tells of several. */
export function rowNames({
  heads,
  passed,
  questions,
  rows,
  updates,
}: Pick<ImportResult, 'heads' | 'passed' | 'questions' | 'rows' | 'updates'>): (place: SheetPlace) => string {
  const sheets = new Set([heads, passed, questions, rows, updates].flat().map(({ sheet }) => sheet));
  return ({ sheet, row }) => rowName(sheets.size > 1 ? { sheet, row } : { row });
}
