import words from '../../reference/paste-words.json' with { type: 'json' };
import { exactText, foldText, hasVietnameseMarks, normalise } from '../../text/fold.ts';
import { countryOf, pastedDate, type PasteContext } from './pasted-value.ts';

/** What a cell looks like by itself, whatever stands above it. */
export type Look =
  | 'number'
  | 'year'
  | 'date'
  | 'passport'
  | 'documentNumber'
  | 'country'
  | 'job'
  | 'organisation'
  | 'place'
  | 'name'
  | 'text';

/** A letter or two and six to eight digits, as on passports and border passes; blanks between them do not matter. */
export const PASSPORT = /^[A-Z]{1,2}\s?\d{6,8}[A-Z]?$/;

const AMOUNT = new RegExp(String.raw`^[.,\s]*\d[\d.,\s]*(?:%|${words.amountUnits.join('|')})?$`, 'iu');

export function lookOf(cell: string, context: PasteContext): Look {
  const said = normalise(cell);
  if (PASSPORT.test(said.toUpperCase())) return 'passport';
  if (/^(?:19|20)\d{2}$/.test(said)) return 'year';
  if (isDay(said, context)) return 'date';
  // Passports of some countries have no letter; a telephone number has ten digits.
  if (/^\d{8,9}$/.test(said)) return 'passport';
  if (AMOUNT.test(said)) return 'number';
  if (isNumberWithSign(said)) return 'documentNumber';
  if (countryOf(said, context) !== null) return 'country';
  if (context.index.named('organisation', said) !== undefined) return 'organisation';
  if (context.index.named('position', said) !== undefined) return 'job';
  const job = Math.max(started(jobStarts, said), foundIn(words.jobWords, words.jobEnds, said));
  const organisation = Math.max(
    started(organisationStarts, said),
    foundIn(words.organisationWords, words.organisationEnds, said),
  );
  if (job > 0 || organisation > 0) return job >= organisation ? 'job' : 'organisation';
  if (isProfession(said)) return 'job';
  const isPlace = ['place', 'unit'].some(
    (catalogue) => context.index.named(catalogue === 'place' ? 'place' : 'unit', said) !== undefined,
  );
  if (isPlace && !hasSurname(said)) return 'place';
  return isPersonalName(said) ? 'name' : 'text';
}

/** A word with a digit, a stroke behind it and a capital behind that: "12/TB-UBND". */
function isNumberWithSign(text: string): boolean {
  const digit = text.search(/\d/);
  return digit >= 0 && !/\s/.test(text) && /^[^/]*\/.*\p{Lu}/u.test(text.slice(digit));
}

/** A date, or a day and month that lack their year: a column of them is one of dates even so. */
function isDay(text: string, context: PasteContext): boolean {
  // Six digits are an amount sooner than a date without strokes.
  if (/^\d{6}$/.test(text)) return false;
  return (
    pastedDate(text, context.today) !== null ||
    /^(?:\d{1,2}[/-]\d{1,2}|\d{1,2}[/.-]\d{4}|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4})$/.test(text)
  );
}

interface Beginning {
  /** As it is written, where that is an abbreviation: "VP" is no "Vp". */
  readonly plain: string | null;
  readonly exact: string;
  readonly folded: string;
  /** Whether it tells something without its marks: "Trưởng" is also the name Trương. */
  readonly unmarked: boolean;
}

const beginningsOf = (words: readonly string[]): readonly Beginning[] =>
  words.map((word) => ({
    plain: word === word.toUpperCase() ? word : null,
    exact: exactText(word),
    folded: foldText(word),
    unmarked: !hasVietnameseMarks(word) || word.includes(' '),
  }));

const jobStarts = beginningsOf(words.jobStarts);
const organisationStarts = beginningsOf(words.organisationStarts);

/** Length of the longest of some beginnings that a text has, 0 for none. A text typed without marks has fewer. */
function started(beginnings: readonly Beginning[], text: string): number {
  const marked = hasVietnameseMarks(text);
  const said = marked ? exactText(text) : foldText(text);
  let longest = 0;
  for (const { plain, exact, folded, unmarked } of beginnings) {
    if (plain === null && !marked && !unmarked) continue;
    const [whole, start] = plain === null ? [said, marked ? exact : folded] : [text, plain];
    if (start.length > longest && whole.startsWith(start) && !/[\p{L}\p{N}]/u.test(whole[start.length] ?? ''))
      longest = start.length;
  }
  return longest;
}

/** How far into a text the last of some English words or Chinese endings stands, 0 for none: the last noun says what it is. */
function foundIn(latin: readonly string[], han: readonly string[], text: string): number {
  if (/\p{Script=Han}/u.test(text)) {
    const bare = text.replace(/[(（].*/s, '').trim();
    return Math.max(0, ...han.filter((end) => bare.endsWith(end)).map((end) => end.length));
  }
  const said = text.toLowerCase().match(/[\p{L}]+/gu) ?? [];
  // "Director of the Department": the first noun of an English title is what it names.
  const at = said.findIndex((word) => latin.some((one) => one.toLowerCase() === word));
  return at < 0 ? 0 : 1 / (at + 1);
}

const surnames = new Set(words.surnames.map(exactText));

const hasSurname = (text: string): boolean => surnames.has(exactText(text).split(' ')[0] ?? '');

/** "Kiểm tra viên", "Tổ trưởng": professions are told by their last word, unless it is the last of a name. */
function isProfession(text: string): boolean {
  const last = exactText(text).split(' ').at(-1) ?? '';
  return (
    text.includes(' ') && !hasSurname(text) && words.jobLastWords.some((word) => exactText(word) === last)
  );
}

/** Two to six words that each begin with a capital, or that begin with a Vietnamese surname; two to four Chinese signs. */
export function isPersonalName(text: string): boolean {
  const said = normalise(text).replace(/(?:(?<!\s)\s+)?[(（][^()（）]*[)）]$/u, '');
  if (/^\p{Script=Han}{2,4}$/u.test(said) || /^\p{Script=Han}+·\p{Script=Han}+$/u.test(said)) return true;
  const parts = said.split(' ');
  if (parts.length < 2 || parts.length > 6 || !/^[\p{L}\p{M}\s.'’-]+$/u.test(said)) return false;
  if (parts.every((part) => /^\p{Lu}/u.test(part))) return true;
  return hasSurname(said) && said === said.toLowerCase();
}

/** Whether a column counts its rows: 1, 2, 3 …, in the first place. */
export function isRunning(cells: readonly string[]): boolean {
  const numbers = cells.flatMap((cell) => {
    const found = /^\(?0*(\d{1,4})[.)]?$/.exec(cell);
    return cell === '' ? [] : [found === null ? Number.NaN : Number(found[1])];
  });
  return (
    numbers.length > 0 && numbers[0] === 1 && numbers.every((number, at) => number === (numbers[0] ?? 0) + at)
  );
}

/** The look that at least three of five filled cells of a column share; `text` where none does, null for an empty one. */
export function lookOfColumn(cells: readonly string[], context: PasteContext): Look | null {
  const looks = cells.filter((cell) => cell !== '').map((cell) => lookOf(cell, context));
  if (looks.length === 0) return null;
  const counts = new Map<Look, number>();
  // A year among dates is a date whose day nobody knew.
  const hasDates = looks.includes('date');
  for (const look of looks) {
    const kind = look === 'year' && hasDates ? 'date' : look;
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  const [best = 'text', count = 0] = [...counts].toSorted((a, b) => b[1] - a[1])[0] ?? [];
  return count * 5 >= looks.length * 3 ? best : 'text';
}
