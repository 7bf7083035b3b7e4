import { searchTerms } from '../../shared/text/fold.ts';

/** A search as FTS5 expressions: what must match (marks ignored), and what ranks first (marks as typed). */
export interface SearchExpression {
  readonly match: string;
  /** Null when nothing typed bears a mark: then every match ranks the same. */
  readonly exact: string | null;
}

/**
 * Every term must begin a word of the record; a term typed with marks matches without them too, but records that have
 * it as typed come first. Null for a query without letters or digits.
 */
export function searchExpression(query: string): SearchExpression | null {
  const terms = searchTerms(query.slice(0, 200)).slice(0, 12);
  if (terms.length === 0) return null;
  const all = (column: string, texts: readonly string[]): string =>
    texts.map((text) => `${column} : "${text.replaceAll('"', '""')}" *`).join(' AND ');
  return {
    match: all(
      'folded',
      terms.map((term) => term.folded),
    ),
    exact: terms.some((term) => term.marked)
      ? all(
          'exact',
          terms.map((term) => term.exact),
        )
      : null,
  };
}
