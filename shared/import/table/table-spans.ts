import type { SheetCell } from '../cells/sheet-cells.ts';
import type { SheetGrid } from '../workbook/workbook.ts';
import { couldBeHead } from '../columns/match-head.ts';
import { headBlocksAt, repeatsHeads, type HeadBlock } from './head-block.ts';

/** Rows of a sheet, by index: from the first to the one before `end`. */
export interface RowSpan {
  readonly first: number;
  readonly end: number;
}

/** A table of a sheet by its heads: its title, its heads, and where the next one begins. */
export interface TableSpan {
  readonly block: HeadBlock;
  /** Index of the first row of its title. */
  readonly firstTitle: number;
  /** Index of the row behind its last. */
  readonly endData: number;
}

/** Cells of which a row of heads has at least so many. */
const FEWEST = 3;

const saidIn = (cells: readonly SheetCell[]): readonly SheetCell[] => [
  ...new Map(cells.filter(({ text }) => text !== '').map((cell) => [cell.text, cell])).values(),
];

/** True for a row that stands between tables: blank, or a title of one text. */
const isBetween = (cells: readonly SheetCell[] | undefined): boolean => saidIn(cells ?? []).length < 2;

/** Whether a row could be heads: words alone, at least half of them known heads. */
function looksLikeHeads(cells: readonly SheetCell[], isKnown: (text: string) => boolean): boolean {
  const [first] = cells.filter(({ text }) => text !== '');
  if (first === undefined || first.number !== null || first.date !== null || /^\d/.test(first.text))
    return false;
  const said = saidIn(cells);
  if (said.length < FEWEST) return false;
  if (said.some(({ text, number, date }) => number !== null || date !== null || !couldBeHead(text)))
    return false;
  return said.filter(({ text }) => isKnown(text)).length * 2 >= said.length;
}

/**
 * Cuts a sheet into its tables: the one whose heads are known, those that stand above it with records of their own, and those
 * that begin below a blank row or a title with heads that are not the same again. In the order of their rows.
 * @param isKnown whether a text is the head of a column.
 * @param best the block of heads to prefer among those that begin at a row.
 */
export function tableSpans(
  grid: SheetGrid,
  main: HeadBlock,
  isKnown: (text: string) => boolean,
  best: (blocks: readonly HeadBlock[]) => HeadBlock | undefined,
): readonly TableSpan[] {
  const { rows } = grid;
  const blocks: HeadBlock[] = [];
  let last: HeadBlock | null = null;
  for (let row = 0; row < rows.length; row += 1) {
    if (row === main.first) {
      // Heads right above that head no row belong to it: a group over columns, or a title.
      if (last !== null && !hasRows(rows, last.end, row)) blocks.pop();
      blocks.push(main);
      last = main;
      row = main.end - 1;
      continue;
    }
    const cells = rows[row] ?? [];
    if (row > main.first && !isBetween(rows[row - 1])) continue;
    if (!looksLikeHeads(cells, isKnown)) continue;
    if ([main, ...(last === null ? [] : [last])].some(({ levels }) => repeatsHeads(levels, cells))) continue;
    const block = best(headBlocksAt(grid, row, isKnown));
    if (block === undefined || (row < main.first && block.end > main.first)) continue;
    blocks.push(block);
    last = block;
    row = block.end - 1;
  }
  const titles = blocks.map((block, at) => titleStart(rows, block.first, blocks[at - 1]?.end ?? 0));
  return blocks.map((block, at) => ({
    block,
    firstTitle: titles[at] ?? 0,
    endData: titles[at + 1] ?? rows.length,
  }));
}

const hasRows = (rows: SheetGrid['rows'], from: number, to: number): boolean =>
  rows.slice(from, to).some((cells) => !isBetween(cells));

/** Where the title of a table begins: right behind the last row above that says more than one thing. */
function titleStart(rows: SheetGrid['rows'], firstHead: number, from: number): number {
  let start = firstHead;
  while (start > from && isBetween(rows[start - 1])) start -= 1;
  return start;
}
