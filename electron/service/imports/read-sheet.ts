import { newId } from '../../../db/ids.ts';
import { readRecordSheet, type RecordSheet } from '../../../shared/import/record/record-sheet.ts';
import { readReferenceSheet, type ReferenceSheet } from '../../../shared/import/reference/reference-sheet.ts';
import { ReferenceIndex } from '../../../shared/reference/find-reference.ts';
import { unicodeSheets } from '../../../shared/import/workbook/unicode-sheets.ts';
import { registerNamed } from '../../../shared/registers/all-registers.ts';
import type { ForeignFile, ReadProgress } from '../reader/foreign-file.ts';
import { openWorkbook } from './open-workbook.ts';

/**
 * Reads a sheet from its bytes to what would be saved; called in the reader process.
 * @param hand takes rows of records as soon as they are read; the answer then has only the last ones.
 * @throws Refusal `not-a-spreadsheet`, `file-too-large`, `too-many-rows`, `no-header-row`.
 */
export function readSheet(
  file: Extract<ForeignFile, { readonly kind: 'records' | 'reference' }>,
  tell: (progress: ReadProgress) => void,
  hand?: (rows: readonly unknown[]) => void,
): RecordSheet | ReferenceSheet {
  tell({ step: 'open', done: 0, total: 0 });
  const workbook = unicodeSheets(openWorkbook(file.content, file.name));
  if (file.kind === 'reference')
    return readReferenceSheet(workbook, file.catalogue, file.reference, file.today);
  return readRecordSheet(workbook, {
    register: registerNamed(file.register),
    index: new ReferenceIndex(file.reference),
    today: file.today,
    newId,
    ...(file.practice === undefined ? {} : { practice: file.practice }),
    ...(file.decided === undefined ? {} : { decided: file.decided }),
    ...(hand === undefined ? {} : { hand }),
    ...(file.assigned === undefined ? {} : { assigned: file.assigned }),
    tell: (rows) => tell({ step: 'read', ...rows }),
  });
}
