import { getResolvedPDFJS } from 'unpdf';
import { IDENTITY, matrixOf, times, type Matrix } from './matrix.ts';

/** What a page's operators are, as the library lists them. */
export interface Operators {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly unknown[];
}

/** The library's numbers of operators by their names. */
export type Codes = Awaited<ReturnType<typeof getResolvedPDFJS>>['OPS'];

/** Walks a page's own operators, not those of notes on it, with the space that each draws in, from its own units to the page's. */
export async function walkDrawing(
  { fnArray, argsArray }: Operators,
  visit: (operator: number, args: readonly unknown[], space: Matrix, codes: Codes) => void,
): Promise<void> {
  const { OPS } = await getResolvedPDFJS();
  let space: Matrix = IDENTITY;
  const kept: Matrix[] = [];
  let isNote = false;
  for (const [at, operator] of fnArray.entries()) {
    if (operator === OPS.beginAnnotation || operator === OPS.endAnnotation)
      isNote = operator === OPS.beginAnnotation;
    if (isNote) continue;
    const given = argsArray[at];
    const args: readonly unknown[] = Array.isArray(given) ? given : [];
    if (operator === OPS.save) kept.push(space);
    else if (operator === OPS.restore || operator === OPS.paintFormXObjectEnd) space = kept.pop() ?? space;
    else if (operator === OPS.transform) space = times(space, matrixOf(args) ?? IDENTITY);
    else if (operator === OPS.paintFormXObjectBegin) {
      kept.push(space);
      space = times(space, matrixOf(args[0]) ?? IDENTITY);
    } else visit(operator, args, space, OPS);
  }
}
