import lists from '../../reference/money-words.json' with { type: 'json' };
import { foldText, normalise } from '../../text/fold.ts';
import { numberFromWords } from '../../text/number-words.ts';
import type { TypedMoney } from '../../text/typed-money.ts';
import { withoutBrackets } from '../../text/brackets.ts';

/** Scales as they are written out, the greatest first. */
const SCALES = [
  ['tỷ', 1_000_000_000],
  ['tỉ', 1_000_000_000],
  ['triệu', 1_000_000],
  ['nghìn', 1000],
  ['ngàn', 1000],
] as const;
const SCALED_BY = SCALES.map(
  ([word, scale]) => [new RegExp(String.raw`^(.+?)\s+${word}(?:\s+(.*))?$`, 'u'), scale] as const,
);

/** "Một trăm năm mươi triệu đồng", "Bằng chữ: hai mươi triệu": an amount in words; undefined for anything else. */
export function amountInWords(text: string): TypedMoney | undefined {
  const said = normalise(text)
    .toLowerCase()
    .replace(/^bằng chữ\s*(?::\s*)?/u, '')
    .replace(/(?<![./])[./]+$/u, '');
  const [, number = '', currency] = /^(.*?)(?:\s+(đồng))?(?:\s+(?:chẵn|việt nam))*$/u.exec(said) ?? [];
  let amount = 0;
  let left = number.replaceAll(/[,.]/g, ' ').trim();
  let isScaled = false;
  for (const [scaled, scale] of SCALED_BY) {
    const [, before, behind = ''] = scaled.exec(left) ?? [];
    if (before === undefined) continue;
    const count = numberFromWords(before);
    if (count === undefined) return undefined;
    amount += count * scale;
    left = behind;
    isScaled = true;
  }
  return isScaled && left === '' ? { amount, currency: currency === undefined ? null : 'VND' } : undefined;
}

/** An amount in đồng below this that names no unit is no part of a sum: it may be the number of a document. */
const SMALLEST = 10_000;
const TOTAL = new RegExp(String.raw`^(?:${lists.total.join('|')})(?!\p{L})`, 'u');
/** A word for a scale in a folded text: "triệu", "tr". */
export const SCALED = new RegExp(
  String.raw`(?<!\p{L})(?:${Object.keys(lists.scales).join('|')})(?!\p{L})`,
  'u',
);
const COUNTED = new RegExp(String.raw`^\s*\d{1,4}\s*(?:(?:${lists.counted.join('|')})\s*)?$`, 'u');

/**
 * The amount of several that stand in a cell: what is said to be their sum ("Cộng: 35tr", "5 triệu x 6 người = 30 triệu"), else
 * their sum ("NSNN: 100 triệu; DN: 50 triệu") or product ("6 người x 5 triệu"). Null where a part is no amount, or of another currency.
 */
export function amountOfParts(
  text: string,
  amountOf: (said: string) => TypedMoney | undefined,
): (TypedMoney & { readonly isScaled: boolean }) | null {
  const plain = withoutBrackets(text);
  const told = (part: string): (TypedMoney & { readonly isScaled: boolean }) | undefined => {
    const read = amountOf(normalise(part));
    const isScaled = SCALED.test(foldText(part));
    const isAmount = read !== undefined && (read.currency !== null || isScaled || read.amount >= SMALLEST);
    return isAmount ? { ...read, isScaled } : undefined;
  };
  const equal = plain.split('=');
  if (equal.length > 1) return told(equal.at(-1) ?? '') ?? null;
  const factors = plain.split(/(?<=[\s\d\p{L}])[x×*](?=\s*\d)/iu);
  if (factors.length > 1) {
    const counts = factors.filter((factor) => COUNTED.test(foldText(factor)));
    const [price] = factors.filter((factor) => !COUNTED.test(foldText(factor))).map(told);
    if (price === undefined || counts.length !== factors.length - 1) return null;
    return {
      ...price,
      amount: counts.reduce((all, count) => all * Number.parseInt(count, 10), price.amount),
    };
  }
  const parts = plain.split(/[;\n+]|,\s|\.\s+(?=\p{L})|\s(?:và|cùng)\s/u).filter((part) => /\d/.test(part));
  const total = parts.find((part) => TOTAL.test(foldText(part)));
  if (parts.length < 2) return null;
  if (total !== undefined) return told(total) ?? null;
  const read = parts.map(told);
  const [first] = read;
  if (first === undefined || read.some((part) => part === undefined)) return null;
  const currencies = new Set(read.map((part) => part?.currency ?? 'VND'));
  if (currencies.size > 1) return null;
  const amount = read.reduce((sum, part) => sum + (part?.amount ?? 0), 0);
  return { ...first, amount };
}

/** "2.000 USD tương đương 50 triệu": the first of amounts that say the same in several currencies; null for anything else. */
export function firstOfEqual(
  text: string,
  amountOf: (said: string) => TypedMoney | undefined,
): (TypedMoney & { readonly isScaled: boolean }) | null {
  const parts = text.split(/(?:(?<!\s)\s+)?(?:[(]\s*)?(?:tương đương|quy đổi|≈)\s*/iu);
  const [first] = parts;
  const read = parts.map((part) => amountOf(normalise(part.replaceAll(/[()]/g, ' '))));
  const [money] = read;
  if (first === undefined || money === undefined || parts.length < 2) return null;
  return read.includes(undefined) ? null : { ...money, isScaled: SCALED.test(foldText(first)) };
}
