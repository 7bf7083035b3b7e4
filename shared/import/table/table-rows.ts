import type { OpenRegister } from '../../registers/all-registers.ts';
import { normalise } from '../../text/fold.ts';
import type { SheetCell } from '../cells/sheet-cells.ts';
import { registerTitled } from './table-titles.ts';
import type { FoundTable } from './found-table.ts';
import { withoutDitto } from './ditto-marks.ts';
import { goesOn } from './goes-on.ts';
import { recordOfLines, type TableLine, type TableRecord } from './record-lines.ts';
import { isCount, isRunning, rowKind, rowPlaces, type RowPlaces } from './row-kinds.ts';

/** Rows of a table that are records, and the numbers of the rest. */
export interface TableRows {
  readonly records: readonly TableRecord[];
  readonly ignored: readonly number[];
}

/**
 * Tells the records of a table from totals, group heads, column numbers and footers. A sheet of both directions is cut
 * by its group heads: below "II. ĐOÀN VÀO" stands nothing for the register of outgoing delegations.
 */
export function rowsOf(table: FoundTable, { name, sheets: rules }: OpenRegister): TableRows {
  const places = rowPlaces(table, rules);
  const { grid, firstData, endData } = table;
  const isNumbered =
    places.number >= 0 &&
    grid.rows.some(
      (cells, at) => at >= firstData && at < endData && isRunning(cells[places.number]?.text ?? ''),
    );
  const records: (Pick<TableRecord, 'group'> & {
    readonly lines: TableLine[];
    readonly taken: number[];
    readonly copied: number[];
  })[] = [];
  const ignored: number[] = [];
  let pastTotal = false;
  let elsewhere = false;
  let group = '';
  let isOpen = false;
  for (let index = firstData; index < Math.min(endData, grid.rows.length); index += 1) {
    const written = grid.rows[index] ?? [];
    const row = grid.firstRow + index;
    const { cells, copied } = withoutDitto(written, records.at(-1)?.lines ?? [], places.read);
    if (cells.every((cell) => cell.text === '')) {
      // Below a blank row nothing goes on.
      isOpen = false;
      continue;
    }
    const last = isOpen && !elsewhere ? records.at(-1) : undefined;
    const how = last === undefined ? 'no' : goesOn(places, last.lines, cells);
    if (last !== undefined && how === 'total') {
      ignored.push(row);
      continue;
    }
    if (last !== undefined && how !== 'no') {
      last.lines.push({ row, cells });
      last.copied.push(...copied);
      if (how === 'probably') last.taken.push(row);
      continue;
    }
    const isHeading = headsNumbered(places, cells, grid.rows[index + 1] ?? []);
    const kind = isHeading ? 'group' : rowKind(table, places, cells, { pastTotal, isNumbered });
    if (kind === 'record' && !elsewhere) {
      records.push({ lines: [{ row, cells }], taken: [], copied: [...copied], group });
      isOpen = true;
      continue;
    }
    isOpen = false;
    ignored.push(row);
    if (kind === 'total') pastTotal = true;
    if (kind !== 'group') continue;
    const title = groupTitle(cells);
    const named = registerTitled(title);
    if (named !== null && rules.titleWords !== undefined) elsewhere = named !== name;
    group = title
      .replace(/^\(?(?:[ivx]{1,5}|[a-hđ]|\d{1,2})[ .):/-]+/iu, '')
      .replace(/(?:(?<!\s)\s+)?[(:].*/s, '');
  }
  return { records: records.map((record) => recordOfLines(table, places, record)), ignored };
}

/** Numbers one below the other of which the second goes into the detail of the first: "2" and "2.1", "II" and "1", "1" and "a". */
const DETAIL = /^(\d+(?:\.\d+)*)[.)]?$/;

/** True for a row that says nothing but a number and a name, above a row whose number goes into its detail. */
function headsNumbered(
  { name, number, point, read }: RowPlaces,
  cells: readonly SheetCell[],
  next: readonly SheetCell[],
): boolean {
  const at = point >= 0 ? point : number;
  const [, own = ''] = DETAIL.exec((cells[at]?.text ?? '').trim()) ?? [];
  const [, below = ''] = DETAIL.exec((next[at]?.text ?? '').trim()) ?? [];
  if (own === '' || !below.startsWith(`${own}.`) || (cells[name]?.text ?? '') === '') return false;
  return read.every((index) => index === name || index === at || (cells[index]?.text ?? '') === '');
}

/** The words of a group's head, without the numbers that stand beside them. */
function groupTitle(cells: readonly SheetCell[]): string {
  const texts = new Set(cells.filter((cell) => !isCount(cell)).map((cell) => cell.text));
  return normalise([...texts].join(' '));
}
