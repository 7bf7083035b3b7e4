import { documentStyle as style } from '../reference/document-style.ts';
import { typeWidth } from '../reference/type-width.ts';
import { measured, runsOf, type MeasuredText } from './text-lines.ts';
import { cellText, type TableLayout } from './table-layout.ts';

/** Millimetres up to which a column grows for one run of letters: `50/2025/QĐ-UBND`. A longer one is wrapped. */
const LONGEST_RUN = 36;
/** Lines of a cell up to which the columns keep their shares. */
const LOW = 2;
/** Rows that are looked at for the height of rows. */
const LOOKED_AT = 80;
/** Millimetres by which a column is made wider at a time, and the most that is tried to win a line. */
const [STEP, FARTHEST] = [2, 12];
/** Millimetres beside the letters of a cell: its padding, its line, and what two programs measure differently. */
const ROOM = ((style.table.padding.across * 2 + style.table.border) * 25.4) / 72 + 0.4;

/**
 * Millimetres of each column of a table `width` mm wide. Each has room for every word, date, number and code in it up to the usual length.
 * Beyond that they have their shares, unless rows would grow high: then those with long texts get the more, so that the table is short. The
 * sum is `width`.
 */
export function columnWidths(layout: TableLayout, width: number): readonly number[] {
  const least = leastWidths(layout);
  const asked = least.reduce((sum, one) => sum + one, 0);
  if (asked >= width) return cutTo(least, width);
  const shares = layout.columns.map((column) => column.width);
  const usual = shared(shares, least, width);
  const rows = measuredRows(layout);
  const low = rows.every((cells) => cells.every((cell, at) => cell.lines((usual[at] ?? 0) - ROOM) <= LOW));
  return low ? usual : shortest(rows, shares, least, width);
}

/** The width of the longest run in each column, head and total included. */
function leastWidths({ columns, rows, total }: TableLayout): readonly number[] {
  const { size } = style.components.table;
  return columns.map((column, at) => {
    const bold = [column.title, cellText(total[at] ?? null, column)];
    const plain = rows.map((row) => cellText(row[at] ?? null, column));
    const runs = [
      ...bold.flatMap((text) => runsOf(text).map((run) => typeWidth(run, { size, bold: true }))),
      ...plain.flatMap((text) => runsOf(text).map((run) => typeWidth(run, { size }))),
    ];
    const own = Math.max(0, ...runs.filter((run) => run <= LONGEST_RUN)) + ROOM;
    return column.key === 'index' ? Math.max(own, style.table.ordinalColumnMin) : own;
  });
}

/** Makes the widest narrower until all fit. */
function cutTo(least: readonly number[], width: number): readonly number[] {
  const sorted = least.toSorted((a, b) => a - b);
  let rest = width;
  for (const [index, one] of sorted.entries()) {
    const most = rest / (sorted.length - index);
    if (one > most) return least.map((own) => Math.min(own, most));
    rest -= one;
  }
  return least;
}

/** Gives each its share of `width`, none less than its least. */
function shared(shares: readonly number[], least: readonly number[], width: number): readonly number[] {
  const fixed = new Set<number>();
  for (;;) {
    const taken = [...fixed].reduce((sum, at) => sum + (least[at] ?? 0), 0);
    const rest = shares.reduce((sum, share, at) => sum + (fixed.has(at) ? 0 : share), 0);
    const each = shares.map((share, at) =>
      fixed.has(at) ? (least[at] ?? 0) : (share * (width - taken)) / rest,
    );
    const short = each.findIndex((one, at) => !fixed.has(at) && one < (least[at] ?? 0));
    if (short < 0) return each;
    fixed.add(short);
  }
}

/** Widens step by step the column that makes rows lower the most; what is left when none does goes by the shares. */
function shortest(
  rows: readonly (readonly MeasuredText[])[],
  shares: readonly number[],
  least: readonly number[],
  width: number,
): readonly number[] {
  const widths = [...least];
  const whole = shares.reduce((sum, share) => sum + share, 0);
  let rest = width - widths.reduce((sum, own) => sum + own, 0);
  const height = (at: number, own: number): number =>
    // A power stands in for the highest cell of a row, and still tells near ones apart.
    rows.reduce((sum, cells) => sum + (cells[at]?.lines(own - ROOM) ?? 0) ** 4, 0);
  while (rest > STEP) {
    let best = { gain: 0, at: -1, more: 0 };
    for (const [at, own] of widths.entries()) {
      const now = height(at, own);
      for (let more = STEP; more <= Math.min(FARTHEST, rest); more += STEP) {
        const gain = (now - height(at, own + more)) / more;
        if (gain > best.gain) best = { gain, at, more };
      }
    }
    if (best.gain === 0) break;
    widths[best.at] = (widths[best.at] ?? 0) + best.more;
    rest -= best.more;
  }
  return widths.map((own, at) => own + (rest * (shares[at] ?? 0)) / whole);
}

function measuredRows({ columns, rows }: TableLayout): readonly (readonly MeasuredText[])[] {
  const { size } = style.components.table;
  const every = Math.max(1, Math.ceil(rows.length / LOOKED_AT));
  return rows
    .filter((_, at) => at % every === 0)
    .map((row) => columns.map((column, at) => measured(cellText(row[at] ?? null, column), { size })));
}
