import { attributeField } from '../../reference/attribute-fields.ts';
import { ReferenceIndex } from '../../reference/find-reference.ts';
import type { Catalogue, ReferenceRow } from '../../reference/reference-row.ts';
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
 * @param reference every row as it is kept: other catalogues name what attributes lead to, the catalogue's own rows say how
 * attributes that this version does not know are written.
 * @throws Refusal `no-header-row`.
 */
export function readReferenceSheet(
  workbook: Workbook,
  catalogue: Catalogue,
  reference: readonly ReferenceRow[],
  today: PlainDate,
): ReferenceSheet {
  const kept = reference.filter((row) => row.catalogue === catalogue);
  const kinds = attributeKinds(kept);
  const written = {
    catalogue,
    rows: reference,
    index: new ReferenceIndex(reference),
    others: new Map(
      attributeNames(kept).flatMap((name) =>
        attributeField(catalogue, name) === undefined ? [[name, kinds.get(name)] as const] : [],
      ),
    ),
  };
  const { grid, columns, firstData } = findReferenceTable(workbook, written);
  const rows = grid.rows.flatMap((cells, index) => {
    if (index < firstData || cells.every((cell) => cell.text === '')) return [];
    return [{ row: grid.firstRow + index, read: readReferenceCells(columns, cells, written, today) }];
  });
  return { name: grid.name, columns, rows };
}
