import { sizedColumns, type UnsizedColumn } from '../../../shared/report/paper-columns.ts';
import type { PaperPart, PaperRow } from '../../../shared/report/printed-paper.ts';

/** A table of an upright page under its heading, as wide as what stands in it asks for. No rows: no table. */
export function uprightTable(
  heading: string,
  columns: readonly UnsizedColumn[],
  rows: readonly PaperRow[],
): readonly PaperPart[] {
  if (rows.length === 0) return [];
  const cells = rows.map((row) => row.cells);
  const sized = sizedColumns(columns, cells, 'upright').columns;
  return [{ kind: 'table', heading, columns: sized, rows, total: [] }];
}
