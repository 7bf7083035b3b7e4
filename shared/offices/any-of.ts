/** The source of a pattern for any of several parts, tried in the order in which they stand. */
export const anyOf = (parts: readonly string[]): string => parts.join('|');
