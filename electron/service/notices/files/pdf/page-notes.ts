import { linesOf, type PagePiece } from './page-lines.ts';

/** A page without its footnotes, whose marks stand in the text as `withNotes` takes them. */
export interface PageWithoutNotes {
  readonly pieces: readonly PagePiece[];
  /** The words of each note by its number. */
  readonly notes: ReadonlyMap<string, string>;
}

/** Share of the usual height of letters up to which a number is a mark and no number of the text. */
const SMALL = 0.78;

/** Finds the notes at the foot of a page: each begins with a small number that stands as a mark in the text above too. */
export function withoutNotes(pieces: readonly PagePiece[]): PageWithoutNotes {
  const heights = pieces.map(({ height }) => height).toSorted((a, b) => a - b);
  const usual = heights[Math.floor(heights.length / 2)] ?? 0;
  const small = pieces.filter(
    ({ text, height, fills }) =>
      fills !== true && /^\d{1,2}$/u.test(text.trim()) && height > 0 && height < usual * SMALL,
  );
  const marks = new Map<PagePiece, string>();
  const begins: { readonly number: string; readonly y: number }[] = [];
  for (const piece of small) {
    const number = piece.text.trim();
    const above = small.find((other) => other.text.trim() === number && other.y > piece.y + usual);
    const isFirst = !pieces.some(
      (other) => other !== piece && Math.abs(other.y - piece.y) < usual * 0.7 && other.x < piece.x,
    );
    if (above === undefined || !isFirst) continue;
    marks.set(above, number);
    begins.push({ number, y: piece.y });
  }
  if (begins.length === 0) return { pieces, notes: new Map() };
  const top = Math.max(...begins.map(({ y }) => y)) + usual * 0.2;
  const foot = pieces.filter(({ y }) => y <= top);
  const lines = linesOf(foot.filter((piece) => !small.includes(piece)));
  const notes = new Map<string, string>();
  for (const line of lines) {
    const words = line.pieces
      .toSorted((a, b) => a.x - b.x)
      .map(({ text }) => text.trim())
      .join(' ');
    const own = begins.filter(({ y }) => y >= line.y - usual * 0.2).toSorted((a, b) => a.y - b.y)[0];
    // The number of the page stands below its notes.
    if (own !== undefined && !/^\d{1,3}$/u.test(words))
      notes.set(own.number, `${notes.get(own.number) ?? ''} ${words}`.trim());
  }
  return {
    notes,
    pieces: pieces.flatMap((piece) => {
      if (foot.includes(piece)) return [];
      const number = marks.get(piece);
      if (number === undefined) return [piece];
      const line = pieces.find(
        (other) => other !== piece && other.y <= piece.y && piece.y - other.y < usual * 0.7,
      );
      return [{ ...piece, text: `\uE000footnote ${number}\uE001`, y: line?.y ?? piece.y, height: usual }];
    }),
  };
}
