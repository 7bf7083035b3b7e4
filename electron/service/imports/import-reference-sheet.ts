import { newId } from '../../../db/ids.ts';
import { referenceRows } from '../../../db/reference.ts';
import type { ReadStore, WriteStore } from '../../../db/store.ts';
import { today } from '../../../db/today.ts';
import { noFindings, type ImportResult } from '../../../shared/import/import-result.ts';
import { referenceChanges } from '../../../shared/import/reference/reference-changes.ts';
import type { Catalogue } from '../../../shared/reference/reference-row.ts';
import type { Reader, ReadOptions } from '../reader/reader.ts';
import { importOnce, type JudgedSheet, type Judgement, type SheetImport } from './import-call.ts';

export interface ReferenceImportOptions extends SheetImport {
  readonly catalogue: Catalogue;
}

/**
 * Imports a sheet of reference data whole, or not at all: one row with an error keeps the file out unless `skipBadRows`.
 * Rows that say what is kept already are not saved. All rows are one save, so one undo takes the import back.
 * @param store gives the open store, which another call may replace while the sheet is read.
 * @throws Refusal `not-a-spreadsheet`, `no-header-row`, `too-many-rows`, and those of `Reader`. Refused rows are in the
 * result, not thrown.
 */
export function importReferenceSheet(
  store: () => WriteStore,
  reader: Reader,
  options: ReferenceImportOptions,
  how: ReadOptions = {},
): Promise<ImportResult> {
  return importOnce(store, 'reference.importSheet', options.catalogue, options, how, () =>
    judged(store, reader, options, how),
  );
}

async function judged(
  store: () => ReadStore,
  reader: Reader,
  { catalogue, name, content }: ReferenceImportOptions,
  how: ReadOptions,
): Promise<JudgedSheet> {
  const sheet = await reader.read(
    {
      kind: 'reference',
      content,
      name,
      catalogue,
      reference: referenceRows(store()),
      today: today(store()),
    },
    how,
  );
  const judge = (now: ReadStore): Judgement => {
    const { saves, bad, problems, unchanged } = referenceChanges(catalogue, referenceRows(now), sheet, newId);
    const result = {
      sheet: sheet.name,
      columns: sheet.columns
        .filter(({ kind }) => kind !== 'unknown')
        .map(({ title, target }) => ({ title, target })),
      unused: sheet.columns.flatMap(({ kind, title }) => (kind === 'unknown' ? [title] : [])),
      good: saves.length,
      bad,
      problems: [...problems],
      ...noFindings,
      doubles: 0,
      closed: [],
      typed: [],
      rows: [],
      ignored: [],
      unchanged,
      imported: 0,
      saveId: null,
    };
    return { result, saves };
  };
  return {
    ...judge(store()),
    asOf: store().lastClock,
    // A catalogue is short: it is judged in one step.
    *again(now) {
      yield { step: 'check', done: 0, total: 0 };
      return judge(now);
    },
  };
}
