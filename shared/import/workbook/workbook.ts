import type { SheetCell } from '../cells/sheet-cells.ts';

/** A sheet as rows of cells; merged cells hold their value in every place. `firstRow` is the number of the first, from 1. */
export interface SheetGrid {
  readonly name: string;
  readonly firstRow: number;
  /** Place of the first column in the sheet, from 0 for A. */
  readonly firstColumn: number;
  readonly rows: readonly (readonly SheetCell[])[];
}

/** The sheets of a file that hold something and are not hidden, in their order. */
export type Workbook = readonly SheetGrid[];
