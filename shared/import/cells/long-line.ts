/**
 * Signs of the longest line of a cell in which days, numbers, names and lists are looked for: a list of 90 people in one line is
 * shorter. What is longer is kept in words, so that no cell of a stranger takes time by the square of its length.
 */
export const LONGEST_LINE = 4_000;

/** Whether a line of a text is longer than what is looked through. */
export const hasLongLine = (text: string): boolean =>
  text.length > LONGEST_LINE && text.split('\n').some((line) => line.length > LONGEST_LINE);
