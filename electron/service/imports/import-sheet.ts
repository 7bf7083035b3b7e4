import { referenceRows } from '../../../db/reference.ts';
import type { ReadStore, WriteStore } from '../../../db/store.ts';
import { today } from '../../../db/today.ts';
import { noDecisions, type ImportResult } from '../../../shared/import/import-result.ts';
import { registerNamed, type OpenRegisterName } from '../../../shared/registers/all-registers.ts';
import type { Reader, ReadOptions } from '../reader/reader.ts';
import { importOnce, type JudgedSheet, type SheetImport } from './import-call.ts';
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
  return importOnce(store, 'records.import', options.register, options, () =>
    readAndJudge(store, reader, options, how),
  );
}

async function readAndJudge(
  store: () => ReadStore,
  reader: Reader,
  { register: registerName, content, name, decisions = noDecisions }: ImportOptions,
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
      },
      reference: referenceRows(store()),
      today: today(store()),
    },
    how,
  );
  const register = registerNamed(registerName);
  const asOf = store().lastClock;
  const pause = pauses(how, sheet.rows.length);
  const steps = judgeRows(store, register, sheet, decisions);
  let step = steps.next();
  for (let at = 0; step.done !== true; at += 1) {
    // Each row is taken up twice.
    await pause(Math.floor(at / 2));
    step = steps.next();
  }
  return { ...step.value, asOf, again: (now) => straight(judgeRows(() => now, register, sheet, decisions)) };
}

/** Carries out all steps at once. */
function straight<Answer>(steps: Generator<void, Answer, void>): Answer {
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}
