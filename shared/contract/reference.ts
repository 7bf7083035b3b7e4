import * as z from 'zod';
import { catalogues } from '../reference/reference-row.ts';
import { call } from './call.ts';
import { importResult, referenceRow, writeId } from './schemas.ts';

const catalogue = z.enum(catalogues);

/** Reference data (danh mục). Its rows are saved, withdrawn and undone as records of `reference-item`. */
export const reference = {
  rows: call.output(z.array(referenceRow).readonly()),
  /** Rows that were taken out; they can be reinstated. */
  withdrawnRows: call.output(z.array(z.object({ row: referenceRow, reason: z.string() })).readonly()),
  exportSheet: call.input(z.object({ catalogue })).output(z.file()),
  importSheet: call
    .input(z.object({ writeId, catalogue, file: z.file(), dryRun: z.boolean(), skipBadRows: z.boolean() }))
    .output(importResult),
};
