/** Syllables whose tone mark stands on either vowel: `ủy` and `uỷ`, `hòa` and `hoà`. */
const PAIRS: readonly (readonly [string, string])[] = ['òa', 'óa', 'ỏa', 'õa', 'ọa', 'òe', 'óe', 'ỏe', 'õe', 'ọe', 'ùy', 'úy', 'ủy', 'ũy', 'ụy'].map(
  (now, at) => [now, ['oà', 'oá', 'oả', 'oã', 'oạ', 'oè', 'oé', 'oẻ', 'oẽ', 'oẹ', 'uỳ', 'uý', 'uỷ', 'uỹ', 'uỵ'][at] ?? now],
);

/** The source of a pattern, for both places of a tone mark, whatever the letters. */
export function eitherTone(source: string): string {
  return PAIRS.reduce((text, [now, old]) => {
    const [first = '', second = ''] = [...now];
    const [oldFirst = '', oldSecond = ''] = [...old];
    const variants: readonly (readonly [string, string])[] = [
      [now, old],
      [first.toUpperCase() + second, oldFirst.toUpperCase() + oldSecond],
      [now.toUpperCase(), old.toUpperCase()],
    ];
    return variants.reduce((so, [a, b]) => so.replaceAll(a, `(?:${a}|${b})`), text);
  }, source);
}

/** A pattern for both places of a tone mark. */
export const tolerant = (pattern: RegExp): RegExp => new RegExp(eitherTone(pattern.source), pattern.flags);
