import { implement } from '@orpc/server';
import { referenceRow, referenceRows, withdrawnReferenceRows } from '../../../db/reference.ts';
import { versionOfAll } from '../../../db/store.ts';
import { reference } from '../../../shared/contract/reference.ts';
import { Refusal } from '../../../shared/contract/refusal.ts';
import { referenceXlsx } from '../documents/reference-xlsx.ts';
import { importReferenceSheet } from '../imports/import-reference-sheet.ts';
import { catalogueFileName } from '../papers/file-names.ts';
import { answerFile } from './answer-file.ts';
import type { Served } from './served.ts';

export function referenceRouter({ state, store }: Served) {
  const os = implement(reference);
  return os.router({
    rows: os.rows.handler(() => referenceRows(store())),
    withdrawnRows: os.withdrawnRows.handler(() => withdrawnReferenceRows(store())),
    readForEditing: os.readForEditing.handler(({ input }) => {
      const row = referenceRow(store(), input.id);
      if (row === null) throw new Refusal('record-not-found');
      return { row, version: versionOfAll(store()) };
    }),
    exportSheet: os.exportSheet.handler(async ({ input }) =>
      answerFile([await referenceXlsx(store(), input.catalogue)], catalogueFileName(input.catalogue, 'xlsx')),
    ),
    importSheet: os.importSheet.handler(async ({ input, signal }) => {
      const { file, ...options } = input;
      const content = await file.bytes();
      return state.works.during(input.writeId, signal, (how) =>
        importReferenceSheet(store, state.reader, { ...options, name: file.name, content }, how),
      );
    }),
  });
}
