import { exactText, foldText, hasVietnameseMarks } from './fold.ts';

/** Words as they are looked for in texts with marks, and in those that were typed without any. */
export interface KnownWords {
  readonly marked: readonly string[];
  readonly folded: readonly string[];
}

export const knownWords = (list: readonly string[]): KnownWords => ({
  marked: list.map((word) => exactText(word)),
  folded: list.map((word) => foldText(word)),
});

const isLetter = (sign: string | undefined): boolean => sign !== undefined && /\p{L}/u.test(sign);

/** Where a text first says one of some words, as whole ones; Chinese has no blanks between words. -1 where it says none. */
export function placeOfWords(text: string, { marked, folded }: KnownWords): number {
  const isMarked = hasVietnameseMarks(text);
  const said = isMarked ? exactText(text) : foldText(text);
  const places = (isMarked ? marked : folded).flatMap((word) => {
    const isHan = /\p{Script=Han}/u.test(word);
    for (let at = said.indexOf(word); at >= 0; at = said.indexOf(word, at + 1))
      if (isHan || (!isLetter(said[at - 1]) && !isLetter(said[at + word.length]))) return [at];
    return [];
  });
  return places.length === 0 ? -1 : Math.min(...places);
}

/** The meaning of the first of some known words that a text says; null where it says none. */
export function firstNamed<Meaning>(
  text: string,
  named: readonly { readonly meaning: Meaning; readonly words: KnownWords }[],
): Meaning | null {
  const [first] = named
    .map(({ meaning, words }) => ({ meaning, at: placeOfWords(text, words) }))
    .filter(({ at }) => at >= 0)
    .toSorted((a, b) => a.at - b.at);
  return first?.meaning ?? null;
}
