import { normalise } from './fold.ts';

/** Letters of the Vietnamese alphabet in order; f, j, w, z stand where foreign names need them. */
const LETTERS = 'a ă â b c d đ e ê f g h i j k l m n o ô ơ p q r s t u ư v w x y z'.split(' ');
const rank = new Map(LETTERS.map((letter, index) => [letter, String.fromCharCode(0x41 + index)]));
/** None, huyền, hỏi, ngã, sắc, nặng. */
const TONES = ['\u0300', '\u0309', '\u0303', '\u0301', '\u0323'];

/** What one sign adds to a key: its place among letters, its tone, whether it is a capital. */
interface Weight {
  readonly letter: string;
  readonly tone: string;
  readonly capital: string;
}

/** Weights that were worked out already: a list of thousands of names is written with some hundred signs. */
const weights = new Map<string, Weight>();

function weightOf(sign: string): Weight {
  let weight = weights.get(sign);
  if (weight === undefined) {
    const lower = sign.toLowerCase();
    const { letter, tone } = taken(lower);
    // Spaces and signs order before letters; other scripts after them, by code point.
    const place =
      rank.get(letter) ??
      (/\s/u.test(letter) ? '!' : /[\p{P}\p{S}]/u.test(letter) ? `"${letter}` : `~${letter}`);
    weight = { letter: place, tone: String(tone), capital: lower === sign ? '0' : '1' };
    weights.set(sign, weight);
  }
  return weight;
}

const isDigit = (sign: string): boolean => sign >= '0' && sign <= '9';

/** Digits order by the value that they write: first how many they are, then which. */
function numberKey(digits: string): string {
  const value = digits.replace(/^0+(?=\d)/, '');
  return `0${String.fromCharCode(0x21 + Math.min(value.length, 90))}${value}`;
}

/**
 * A key whose order as text (code units; SQLite BINARY) is the order of a Vietnamese dictionary: letters first, then
 * tones, then small before capital. Numbers order by value: "Đoàn 2" before "Đoàn 10".
 */
export function collationKey(text: string): string {
  let letters = '';
  let tones = '';
  let capitals = '';
  let digits = '';
  for (const sign of normalise(text)) {
    if (isDigit(sign)) {
      digits += sign;
      continue;
    }
    if (digits !== '') letters += numberKey(digits);
    digits = '';
    const weight = weightOf(sign);
    letters += weight.letter;
    tones += weight.tone;
    capitals += weight.capital;
  }
  if (digits !== '') letters += numberKey(digits);
  return `${letters}\u0001${tones.replace(/(?<!0)0+$/, '')}\u0001${capitals.replace(/(?<!0)0+$/, '')}`;
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
