import { cellLines, cellText } from '../cell-text.ts';
import { linesOf, type PagePiece } from './page-lines.ts';
import type { RuledLine } from './ruled-lines.ts';

/** A table that lines are drawn around, on one page. */
export interface RuledTable {
  /** Its upper and lower edge, in points from below. */
  readonly top: number;
  readonly bottom: number;
  /** Left edges of its columns and its right edge. */
  readonly edges: readonly number[];
  /** Its rows; a cell over several rows stands in each, one over several columns in the first of them. */
  readonly rows: readonly (readonly string[])[];
  /** The letters that stand in it. */
  readonly pieces: ReadonlySet<PagePiece>;
}

/** Points by which lines that meet may miss each other, and by which two are one. */
const NEAR = 3;
const MOST_COLUMNS = 40;
const MOST_ROWS = 400;
/** Lines of one direction from which on a page is a drawing: each is held against each of the other direction. */
const MOST_LINES = 1_500;

/** The tables of a page by their lines, from its top. */
export function ruledTables(
  pieces: readonly PagePiece[],
  lines: readonly RuledLine[],
): readonly RuledTable[] {
  const level = merged(lines.filter((line) => line.level));
  const upright = merged(lines.filter((line) => !line.level));
  if (level.length > MOST_LINES || upright.length > MOST_LINES) return [];
  return groupsOf(level, upright)
    .flatMap((group) => tableOf(pieces, group) ?? [])
    .toSorted((a, b) => b.top - a.top);
}

/** Lines that go on in one another as one. */
function merged(lines: readonly RuledLine[]): readonly RuledLine[] {
  const places = clustered(lines.map(({ at }) => at));
  const byPlace = new Map<number, RuledLine[]>();
  for (const line of lines) {
    const place = nearest(places, line.at);
    const own = byPlace.get(place);
    if (own === undefined) byPlace.set(place, [line]);
    else own.push(line);
  }
  return [...byPlace].flatMap(([at, own]) => {
    const joined: { level: boolean; at: number; from: number; to: number }[] = [];
    for (const line of own.toSorted((a, b) => a.from - b.from)) {
      const last = joined.at(-1);
      if (last !== undefined && line.from <= last.to + NEAR) last.to = Math.max(last.to, line.to);
      else joined.push({ ...line, at });
    }
    return joined;
  });
}

/** Numbers that lie near one another as one, in order. */
function clustered(numbers: readonly number[]): readonly number[] {
  const places: number[] = [];
  for (const number of numbers.toSorted((a, b) => a - b))
    if (places.length === 0 || number - (places.at(-1) ?? 0) > NEAR) places.push(number);
  return places;
}

/** The place of `places`, in order, that a number lies at or just behind. */
function nearest(places: readonly number[], number: number): number {
  let [low, high] = [0, places.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((places[middle] ?? 0) <= number) low = middle;
    else high = middle - 1;
  }
  return places[low] ?? number;
}

interface Group {
  readonly level: RuledLine[];
  readonly upright: RuledLine[];
}

/** Lines that meet, with all that meet these. */
function groupsOf(level: readonly RuledLine[], upright: readonly RuledLine[]): readonly Group[] {
  const all = [...level, ...upright];
  const parent = all.map((_, at) => at);
  const root = (of: number): number => {
    let at = of;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at] ?? at] ?? at;
      at = parent[at] ?? at;
    }
    return at;
  };
  for (const [at, one] of level.entries())
    for (const [index, other] of upright.entries())
      if (
        one.from <= other.at + NEAR &&
        one.to >= other.at - NEAR &&
        other.from <= one.at + NEAR &&
        other.to >= one.at - NEAR
      )
        parent[root(at)] = root(level.length + index);
  const groups = new Map<number, Group>();
  for (const [at, line] of all.entries()) {
    const group = groups.get(root(at)) ?? { level: [], upright: [] };
    groups.set(root(at), group);
    (line.level ? group.level : group.upright).push(line);
  }
  return [...groups.values()].filter(
    ({ level: rows, upright: columns }) => rows.length > 1 && columns.length > 2,
  );
}

function tableOf(pieces: readonly PagePiece[], { level, upright }: Group): RuledTable | null {
  const edges = clustered(upright.map(({ at }) => at));
  const heights = clustered(level.map(({ at }) => at)).toReversed();
  const [columns, count] = [edges.length - 1, heights.length - 1];
  if (columns < 2 || count < 1 || columns > MOST_COLUMNS || count > MOST_ROWS) return null;
  const top = heights[0] ?? 0;
  const bottom = heights.at(-1) ?? 0;
  const [left, right] = [edges[0] ?? 0, edges.at(-1) ?? 0];
  // The first cell of those that no line parts: the one above it, or beside it.
  const first = Array.from({ length: count * columns }, (_, at) => at);
  const covers = (lines: readonly RuledLine[], at: number, middle: number): boolean =>
    lines.some((line) => Math.abs(line.at - at) <= NEAR && line.from <= middle && line.to >= middle);
  for (let row = 0; row < count; row += 1) {
    const middle = ((heights[row] ?? 0) + (heights[row + 1] ?? 0)) / 2;
    for (let column = 0; column < columns; column += 1) {
      const own = row * columns + column;
      const centre = ((edges[column] ?? 0) + (edges[column + 1] ?? 0)) / 2;
      if (column > 0 && !covers(upright, edges[column] ?? 0, middle)) first[own] = first[own - 1] ?? own;
      else if (row > 0 && !covers(level, heights[row] ?? 0, centre)) first[own] = first[own - columns] ?? own;
    }
  }
  const held = new Map<number, PagePiece[]>();
  const inside = new Set<PagePiece>();
  for (const piece of pieces) {
    const [x, y] = [piece.x + piece.width / 2, piece.y + piece.height * 0.3];
    if (x < left || x > right || y > top || y < bottom) continue;
    const row = heights.findLastIndex((height) => height >= y);
    const column = edges.findLastIndex((edge) => edge <= x);
    const cell = first[Math.min(row, count - 1) * columns + Math.min(column, columns - 1)] ?? 0;
    const own = held.get(cell);
    if (own === undefined) held.set(cell, [piece]);
    else own.push(piece);
    inside.add(piece);
  }
  const texts = new Map([...held].map(([cell, own]) => [cell, textOf(own)] as const));
  const rows = Array.from({ length: count }, (_, row) =>
    Array.from({ length: columns }, (__, column) => {
      const cell = first[row * columns + column] ?? 0;
      return cell % columns === column ? (texts.get(cell) ?? '') : '';
    }),
  );
  return { top, bottom, edges, rows: rows.filter((row) => row.some((text) => text !== '')), pieces: inside };
}

/** The letters of a cell, line by line. */
const textOf = (pieces: readonly PagePiece[]): string =>
  cellText(
    cellLines(
      linesOf(pieces).map((line) => {
        let text = '';
        let end = -Infinity;
        for (const piece of line.pieces.toSorted((a, b) => a.x - b.x)) {
          text += `${text !== '' && piece.x - end > piece.height * 0.12 ? ' ' : ''}${piece.text}`;
          end = piece.x + piece.width;
        }
        return text.replaceAll(/\s+/g, ' ').trim();
      }),
    ),
  );
