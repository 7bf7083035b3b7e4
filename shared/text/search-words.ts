import { exactText, foldText, hasVietnameseMarks, normalise } from './fold.ts';

/** A word that is looked for. */
export interface SearchTerm {
  readonly exact: string;
  readonly folded: string;
  /** As `folded`, with the i of `alikeWord`. */
  readonly alike: string;
  readonly marked: boolean;
}

/** A run of Chinese characters, or of other letters and digits: "Guangxi广西" is two. */
const RUN = /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}])+/gu;
const isHan = (run: string): boolean => /^\p{Script=Han}/u.test(run);

/** Chinese is written without spaces, so that 广西 is looked for inside 中国广西 by pairs of characters. */
function pairsOf(run: string): readonly string[] {
  const characters = Array.from(run);
  return characters.slice(1).map((character, at) => `${characters[at] ?? ''}${character}`);
}

/**
 * A folded word with i for a y that alone ends its syllable, as both are written: kĩ and kỹ, quí and quý, quít and quýt.
 * Of other syllables y and i make two words: tay, tai.
 */
export function alikeWord(folded: string): string {
  return /^(?:[bcdghklmnprstvx]|ch|gh|kh|ng|nh|ph|th|tr|qu)?y$/.test(folded) ||
    /^quy(?:nh?|t|ch?)$/.test(folded)
    ? folded.replace('y', 'i')
    : folded;
}

/** The words of a query: runs of letters and digits, Chinese in pairs of characters. */
export function searchTerms(query: string): readonly SearchTerm[] {
  const runs = normalise(query).match(RUN) ?? [];
  return runs
    .flatMap((run) => (isHan(run) && Array.from(run).length > 1 ? pairsOf(run) : [run]))
    .map((word) => {
      const folded = foldText(word);
      return { exact: exactText(word), folded, alike: alikeWord(folded), marked: hasVietnameseMarks(word) };
    });
}

/** The words of a text by which it is found: as it is written, and folded with `alikeWord`; Chinese singly and in pairs. */
export interface TextWords {
  readonly exact: readonly string[];
  readonly folded: readonly string[];
}

export function textWords(text: string): TextWords {
  const words = (normal: string): readonly string[] =>
    (normal.match(RUN) ?? []).flatMap((run) => (isHan(run) ? [...Array.from(run), ...pairsOf(run)] : [run]));
  return { exact: words(exactText(text)), folded: words(foldText(text)).map(alikeWord) };
}

/** Whether one of a text's folded words begins with a term. */
export function beginsWord(words: Iterable<string>, { folded, alike }: SearchTerm): boolean {
  for (const word of words) if (word.startsWith(folded) || word.startsWith(alike)) return true;
  return false;
}
