const signs = [
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
] as const;

/** A whole number from 1 up in Roman numerals. */
export function roman(value: number): string {
  let left = value;
  let written = '';
  for (const [worth, sign] of signs) {
    while (left >= worth) {
      written += sign;
      left -= worth;
    }
  }
  return written;
}
