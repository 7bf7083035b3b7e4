/**
 * Whether two sets of props draw the same: each is the same value, or a list of the same values in the same order, as lists
 * that are filtered anew at each drawing are.
 */
export function sameProps<Props extends object>(before: Props, after: Props): boolean {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]) as Set<keyof Props>;
  for (const name of names) {
    const [a, b] = [before[name], after[name]];
    if (Object.is(a, b)) continue;
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
    if (!a.every((part, at) => Object.is(part, b[at]))) return false;
  }
  return true;
}
