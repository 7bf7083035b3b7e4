/**
 * Whether two sets of props draw the same: each is the same value, or a list of the same values in the same order, as lists
 * that are filtered anew at each drawing are.
 */
export function sameProps<Props extends object>(before: Props, after: Props): boolean {
  const [old, next] = [new Map(Object.entries(before)), new Map(Object.entries(after))];
  for (const name of new Set([...old.keys(), ...next.keys()])) {
    const [a, b]: readonly unknown[] = [old.get(name), next.get(name)];
    if (Object.is(a, b)) continue;
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
    if (!a.every((part, at) => Object.is(part, b[at]))) return false;
  }
  return true;
}
