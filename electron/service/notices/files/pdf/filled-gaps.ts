import { linesOf, type PagePiece } from './page-lines.ts';

/** Points by which what overlaps other letters is further away than what stands in a gap. */
const OVERLAP = 6;

/**
 * The pieces of a page with what was written over it, each in the gap that it fills: on the line of the gap, and inside the words
 * that hold it (`ngày ..... tháng`) where they are one piece.
 */
export function withFilledGaps(page: readonly PagePiece[], over: readonly PagePiece[]): readonly PagePiece[] {
  let pieces = page;
  for (const piece of over) {
    const line = nearestLine(pieces, piece);
    if (line === null) {
      pieces = [...pieces, piece];
      continue;
    }
    const own: PagePiece = { ...piece, y: line.y, height: line.height, fills: true };
    const middle = own.x + own.width / 2;
    const held = line.pieces.find(
      (one) => one.fills !== true && middle > one.x && middle < one.x + one.width && one.text.trim() !== '',
    );
    const parts = held === undefined ? null : parted(held, middle);
    pieces =
      held === undefined || parts === null
        ? [...pieces, own]
        : [...pieces.filter((one) => one !== held), ...parts, placed(own, parts)];
  }
  return pieces;
}

function nearestLine(pieces: readonly PagePiece[], piece: PagePiece) {
  const near = linesOf(pieces).flatMap((line) => {
    const away = Math.abs(line.y - piece.y);
    if (away > 0.9 * Math.max(line.height, piece.height)) return [];
    const covers = line.pieces.some(
      (one) =>
        one.x < piece.x + piece.width * 0.7 &&
        one.x + one.width > piece.x + piece.width * 0.3 &&
        !GAP.test(one.text),
    );
    return [{ line, far: away + (covers ? OVERLAP : 0) }];
  });
  return near.toSorted((a, b) => a.far - b.far)[0]?.line ?? null;
}

/** A gap that a paper leaves for a hand to fill. */
const GAP = /[.…_\s]{2,}/u;
const GAPS = /[.…_\s]{2,}|\s/gu;

/** The two parts of a piece around the gap in it that is nearest to a place; null where it has none. */
function parted(piece: PagePiece, place: number): readonly [PagePiece, PagePiece] | null {
  const widths = Array.from(piece.text, widthOf);
  const whole = widths.reduce((sum, width) => sum + width, 0);
  const letters = Array.from(piece.text);
  const at = (count: number): number =>
    piece.x + (piece.width * widths.slice(0, count).reduce((sum, width) => sum + width, 0)) / whole;
  const gaps = [...piece.text.matchAll(GAPS)].map((match) => {
    const begin = Array.from(piece.text.slice(0, match.index)).length;
    const end = begin + Array.from(match[0]).length;
    // A real gap is meant before a mere blank between two words is.
    return { begin, end, far: Math.abs((at(begin) + at(end)) / 2 - place) * (end - begin > 1 ? 1 : 3) };
  });
  const gap = gaps.toSorted((a, b) => a.far - b.far)[0];
  if (gap === undefined) return null;
  const [first, second] = [letters.slice(0, gap.begin).join(''), letters.slice(gap.end).join('')];
  return [
    { ...piece, text: first, width: at(gap.begin) - piece.x },
    { ...piece, text: second, x: at(gap.end), width: piece.x + piece.width - at(gap.end) },
  ];
}

/** Puts a piece between two parts, wherever it was written exactly. */
const placed = (piece: PagePiece, [before, behind]: readonly [PagePiece, PagePiece]): PagePiece => {
  const left = before.x + before.width;
  return { ...piece, x: left, width: Math.max(0, behind.x - left) };
};

/** About how wide a letter is beside others. */
export function widthOf(letter: string): number {
  if (/[\s.,:;'|ilIj/()-]/u.test(letter)) return 0.5;
  return /\p{Lu}|[mw…_]/u.test(letter) ? 1.4 : 1;
}
