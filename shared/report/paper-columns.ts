import { cellText, type Cell, type TableColumn } from './table-layout.ts';

/** Letters beyond which a column grows no wider: longer texts wrap. */
const WIDEST = 46;
/** Letters of the longest word for which a column still makes room; a longer one is broken. */
const LONGEST_WORD = 22;
/** Letters that the margins of a cell take. */
const MARGINS = 1.8;
/** Letters that a line takes in the type of a table, by how the page lies. */
const UPRIGHT = 90;
const ACROSS = 135;

/** A column of a paper before it has a width. */
export interface UnsizedColumn {
  readonly key: string;
  readonly title: string;
  readonly centred: boolean;
}

export interface SizedColumns {
  /** Widths are shares of the page. */
  readonly columns: readonly TableColumn[];
  /** They need a page that lies across. */
  readonly across: boolean;
}

/**
 * Columns as wide as what stands in them asks for: each has room for its longest word, the rest of the page goes to those
 * with long texts. `rows` have a cell for each column.
 */
export function sizedColumns(
  columns: readonly UnsizedColumn[],
  rows: readonly (readonly Cell[])[],
  page: 'upright' | 'any' = 'any',
): SizedColumns {
  const sizes = columns.map(({ title }, at) => {
    // Heads are bold.
    let word = longestWord(title) * 1.1;
    let [sum, filled, most] = [0, 0, 0];
    for (const cells of rows) {
      const text = cellText(cells[at] ?? null, undefined);
      if (text === '') continue;
      const width = lettersOf(text);
      word = Math.max(word, longestWord(text));
      most = Math.max(most, width);
      sum += width;
      filled += 1;
    }
    const usual = filled === 0 ? 0 : sum / filled;
    const least = Math.min(LONGEST_WORD, word) + MARGINS;
    // Between what is usual and the longest: one long text does not make the other columns thin.
    return { least, wanted: Math.max(least, Math.min(WIDEST, most, usual * 1.3) + MARGINS) };
  });
  const wanted = sizes.reduce((sum, size) => sum + size.wanted, 0);
  const across = page === 'any' && wanted > UPRIGHT;
  const least = sizes.reduce((sum, size) => sum + size.least, 0);
  const room = Math.max(0, (across ? ACROSS : UPRIGHT) - least);
  const more = wanted - least;
  return {
    across,
    columns: columns.map(({ key, title, centred }, at) => {
      const size = sizes[at] ?? { least: 1, wanted: 1 };
      const share = more === 0 ? room / columns.length : (room * (size.wanted - size.least)) / more;
      return { key, title, width: size.least + share, align: centred ? 'center' : 'left' };
    }),
  };
}

/** The width of a text in digits of Times, which are half as wide as they are high. */
function lettersOf(text: string): number {
  let width = 0;
  for (const letter of text) width += /\p{Lu}/u.test(letter) ? 1.4 : NARROW.test(letter) ? 0.62 : 0.95;
  return width;
}

const NARROW = /[ .,;:/()ijlt-]/;

function longestWord(text: string): number {
  let longest = 0;
  for (const word of text.split(/\s+/)) longest = Math.max(longest, lettersOf(word));
  return longest;
}
