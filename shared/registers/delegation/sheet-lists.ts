import { exactText, normalise } from '../../text/fold.ts';
import type { SheetReader, SheetRow } from '../sheet-rules.ts';

/** Keeps what a cell says until the rows of the list are read that it belongs to. */
export const keepWords: SheetReader = (row, { cell, title, target }) => {
  row.pending[target] = { title, text: cell.text };
};

/** Names the words of a column that no field takes, and leaves them to the remarks. */
export function leaveInRemarks(row: SheetRow, target: string): void {
  const { title, text } = wordsOf(row, target);
  if (text === '') return;
  row.remarks.push(`${title}: ${text}`);
  row.doubt(target, 'kept-in-words', { value: text });
}

/**
 * Gives the rows of a list what a column of its own says of them: all of it to the only row, else a line to each row. What a row
 * says already is kept beside it; words that cannot be shared out are left to the remarks, and named.
 */
export function settleBeside(row: SheetRow, list: string, field: string, target: string): void {
  const { text } = wordsOf(row, target);
  const rows = row.children[list] ?? [];
  const lines = text.split(/[;\n]/).map(normalise);
  const said = lines.filter((line) => line !== '');
  if (said.length === 0) return;
  const own = rows.length === 1 ? [said.join(', ')] : said;
  if (own.length !== rows.length) {
    leaveInRemarks(row, target);
    return;
  }
  row.children[list] = rows.map((one, at) => {
    const kept = one.fields[field];
    return { ...one, fields: { ...one.fields, [field]: together(own[at] ?? '', kept) } };
  });
}

function together(said: string, kept: unknown): string {
  if (typeof kept !== 'string' || kept === '' || exactText(said).includes(exactText(kept))) return said;
  return exactText(kept).includes(exactText(said)) ? kept : `${said}, ${kept}`;
}

function wordsOf(row: SheetRow, target: string): { readonly title: string; readonly text: string } {
  const kept = row.pending[target];
  if (typeof kept !== 'object' || kept === null || !('text' in kept)) return { title: '', text: '' };
  return { title: String(kept['title']), text: String(kept['text']) };
}
