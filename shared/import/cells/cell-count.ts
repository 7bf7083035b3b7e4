import { anyOf } from '../../offices/any-of.ts';
import lists from '../../reference/import-words.json' with { type: 'json' };
import { normalise } from '../../text/fold.ts';
import { numberFromWords } from '../../text/number-words.ts';
import { parseTypedNumber } from '../../text/numbers.ts';
import { peopleParts, type PeoplePart } from './people-parts.ts';
import type { CellDoubt, SheetCell } from './sheet-cells.ts';

/** How many people a cell tells of. */
export interface CellPeople {
  readonly count: number;
  /** False: the cell says more than the number, which is to be kept elsewhere. */
  readonly isWhole: boolean;
  /** Why the number is to be looked at; null where it is plain. */
  readonly doubt: CellDoubt | null;
}

const { whole, around, total, any: counted } = lists.people;
const any = (words: readonly string[]): string => `(?:${anyOf(words)})`;
const COUNTING = new RegExp(String.raw`(?<!\p{L})${any([...whole, ...counted, ...total])}(?!\p{L})`, 'giu');
const AROUND = new RegExp(String.raw`(?<![\p{L}\d])${any(around)}(?!\p{L})\s*(?=\d|\)|$)`, 'iu');
const RANGE = /(?<![\d/.])(\d{1,4})\s*(?:[-–—]|đến|tới)\s*(\d{1,4})(?![\d/])/u;
const TIMES = /^(\d{1,3})\s*(?:\p{L}+\s*)?[x×*]\s*(\d{1,4})(?:\s+\p{L}+)*$/iu;

/**
 * A number of people: a whole number, perhaps with words or in words. Where several numbers stand in a cell it is the one
 * that counts all people (`01 đoàn/12 người`, `12 người, trong đó 03 nữ`, `Tổng 20, nữ 11`), or the doubtful sum of those that
 * count some each (`01 trưởng đoàn và 05 thành viên`, `05 người đi Lào, 07 người đi Thái Lan`). A number that is left over, the
 * upper end of a range and people named beside numbers are doubtful; null where nothing can be told (`chưa rõ`).
 */
export function cellPeople(cell: SheetCell): CellPeople | null {
  if (cell.date !== null) return null;
  if (cell.number !== null)
    return Number.isInteger(cell.number) ? { count: cell.number, isWhole: true, doubt: null } : null;
  const text = cell.text.normalize('NFKC');
  const said = normalise(text).toLowerCase();
  const read = plainCount(said) ?? rangeOrProduct(said) ?? countIn(text);
  if (read === null) return null;
  const code = read.code ?? (AROUND.test(said) ? 'people-about' : null);
  return {
    count: read.count,
    isWhole: read.isWhole && code === null,
    doubt: code === null ? null : { code, params: { value: cell.text, count: read.count } },
  };
}

/** As `cellPeople`, where only a plain number will do. */
export function cellCount(cell: SheetCell): number | null {
  const read = cellPeople(cell);
  return read === null || read.doubt !== null ? null : read.count;
}

interface Counted {
  readonly count: number;
  readonly isWhole: boolean;
  readonly code: 'people-summed' | 'people-differ' | 'people-about' | 'people-beside' | null;
}

/** Whether words stand beside a number that say more than that it counts people: "05 cán bộ Sở Công Thương". */
const saysMore = (text: string): boolean =>
  /\p{L}{2}/u.test(withoutSpelled(text.toLowerCase().replaceAll(COUNTING, ' ')));

/** A text without the brackets that only spell a number: "12 (mười hai)". */
function withoutSpelled(text: string): string {
  const parts = text.split(')');
  const last = parts.pop() ?? '';
  return parts
    .map((part) => {
      const open = part.indexOf('(', part.search(/\d\D*$/u) + 1);
      const isSpelled = open >= 0 && numberFromWords(part.slice(open + 1)) !== undefined;
      return isSpelled ? `${part.slice(0, open)} ` : `${part})`;
    })
    .join('')
    .concat(last);
}

/** A number alone, in figures or in words. */
function plainCount(said: string): Counted | null {
  const spelled = numberFromWords(said.replace(new RegExp(String.raw`\s*${any(whole)}$`, 'iu'), ''));
  if (spelled !== undefined && spelled > 0) return { count: spelled, isWhole: true, code: null };
  if (!/^\d[\d.,\s]*%?$/.test(said)) return null;
  const value = parseTypedNumber(said);
  return value !== undefined && Number.isInteger(value) ? { count: value, isWhole: true, code: null } : null;
}

