/**
 * Signs of the longest paragraph or cell that is read as one. The longest of 316 documents of offices has 851; what is longer is
 * read in parts, so that the time of reading grows with the length of a text and not with its square.
 */
export const LONGEST = 2_000;

/** Where a part of a text that is too long ends best: behind a sentence, else behind a word, else where the room ends. */
function endOfPart(text: string, from: number): number {
  const room = text.slice(from, from + LONGEST);
  for (const mark of ['. ', '; ', ', ', '\n', ' ']) {
    const at = room.lastIndexOf(mark);
    if (at > LONGEST / 2) return from + at + mark.length;
  }
  return from + LONGEST;
}

/** A text in parts of at most `LONGEST` signs. */
export function partsOf(text: string): readonly string[] {
  const parts: string[] = [];
  let from = 0;
  while (text.length - from > LONGEST) {
    const end = endOfPart(text, from);
    parts.push(text.slice(from, end).trim());
    from = end;
  }
  return [...parts, from === 0 ? text : text.slice(from).trim()];
}

/** A text whose runs of blanks are one: papers are laid out with them, and nothing is read from their number. */
const withoutRuns = (text: string): string =>
  text.replaceAll(/[^\S\n]{2,}/gu, ' ').replaceAll(/\n{3,}/gu, '\n\n');

/** Paragraphs and rows in which nothing is longer than is read as one; what a row has too much goes on in rows below it. */
export function shortBlocks<
  Block extends { readonly text: string; readonly cells: readonly string[] | null },
>(blocks: readonly Block[]): readonly Block[] {
  return blocks.flatMap((block) => {
    const text = withoutRuns(block.text);
    const cells = block.cells?.map(withoutRuns) ?? null;
    if (cells === null) return partsOf(text).map((part) => ({ ...block, text: part }));
    if (cells.every((cell) => cell.length <= LONGEST)) return [{ ...block, text, cells }];
    const columns = cells.map(partsOf);
    const rows = Math.max(...columns.map((parts) => parts.length));
    return Array.from({ length: rows }, (_, at) => {
      const row = columns.map((parts) => parts[at] ?? '');
      return { ...block, text: row.filter((cell) => cell !== '').join(' '), cells: row };
    });
  });
}
