import { UNSEEN } from './typed-text.ts';

/** NFC, without zero-width, direction and control characters, single spaces, trimmed. */
export function normalise(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll(UNSEEN, '')
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}

const TONES = '\u0300\u0309\u0303\u0301\u0323';
const OPEN_O = new RegExp(`(^|[^q])(o)([ae])([${TONES}])(?![\\p{L}\\p{M}])`, 'gu');
const OPEN_U = new RegExp(`(^|[^q])(u)(y)([${TONES}])(?![\\p{L}\\p{M}])`, 'gu');

/**
 * Moves the tone of an open `oa`, `oe`, `uy` to the first vowel, the old placement, so that `hoà` and `hòa`, `thuỵ` and
 * `thụy` are one text. `quý` keeps its tone: there the u belongs to the consonant.
 */
function unifyTones(decomposed: string): string {
  return decomposed.replaceAll(OPEN_O, '$1$2$4$3').replaceAll(OPEN_U, '$1$2$4$3');
}

/** Lower case with marks kept; old and new placement of tones are one. For exact matches. */
export function exactText(text: string): string {
  return unifyTones(normalise(text).toLowerCase().normalize('NFD')).normalize('NFC');
}

/** Lower case with every mark removed and đ as d: for search that needs no diacritics. */
export function foldText(text: string): string {
  return normalise(text).toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('đ', 'd');
}

/** A heading as lists of headings write it: folded, without punctuation. */
export function headKey(text: string): string {
  return foldText(text)
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** True when a text bears a mark of Vietnamese that folding would remove. */
export function hasVietnameseMarks(text: string): boolean {
  const lower = text.toLowerCase().normalize('NFC');
  return foldText(lower) !== normalise(lower);
}
