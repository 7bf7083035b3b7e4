import { typeWidth } from '../reference/type-width.ts';
import { measured, runsOf } from './text-lines.ts';

/** What a table asks of the page, before its columns have widths. */
export interface TextTable {
  readonly heads: readonly string[];
  /** Each with a text for each head. */
  readonly rows: readonly (readonly string[])[];
}

export interface PageRoom {
  /** Millimetres of the table. */
  readonly width: number;
  /** Points of its type. */
  readonly size: number;
  /** Millimetres of a cell that its padding and line take. */
  readonly beside: number;
}

/** Millimetres up to which a column grows for one run of letters; a longer one is cut. */
const LONGEST_RUN = 36;
/** Rows that are tried; more of them say the same. */
const TRIED = 80;

/** Some of many rows, from all of them alike. */
export function tried<Row>(rows: readonly Row[]): readonly Row[] {
  const every = Math.max(1, Math.ceil(rows.length / TRIED));
  return rows.filter((_, at) => at % every === 0);
}
/** Millimetres that are given at a time. */
const STEP = 1.5;

/**
 * Millimetres of each column such that the table is as low as it can be: each has room for its longest word, date or code, what is left
 * goes where it takes most lines away. The sum is `width`; where the words ask for more, all get less alike.
 */
export function fittedColumns(table: TextTable, room: PageRoom): readonly number[] {
  const { heads } = table;
  const widths = leastWidths(table, room);
  let left = room.width - widths.reduce((sum, one) => sum + one, 0);
  if (left <= 0) return widths.map((one) => (one * room.width) / (room.width - left));
  const face = { size: room.size };
  const paragraphs = [
    heads.map((head) => [typeWidth(head, { ...face, bold: true })]),
    ...tried(table.rows).map((row) =>
      heads.map((_, at) => (row[at] ?? '').split('\n').map((line) => typeWidth(line, face))),
    ),
  ];
  const linesAt = (row: number, at: number, width: number): number =>
    (paragraphs[row]?.[at] ?? []).reduce((sum, text) => sum + linesAbout(text, width - room.beside), 0);
  const lines = paragraphs.map((_, row) => widths.map((width, at) => linesAt(row, at, width)));
  while (left > 0) {
    const step = Math.min(STEP, left);
    let [best, most] = [0, -1];
    for (const [at, width] of widths.entries()) {
      let saved = 0;
      for (const [row, own] of lines.entries()) {
        const now = own[at] ?? 0;
        const after = linesAt(row, at, width + step);
        if (after === now) continue;
        // The highest cell of a row counts most, those that are nearly as high too.
        const height = own.reduce((sum, count) => sum + count ** HIGHEST, 0);
        saved += height ** (1 / HIGHEST) - (height - now ** HIGHEST + after ** HIGHEST) ** (1 / HIGHEST);
      }
      if (saved > most) [best, most] = [at, saved];
    }
    widths[best] = (widths[best] ?? 0) + step;
    for (const [row, own] of lines.entries()) own[best] = linesAt(row, best, widths[best] ?? 0);
    left -= step;
  }
  return widths;
}

const HIGHEST = 6;

/** Lines that a text takes, on the average of where its words happen to end. */
function linesAbout(text: number, width: number): number {
  return text <= width ? 1 : Math.max(1.6, (text * 1.07) / width + 0.3);
}

/** Millimetres that each column needs for its longest word, date or code. */
export function leastWidths({ heads, rows }: TextTable, { size, beside }: Omit<PageRoom, 'width'>): number[] {
  const known = new Map<string, number>();
  const longest = (text: string, bold: boolean): number => {
    let most = 0;
    for (const run of runsOf(text)) {
      const key = bold ? `b${run}` : run;
      const width = known.get(key) ?? typeWidth(run, { size, bold });
      known.set(key, width);
      if (width <= LONGEST_RUN) most = Math.max(most, width);
    }
    return most;
  };
  return heads.map(
    (head, at) =>
      beside + rows.reduce((most, row) => Math.max(most, longest(row[at] ?? '', false)), longest(head, true)),
  );
}

/** Lines of type that the rows take in columns of these widths, the highest cell of each. */
export function linesOfRows(
  { rows }: Pick<TextTable, 'rows'>,
  widths: readonly number[],
  { size, beside }: Omit<PageRoom, 'width'>,
): number {
  return rows.reduce(
    (sum, row) =>
      sum + Math.max(1, ...row.map((text, at) => measured(text, { size }).lines((widths[at] ?? 0) - beside))),
    0,
  );
}

/**
 * The widths with a little moved from column to column as long as the rows take fewer lines: what `fittedColumns` reckons on the
 * average, counted line by line. Slow on many rows, so it looks at some of them.
 */
export function refinedColumns(
  table: TextTable,
  widths: readonly number[],
  room: PageRoom,
): readonly number[] {
  const rows = tried(table.rows).map((row) => row.map((text) => measured(text, { size: room.size })));
  const least = leastWidths(table, room);
  const known = new Map<string, readonly number[]>();
  const linesAt = (at: number, width: number): readonly number[] => {
    const key = `${at} ${width.toFixed(2)}`;
    const found = known.get(key) ?? rows.map((row) => row[at]?.lines(width - room.beside) ?? 0);
    known.set(key, found);
    return found;
  };
  const heightOf = (of: readonly number[]): number => {
    const columns = of.map((width, at) => linesAt(at, width));
    return rows.reduce((sum, _, row) => sum + Math.max(1, ...columns.map((lines) => lines[row] ?? 1)), 0);
  };
  let best = widths;
  let height = heightOf(best);
  for (let pass = 0; pass < PASSES; pass += 1) {
    const before = height;
    for (const [from, width] of widths.entries())
      for (const to of widths.keys())
        for (const step of MOVED) {
          if (from === to || (best[from] ?? width) - step < (least[from] ?? 0)) continue;
          const moved = best.map((one, at) => (at === from ? one - step : at === to ? one + step : one));
          const lower = heightOf(moved);
          if (lower < height) [best, height] = [moved, lower];
        }
    if (height === before) break;
  }
  return best;
}

const PASSES = 3;
/** Millimetres that are moved. */
const MOVED = [1.5, 4] as const;
