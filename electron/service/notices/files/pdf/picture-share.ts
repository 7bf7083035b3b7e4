import { getResolvedPDFJS } from 'unpdf';
import type { Operators } from './appearance-texts.ts';
import { IDENTITY, matrixOf, times, type Matrix } from './matrix.ts';

/** The largest picture that operators draw, in square points of the page's own space; 0 for none. */
export async function largestPicture({ fnArray, argsArray }: Operators): Promise<number> {
  const { OPS } = await getResolvedPDFJS();
  const pictures = new Set<number>([
    OPS.paintImageXObject,
    OPS.paintInlineImageXObject,
    OPS.paintImageMaskXObject,
    OPS.paintImageXObjectRepeat,
    OPS.paintImageMaskXObjectGroup,
  ]);
  let largest = 0;
  let space: Matrix = IDENTITY;
  const kept: Matrix[] = [];
  for (const [at, operator] of fnArray.entries()) {
    const args = argsArray[at];
    if (operator === OPS.save) kept.push(space);
    else if (operator === OPS.restore || operator === OPS.paintFormXObjectEnd) space = kept.pop() ?? space;
    else if (operator === OPS.transform) space = times(space, matrixOf(args) ?? IDENTITY);
    else if (operator === OPS.paintFormXObjectBegin) {
      kept.push(space);
      space = times(space, (Array.isArray(args) ? matrixOf(args[0]) : null) ?? IDENTITY);
      // A picture fills the square of one unit.
    } else if (pictures.has(operator))
      largest = Math.max(largest, Math.abs(space[0] * space[3] - space[1] * space[2]));
  }
  return largest;
}
