import { emptyCell, type SheetCell } from '../cells/sheet-cells.ts';
import type { SheetGrid } from '../workbook/workbook.ts';

/** A sheet for tests: texts and numbers; `<` repeats the cell to the left and `^` the one above, as merged cells do. */
export function testGrid(rows: readonly (readonly (string | number | null)[])[], name = 'Sheet1'): SheetGrid {
  const cells: SheetCell[][] = [];
  const width = Math.max(...rows.map((row) => row.length));
  for (const row of rows) {
    const line: SheetCell[] = [];
    for (let at = 0; at < width; at += 1) {
      const value = row[at] ?? '';
      const own: SheetCell = {
        text: String(value),
        date: null,
        number: typeof value === 'number' ? value : null,
      };
      const merged = value === '<' ? line[at - 1] : value === '^' ? cells.at(-1)?.[at] : undefined;
      line.push(merged ?? (value === '' ? emptyCell : own));
    }
    cells.push(line);
  }
  return { name, isHidden: false, firstRow: 1, firstColumn: 0, rows: cells };
}
