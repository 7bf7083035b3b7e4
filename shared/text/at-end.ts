/** Signs from the end of a text among which `withoutEnd` looks: what is cut off there is a few words. */
const END = 200;

/** A text without what a pattern finds at its end. The pattern ends with `$`, and what it finds is shorter than 200 signs. */
export const withoutEnd = (text: string, pattern: RegExp): string =>
  text.slice(0, -END) + text.slice(-END).replace(pattern, '');
