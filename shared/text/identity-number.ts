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
const SOLID = String.raw`[A-Za-z] ?\d{6,8}|[A-Za-z]{2}\d{6,8}|\d{17}[\dXx]|\d{7,12}`;
/** Digits in groups, as cards show them and people write them down. */
const GROUPED = ['3 3 3 3', '4 4 4', '6 6', '3 3 6', '3 1 2 6', '3 9', '6 8 3[\\dXx]', '3 3 3']
  .map((groups) =>
    groups
      .split(' ')
      .map((size) => size.replace(/^\d/, String.raw`\d{$&}`))
      .join('[ .]'),
  )
  .join('|');
/** A number of such a form that is part of nothing longer: no sign of a document, marker, sum or date goes on from it. */
const CANDIDATE = new RegExp(
  String.raw`(?<![\p{Script=Latin}\d_]|\d[.,])(?:(?<!\d )(?:${GROUPED})(?! \d)|${SOLID})(?![\p{Script=Latin}\d_]|[.,-]\d|-\p{L}|/(?!\s|[A-Z]{1,2}\d{7}|\d{12}(?!\d)))`,
  'gu',
);

const escaped = (word: string): string => word.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
const oneOf = (list: readonly string[]): string =>
  list
    .toSorted((a, b) => b.length - a.length)
    .map(escaped)
    .join('|');

const DOCUMENTS = oneOf(words.documents);
/** A document named directly before: its word, then at most three words that stand between, and signs. */
const NAMED = new RegExp(
  String.raw`(?<![\p{Script=Latin}\d])(?:(?:${DOCUMENTS})\s?/\s?)?(?:${DOCUMENTS})(?:[\s.:：,;(（#/-]{0,4}(?:${oneOf(words.between)})(?![\p{Script=Latin}\d])){0,3}[\s.:：(（#-]{0,5}$`,
  'iu',
);
/** A document named directly after, in brackets. */
const NAMED_AFTER = new RegExp(String.raw`^\s?[(（]\s?(?:số\s)?(?:${DOCUMENTS})\s?[)）]`, 'iu');
/** What stands between numbers of one list. */
const SAME_LIST = /^(?:[\s,;/&、–-]|và|hoặc|and|和|及){1,6}$/iu;
const OTHER = new RegExp(String.raw`(?<![\p{L}])(?:${oneOf(words.otherNumbers)})(?!\p{L})[^\d]{0,12}$`, 'iu');
const UNIT = new RegExp(String.raw`^\s{0,2}(?:${oneOf(words.units)})(?!\p{L})`, 'iu');
/** Words as people are named, directly before the number: two or more with capitals, or two to four Chinese signs. */
const NAME =
  /(?:(?:\p{Lu}[\p{Ll}\p{Lu}]{0,8}\s){1,4}\p{Lu}[\p{Ll}\p{Lu}]{0,8}|(?<!\p{Script=Han})\p{Script=Han}{2,4})[\s,，、;:：(（–-]{1,4}$/u;
/** The same after the number, which then begins a line, a part of a list or the text. */
const BEGINS = /(?:^|[\n;；(（]|\d[.)])[^\S\n]{0,3}$/u;
const NAME_AFTER =
  /^[\s,:–-]{1,3}(?:\p{Lu}[\p{Ll}\p{Lu}]{0,8}\s){1,4}\p{Lu}[\p{Ll}\p{Lu}]{0,8}(?![\p{L}\d])/u;
/** A number begins as a passport of Vietnam, China or Laos does. */
const PASSPORT = /^[A-Z]{1,2} ?\d{7,8}$/u;
/** Written in full width, sign for sign. */
const FULL_WIDTH = /[\uFF01-\uFF5E]/g;

/**
 * Numbers of identity documents that stand within a text of another meaning. A number counts where a word for a document stands
 * before it; one of twelve digits where it can be a citizen's; one of a passport's form beside a person's name. Numbers of
 * papers (123/QĐ-UBND), phones, accounts, markers, sums and days are none.
 * @param isName the text is a person's name, so that a passport's form beside it is enough.
 */
export function identityNumbers(text: string, isName = false): readonly IdentityNumber[] {
  const read = text.replaceAll(FULL_WIDTH, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));
  const found: IdentityNumber[] = [];
  for (const match of read.matchAll(CANDIDATE)) {
    const from = match.index;
    const to = from + match[0].length;
    const before = read.slice(Math.max(0, from - BEFORE), from);
    const after = read.slice(to, to + BEFORE);
    if (UNIT.test(after)) continue;
    const named = NAMED.exec(before);
    const plain = match[0].replaceAll(/[ .]/g, '').toUpperCase();
    if (named === null) {
      const last = found.at(-1);
      const isNext = last !== undefined && SAME_LIST.test(read.slice(last.to, from).slice(0, 8));
      const looks = { number: match[0], plain, before, after, isName };
      if (isNext ? !isLike(plain, last.number) : !tellsItself(looks)) continue;
    }
    found.push({
      from,
      to,
      number: plain,
      ...aroundOf(
        read,
        named === null ? from : from - before.length + named.index,
        to + (named === null ? (NAMED_AFTER.exec(after)?.[0].length ?? 0) : 0),
      ),
    });
  }
  return found;
}

/** The next number of a list is of the kind of the one before, or can be a citizen's: a phone beside a card is none. */
function isLike(one: string, other: string): boolean {
  const [isLettered, wasLettered] = [/^[A-Z]/.test(one), /^[A-Z]/.test(other)];
  if (isLettered || wasLettered) return (isLettered && wasLettered) || isCitizenNumber(one);
  return one.length === other.length || isCitizenNumber(one);
}

interface Looks {
  readonly number: string;
  readonly plain: string;
  readonly before: string;
  readonly after: string;
  readonly isName: boolean;
}

/** Whether a number that no word before it names is one by its own form and what stands around it. */
function tellsItself({ number, plain, before, after, isName }: Looks): boolean {
  if (NAMED_AFTER.test(after)) return true;
  // Signs of papers, phones and days go on from these.
  if (OTHER.test(before) || /[/-]$/.test(before)) return false;
  if (isCitizenNumber(plain) || isChineseNumber(plain)) return true;
  const hasName = isName || NAME.test(before);
  if (PASSPORT.test(number)) return hasName || (BEGINS.test(before) && NAME_AFTER.test(after));
  // The numbers of old cards of the north begin so, and no phone does.
  return /^0\d{8}$/.test(number) && hasName;
}

const CHECK_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** A number of a Chinese identity card: 17 digits and the check digit that follows from them (GB 11643-1999). */
function isChineseNumber(plain: string): boolean {
  if (!/^\d{6}(?:19|20)\d{9}[\dX]$/.test(plain)) return false;
  const sum = CHECK_WEIGHTS.reduce((total, weight, at) => total + weight * Number(plain[at]), 0);
  return '10X98765432'[sum % 11] === plain[17];
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
  const rest = text.slice(aroundTo);
  return `${text.slice(0, around)}${around === 0 ? rest.replace(/^[\s,，、;:–-]{1,4}/u, '') : rest}`.trim();
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
