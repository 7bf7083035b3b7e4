import { fileBounds } from '../../../shared/contract/file-bounds.ts';
import type { Cell } from '../../../shared/report/table-layout.ts';

const MOST = fileBounds.cellCharacters;

/**
 * A line of a table as lines whose texts each have room in a cell of a sheet: Excel takes a longer one for damage of the file.
 * What has none goes on below, parted between lines or words where there are some.
 */
export function* fittingCells(cells: readonly Cell[]): Generator<readonly Cell[], void, void> {
  let rest = cells;
  while (rest.some((cell) => typeof cell === 'string' && cell.length > MOST)) {
    const parted = rest.map(partedCell);
    yield parted.map(([own]) => own);
    rest = parted.map(([, below]) => below);
  }
  yield rest;
}

function partedCell(cell: Cell): readonly [own: Cell, below: Cell] {
  if (typeof cell !== 'string' || cell.length <= MOST) return [cell, null];
  const end = [cell.lastIndexOf('\n', MOST), cell.lastIndexOf(' ', MOST)].find((at) => at > 0);
  if (end !== undefined) return [cell.slice(0, end), cell.slice(end + 1)];
  // No sign is parted in two.
  const whole = /[\uD800-\uDBFF]/.test(cell.charAt(MOST - 1)) ? MOST - 1 : MOST;
  return [cell.slice(0, whole), cell.slice(whole)];
}
