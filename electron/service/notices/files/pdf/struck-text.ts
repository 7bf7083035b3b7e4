import { widthOf } from './filled-gaps.ts';
import type { PagePiece } from './page-lines.ts';
import type { RuledLine } from './ruled-lines.ts';

/** Shares of the height of letters, above their base line, between which a line through them runs; one below underlines them. */
const LOW = 0.12;
const HIGH = 0.5;

/** The letters of a page without words that a line is drawn through, and those words, line by line. */
export function withoutStruck(
  pieces: readonly PagePiece[],
  lines: readonly RuledLine[],
): { readonly pieces: readonly PagePiece[]; readonly struck: readonly string[] } {
  const level = lines.filter((line) => line.level).toSorted((a, b) => a.at - b.at);
  const heights = level.map(({ at }) => at);
  const struck: { readonly y: number; text: string }[] = [];
  const kept = pieces.flatMap((piece): readonly PagePiece[] => {
    const through: RuledLine[] = [];
    for (
      let at = firstAbove(heights, piece.y + piece.height * LOW);
      (heights[at] ?? Infinity) <= piece.y + piece.height * HIGH;
      at += 1
    ) {
      const line = level[at];
      if (line !== undefined && line.from < piece.x + piece.width && line.to > piece.x) through.push(line);
    }
    if (through.length === 0) return [piece];
    const words = wordsOf(piece);
    const gone = words.filter(({ middle }) =>
      through.some((line) => line.from <= middle && line.to >= middle),
    );
    if (gone.length === 0) return [piece];
    const last = struck.at(-1);
    const text = gone.map((word) => word.text).join(' ');
    if (last !== undefined && Math.abs(last.y - piece.y) < 1) last.text += ` ${text}`;
    else struck.push({ y: piece.y, text });
    return words
      .filter((word) => !gone.includes(word))
      .map(({ text: own, x, width }) => ({ ...piece, text: own, x, width }));
  });
  return { pieces: struck.length === 0 ? pieces : kept, struck: struck.map(({ text }) => text) };
}

/** The first number of a list in order that is not below a bound. */
function firstAbove(numbers: readonly number[], bound: number): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) < bound) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The words of a piece with their places, as far as the widths of letters tell. */
function wordsOf({ text, x, width }: PagePiece): readonly {
  readonly text: string;
  readonly x: number;
  readonly width: number;
  readonly middle: number;
}[] {
  const sum = (part: string): number =>
    Array.from(part).reduce((total, letter) => total + widthOf(letter), 0);
  const unit = width / Math.max(sum(text), 0.001);
  return [...text.matchAll(/\S+/gu)].map((match) => {
    const left = x + sum(text.slice(0, match.index)) * unit;
    const own = sum(match[0]) * unit;
    return { text: match[0], x: left, width: own, middle: left + own / 2 };
  });
}
