import type { ReferenceRow } from '../../reference/reference-row.ts';
import { attributeKinds, attributeNames } from '../../reference/row-attributes.ts';
import type { PlainDate } from '../../time/plain-date.ts';
import type { Workbook } from '../workbook/workbook.ts';
import {
  findReferenceTable,
  readReferenceCells,
  type ReferenceCells,
  type ReferenceColumn,
} from './reference-cells.ts';

/** What a workbook holds for a catalogue of the reference data. */
export interface ReferenceSheet {
  /** Name of the sheet. */
  readonly name: string;
  readonly columns: readonly ReferenceColumn[];
  /** Rows that are not empty, each with its number in the sheet, from 1. */
  readonly rows: readonly { readonly row: number; readonly read: ReferenceCells }[];
}

/**
 * Reads the rows of a catalogue.
 * @param kept the catalogue as it stands: its attributes name columns and say how they are written.
 * @throws Refusal `no-header-row`.
 */
export function readReferenceSheet(
  workbook: Workbook,
  kept: readonly ReferenceRow[],
  today: PlainDate,
): ReferenceSheet {
  const { grid, columns, firstData } = findReferenceTable(workbook, attributeNames(kept));
  const kinds = attributeKinds(kept);
  const rows = grid.rows.flatMap((cells, index) => {
    if (index < firstData || cells.every((cell) => cell.text === '')) return [];
    return [{ row: grid.firstRow + index, read: readReferenceCells(columns, cells, kinds, today) }];
  });
  return { name: grid.name, columns, rows };
}
