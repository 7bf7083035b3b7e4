import words from '../reference/identity-words.json' with { type: 'json' };

/** A number of an identity document within a text; `to` is exclusive. */
export interface IdentityNumber {
  readonly from: number;
  readonly to: number;
  /** As it is kept: without blanks, in capitals. */
  readonly number: string;
  /** Where the words that belong to it begin: "(HC số C0123456)" is taken out as a whole; `around` to `aroundTo`, exclusive. */
  readonly around: number;
  readonly aroundTo: number;
}

/** Characters before a number that are read for what it is. */
const BEFORE = 48;
/** Letters and digits as documents bear them: passports, border passes, Vietnamese and Chinese identity cards, old ones. */
const FORM = String.raw`[A-Z] ?\d{6,8}|[A-Z]{2}\d{6,8}|\d{17}[\dXx]|\d{3}[ .]\d{3}[ .]\d{3}[ .]\d{3}|\d{7,12}`;
/** A number of such a form that is part of nothing longer: no sign of a document, marker, sum or date goes on from it. */
const CANDIDATE = new RegExp(String.raw`(?<![\p{L}\d/.,_-])(?:${FORM})(?![\p{L}\d/_]|[.,-]\d|-\p{L})`, 'gu');

const escaped = (word: string): string => word.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
const oneOf = (list: readonly string[]): string =>
  list
    .toSorted((a, b) => b.length - a.length)
    .map(escaped)
    .join('|');

/** A document named directly before: its word, then at most three words that stand between, and signs. */
const NAMED = new RegExp(
  String.raw`(?<![\p{L}\d])(?:${oneOf(words.documents)})(?:[\s.:：,;(（#-]{0,4}(?:${oneOf(words.between)})(?![\p{L}\d])){0,3}[\s.:：(（#-]{0,5}$`,
  'iu',
);
const OTHER = new RegExp(String.raw`(?<![\p{L}])(?:${oneOf(words.otherNumbers)})(?!\p{L})[^\d]{0,12}$`, 'iu');
const UNIT = new RegExp(String.raw`^\s{0,2}(?:${oneOf(words.units)})(?!\p{L})`, 'iu');
/** Two or more words in capitals' first letters, as people are named, directly before the number. */
const NAME = /(?:\p{Lu}\p{Ll}{0,8}\s){1,4}\p{Lu}\p{Ll}{0,8}[\s,;:(（–-]{1,4}$/u;
/** A number begins as a passport of Vietnam or China does. */
const PASSPORT = /^[A-Z]{1,2} ?\d{7,8}$/u;

/**
 * Numbers of identity documents that stand within a text of another meaning. A number counts where a word for a document stands
 * before it; one of twelve digits where it can be a citizen's; one of a passport's form beside a person's name. Numbers of
 * papers (123/QĐ-UBND), phones, accounts, markers, sums and days are none.
 * @param isName the text is a person's name, so that a passport's form beside it is enough.
 */
export function identityNumbers(text: string, isName = false): readonly IdentityNumber[] {
  const found: IdentityNumber[] = [];
  for (const match of text.matchAll(CANDIDATE)) {
    const from = match.index;
    const to = from + match[0].length;
    const before = text.slice(Math.max(0, from - BEFORE), from);
    if (UNIT.test(text.slice(to, to + 12))) continue;
    const named = NAMED.exec(before);
    const plain = match[0].replaceAll(/[ .]/g, '').toUpperCase();
    if (named === null) {
      if (OTHER.test(before)) continue;
      const isPassport = PASSPORT.test(match[0]) && (isName || NAME.test(before));
      if (!isCitizenNumber(plain) && !isPassport) continue;
    }
    found.push({
      from,
      to,
      number: plain,
      ...aroundOf(text, named === null ? from : from - before.length + named.index, to),
    });
  }
  return found;
}

/** A citizen's number: province, century and sex, year of birth (Nghị định 137/2015/NĐ-CP, Điều 13). */
function isCitizenNumber(digits: string): boolean {
  if (!/^\d{12}$/.test(digits)) return false;
  const province = Number(digits.slice(0, 3));
  const century = Number(digits[3]);
  const year = Number(digits.slice(4, 6));
  if (province < 1 || province > 96 || century > 3) return false;
  return century < 2 ? year >= 10 : year <= 40;
}

/** The number with its words, and with brackets that hold nothing else. */
function aroundOf(text: string, begin: number, to: number): Pick<IdentityNumber, 'around' | 'aroundTo'> {
  let around = begin;
  while (around > 0 && /[\s,;:–-]/u.test(text[around - 1] ?? '')) around -= 1;
  const isOpen = /[(（[]/u.test(text[around - 1] ?? '');
  const isClosed = /^\s?[)）\]]/u.exec(text.slice(to, to + 2));
  const opened = /^[\s,;:–-]{0,4}[(（[]/u.test(text.slice(around, to));
  if (isOpen && isClosed !== null)
    return { around: trimmed(text, around - 1), aroundTo: to + isClosed[0].length };
  if (opened && isClosed !== null) return { around, aroundTo: to + isClosed[0].length };
  return { around, aroundTo: to };
}

function trimmed(text: string, at: number): number {
  let end = at;
  while (end > 0 && /\s/u.test(text[end - 1] ?? '')) end -= 1;
  return end;
}

/** The text without a number and its words. */
export function withoutNumber(text: string, { around, aroundTo }: IdentityNumber): string {
  return `${text.slice(0, around)}${text.slice(aroundTo)}`.trim();
}

/** The text with each number masked: its first two and last three signs stay. */
export function withNumbersMasked(text: string, numbers: readonly IdentityNumber[]): string {
  let masked = '';
  let at = 0;
  for (const { from, to, number } of numbers) {
    masked += text.slice(at, from) + maskNumber(number);
    at = to;
  }
  return masked + text.slice(at);
}

/** What may be seen of a number: its first two and last three signs. */
export function maskNumber(plain: string): string {
  if (plain.length <= 5) return '*'.repeat(plain.length);
  return plain.slice(0, 2) + '*'.repeat(plain.length - 5) + plain.slice(-3);
}
