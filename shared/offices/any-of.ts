/** The source of a pattern for any of several parts, tried in the order in which they stand. */
export const anyOf = (parts: readonly string[]): string => parts.join('|');

/** As `anyOf`, the longest first: of parts that begin alike the longer one holds. */
export const anyOfLongest = (parts: readonly string[]): string =>
  anyOf(parts.toSorted((a, b) => b.length - a.length));
