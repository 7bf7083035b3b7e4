import type { SheetCell } from '../cells/sheet-cells.ts';

/** A sheet as rows of cells; merged cells hold their value in every place. `firstRow` is the number of the first, from 1. */
export interface SheetGrid {
  readonly name: string;
  /** A hidden sheet has no rows here: it is named and not read. */
  readonly isHidden: boolean;
  readonly firstRow: number;
  /** Place of the first column in the sheet, from 0 for A. */
  readonly firstColumn: number;
  /** A row ends with its last cell that says something. */
  readonly rows: readonly (readonly SheetCell[])[];
  /** What is said by looks; absent where the kind of file does not tell it. */
  readonly looks?: SheetLooks;
}

/** What a sheet says by how it looks. All places are indexes in its grid. */
export interface SheetLooks {
  /** Rows that are hidden or filtered away. */
  readonly hiddenRows: ReadonlySet<number>;
  readonly hiddenColumns: ReadonlySet<number>;
  /** By row, the columns whose cells are struck through whole. */
  readonly struck: ReadonlyMap<number, ReadonlySet<number>>;
  /** Parts of cells that are struck through: the cells' texts lack them. */
  readonly struckParts: readonly StruckPart[];
  /** What is written beside cells, as notes that open over them. */
  readonly notes: readonly CellNote[];
}

export interface CellNote {
  readonly row: number;
  readonly column: number;
  readonly text: string;
}

export interface StruckPart {
  readonly row: number;
  readonly column: number;
  readonly text: string;
}

/** The sheets of a file that hold something, in their order. */
export type Workbook = readonly SheetGrid[];
