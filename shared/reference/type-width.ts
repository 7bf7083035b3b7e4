import * as z from 'zod';
import widths from './type-widths.json' with { type: 'json' };

const face = z.array(z.strictObject({ width: z.number().positive(), letters: z.string().min(1) }));

/** Form of `type-widths.json`: how far each letter moves on, in parts of the size of type. */
const typeWidthsSchema = z.strictObject({
  source: z.string().min(1),
  unitsPerEm: z.number().positive(),
  regular: face,
  bold: face,
  italic: face,
});

const table = typeWidthsSchema.parse(widths);

/** A size in points, and how the letters look. */
export interface TypeFace {
  readonly size: number;
  readonly bold?: boolean;
  readonly italic?: boolean;
}

const MM_PER_POINT = 25.4 / 72;
/** Letters that the table does not hold, in parts of the size: Chinese ones are as wide as high. */
const [FULL, OTHER] = [1, 0.6];

const lettersOf = (rows: z.infer<typeof face>): ReadonlyMap<string, number> =>
  new Map(
    rows.flatMap(({ width, letters }) =>
      Array.from(letters, (letter) => [letter, width / table.unitsPerEm] as const),
    ),
  );
const faces = {
  regular: lettersOf(table.regular),
  bold: lettersOf(table.bold),
  italic: lettersOf(table.italic),
};

/** Millimetres that a line of Times New Roman takes; a no-break space is as wide as a space. */
export function typeWidth(text: string, { size, bold = false, italic = false }: TypeFace): number {
  const known = bold ? faces.bold : italic ? faces.italic : faces.regular;
  let width = 0;
  for (const letter of text.normalize('NFC')) {
    if (/\p{M}/u.test(letter)) continue;
    width +=
      known.get(letter === '\u00A0' ? ' ' : letter) ??
      (/[\u2E80-\uFFEF]|\p{Extended_Pictographic}/u.test(letter) ? FULL : OTHER);
  }
  return width * size * MM_PER_POINT;
}
