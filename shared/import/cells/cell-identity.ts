import type { SheetCell } from './sheet-cells.ts';

/** The numbers of identity papers as a cell holds them. */
export interface CellIdentity {
  /** Null where its figures are lost, or none stands there. */
  readonly number: string | null;
  /** Further numbers of the cell: "020168001234 (cũ: 080123456)". */
  readonly further: readonly string[];
  /** The words around the numbers, without these: they are secrets. Empty where there are none. */
  readonly beside: string;
  /** A sentence of `imports`; it never repeats the number, which is a secret. */
  readonly doubt: 'number-padded' | 'number-lost' | 'number-length' | null;
}

/**
 * Figures of a CCCD. A spreadsheet drops zeros at their beginning, and every CCCD has one, of the first provinces two. No other
 * number tells that it lacks one: foreign passports have eight figures as well as nine.
 */
const CITIZEN = 12;

/** Digits of a number of a person's paper at least, without letters. */
const SHORTEST = 6;

/** A letter or two and digits, perhaps in groups; of some countries a letter more behind them. */
const WHOLE = /^(\p{Lu}{0,3})[\s.-]*(\d[\d\s.-]*\d)(\p{Lu}?)$/u;
const WITHIN = /(?<![\p{L}\d])(?:\p{Lu}{1,2}\s?)?\d{6,12}(?!\d)(?:\p{Lu}(?!\p{L}))?/gu;

/**
 * `C0000001`, `012345678901`, `020 168 001 234`, `C1234567 (công vụ)`; a number that the spreadsheet made of it loses its zeros,
 * and its last figures where it is long.
 * @param isCitizens under a head of CCCD or CMND alone, where other lengths are doubtful.
 */
export function cellIdentity(cell: SheetCell, isCitizens = false): CellIdentity {
  const text = cell.text
    .normalize('NFKC')
    .trim()
    .replace(/^['’`]/u, '');
  const found = cell.number === null ? ofText(text) : ofNumber(cell.number, text, isCitizens);
  const isOdd = isCitizens && found.number !== null && !/^(?:\d{9}|\d{12})$/.test(found.number);
  return isOdd && found.doubt === null ? { ...found, doubt: 'number-length' } : found;
}

const alone = (number: string | null, doubt: CellIdentity['doubt'] = null): CellIdentity => ({
  number,
  further: [],
  beside: '',
  doubt,
});

function ofNumber(number: number, text: string, isCitizens: boolean): CellIdentity {
  if (!Number.isSafeInteger(number) || number < 0) return alone(null, 'number-lost');
  const digits = String(number);
  // A format of zeros shows what was typed.
  if (/^0\d+$/.test(text) && text.replace(/^0+/, '') === digits) return alone(text);
  return padded(digits, isCitizens ? [CITIZEN - 1, CITIZEN - 2] : [CITIZEN - 1]);
}

function ofText(text: string): CellIdentity {
  if (/^\d(?:[.,]\d+)?E\+?\d+$/i.test(text)) return alone(null, 'number-lost');
  const upper = text.toUpperCase();
  const [, letters = '', figures, last = ''] = WHOLE.exec(upper) ?? [];
  const digits = (figures ?? '').replaceAll(/[\s.-]/g, '');
  if (figures !== undefined && digits.length >= SHORTEST && digits.length <= 13 && !isDay(figures))
    return padded(`${letters}${digits}${last}`, [CITIZEN - 1]);
  // "HC 1234567", "SỐ 1234567": of the words before a number only a letter or two belong to it.
  const numbers = [...upper.matchAll(WITHIN)].map(([number]) => number.replace(/^(?:HC|SO|NO|CC)\s+/u, ''));
  const [first, ...further] = numbers.map((number) => number.replaceAll(/\s/g, ''));
  if (first === undefined) return /\d/.test(text) ? alone(text) : { ...alone(null), beside: text };
  let beside = text;
  for (const number of numbers) beside = beside.replace(new RegExp(number, 'iu'), ' ');
  beside = beside
    .replaceAll(/\d{5,}/g, '…')
    .replaceAll(/\s+/g, ' ')
    .replace(/^(?:(?:cccd|cmnd|cmt|hc|hộ chiếu|căn cước|số|no)\s*[.:]*\s*)+|^[\s,;:./–-]+/iu, '')
    .replace(/(?<![\s,;:/–-])[\s,;:/–-]+$/u, '');
  return {
    ...padded(first, [CITIZEN - 1]),
    further,
    beside: /[\p{L}\d]/u.test(beside) ? beside : '',
  };
}

/** "05/02/2024", "5.2.2024": a day, no number. */
const isDay = (text: string): boolean => /^\d{1,2}[./-]\d{1,2}[./-]\d{4}$/.test(text);

function padded(text: string, short: readonly number[]): CellIdentity {
  if (!/^\d+$/.test(text) || !short.includes(text.length)) return alone(text);
  return alone(text.padStart(CITIZEN, '0'), 'number-padded');
}
