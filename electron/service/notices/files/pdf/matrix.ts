/** An affine map of a PDF: `[a, b, c, d, e, f]` takes (x, y) to (ax + cy + e, bx + dy + f). */
export type Matrix = readonly [number, number, number, number, number, number];

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** First `inner`, then `outer`. */
export const times = (outer: Matrix, inner: Matrix): Matrix => [
  outer[0] * inner[0] + outer[2] * inner[1],
  outer[1] * inner[0] + outer[3] * inner[1],
  outer[0] * inner[2] + outer[2] * inner[3],
  outer[1] * inner[2] + outer[3] * inner[3],
  outer[0] * inner[4] + outer[2] * inner[5] + outer[4],
  outer[1] * inner[4] + outer[3] * inner[5] + outer[5],
];

/** A list of six numbers, of whatever kind; null for anything else. */
export function matrixOf(value: unknown): Matrix | null {
  const list = numbersOf(value);
  const [a, b, c, d, e, f] = list;
  if (a === undefined || b === undefined || c === undefined || d === undefined) return null;
  return e === undefined || f === undefined ? null : [a, b, c, d, e, f];
}

/** The numbers of a list or of an array of numbers; none for anything else. */
export function numbersOf(value: unknown): readonly number[] {
  const list: readonly unknown[] = Array.isArray(value)
    ? value
    : value instanceof Float32Array || value instanceof Float64Array
      ? Array.from(value)
      : [];
  return list.every((one) => typeof one === 'number') ? list : [];
}
