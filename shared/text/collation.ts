import { normalise } from './fold.ts';

/** Letters of the Vietnamese alphabet in order; f, j, w, z stand where foreign names need them. */
const LETTERS = 'a ă â b c d đ e ê f g h i j k l m n o ô ơ p q r s t u ư v w x y z'.split(' ');
const rank = new Map(LETTERS.map((letter, index) => [letter, String.fromCharCode(0x41 + index)]));
/** None, huyền, hỏi, ngã, sắc, nặng. */
const TONES = ['\u0300', '\u0309', '\u0303', '\u0301', '\u0323'];

/**
 * A key whose order as text (code units; SQLite BINARY) is the order of a Vietnamese dictionary: letters first, then
 * tones, then small before capital. Numbers order by value: "Đoàn 2" before "Đoàn 10".
 */
export function collationKey(text: string): string {
  const source = normalise(text);
  let letters = '';
  let tones = '';
  let cases = '';
  for (const run of source.match(/\d+|\D/gu) ?? []) {
    if (/^\d/.test(run)) {
      const digits = run.replace(/^0+(?=\d)/, '');
      letters += `0${String.fromCharCode(0x21 + Math.min(digits.length, 90))}${digits}`;
      continue;
    }
    const lower = run.toLowerCase();
    const { letter, tone } = taken(lower);
    const ranked = rank.get(letter);
    // Spaces and signs order before letters; other scripts after them, by code point.
    letters +=
      ranked ?? (/\s/u.test(letter) ? '!' : /[\p{P}\p{S}]/u.test(letter) ? `"${letter}` : `~${letter}`);
    tones += String(tone);
    cases += lower === run ? '0' : '1';
  }
  return `${letters}\u0001${tones.replace(/0+$/, '')}\u0001${cases.replace(/0+$/, '')}`;
}

function taken(letter: string): { readonly letter: string; readonly tone: number } {
  let tone = 0;
  let rest = '';
  for (const part of letter.normalize('NFD')) {
    const found = TONES.indexOf(part);
    if (found >= 0) tone = found + 1;
    else rest += part;
  }
  return { letter: rest.normalize('NFC'), tone };
}

/** Key that sorts people as Vietnamese lists do: by given name (the last word), then the words before it. */
export function personNameKey(fullName: string): string {
  const words = normalise(fullName).split(' ');
  return collationKey([...words.slice(-1), ...words.slice(0, -1)].join(' '));
}
