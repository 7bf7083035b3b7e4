const DIGITS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    không: 0,
    một: 1,
    mốt: 1,
    hai: 2,
    ba: 3,
    bốn: 4,
    tư: 4,
    năm: 5,
    lăm: 5,
    nhăm: 5,
    sáu: 6,
    bảy: 7,
    bẩy: 7,
    tám: 8,
    chín: 9,
  }),
);

/**
 * A number below a thousand in Vietnamese words: `mười hai`, `hai mươi lăm`, `một trăm linh năm`. Undefined for anything
 * else, a number followed by other words among it.
 */
export function numberFromWords(text: string): number | undefined {
  const words = text.normalize('NFC').toLowerCase().trim().split(/\s+/u);
  let hundreds: number | undefined;
  let rest: readonly string[] = words;
  if (words[1] === 'trăm') {
    hundreds = DIGITS.get(words[0] ?? '');
    if (hundreds === undefined || hundreds === 0) return undefined;
    rest = words.slice(2);
    if (rest.length === 0) return hundreds * 100;
    if (rest[0] === 'linh' || rest[0] === 'lẻ') {
      const unit = rest.length === 2 ? DIGITS.get(rest[1] ?? '') : undefined;
      return unit === undefined ? undefined : hundreds * 100 + unit;
    }
  }
  const below = belowHundred(rest);
  if (below === undefined || (hundreds !== undefined && below < 10)) return undefined;
  return (hundreds ?? 0) * 100 + below;
}

function belowHundred(words: readonly string[]): number | undefined {
  const [first = '', second, third] = words;
  if (words.length === 1) return first === 'mười' ? 10 : DIGITS.get(first);
  if (first === 'mười') return words.length === 2 ? plus(10, second) : undefined;
  const tens = DIGITS.get(first);
  if (second !== 'mươi' || tens === undefined || tens < 2) return undefined;
  return words.length === 2 ? tens * 10 : words.length === 3 ? plus(tens * 10, third) : undefined;
}

function plus(tens: number, word: string | undefined): number | undefined {
  const unit = DIGITS.get(word ?? '');
  return unit === undefined || unit === 0 ? undefined : tens + unit;
}
