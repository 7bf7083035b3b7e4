import type { Matrix } from './matrix.ts';

/** Letters as a page draws them. */
export interface DrawnText {
  readonly text: string;
  /** From letters of size 1 to the page's own space, whatever way the page is turned. */
  readonly matrix: Matrix;
  /** Length along the line, in the page's own space. */
  readonly width: number;
}
