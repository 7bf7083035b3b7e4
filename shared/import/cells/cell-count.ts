import lists from '../../reference/import-words.json' with { type: 'json' };
import { normalise } from '../../text/fold.ts';
import { numberFromWords } from '../../text/number-words.ts';
import { parseTypedNumber } from '../../text/numbers.ts';
import type { CellDoubt, SheetCell } from './sheet-cells.ts';

/** How many people a cell tells of. */
export interface CellPeople {
  readonly count: number;
  /** False: the cell says more than the number, which is to be kept elsewhere. */
  readonly isWhole: boolean;
  /** Why the number is to be looked at; null where it is plain. */
  readonly doubt: CellDoubt | null;
}

const { whole, parts, within, around } = lists.people;
const any = (words: readonly string[]): string =>
  `(?:${words.map((word) => word.replace('/', String.raw`\/`)).join('|')})`;
const NUMBER = String.raw`(?<![\d.,])(\d{1,3}(?:\.\d{3})+|\d+)`;
const WHOLE = new RegExp(String.raw`${NUMBER}\s*${any(whole)}(?!\p{L})`, 'giu');
const PART = new RegExp(String.raw`${NUMBER}\s*${any(parts)}(?!\p{L})`, 'giu');
const WITHIN = new RegExp(String.raw`[(:;]|(?<!\p{L})${any(within)}(?!\p{L})`, 'iu');
const AROUND = new RegExp(String.raw`^${any(around)}(?!\p{L})\s*`, 'iu');
const RANGE = /\d\s*(?:[-–—~]|đến|tới)\s*\d/u;

/**
 * A number of people: a whole number, perhaps with words or in words. Where several numbers stand in a cell it is the one
 * that counts all people (`01 đoàn/12 người`, `12 người, trong đó 03 nữ`, `05 người: 02 nam, 03 nữ`), or the doubtful sum of
 * those that count some each (`05 người đi Lào, 07 người đi Thái Lan`); null where that cannot be told (`10-12`, `12/15`).
 */
export function cellPeople(cell: SheetCell): CellPeople | null {
  if (cell.number !== null)
    return Number.isInteger(cell.number) ? { count: cell.number, isWhole: true, doubt: null } : null;
  const said = normalise(cell.text);
  const about = said.replace(AROUND, '');
  const read = RANGE.test(said.toLowerCase()) ? null : countIn(about);
  if (read === null || about === said) return read === null ? null : doubted(read, cell.text);
  return { count: read.count, isWhole: false, doubt: { code: 'people-about', params: { value: cell.text } } };
}

/** As `cellPeople`, where only a plain number will do. */
export function cellCount(cell: SheetCell): number | null {
  const read = cellPeople(cell);
  return read === null || read.doubt !== null ? null : read.count;
}

interface Counted {
  readonly count: number;
  readonly isWhole: boolean;
  readonly code: 'people-summed' | 'people-differ' | null;
}

const doubted = ({ count, isWhole, code }: Counted, text: string): CellPeople => ({
  count,
  isWhole,
  doubt: code === null ? null : { code, params: { value: text, count } },
});

function countIn(said: string): Counted | null {
  const spelled = numberFromWords(said.replace(new RegExp(String.raw`\s*${any(whole)}$`, 'iu'), ''));
  if (spelled !== undefined && spelled > 0) return { count: spelled, isWhole: true, code: null };
  const at = said.search(WITHIN);
  const numbers = numbersOf(said, WHOLE);
  const outside = at <= 0 ? numbers : numbersOf(said.slice(0, at), WHOLE);
  const [first] = outside.length > 0 ? outside : numbers.slice(0, 1);
  if (first !== undefined && (outside.length <= 1 || at > 0)) {
    const members = numbersOf(said, PART);
    const sum = members.reduce((total, each) => total + each, 0);
    const isSplit = members.length > 1 && /[:(]|gồm/u.test(said) && /(?<!\p{L})nam(?!\p{L})/iu.test(said);
    return {
      count: first,
      isWhole: !/\d/.test(said.replace(/\d[\d.]*/, '')),
      code: (isSplit && sum !== first) || members.some((each) => each > first) ? 'people-differ' : null,
    };
  }
  const addends = outside.length > 1 ? outside : (plainSum(said) ?? numbersOf(said, PART));
  if (addends.length > 1 && addends.length === (said.match(/\d[\d.]*/g) ?? []).length)
    return { count: addends.reduce((sum, each) => sum + each, 0), isWhole: false, code: 'people-summed' };
  const alone = said.replaceAll(/\([^)]*\)/g, '');
  const [only] = numbersOf(alone, PART);
  if (/\d.*[^\d.,\s].*\d/su.test(alone)) return null;
  const value = only ?? parseTypedNumber(said);
  if (value === undefined || !Number.isInteger(value)) return null;
  return { count: value, isWhole: !/\d/.test(said.replace(/\d[\d.,]*/, '')), code: null };
}

/** "10 + 2". */
function plainSum(said: string): readonly number[] | null {
  return /^\d+(?:\s*\+\s*\d+)+$/.test(said) ? said.split('+').map(Number) : null;
}

const numbersOf = (text: string, pattern: RegExp): readonly number[] =>
  [...text.matchAll(pattern)].map(([, digits = '']) => Number(digits.replaceAll('.', '')));
