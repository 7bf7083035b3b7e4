import { GOES_ON } from '../../reading/source-text.ts';
import type { Piece } from '../../reading/column-tables.ts';

/** Points between two columns, as of a head with the issuer at the left and the nation at the right. */
const COLUMN_GAP = 28;
/** Points around what was written into a gap: a gap for a number or a day is that wide. */
const FILLED_GAP = 90;

/** A piece that was written into a gap that the page had left, such as the number of a paper that was signed on a screen. */
export interface PagePiece extends Piece {
  readonly fills?: boolean;
}

interface Line {
  readonly y: number;
  readonly height: number;
  readonly pieces: readonly PagePiece[];
}

/** The lines of a page, from its top. */
export function linesOf(pieces: readonly PagePiece[]): readonly Line[] {
  const lines: { y: number; height: number; pieces: PagePiece[] }[] = [];
  for (const piece of pieces.toSorted((a, b) => b.y - a.y || a.x - b.x)) {
    const line = lines.at(-1);
    if (line !== undefined && Math.abs(line.y - piece.y) < Math.max(line.height, piece.height) * 0.45) {
      line.pieces.push(piece);
      line.height = Math.max(line.height, piece.height);
    } else lines.push({ y: piece.y, height: piece.height, pieces: [piece] });
  }
  return lines;
}

/** The text of lines; a wider space between two is an empty line, what stands in a second column is read behind the first. */
export function linesText(lines: readonly Line[], pieces: readonly PagePiece[]): string {
  const gaps = lines.slice(1).map((line, at) => (lines[at]?.y ?? 0) - line.y);
  const usual = gaps.toSorted((a, b) => a - b)[Math.floor(gaps.length * 0.4)] ?? 0;
  const isWhole = wholeLines(lines);
  const out: string[] = [];
  let right: string[] = [];
  const flush = (): void => {
    if (right.length > 0) out.push('', ...right, '');
    right = [];
  };
  for (const [at, line] of lines.entries()) {
    if (at > 0 && (gaps[at - 1] ?? 0) > usual * 1.35 + 1 && right.length === 0) out.push('');
    const [first = '', ...more] = columnsOf(line.pieces);
    if (more.length > 0) right.push(...more);
    else if (right.length > 0 && !standsLeft(line.pieces, pieces)) flush();
    out.push(more.length === 0 && right.length === 0 && isWhole(at) ? `${GOES_ON}${first}` : first);
  }
  flush();
  return out.join('\n');
}

/** Points by which the first line of a paragraph is set in or out, and by which a line may end before the edge. */
const SET_IN = 9;
const RAGGED = 0.07;

/**
 * Whether a line goes on in its paragraph for certain: the one before runs to the right edge, this one begins at the left edge, and
 * paragraphs of the page begin elsewhere.
 */
function wholeLines(lines: readonly Line[]): (at: number) => boolean {
  const ends = lines.map(({ pieces }) => ({
    left: Math.min(...pieces.map(({ x }) => x)),
    right: Math.max(...pieces.map(({ x, width }) => x + width)),
  }));
  const right = ends.map((line) => line.right).toSorted((a, b) => b - a)[Math.floor(ends.length * 0.1)] ?? 0;
  // Behind a line that runs to the edge its paragraph goes on more often than not.
  const counts = new Map<number, number>();
  for (const [at, line] of ends.entries()) {
    const before = ends[at - 1];
    if (before === undefined || before.right < right - (right - before.left) * RAGGED) continue;
    const place = Math.round(line.left);
    counts.set(place, (counts.get(place) ?? 0) + 1);
  }
  const [left = 0, most = 0] = [...counts].toSorted((a, b) => b[1] - a[1])[0] ?? [];
  const least = right - (right - left) * RAGGED;
  const isFull = (at: number): boolean => {
    const line = ends[at];
    return line !== undefined && line.right >= least && Math.abs(line.left - left) < 90;
  };
  const setIn = ends.filter(
    (line, at) => Math.abs(line.left - left) >= SET_IN && Math.abs(line.left - left) < 60 && !isFull(at - 1),
  );
  return (at) => {
    const [before, line] = [lines[at - 1], lines[at]];
    if (most < 2 || setIn.length < 2 || before === undefined || line === undefined || !isFull(at - 1))
      return false;
    return Math.abs((ends[at]?.left ?? 0) - left) <= 2 && before.y - line.y < line.height * 2.2;
  };
}

/** Whether a line keeps to the left half, as the issuer's lines beside the nation's do. */
function standsLeft(line: readonly PagePiece[], page: readonly PagePiece[]): boolean {
  const widest = Math.max(...page.map((piece) => piece.x + piece.width));
  const least = Math.min(...page.map((piece) => piece.x));
  return line.every((piece) => piece.x + piece.width < least + (widest - least) * 0.6);
}

function columnsOf(pieces: readonly PagePiece[]): readonly string[] {
  const columns: string[] = [];
  let before: PagePiece | null = null;
  for (const piece of pieces.toSorted((a, b) => a.x - b.x)) {
    const last = columns.length - 1;
    const gap: number = before === null ? Infinity : piece.x - (before.x + before.width);
    const filled = piece.fills === true || before?.fills === true;
    if (last < 0 || (gap > (filled ? FILLED_GAP : COLUMN_GAP) && !LEFT_BLANK.test(piece.text)))
      columns.push(piece.text);
    else {
      const blank = filled ? !/^[/-]/u.test(piece.text) : gap > piece.height * 0.12;
      columns[last] = `${columns[last] ?? ''}${blank ? ' ' : ''}${piece.text}`;
    }
    before = piece;
  }
  // A label and its text apart by a tab are one line.
  const [first = '', second, ...more] = columns;
  if (second !== undefined && /^(?:[-–+•]|\(?[a-zđ0-9IVX.]{1,6}[.)]?|Số:?)$/u.test(first.trim()))
    return [`${first} ${second}`, ...more];
  return columns;
}

/** What goes on behind a gap that was left for a hand to fill: `ngày … tháng … năm 2024`. */
const LEFT_BLANK = /^\s*(?:tháng|năm)(?:\s|$)/u;
