import { implement } from '@orpc/server';
import { discloseNumber } from '../../../db/ledger/disclosures.ts';
import { eraseNumbers, maskedNumbers } from '../../../db/ledger/erasures.ts';
import { saveRecords } from '../../../db/ledger/intake.ts';
import { saveMany, saveManyBeside } from '../../../db/ledger/save-many.ts';
import { FEW_RECORDS, isLongSave, restoreVersion, undoBeside, undoSave } from '../../../db/ledger/undo.ts';
import { historyOf } from '../../../db/queries/history.ts';
import { listRecords } from '../../../db/queries/lists.ts';
import { findLinks, beginningOf } from '../../../db/queries/new-records.ts';
import { partsOf } from '../../../db/queries/parts.ts';
import { matchPeople } from '../../../db/queries/people.ts';
import { records } from '../../../shared/contract/records.ts';
import { Refusal } from '../../../shared/contract/refusal.ts';
import { registerNamed } from '../../../shared/registers/all-registers.ts';
import { templateXlsx } from '../documents/template-xlsx.ts';
import { longReading } from '../long-reading.ts';
import { bookFileName, listFileName, templateFileName } from '../papers/file-names.ts';
import { importSheet } from '../imports/import-sheet.ts';
import { judgeTyped, viewRecord } from '../record-view.ts';
import { closedForChanges } from '../reports/closed-periods.ts';
import { besideOthers } from '../saved-beside.ts';
import { answerFile } from './answer-file.ts';
import { printed } from './printed.ts';
import type { Served } from './served.ts';

export function recordsRouter({ state, store }: Served) {
  const os = implement(records);
  return os.router({
    list: os.list.handler(({ input }) => listRecords(store(), input)),
    read: os.read.handler(({ input }) => viewRecord(store(), input.register, input.id)),
    start: os.start.handler(({ input }) =>
      beginningOf(store(), input.register, input.id, input.purpose, input.other),
    ),
    findLinks: os.findLinks.handler(({ input }) => findLinks(store(), input.registers, input.search)),
    judge: os.judge.handler(({ input }) => judgeTyped(store(), input.register, input.save)),
    save: os.save.handler(({ input }) => saveRecords(store(), input)),
    saveMany: os.saveMany.handler(({ input: { writeId, ...many }, signal }) => {
      if (many.records.length <= FEW_RECORDS) return saveMany(store(), writeId, many);
      return state.works.during(writeId, signal, (how) =>
        saveManyBeside(store(), writeId, many, besideOthers(how)),
      );
    }),
    closedPeriods: os.closedPeriods.handler(({ input }) => [
      ...closedForChanges(store(), input.register, input.changes),
    ]),
    withdraw: os.withdraw.handler(({ input: { writeId, register, id, ...input } }) => {
      const reason = input.reason.trim();
      if (reason === '') throw new Refusal('reason-needed');
      const save = { register, id, fields: {}, children: {}, withdrawn: { reason } };
      return saveRecords(store(), { writeId, saves: [save] });
    }),
    reinstate: os.reinstate.handler(({ input: { writeId, register, id } }) =>
      saveRecords(store(), { writeId, saves: [{ register, id, fields: {}, children: {}, withdrawn: null }] }),
    ),
    undo: os.undo.handler(({ input: { writeId, saveId, reason, recordId = null }, signal }) => {
      const opened = store();
      if (!isLongSave(opened, saveId)) return undoSave(opened, writeId, saveId, reason, recordId);
      return state.works.during(writeId, signal, (how) =>
        undoBeside(opened, writeId, { saveId, reason, recordId }, besideOthers(how)),
      );
    }),
    restoreVersion: os.restoreVersion.handler(({ input }) =>
      // No setting is restored so: what is counted by stays.
      restoreVersion(store(), input.writeId, input.register, input.id, input.saveId),
    ),
    history: os.history.handler(({ input }) => historyOf(store(), input.register, input.id)),
    reveal: os.reveal.handler(({ input }) => ({
      number: discloseNumber(
        store(),
        { register: input.register, recordId: input.id, list: input.list, childId: input.childId },
        input.field,
        'shown',
      ),
    })),
    numbers: os.numbers.handler(({ input }) => ({
      numbers: [...maskedNumbers(store(), input.register, input.id)],
      unreachable: [...state.backups.unreachableKeys],
    })),
    eraseNumbers: os.eraseNumbers.handler(({ input: { writeId, ...erasing } }) => {
      const opened = store();
      // Noted before the key goes: an end in between leaves no copy that nobody knows of.
      state.backups.expectErasing();
      eraseNumbers(opened, writeId, erasing);
      state.backups.layStaleKeys();
      return { unreachable: [...state.backups.unreachableKeys] };
    }),
    exportSheet: os.exportSheet.handler(({ input: { workId, ...query }, signal }) =>
      state.works.during(workId, signal, async (how) => {
        const opened = store();
        const content = await longReading(state, opened, 'listSheet', query, how);
        return answerFile([content], listFileName(opened, query, 'xlsx'));
      }),
    ),
    book: os.book.handler(({ input, signal }) =>
      state.works.during(undefined, signal, (how) => longReading(state, store(), 'bookPreview', input, how)),
    ),
    bookPage: os.bookPage.handler(({ input: { workId, ...book }, signal }) =>
      state.works.during(workId, signal, async (how) => {
        const opened = store();
        const page = await longReading(state, opened, 'bookPage', book, how);
        return answerFile(page, bookFileName(opened, book, 'html'));
      }),
    ),
    bookPdf: os.bookPdf.handler(({ input: { workId, ...book }, signal }) =>
      state.works.during(workId, signal, async (how) => {
        const opened = store();
        const page = await longReading(state, opened, 'bookPage', book, how);
        return answerFile([await printed(state, page, how)], bookFileName(opened, book, 'pdf'));
      }),
    ),
    template: os.template.handler(async ({ input: { register } }) =>
      answerFile([await templateXlsx(store(), registerNamed(register))], templateFileName(register)),
    ),
    import: os.import.handler(async ({ input, signal }) => {
      const { file, ...options } = input;
      const content = await file.bytes();
      return state.works.during(input.writeId, signal, (how) =>
        importSheet(store, state.reader, { ...options, name: file.name, content }, how),
      );
    }),
    partsOf: os.partsOf.handler(({ input }) => partsOf(store(), input.id)),
    matchPeople: os.matchPeople.handler(({ input }) =>
      input.names.map((name) => ({ name, matches: matchPeople(store(), name, input.on) })),
    ),
  });
}
