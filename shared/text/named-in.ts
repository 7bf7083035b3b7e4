/** A pattern that finds names as whole words, written as they are; the longest that fits. */
export function namesPattern(names: readonly string[]): RegExp {
  const written = names
    .toSorted((a, b) => b.length - a.length)
    .map((name) => {
      const escaped = name
        .replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
        .replaceAll(' ', String.raw`\s+`);
      // Chinese has no spaces between words.
      return /\p{Script=Han}/u.test(name) ? escaped : `(?<![\\p{L}\\p{M}\\d])${escaped}(?![\\p{L}\\p{M}\\d])`;
    });
  return new RegExp(written.join('|'), 'u');
}

/** The first name of a pattern in a text, with single spaces; null where there is none. */
export function firstNamed(pattern: RegExp, text: string): string | null {
  const found = pattern.exec(text.normalize('NFC'))?.[0];
  return found === undefined ? null : found.replaceAll(/\s+/g, ' ');
}
