import type { SheetCell } from './sheet-cells.ts';

/** The number of an identity paper as a cell holds it. */
export interface CellIdentity {
  /** Null where its figures are lost. */
  readonly number: string | null;
  /** A sentence of `imports`; it never repeats the number, which is a secret. */
  readonly doubt: 'number-padded' | 'number-lost' | null;
}

/** Figures of a CCCD, and of the CMND before it. A spreadsheet drops zeros at their beginning; every CCCD has one. */
const LENGTHS = { citizen: 12, older: 9 };

/** `C0000001`, `012345678901`; a number that the spreadsheet made of it loses its zeros, and its last figures where it is long. */
export function cellIdentity(cell: SheetCell): CellIdentity {
  const text = cell.text.trim();
  const isScientific = /^\d(?:[.,]\d+)?E\+?\d+$/i.test(text);
  if (cell.number === null)
    return isScientific ? { number: null, doubt: 'number-lost' } : padded(text, [LENGTHS.citizen - 1]);
  if (!Number.isSafeInteger(cell.number) || cell.number < 0) return { number: null, doubt: 'number-lost' };
  const digits = String(cell.number);
  // A format of zeros shows what was typed.
  if (/^0\d+$/.test(text) && text.replace(/^0+/, '') === digits) return { number: text, doubt: null };
  return padded(digits, [LENGTHS.citizen - 1, LENGTHS.citizen - 2, LENGTHS.older - 1]);
}

function padded(text: string, short: readonly number[]): CellIdentity {
  if (!/^\d+$/.test(text) || !short.includes(text.length)) return { number: text, doubt: null };
  const length = text.length > LENGTHS.older ? LENGTHS.citizen : LENGTHS.older;
  return { number: text.padStart(length, '0'), doubt: 'number-padded' };
}
