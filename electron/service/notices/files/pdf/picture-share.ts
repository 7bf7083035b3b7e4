import { walkDrawing, type Operators } from './drawing.ts';

/** The largest picture that operators draw, in square points of the page's own space; 0 for none. */
export async function largestPicture(operators: Operators): Promise<number> {
  let largest = 0;
  await walkDrawing(operators, (operator, _, space, codes) => {
    const isPicture =
      operator === codes.paintImageXObject ||
      operator === codes.paintInlineImageXObject ||
      operator === codes.paintImageMaskXObject ||
      operator === codes.paintImageXObjectRepeat ||
      operator === codes.paintImageMaskXObjectGroup;
    // A picture fills the square of one unit.
    if (isPicture) largest = Math.max(largest, Math.abs(space[0] * space[3] - space[1] * space[2]));
  });
  return largest;
}
