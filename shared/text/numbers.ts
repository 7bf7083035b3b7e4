/** `1.234,5`: thousands by full stops, decimals by a comma. */
export function formatNumber(value: number, fractionDigits?: number): string {
  const fixed =
    fractionDigits === undefined ? String(Math.abs(value)) : Math.abs(value).toFixed(fractionDigits);
  const [whole = '0', fraction] = fixed.split('.');
  const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/g, '.');
  return (value < 0 ? '-' : '') + grouped + (fraction === undefined ? '' : `,${fraction}`);
}

/** House style of figures in prose: two digits below ten, as in "09 đoàn". */
export function formatCount(value: number): string {
  return value >= 0 && value < 10 ? `0${value}` : formatNumber(value);
}

/** `+3`, `-2`, `0`. */
export function formatSigned(value: number, fractionDigits?: number): string {
  return (value > 0 ? '+' : '') + formatNumber(value, fractionDigits);
}

/** Change from `before` to `now` in per cent with one decimal, or null where there is nothing to compare with. */
export function percentChange(now: number, before: number): number | null {
  return before === 0 ? null : Math.round(((now - before) / before) * 1000) / 10;
}

/**
 * Reads a number as people type it: `1.234,5`, `1,234.5`, `1 234`, `12 người`. One separator followed by exactly three
 * digits separates thousands. Undefined for what is no number.
 */
export function parseTypedNumber(text: string): number | undefined {
  const match = /^([+-]?)\s*(\d[\d.,\s\u00A0']*)(?:[^\d.,\s\u00A0'].*)?$/u.exec(
    text.normalize('NFKC').trim(),
  );
  if (match === null) return undefined;
  const digits = (match[2] ?? '').replaceAll(/[\s']/g, '').replace(/[.,]$/, '');
  const value = Number(withPoint(digits));
  if (!Number.isFinite(value)) return undefined;
  return match[1] === '-' ? -value : value;
}

function withPoint(digits: string): string {
  const dot = digits.lastIndexOf('.');
  const comma = digits.lastIndexOf(',');
  if (dot >= 0 && comma >= 0) {
    const [thousands, decimal] = dot > comma ? [',', '.'] : ['.', ','];
    return digits.replaceAll(thousands, '').replace(decimal, '.');
  }
  const separator = dot >= 0 ? '.' : ',';
  const parts = digits.split(separator);
  if (parts.length === 1) return digits;
  if (parts.slice(1).every((part) => part.length === 3)) return parts.join('');
  return parts.length === 2 ? parts.join('.') : 'NaN';
}
