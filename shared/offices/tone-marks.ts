/** Syllables whose tone mark stands on either vowel: `ủy` and `uỷ`, `hòa` and `hoà`. */
const PAIRS: readonly (readonly [string, string])[] = [
  'òa',
  'óa',
  'ỏa',
  'õa',
  'ọa',
  'òe',
  'óe',
  'ỏe',
  'õe',
  'ọe',
  'ùy',
  'úy',
  'ủy',
  'ũy',
  'ụy',
].map((now, at) => [
  now,
  ['oà', 'oá', 'oả', 'oã', 'oạ', 'oè', 'oé', 'oẻ', 'oẽ', 'oẹ', 'uỳ', 'uý', 'uỷ', 'uỹ', 'uỵ'][at] ?? now,
]);

const TYPED: readonly (readonly [string, string])[] = [
  ['ước', 'uớc'],
  ['quý', 'qúy'],
];

/** The source of a pattern, for both places of a tone mark, whatever the letters. */
export function eitherTone(source: string): string {
  // Marks that stand on the wrong vowel where somebody typed in a hurry: "truớc", "qúy".
  return [...PAIRS, ...TYPED].reduce((text, [now, old]) => {
    const begin = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
    const variants: readonly (readonly [string, string])[] = [
      [now, old],
      [begin(now), begin(old)],
      [now.toUpperCase(), old.toUpperCase()],
    ];
    return variants.reduce((so, [a, b]) => so.replaceAll(a, `(?:${a}|${b})`), text);
  }, source);
}

/** A pattern for both places of a tone mark. */
export const tolerant = (pattern: RegExp): RegExp => new RegExp(eitherTone(pattern.source), pattern.flags);
