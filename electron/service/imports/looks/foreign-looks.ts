import type { CellNote, StruckPart } from '../../../../shared/import/workbook/workbook.ts';

/** What a sheet says by how it looks, rows and columns counted from 0. */
export interface ForeignLooks {
  readonly hiddenRows: ReadonlySet<number>;
  readonly hiddenColumns: ReadonlySet<number>;
  /** By row, the columns whose cells are struck through whole. */
  readonly struck: ReadonlyMap<number, ReadonlySet<number>>;
  /** Cells of which a part is struck through, with what is left of them. */
  readonly struckParts: readonly (StruckPart & { readonly kept: string })[];
  readonly notes: readonly CellNote[];
}

/** Collects the struck cells of a sheet. */
export class StruckCells {
  readonly struck = new Map<number, Set<number>>();

  add(row: number, column: number): void {
    this.struck.set(row, (this.struck.get(row) ?? new Set<number>()).add(column));
  }
}
