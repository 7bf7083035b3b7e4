import type { OpenRegister } from '../../registers/all-registers.ts';
import type { FoundColumn } from '../columns/found-columns.ts';
import { joinedHead } from '../columns/head-match.ts';
import { assignableColumns } from '../columns/assignable-columns.ts';
import type { SheetHead } from '../import-result.ts';
import type { SheetGrid } from '../workbook/workbook.ts';
import type { HeadBlock } from './head-block.ts';
import type { FoundTable } from './found-table.ts';

/** Every column of a table that has a head or says something, with what it is read as. */
export function headsOf(table: FoundTable, register: OpenRegister): readonly SheetHead[] {
  const { grid, levels, columns, byHand, firstData, endData } = table;
  const filled = new Set<number>();
  for (const cells of grid.rows.slice(firstData, endData))
    for (const [index, cell] of cells.entries()) if (cell.text !== '') filled.add(index);
  for (const [index, over] of levels.entries()) if (over.length > 0) filled.add(index);
  const readable = new Set(assignableColumns(register).map(({ target }) => target));
  return [...filled]
    .toSorted((a, b) => a - b)
    .map((index) => {
      const target = columns.find((column) => column.index === index)?.target ?? null;
      return {
        sheet: grid.name,
        index,
        title: columnName(table, index),
        target: target !== null && readable.has(target) ? target : null,
        by: byHand.get(index) ?? 'known',
      };
    });
}

/** Heads that name no column over cells that say something; `endData` exclusive. */
export function unusedHeads(
  grid: SheetGrid,
  levels: HeadBlock['levels'],
  columns: readonly FoundColumn[],
  firstData: number,
  endData = grid.rows.length,
): readonly string[] {
  const used = new Set(columns.flatMap(({ index, parts = [] }) => [index, ...parts]));
  const filled = new Set<number>();
  for (const cells of grid.rows.slice(firstData, endData)) {
    const said = cells.flatMap((cell, index) => (cell.text === '' ? [] : [index]));
    // Group heads over all columns and signatures below a table fill no column.
    if (new Set(said.map((index) => cells[index]?.text)).size > 2)
      for (const index of said) filled.add(index);
  }
  const told = [...filled]
    .filter((index) => !used.has(index))
    .toSorted((a, b) => a - b)
    .map((index) => columnName({ grid, levels }, index));
  return [...new Set(told)];
}

/** The heads over a column, or its letter where it has none. */
export function columnName({ grid, levels }: Pick<FoundTable, 'grid' | 'levels'>, index: number): string {
  const heads = joinedHead(levels[index] ?? []);
  return heads === '' ? columnLetter(grid.firstColumn + index) : heads;
}

/** The name that a spreadsheet gives a column: A for 0, AA for 26. */
function columnLetter(index: number): string {
  const last = String.fromCodePoint(65 + (index % 26));
  return index < 26 ? last : columnLetter(Math.floor(index / 26) - 1) + last;
}
