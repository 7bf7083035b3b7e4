import { fromTcvn3, fromVni } from './legacy-encodings.ts';

/** Old codes of fonts that Vietnamese texts were typed in. */
export type OldCode = 'tcvn3' | 'vni';

export const fromOldCode = { tcvn3: fromTcvn3, vni: fromVni } as const;

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;

const SYLLABLE = new RegExp(
  String.raw`^(?:ngh|ng|nh|gh|gi|kh|ch|th|tr|ph|qu|[bcdđghklmnpqrstvx])?(?:uyê|uya|uyu|iêu|yêu|uôi|ươi|ươu|oai|oay|oao|oeo|uay|uây|uêu|iê|yê|ia|ya|ươ|ưa|uô|ua|oa|oă|oe|uâ|uê|uy|uơ|oo|ai|ao|au|ay|âu|ây|eo|êu|iu|oi|ôi|ơi|ui|ưi|ưu|[aăâeêioôơuưy])(?:ch|nh|ng|[cmnpt])?$`,
  'u',
);

/** Whether a word is written as one syllable of Vietnamese could be, with at most one tone. */
export function isSyllable(word: string): boolean {
  const apart = word.toLowerCase().normalize('NFD');
  return (
    (apart.match(TONES)?.length ?? 0) <= 1 && SYLLABLE.test(apart.replaceAll(TONES, '').normalize('NFC'))
  );
}

// The soft hyphen is a letter of TCVN3.
const wordsOf = (text: string): readonly string[] =>
  text.split(/[\s,.;:()/"'–_|\d-]+/u).filter((word) => /[^ -~]/u.test(word));

/**
 * Words with letters beyond ASCII that are no syllables as they stand, and are where they are read in an old code. A sign alone
 * (÷, £, ¥) is none, though old codes have letters in its place.
 */
export function oldWords(text: string, code: OldCode): number {
  return wordsOf(text).filter(
    (word) => /[A-Za-z]/.test(word) && !isSyllable(word) && isSyllable(fromOldCode[code](word)),
  ).length;
}

/** Words with letters beyond ASCII that are syllables. */
export const syllables = (text: string): number => wordsOf(text.normalize('NFC')).filter(isSyllable).length;
