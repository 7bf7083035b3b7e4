import * as z from 'zod';
import { catalogues } from '../reference/reference-row.ts';
import { call } from './call.ts';
import { id, importResult, referenceRow, version, writeId } from './schemas.ts';

const catalogue = z.enum(catalogues);

const versionedRow = z.object({ row: referenceRow, version }).readonly();

/** Reference data (danh mục). Its rows are saved, withdrawn and undone as records of `reference-item`. */
export const reference = {
  rows: call.output(z.array(referenceRow).readonly()),
  /** Rows that were taken out; they can be reinstated. */
  withdrawnRows: call.output(z.array(z.object({ row: referenceRow, reason: z.string() })).readonly()),
  /** A row as it is kept now, with the version that a form which edits it begins from. */
  readForEditing: call.input(z.strictObject({ id })).output(versionedRow),
  exportSheet: call.input(z.strictObject({ catalogue })).output(z.file()),
  importSheet: call
    .input(
      z.strictObject({ writeId, catalogue, file: z.file(), dryRun: z.boolean(), skipBadRows: z.boolean() }),
    )
    .output(importResult),
};
