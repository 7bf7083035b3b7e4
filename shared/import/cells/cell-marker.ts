import { normalise } from '../../text/fold.ts';
import type { SheetCell } from './sheet-cells.ts';

/** Milliseconds of a day, and day 0 of a sheet's serial numbers: 30 December 1899. */
const DAY = 86_400_000;
const SERIAL_0 = Date.UTC(1899, 11, 30);

/**
 * A boundary marker in a cell. A spreadsheet may have made a date of it: of "1088/2" the first of February 1088, which is a
 * serial below zero and gives the marker back (`isRecovered`). Null for any other date, of which nobody can tell what was typed.
 */
export function cellMarker(cell: SheetCell): { readonly text: string; readonly isRecovered: boolean } | null {
  if (cell.date !== null) return null;
  if (cell.number === null || cell.number >= 0) return { text: normalise(cell.text), isRecovered: false };
  const typed = new Date(SERIAL_0 + cell.number * DAY);
  if (typed.getUTCDate() !== 1) return null;
  return { text: `${typed.getUTCFullYear()}/${typed.getUTCMonth() + 1}`, isRecovered: true };
}
