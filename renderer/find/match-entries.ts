import { exactText, foldText } from '../../shared/text/fold.ts';
import { beginsWord, searchTerms, textWords, type SearchTerm } from '../../shared/text/search-words.ts';

/** Something beside records that the box leads to. */
export interface FindEntry {
  readonly key: string;
  readonly label: string;
  /** What it is, beside its label: a command, a report, a setting of which tab. */
  readonly kind: string;
  /** Other wordings by which it is found, beside its label. */
  readonly also?: readonly string[];
  /** Words that are found only whole, as numerals are: `I` is not the beginning of `II`. */
  readonly whole?: readonly string[];
  /** True for what is offered only where words name it. */
  readonly isSetting?: true;
  readonly run: () => void;
}

/** How well an entry is named: its very label, the beginning of a wording, all words whole, beginnings of words. */
type Rank = 0 | 1 | 2 | 3;

interface Wordings {
  readonly label: string;
  readonly all: readonly string[];
  readonly exact: string;
  readonly words: ReadonlySet<string>;
  readonly whole: ReadonlySet<string>;
}

const wordsOf = (text: string): readonly string[] => textWords(text).folded;
const known = new WeakMap<FindEntry, Wordings>();

function wordingsOf(entry: FindEntry): Wordings {
  let made = known.get(entry);
  if (made === undefined) {
    const texts = [entry.label, ...(entry.also ?? [])];
    const whole = new Set((entry.whole ?? []).flatMap(wordsOf));
    made = {
      label: foldText(entry.label),
      all: texts.map(foldText),
      exact: exactText(texts.join('\n')),
      words: new Set(texts.flatMap(wordsOf).filter((word) => !whole.has(word))),
      whole,
    };
    known.set(entry, made);
  }
  return made;
}

/** One digit begins too many numbers to mean one. */
const isBeginning = (term: string): boolean => !/^\d$/.test(term);

function rankOf(entry: FindEntry, query: string, terms: readonly SearchTerm[]): Rank | null {
  const { label, all, words, whole } = wordingsOf(entry);
  if (label === query) return 0;
  const isWhole = ({ alike }: SearchTerm): boolean => words.has(alike) || whole.has(alike);
  if (!terms.every((term) => isWhole(term) || (isBeginning(term.folded) && beginsWord(words, term))))
    return null;
  const last = terms.at(-1);
  // `quý i` does not begin `Quý III`.
  const endsWhole = whole.size === 0 || last === undefined || isWhole(last);
  if (endsWhole && all.some((text) => text.startsWith(query))) return 1;
  return terms.length > 1 && terms.every(isWhole) ? 2 : 3;
}

/** Entries that a query names, those named well apart from the others; the best first, equally good ones in their order. */
export function matchEntries(
  entries: readonly FindEntry[],
  typed: string,
): { readonly well: readonly FindEntry[]; readonly others: readonly FindEntry[] } {
  const terms = searchTerms(typed);
  const query = foldText(typed);
  if (terms.length === 0) return { well: [], others: [] };
  const found = entries.flatMap((entry) => {
    const rank = rankOf(entry, query, terms);
    if (rank === null) return [];
    // Marks that were typed are meant: what bears others comes later.
    const strays = terms.filter(({ marked, exact }) => marked && !wordingsOf(entry).exact.includes(exact));
    return [{ entry, rank: rank + (strays.length > 0 ? 10 : 0) }];
  });
  const sorted = found.toSorted((one, other) => one.rank - other.rank);
  return {
    well: sorted.filter(({ rank }) => rank <= 2).map(({ entry }) => entry),
    others: sorted.filter(({ rank }) => rank > 2).map(({ entry }) => entry),
  };
}
