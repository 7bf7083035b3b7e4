import words from '../reference/money-words.json' with { type: 'json' };
import { foldText } from './fold.ts';
import { parseTypedNumber } from './numbers.ts';

export interface TypedMoney {
  /** In units of the currency. */
  readonly amount: number;
  /** ISO 4217 code where the text names one; null where it does not. */
  readonly currency: string | null;
}

/**
 * An amount as people type it: `2500000`, `2.500.000 đ`, `1,5 triệu đồng`, `20.000 CNY`, `$500`. Every word must be known:
 * undefined for anything else, so that a word which would change the amount is never passed over.
 */
export function parseTypedMoney(text: string): TypedMoney | undefined {
  const folded = foldText(text.replaceAll(/[$¥€₫₭百万亿元]|人民币/gu, ' $& '));
  const match = /^([^\d+-]*)([+-]?\s*\d[\d.,\s']*)(.*)$/u.exec(folded);
  if (match === null) return undefined;
  const [, before = '', digits = '', after = ''] = match;
  let scale = 1;
  let currency: string | null = null;
  const named: string[] = `${before} ${after}`.split(/[\s.]+/u).filter((word) => word !== '');
  for (let at = 0; at < named.length; at += 1) {
    const two = `${named[at] ?? ''} ${named[at + 1] ?? ''}`;
    const three = `${two} ${named[at + 2] ?? ''}`;
    const word = [three, two, named[at] ?? ''].find(
      (one) => Object.hasOwn(scales, one) || Object.hasOwn(currencies, one),
    );
    if (word === undefined) return undefined;
    at += word.split(' ').length - 1;
    const code = currencies[word];
    if (code === undefined) scale *= scales[word] ?? 1;
    else if (currency === null || currency === code) currency = code;
    else return undefined;
  }
  // "1,250 tỷ" is one and a quarter: before a word such as million a comma never parts thousands.
  const exact = scale > 1 && /^\D*\d+,\d+\s*$/u.test(digits);
  const value = exact ? Number(digits.trim().replace(',', '.')) : parseTypedNumber(digits);
  if (value === undefined) return undefined;
  // Thousandths of the smallest unit are noise of the multiplication, not of what was typed.
  return { amount: Math.round(value * scale * 1000) / 1000, currency };
}

const scales: Readonly<Record<string, number>> = words.scales;
const currencies: Readonly<Record<string, string>> = words.currencies;
