/** Signs that nobody sees and nobody means: zero-width, soft hyphen, byte order mark, marks of direction. */
export const UNSEEN = /[\u00AD\u061C\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/g;
/** Blanks that do not break a line, or are of a width of their own. */
const BLANKS = /[\u00A0\u2000-\u200A\u202F\u205F\u3000]/g;

/**
 * A text as a person typed or pasted it, without what came along unseen: zero-width signs go, odd blanks become blanks,
 * letters and their marks are one sign each (NFC). Line breaks, tabs and runs of blanks stay.
 */
export function withoutUnseen(text: string): string {
  return text.replaceAll(UNSEEN, '').replaceAll(BLANKS, ' ').normalize('NFC');
}
