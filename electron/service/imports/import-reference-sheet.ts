import { newId } from '../../../db/ids.ts';
import { saveRecords } from '../../../db/ledger/records.ts';
import { referenceRows } from '../../../db/reference.ts';
import { today, type WriteStore } from '../../../db/store.ts';
import type { ImportResult } from '../../../shared/import/import-result.ts';
import { referenceChanges } from '../../../shared/import/reference/reference-changes.ts';
import type { Catalogue } from '../../../shared/reference/reference-row.ts';
import type { Reader, ReadOptions } from '../reader/reader.ts';

export interface ReferenceImportOptions {
  readonly writeId: string;
  readonly catalogue: Catalogue;
  readonly name: string;
  readonly content: Uint8Array;
  readonly dryRun: boolean;
  readonly skipBadRows: boolean;
}

/**
 * Imports a sheet of reference data whole, or not at all: one row with an error keeps the file out unless `skipBadRows`.
 * Rows that say what is kept already are not saved. All rows are one save, so one undo takes the import back.
 * @param store gives the open store, which another call may replace while the sheet is read.
 * @throws Refusal `not-a-spreadsheet`, `no-header-row`, `too-many-rows`, and those of `Reader`. Refused rows are in the
 * result, not thrown.
 */
export async function importReferenceSheet(
  store: () => WriteStore,
  reader: Reader,
  options: ReferenceImportOptions,
  how: ReadOptions = {},
): Promise<ImportResult> {
  const { writeId, catalogue, name, content, dryRun, skipBadRows } = options;
  const kept = referenceRows(store()).filter((row) => row.catalogue === catalogue);
  const sheet = await reader.read({ kind: 'reference', content, name, kept, today: today(store()) }, how);
  const { saves, bad, problems, unchanged } = referenceChanges(
    catalogue,
    referenceRows(store()),
    sheet,
    newId,
  );
  const result = {
    sheet: sheet.name,
    columns: sheet.columns.map(({ title, target }) => ({ title, target })),
    good: saves.length,
    bad,
    problems: [...problems],
    ignored: [],
    unchanged,
    imported: 0,
    saveId: null,
  };
  if (dryRun || saves.length === 0 || (bad > 0 && !skipBadRows)) return result;
  const outcome = saveRecords(store(), { writeId, saves: [...saves] }, 'import');
  return { ...result, imported: outcome.records.length, saveId: outcome.saveId };
}
