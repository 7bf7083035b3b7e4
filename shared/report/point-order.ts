import { collationKey } from '../text/collation.ts';

const ROMAN = /^(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})$/u;
const VALUES: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10 };

function romanValue(word: string): number {
  return word.split('').reduce((sum, letter, at, all) => {
    const value = VALUES[letter] ?? 0;
    return sum + (value < (VALUES[all[at + 1] ?? ''] ?? 0) ? -value : value);
  }, 0);
}

/** The parts of `mục II.10`, numbers in digits and in Roman ones as numbers. */
function partsOf(point: string): readonly (string | number)[] {
  return (point.match(/[\p{L}\p{M}]+|\d+/gu) ?? []).map((word) => {
    if (/^\d+$/.test(word)) return Number(word);
    return ROMAN.test(word) ? romanValue(word) : collationKey(word);
  });
}

/** The order of points of a document: `điểm 2` before `điểm 10`, `mục IV.1` before `mục IX.1`; without a point last. */
export function byPoint(a: string | null, b: string | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  const [one, other] = [partsOf(a), partsOf(b)];
  for (let at = 0; at < Math.max(one.length, other.length); at += 1) {
    const [left, right] = [one[at], other[at]];
    if (left === right) continue;
    if (left === undefined || right === undefined) return left === undefined ? -1 : 1;
    if (typeof left !== typeof right) return typeof left === 'number' ? -1 : 1;
    return left < right ? -1 : 1;
  }
  return 0;
}
