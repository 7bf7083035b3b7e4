import type { Tally } from '../../../shared/contract/file-bounds.ts';
import { emptyCell, type SheetCell } from '../../../shared/import/cells/sheet-cells.ts';
import type { CellNote, SheetGrid } from '../../../shared/import/workbook/workbook.ts';
import type { NotedSheet } from './xlsx/read-sheet-part.ts';

const emptyRow: readonly SheetCell[] = [];

/**
 * The cells of a sheet from the first to the last that says something, merged ones in every place; null for an empty sheet.
 * Formatting a whole column makes a sheet a million rows long.
 * @param merged counts the places that merged ranges cover, which may lie over one another thousands of times.
 * @throws Refusal `over-bound`.
 */
export function gridOf(name: string, sheet: NotedSheet, merged: Tally): SheetGrid | null {
  let [firstRow, lastRow, firstColumn, lastColumn] = [Infinity, -1, Infinity, -1];
  for (const [row, cells] of sheet.rows) {
    const first = cells.findIndex((cell) => cell.text !== '');
    if (first < 0) continue;
    firstRow = Math.min(firstRow, row);
    lastRow = Math.max(lastRow, row);
    firstColumn = Math.min(firstColumn, first);
    lastColumn = Math.max(lastColumn, cells.length - 1);
  }
  if (lastRow < 0) return null;
  const rows: SheetCell[][] = [];
  for (let row = firstRow; row <= lastRow; row += 1)
    rows.push((sheet.rows.get(row) ?? emptyRow).slice(firstColumn));
  for (const merge of sheet.merges) {
    const source = rows[merge.top - firstRow]?.[merge.left - firstColumn];
    if (source === undefined || source.text === '') continue;
    for (let row = merge.top; row <= Math.min(merge.bottom, lastRow); row += 1) {
      const line = rows[row - firstRow];
      if (line === undefined) continue;
      const right = Math.min(merge.right, lastColumn);
      merged.add(Math.max(0, right - merge.left + 1, right - firstColumn + 1 - line.length));
      for (let column = merge.left; column <= right; column += 1) {
        while (line.length < column - firstColumn) line.push(emptyCell);
        line[column - firstColumn] = source;
      }
    }
  }
  const within = (places: ReadonlySet<number>, from: number): ReadonlySet<number> =>
    new Set([...places].map((place) => place - from));
  const placed = ({ row, column, text }: CellNote): CellNote => ({
    row: row - firstRow,
    column: column - firstColumn,
    text,
  });
  return {
    name,
    isHidden: false,
    firstRow: firstRow + 1,
    firstColumn,
    rows,
    looks: {
      hiddenRows: within(sheet.hiddenRows, firstRow),
      hiddenColumns: within(sheet.hiddenColumns, firstColumn),
      struck: new Map(
        [...sheet.struck].map(([row, columns]) => [row - firstRow, within(columns, firstColumn)]),
      ),
      struckParts: sheet.struckParts.map(placed),
      notes: sheet.notes.map(placed),
    },
  };
}
