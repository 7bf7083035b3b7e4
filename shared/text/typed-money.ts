import words from '../reference/money-words.json' with { type: 'json' };
import { foldText } from './fold.ts';
import { parseTypedNumber } from './numbers.ts';

export interface TypedMoney {
  /** In units of the currency. */
  readonly amount: number;
  /** ISO 4217 code where the text names one; null where it does not. */
  readonly currency: string | null;
}

/** What words beside a number make of it. */
export interface MoneyUnit {
  /** What the number is multiplied by: 1000000 for "triệu". */
  readonly scale: number;
  /** ISO 4217 code where a currency is named; null where none is. */
  readonly currency: string | null;
}

interface SaidUnit extends MoneyUnit {
  /** "rưỡi": half of the scale more. */
  readonly half: boolean;
}

/** Symbols and Chinese words that stand next to digits without a blank. */
const CLOSE = /[$¥€₫₭£百万亿元]|人民币/gu;
/** "2tr5", "1tỷ250": what stands close behind million or billion are its decimals, unless it has a unit of its own. */
const CLOSE_DECIMALS =
  /(\d)\s?(trieu|tr|ty|ti)(\d{1,3})(?![\d.,]|\s*(?:trieu|tr|nghin|ngan|ng|k)(?!\p{L}))/gu;

/**
 * An amount as people type it: `2500000`, `2.500.000 đ`, `1,5 triệu đồng`, `1 tỷ 200 triệu`, `2tr5`, `20.000 CNY`, `$500`.
 * Every word must be known: undefined for anything else, so that a word which would change the amount is never passed over.
 */
export function parseTypedMoney(text: string): TypedMoney | undefined {
  const folded = foldText(text.replaceAll(CLOSE, ' $& ').replaceAll(/us\s+\$/giu, ' usd ')).replaceAll(
    CLOSE_DECIMALS,
    '$1,$3 $2',
  );
  const [before = ''] = /^[^\d+-]*/u.exec(folded) ?? [];
  const parts = [
    ...folded.slice(before.length).matchAll(/((?:[+-]\s*|(?<!\s)\s+)?\d[\d.,\s']*)([^\d+-]*)/gu),
  ];
  if (
    parts.length === 0 ||
    before.length + parts.reduce((sum, [part]) => sum + part.length, 0) < folded.length
  )
    return undefined;
  let amount = 0;
  let currency: string | null = null;
  let above = Number.POSITIVE_INFINITY;
  for (const [at, [, digits = '', behind = '']] of parts.entries()) {
    const unit = saidUnit(at === 0 ? `${before} ${behind}` : behind);
    const value = unit === undefined ? undefined : numberOf(digits, unit.scale);
    if (unit === undefined || value === undefined) return undefined;
    // "1 tỷ 200 triệu": each further part is of a smaller unit that it names itself; "150 triệu 200" is none.
    const isFurther = unit.scale > 1 && value * unit.scale < above && value > 0 && /^\d/u.test(digits);
    if (at > 0 && !isFurther) return undefined;
    if (unit.currency !== null && currency !== null && unit.currency !== currency) return undefined;
    currency ??= unit.currency;
    amount += (value + (unit.half ? 0.5 : 0)) * unit.scale;
    above = unit.scale;
  }
  // Thousandths of the smallest unit are noise of the multiplication, not of what was typed.
  return { amount: Math.round(amount * 1000) / 1000, currency };
}

/** The unit that words name: "triệu đồng", "USD"; undefined where one of them is no word of an amount. */
export function moneyUnit(text: string): MoneyUnit | undefined {
  const unit = saidUnit(foldText(text.replaceAll(CLOSE, ' $& ')));
  return unit === undefined || unit.half ? undefined : { scale: unit.scale, currency: unit.currency };
}

function saidUnit(folded: string): SaidUnit | undefined {
  let scale = 1;
  let currency: string | null = null;
  let half = false;
  // "85 trđ", "500kđ".
  const apart = folded.replaceAll(/(?<!\p{L})(tr|ty|ti|ng|k)(d|vnd)(?!\p{L})/gu, '$1 $2');
  const named: string[] = apart.split(/[\s.]+/u).filter((word) => word !== '');
  for (let at = 0; at < named.length; at += 1) {
    if (named[at] === words.half && scale > 1 && !half) {
      half = true;
      continue;
    }
    const word = [4, 3, 2, 1]
      .map((length) => named.slice(at, at + length).join(' '))
      .find((one) => Object.hasOwn(scales, one) || Object.hasOwn(currencies, one));
    if (word === undefined) return undefined;
    at += word.split(' ').length - 1;
    const code = currencies[word];
    const factor = scales[word] ?? 1;
    // "nghìn tỷ" grows; "tỷ triệu" are two amounts that lack a number.
    if (code === undefined && scale > 1 && factor <= scale) return undefined;
    if (code === undefined) scale *= factor;
    else if (currency === null || currency === code) currency = code;
    else return undefined;
  }
  return { scale, currency, half };
}

function numberOf(digits: string, scale: number): number | undefined {
  // "1,250 tỷ" is one and a quarter: before a word such as million a comma never parts thousands.
  const exact = scale > 1 && /^\D*\d+,\d+\s*$/u.test(digits);
  return exact ? Number(digits.trim().replace(',', '.')) : parseTypedNumber(digits);
}

const scales: Readonly<Record<string, number>> = words.scales;
const currencies: Readonly<Record<string, string>> = words.currencies;
