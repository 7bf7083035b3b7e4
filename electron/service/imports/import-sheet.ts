import { deadlinePractice } from '../../../db/deadline-practice.ts';
import { referenceRows } from '../../../db/reference.ts';
import type { ReadStore, WriteStore } from '../../../db/store.ts';
import { today } from '../../../db/today.ts';
import { noDecisions, type ImportResult } from '../../../shared/import/import-result.ts';
import { registerNamed, type OpenRegisterName } from '../../../shared/registers/all-registers.ts';
import type { Reader, ReadOptions } from '../reader/reader.ts';
import { importOnce, type JudgedSheet, type SheetImport } from './import-call.ts';
import { rememberColumns, rememberedColumns } from './remembered-columns.ts';
import { headKeyOf } from '../../../shared/import/columns/assigned-columns.ts';
import { fieldLabel } from '../../../shared/import/record/field-labels.ts';
import { Refusal } from '../../../shared/contract/refusal.ts';
import { judgeRows } from './judge-rows.ts';
import { pauses } from './pauses.ts';

export interface ImportOptions extends SheetImport {
  readonly register: OpenRegisterName;
}

/**
 * Imports a sheet whole, or not at all: one row with an error keeps the file out unless `skipBadRows`. All rows are one
 * save, so one undo takes the import back. Other calls are answered while it is read and judged.
 * @param store gives the open store, which another call may replace meanwhile.
 * @throws Refusal `not-a-spreadsheet`, `no-header-row`, `too-many-rows`, and those of `Reader`. Refused rows are in the
 * result, not thrown.
 */
export function importSheet(
  store: () => WriteStore,
  reader: Reader,
  options: ImportOptions,
  how: ReadOptions = {},
): Promise<ImportResult> {
  return importOnce(store, 'records.import', options.register, options, how, () =>
    readAndJudge(store, reader, options, how),
  );
}

async function readAndJudge(
  store: () => ReadStore,
  reader: Reader,
  { register: registerName, content, name, dryRun, decisions = noDecisions }: ImportOptions,
  how: ReadOptions,
): Promise<JudgedSheet> {
  const sheet = await reader.read(
    {
      kind: 'records',
      content,
      name,
      register: registerName,
      decided: {
        mended: decisions.mended,
        answers: decisions.answers,
        columns: decisions.columns,
        headRows: decisions.headRows,
        heads: decisions.heads,
      },
      assigned: rememberedColumns(store(), registerName),
      reference: referenceRows(store()),
      today: today(store()),
      practice: deadlinePractice(store()),
    },
    how,
  );
  const register = registerNamed(registerName);
  if (sheet.tables.length === 0 && !dryRun)
    throw new Refusal('no-header-row', { needed: fieldLabel(register, register.sheets.nameField) });
  const unknown = decisions.heads.find(({ title }) =>
    sheet.heads.every((head) => headKeyOf(head.title) !== headKeyOf(title)),
  );
  if (unknown !== undefined && sheet.tables.length > 0)
    throw new Refusal('column-not-in-file', {
      head: unknown.title,
      list: sheet.heads.map(({ title }) => title).join(', '),
    });
  const asOf = store().lastClock;
  const pause = pauses(how);
  const steps = judgeRows(store, register, sheet, decisions);
  let step = steps.next();
  while (step.done !== true) {
    await pause(step.value);
    step = steps.next();
  }
  return {
    ...step.value,
    asOf,
    remember: (now) => rememberColumns(now, registerName, sheet.heads),
    again: (now) => judgeRows(() => now, register, sheet, decisions),
  };
}
