import words from '../../reference/head-words.json' with { type: 'json' };
import { headKey } from '../../text/fold.ts';
import type { SheetGrid } from '../workbook/workbook.ts';

/** The line above a table that says in what its sums are: "ĐVT: triệu đồng"; empty where there is none. */
export function unitAbove(grid: SheetGrid, firstHead: number): string {
  const above = grid.rows.slice(0, firstHead).flatMap((cells) => cells.map((cell) => cell.text));
  const said = above.findLast((text) => {
    const key = headKey(text);
    const isUnit = words.units.some((word) => key.startsWith(`${word} `));
    return isUnit && words.currencies.some((word) => ` ${key} `.includes(` ${word} `));
  });
  return said?.replaceAll(/\s+/g, ' ').trim() ?? '';
}
