/** Blanks and ends of lines in a row at most in a text that is read: none is laid out with more, and nothing is read from their number. */
export const BLANKS_IN_A_ROW = 64;

const LONG = new RegExp(String.raw`\s{${BLANKS_IN_A_ROW + 1},}`, 'g');

/**
 * A text of a stranger in which no more blanks follow on one another than a person may type: what is looked for between words takes
 * time by a power of their number.
 */
export const shortBlanks = (text: string): string =>
  text.length <= BLANKS_IN_A_ROW ? text : text.replaceAll(LONG, (blanks) => blanks.slice(0, BLANKS_IN_A_ROW));