function rangeOrProduct(said: string): Counted | null {
  const [, times = '', each] = TIMES.exec(said) ?? [];
  if (each !== undefined)
    return { count: Number(times) * Number(each), isWhole: false, code: 'people-summed' };
  const [, low = '', high] = RANGE.exec(said) ?? [];
  if (high === undefined || Number(high) <= Number(low) || (said.match(/\d+/g) ?? []).length > 2) return null;
  return { count: Number(high), isWhole: false, code: 'people-about' };
}

function countIn(text: string): Counted | null {
  const { parts, isNamed } = peopleParts(text);
  const actual = parts.filter((part) => part.isActual);
  const [came] = actual;
  // "20 (thực tế 18)", "KH 20, TH 18": those who came are meant.
  if (came !== undefined && actual.length === 1 && parts.length > 1)
    return { count: came.count, isWhole: false, code: 'people-beside' };
  const outside = parts.filter((part) => !part.isWithin);
  const read = countOf(outside.length > 0 ? outside : parts);
  if (read === null) return null;
  const inside = outside.length > 0 ? parts.filter((part) => part.isWithin) : [];
  const code = read.code ?? insideDoubt(read.count, inside) ?? (isNamed ? 'people-beside' : null);
  const isOne = parts.length === 1 && (text.match(/\d+/g) ?? []).length === 1;
  return { count: read.count, isWhole: isOne && !saysMore(text), code };
}

const sumOf = (parts: readonly PeoplePart[]): number => parts.reduce((sum, { count }) => sum + count, 0);
const isSex = ({ of }: PeoplePart): boolean => of === 'men' || of === 'women';

/** What parts beside each other count together. */
function countOf(parts: readonly PeoplePart[]): Pick<Counted, 'count' | 'code'> | null {
  const total = parts.find(({ of }) => of === 'total');
  const others = parts.filter((part) => !isSex(part) && part !== total);
  const sexes = parts.filter(isSex);
  if (total !== undefined) {
    const isMore = [...others, ...sexes].some(({ count }) => count > total.count);
    return { count: total.count, code: isMore ? 'people-differ' : null };
  }
  const [first, second] = others;
  if (first === undefined) {
    const [only] = sexes;
    if (only === undefined) return null;
    return { count: sumOf(sexes), code: sexes.length > 1 ? 'people-summed' : null };
  }
  if (second === undefined) {
    const isSplit = new Set(sexes.map(({ of }) => of)).size > 1;
    const differs =
      sexes.some(({ count }) => count > first.count) || (isSplit && sumOf(sexes) !== first.count);
    return { count: first.count, code: differs ? 'people-differ' : null };
  }
  return countOfSeveral(others);
}

/** Several numbers of which none is said to be the whole. */
function countOfSeveral(parts: readonly PeoplePart[]): Pick<Counted, 'count' | 'code'> | null {
  const [first, second] = parts;
  if (first === undefined || second === undefined) return null;
  const planned = parts.filter(({ isPlanned }) => isPlanned);
  const meant = parts.filter(({ isPlanned }) => !isPlanned);
  const [only] = meant;
  if (planned.length > 0 && only !== undefined && meant.length === 1)
    return { count: only.count, code: 'people-beside' };
  if (parts.every(({ isBare }) => isBare) && parts.some(({ joint }) => joint === 'slash'))
    // "12/3" is twelve of whom three are something, and "20/25" twenty of twenty-five.
    return parts.length === 2 && first.count !== second.count
      ? { count: Math.max(first.count, second.count), code: 'people-beside' }
      : null;
  const whole = parts.filter(({ of, isBare }) => of === 'any' && !isBare);
  // "12 lượt người/10 người" tells the same people twice.
  if (whole.length === parts.length && parts.slice(1).every(({ joint }) => joint === 'slash'))
    return { count: Math.max(...parts.map(({ count }) => count)), code: 'people-beside' };
  const [all] = whole;
  const isJoined = parts.slice(1).some(({ joint }) => joint === 'and');
  if (whole.length === 1 && all !== undefined && !isJoined) {
    const rest = sumOf(parts) - all.count;
    if (rest === all.count) return { count: all.count, code: null };
    return { count: all.count, code: rest > all.count ? 'people-differ' : 'people-beside' };
  }
  return { count: sumOf(parts), code: 'people-summed' };
}

/** Why a number is doubtful beside those that count some of its people, or were planned. */
function insideDoubt(count: number, inside: readonly PeoplePart[]): Counted['code'] {
  if (inside.some(({ isPlanned }) => isPlanned)) return 'people-beside';
  if (inside.some((part) => part.count > count)) return 'people-differ';
  const sexes = inside.filter(isSex);
  const isSplit = new Set(sexes.map(({ of }) => of)).size > 1;
  return isSplit && sumOf(sexes) !== count ? 'people-differ' : null;
}
