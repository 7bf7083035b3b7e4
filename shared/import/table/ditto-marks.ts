import type { SheetCell } from '../cells/sheet-cells.ts';
import type { TableLine } from './record-lines.ts';

/** What stands for the cell above: "nt", "- nt -", "như trên", "″", "''", "//", "-//-", 同上. */
const DITTO =
  /^[-–—.\s]*(?:n\.?t\.?|như trên|tương tự|["″〃”“„]{1,2}|['’′´`]{2}|\/\/|同上|ditto)[-–—.\s]*$/iu;

/**
 * A row with what its ditto marks stand for, and where they stood.
 * @param above the rows of the records above, the nearest last.
 * @param read columns that are read.
 */
export function withoutDitto(
  cells: readonly SheetCell[],
  above: readonly TableLine[],
  read: readonly number[],
): { readonly cells: readonly SheetCell[]; readonly copied: readonly number[] } {
  const copied: number[] = [];
  const marked = read.filter((at) => DITTO.test(cells[at]?.text ?? ''));
  if (marked.length === 0) return { cells, copied };
  const whole = cells.map((cell, at) => {
    if (!marked.includes(at)) return cell;
    const own = above.findLast((line) => (line.cells[at]?.text ?? '') !== '')?.cells[at];
    if (own === undefined) return cell;
    copied.push(at);
    // No merged cell: those are the same object.
    return { ...own };
  });
  return { cells: whole, copied };
}
