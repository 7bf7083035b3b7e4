/** The three numbers of a version such as `1.4.0`, or null for a text that is none. */
function numbersOf(version: string): readonly number[] | null {
  const parts = version.split('.');
  return parts.length === 3 && parts.every((part) => /^\d{1,5}$/.test(part)) ? parts.map(Number) : null;
}

/** Which version is newer: above 0, the first; below 0, the other; 0, both are the same, or one of them is none. */
export function versionOrder(one: string, other: string): number {
  const first = numbersOf(one);
  const second = numbersOf(other);
  if (first === null || second === null) return 0;
  return first.map((number, place) => number - (second[place] ?? 0)).find((step) => step !== 0) ?? 0;
}
