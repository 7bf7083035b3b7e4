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

/** Each place of a mark and the other one, in small letters, with a capital first, and in capitals. */
const OTHER_PLACE: ReadonlyMap<string, string> = new Map(
  // Marks that stand on the wrong vowel where somebody typed in a hurry: "truớc", "qúy".
  [...PAIRS, ...TYPED].flatMap(([now, old]) => [
    [now, old],
    [withCapital(now), withCapital(old)],
    [now.toUpperCase(), old.toUpperCase()],
  ]),
);

function withCapital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

const EITHER = new RegExp([...OTHER_PLACE.keys()].join('|'), 'g');

/** The source of a pattern, for both places of a tone mark, whatever the letters. */
export const eitherTone = (source: string): string =>
  source.replace(EITHER, (now) => `(?:${now}|${OTHER_PLACE.get(now) ?? now})`);

/** A pattern for both places of a tone mark. */
export const tolerant = (pattern: RegExp): RegExp => new RegExp(eitherTone(pattern.source), pattern.flags);
