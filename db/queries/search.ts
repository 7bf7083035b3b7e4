import { searchTerms, type SearchTerm } from '../../shared/text/search-words.ts';
import { registerWord } from '../projections/search.ts';

/** A search as FTS5 expressions: what must match (marks ignored), and what ranks first (marks as typed). */
export interface SearchExpression {
  readonly match: string;
  /** Null when nothing typed bears a mark: then every match ranks the same. */
  readonly exact: string | null;
}

type Column = 'exact' | 'folded' | 'head_exact' | 'head_folded';

/** Every term begins a word of the column. */
function every(column: Column, terms: readonly SearchTerm[]): string {
  const isExact = column === 'exact' || column === 'head_exact';
  const begins = (word: string): string => `"${word.replaceAll('"', '""')}" *`;
  return terms
    .map(({ exact, folded, alike }) =>
      isExact || folded === alike
        ? `${column} : ${begins(isExact ? exact : folded)}`
        : `${column} : (${begins(folded)} OR ${begins(alike)})`,
    )
    .join(' AND ');
}

const termsOf = (query: string): readonly SearchTerm[] => searchTerms(query.slice(0, 200)).slice(0, 12);

/**
 * Every term must begin a word of the record; a term typed with marks matches without them too, but records that have
 * it as typed come first. Null for a query without letters or digits.
 */
export function searchExpression(query: string): SearchExpression | null {
  const terms = termsOf(query);
  if (terms.length === 0) return null;
  return {
    match: every('folded', terms),
    exact: terms.some((term) => term.marked) ? every('exact', terms) : null,
  };
}

/**
 * What records match, the best first: with the marks that were typed before without them, in code and title before
 * elsewhere. A record that matches one expression matches those below it of the same columns too.
 * @param register null: of any register.
 * @returns none for a query without letters or digits.
 */
export function rankedExpressions(query: string, register: string | null): readonly string[] {
  const terms = termsOf(query);
  if (terms.length === 0) return [];
  const columns: readonly Column[] = terms.some((term) => term.marked)
    ? ['head_exact', 'exact', 'head_folded', 'folded']
    : ['head_folded', 'folded'];
  const within = register === null ? '' : ` AND register : "${registerWord(register)}"`;
  return columns.map((column) => every(column, terms) + within);
}
