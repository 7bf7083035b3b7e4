/**
 * A pattern that finds names as whole words, written as they are; the longest that fits. What parts words is said once: said of
 * each of hundreds of names, it took longer to compile than all texts of a report to read.
 */
export function namesPattern(names: readonly string[]): RegExp {
  const written = names
    .toSorted((a, b) => b.length - a.length)
    .map((name) => ({
      // Chinese has no spaces between words.
      isWords: !/\p{Script=Han}/u.test(name),
      text: name.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`).replaceAll(' ', String.raw`\s+`),
    }));
  const oneOf = (isWords: boolean): readonly string[] => {
    const texts = written.flatMap((name) => (name.isWords === isWords ? name.text : []));
    return texts.length === 0 ? [] : [`(?:${texts.join('|')})`];
  };
  const words = oneOf(true).map((one) => `(?<![\\p{L}\\p{M}\\d])${one}(?![\\p{L}\\p{M}\\d])`);
  return new RegExp([...words, ...oneOf(false)].join('|'), 'u');
}

/** The first name of a pattern in a text, with single spaces; null where there is none. */
export function firstNamed(pattern: RegExp, text: string): string | null {
  const found = pattern.exec(text.normalize('NFC'))?.[0];
  return found === undefined ? null : found.replaceAll(/\s+/g, ' ');
}
