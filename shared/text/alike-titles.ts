import { headKey } from './fold.ts';

/** Words that titles of many records have, and that tell none from another. */
const COMMON: ReadonlySet<string> = new Set([
  'doan',
  'cong',
  'tac',
  'di',
  'cua',
  'tai',
  've',
  'va',
  'den',
  'tinh',
]);

const wordsOf = (title: string): ReadonlySet<string> =>
  new Set(
    headKey(title)
      .split(' ')
      .filter((word) => !COMMON.has(word)),
  );

/**
 * How much of the shorter of two titles the other says too, from 0 to 1, without regard to case, marks and order: "Đoàn khảo sát
 * thị trường" and "ĐOÀN ĐI KHẢO SÁT THỊ TRƯỜNG tại Quảng Tây" are 1. Titles of one telling word are alike only where they are equal.
 */
export function alikeTitles(first: string, second: string): number {
  if (headKey(first) === headKey(second)) return 1;
  const [some, others] = [wordsOf(first), wordsOf(second)];
  const fewest = Math.min(some.size, others.size);
  return fewest < 2 ? 0 : [...some].filter((word) => others.has(word)).length / fewest;
}
