import { foldText } from '../../shared/text/fold.ts';

/** A row that a control offers. */
export interface Suggestion {
  /** What taking it gives. */
  readonly value: string;
  readonly label: string;
  /** Folded texts by which it is found, its label first. */
  readonly search: readonly string[];
}

export const suggestion = (value: string, label: string, others: readonly string[] = []): Suggestion => ({
  value,
  label,
  search: [label, ...others].map(foldText).filter((text) => text !== ''),
});

/** Most rows that are drawn while words are typed; the whole list opens by an arrow. */
const MOST = 60;

/**
 * The rows that typed words may mean, the likeliest first: written just so, beginning so, a word that begins so, words
 * inside, all words in any order. Rows equally likely keep their order.
 */
export function likely(rows: readonly Suggestion[], typed: string): readonly Suggestion[] {
  const query = foldText(typed);
  if (query === '') return [];
  const words = query.split(' ');
  const ranked: Suggestion[][] = [[], [], [], [], []];
  for (const row of rows) {
    const rank = Math.min(...row.search.map((text) => rankOf(text, query, words)));
    ranked[rank]?.push(row);
  }
  return ranked.flat().slice(0, MOST);
}

function rankOf(text: string, query: string, words: readonly string[]): number {
  if (text === query) return 0;
  const at = text.indexOf(query);
  if (at === 0) return 1;
  if (at > 0) return /[\s\-/(,]/.test(text[at - 1] ?? '') ? 2 : 3;
  return words.length > 1 && words.every((word) => text.includes(word)) ? 4 : Number.POSITIVE_INFINITY;
}

/** The row that words name just so, by any of its texts. */
export function named(rows: readonly Suggestion[], typed: string): Suggestion | undefined {
  const query = foldText(typed);
  if (query === '') return undefined;
  return rows.find((row) => row.search[0] === query) ?? rows.find((row) => row.search.includes(query));
}
