import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { implement, ORPCError, ValidationError } from '@orpc/server';
import { assertClock, clockState, giveToday } from '../../db/clock.ts';
import { changeDevice } from '../../db/device.ts';
import { discloseNumber } from '../../db/ledger/disclosures.ts';
import { keepDraft, listDrafts, readDraft, rememberedAll, remember, removeDraft } from '../../db/drafts.ts';
import { duplicateHints } from '../../db/queries/duplicates.ts';
import { missingFiles, readFile } from '../../db/files.ts';
import { actorName, historyOf } from '../../db/queries/history.ts';
import { listRecords } from '../../db/queries/lists.ts';
import { matchPeople } from '../../db/queries/people.ts';
import { referenceRows, withdrawnReferenceRows } from '../../db/reference.ts';
import { linkedFrom } from '../../db/links.ts';
import { findLinks, startingValues } from '../../db/queries/new-records.ts';
import { readRecord } from '../../db/record-rows.ts';
import { judge, saveRecords } from '../../db/ledger/records.ts';
import { forgetNumbers } from '../../db/secrets.ts';
import { saveSettings } from '../../db/ledger/save-settings.ts';
import { countingRules, readSettings } from '../../db/settings.ts';
import { asRefusal } from '../../db/file/refusing.ts';
import { lastSaveDate, today, type ReadStore, type WriteStore } from '../../db/store.ts';
import { restoreVersion, undoSave } from '../../db/ledger/undo.ts';
import { contract, type RecordView, type WireSave } from '../../shared/contract/contract.ts';
import { Refusal, type RefusalDetail } from '../../shared/contract/refusal.ts';
import { registerNamed, type OpenRegisterName } from '../../shared/registers/all-registers.ts';
import { reportDueDate } from '../../shared/registers/delegation/delegation-checks.ts';
import { statusAt } from '../../shared/registers/define-register.ts';
import { blankRecord, withChanges } from '../../shared/registers/edit-record.ts';
import type { RecordSave, SaveOutcome } from '../../shared/registers/save-request.ts';
import { isPlainDate, todayAt } from '../../shared/time/plain-date.ts';
import { holidays } from '../../db/reference.ts';
import { makeDocument } from './documents/make-document.ts';
import { listXlsx } from './documents/list-xlsx.ts';
import { referenceXlsx } from './documents/reference-xlsx.ts';
import { bookPage, reportPage, urgingPage } from './documents/report-page.ts';
import { bookColumnKeys, readBook } from './book.ts';
import { borderLine } from './border-line.ts';
import { monthEntries, readFollowed, readUrging, reminders } from './follow.ts';
import { readManager } from './manager.ts';
import { homeOverview } from './home.ts';
import { importReferenceSheet } from './imports/reference-sheet.ts';
import { importSheet } from './imports/import-sheet.ts';
import { keepUpload } from './keep-upload.ts';
import { runLongWork } from './long-work.ts';
import {
  closeReport,
  incompleteness,
  readReport,
  reopenReport,
  reportStanding,
  saveSection,
  saveSigned,
} from './reports/reports.ts';
import { setUp } from './setup.ts';
import { restoreInto, type ServiceState } from './service-state.ts';

const os = implement(contract);
const done = { done: true } as const;

/** Turns what a call throws into the one typed error of the contract; everything unexpected gets a reference for the log. */
export async function answering<T>(state: ServiceState, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw new ORPCError('REFUSED', { status: 422, defined: true, data: detailOf(state, error) });
  }
}

function detailOf(state: ServiceState, thrown: unknown): RefusalDetail {
  const error = asRefusal(thrown);
  if (error instanceof Refusal) return error.detail;
  if (error instanceof ORPCError && error.code === 'BAD_REQUEST' && error.cause instanceof ValidationError) {
    return { code: 'message-invalid', params: {}, issues: [] };
  }
  const reference = randomUUID().slice(0, 8);
  state.options.report?.(reference, error);
  return { code: 'unexpected', params: { reference }, issues: [] };
}

/** The store, or the reason why there is none. */
function ready(state: ServiceState): WriteStore {
  if (state.store !== null) return state.store;
  throw state.refusal === null
    ? new Refusal('not-ready')
    : new Refusal(state.refusal.code, state.refusal.params);
}

function viewOf(store: ReadStore, name: OpenRegisterName, id: string): RecordView {
  const register = registerNamed(name);
  const record = readRecord(store, name, id);
  if (record === null) throw new Refusal('record-not-found');
  const { issues, missing } = judge(store, register, record);
  const links = linkedFrom(store, id);
  const summary = register.summarise(record, countingRules(store), links);
  const own = record['reportDue'];
  const due = typeof own === 'string' && isPlainDate(own) ? own : null;
  const context = { reportRule: readSettings(store).reportRule, holidays: holidays(store) };
  return {
    record,
    issues: [...issues],
    missing: [...missing],
    status: statusAt(summary.statusTimeline, today(store)),
    personTrips: summary.personTrips,
    counted: summary.counted,
    decidingDate: summary.decidingDate,
    reportDue:
      register.fields['reportDate'] === undefined
        ? null
        : reportDueDate({ reportDue: due }, summary.lastDate, context),
    linkedFrom: [...links],
  };
}

/** Implements every call of the contract over the data of `state`. */
export function createRouter(state: ServiceState) {
  const store = (): WriteStore => ready(state);
  const worker = state.options.worker ?? null;
  return os.router({
    app: {
      status: os.app.status.handler(() => {
        const { store: opened, refusal, options } = state;
        const device = opened?.device ?? null;
        return {
          state: opened === null || refusal !== null ? 'refused' : device === null ? 'first-start' : 'ready',
          refusal: refusal === null ? null : { ...refusal, issues: [...refusal.issues] },
          device:
            opened === null || device === null
              ? null
              : { ...device, actorName: actorName(opened, device.actorId) },
          today: opened === null ? todayAt(options.clock?.() ?? new Date()) : today(opened),
          clock: opened === null ? 'plausible' : clockState(opened),
          lastSaveDate: opened === null ? null : lastSaveDate(opened),
          version: options.version,
          dataDirectory: options.dataDirectory,
          recovered: opened?.recovered ?? false,
          memory: opened === null ? {} : rememberedAll(opened),
        };
      }),
      setUp: os.app.setUp.handler(({ input }) => {
        setUp(store(), input);
        return done;
      }),
      setToday: os.app.setToday.handler(({ input }) => {
        giveToday(store(), input.date);
        return done;
      }),
      reportError: os.app.reportError.handler(({ input }) => {
        state.options.report?.(`window ${input.reference}`, input.text);
        return done;
      }),
      notify: os.app.notify.handler(async ({ input }) => ({
        shown: await state.options.platform.notify(input.title, input.body),
      })),
      remember: os.app.remember.handler(({ input }) => {
        remember(store(), input.name, input.value);
        return done;
      }),
    },
    records: {
      list: os.records.list.handler(({ input }) => listRecords(store(), input)),
      read: os.records.read.handler(({ input }) => viewOf(store(), input.register, input.id)),
      start: os.records.start.handler(({ input }) => ({
        fields: { ...startingValues(store(), input.register, input.purpose, input.other) },
      })),
      findLinks: os.records.findLinks.handler(({ input }) => [
        ...findLinks(store(), input.registers, input.search),
      ]),
      judge: os.records.judge.handler(({ input }) => {
        const register = registerNamed(input.register);
        const { save } = input;
        const kept = readRecord(store(), input.register, save.id) ?? blankRecord(register, save.id);
        const record = withChanges(register, kept, cleaned(save));
        return {
          issues: [...judge(store(), register, record).issues],
          duplicates: kept.code === '' ? [...duplicateHints(store(), register, record)] : [],
        };
      }),
      save: os.records.save.handler(({ input }) => {
        assertClock(store());
        const outcome = saveRecords(store(), { writeId: input.writeId, saves: input.saves.map(cleaned) });
        return copied(outcome);
      }),
      withdraw: os.records.withdraw.handler(({ input }) => {
        const reason = input.reason.trim();
        if (reason === '') throw new Refusal('reason-needed');
        const save = {
          register: input.register,
          id: input.id,
          fields: {},
          children: {},
          withdrawn: { reason },
        };
        return copied(saveRecords(store(), { writeId: input.writeId, saves: [save] }));
      }),
      reinstate: os.records.reinstate.handler(({ input }) => {
        const save = { register: input.register, id: input.id, fields: {}, children: {}, withdrawn: null };
        return copied(saveRecords(store(), { writeId: input.writeId, saves: [save] }));
      }),
      undo: os.records.undo.handler(({ input }) => {
        return copied(undoSave(store(), input.writeId, input.saveId, input.reason, input.recordId ?? null));
      }),
      restoreVersion: os.records.restoreVersion.handler(({ input }) =>
        copied(restoreVersion(store(), input.writeId, input.register, input.id, input.saveId)),
      ),
      history: os.records.history.handler(({ input }) => [...historyOf(store(), input.register, input.id)]),
      reveal: os.records.reveal.handler(({ input }) => ({
        number: discloseNumber(
          store(),
          { register: input.register, recordId: input.id, list: input.list, childId: input.childId },
          input.field,
          'shown',
        ),
      })),
      forgetNumbers: os.records.forgetNumbers.handler(({ input }) => {
        forgetNumbers(store(), input.id);
        return done;
      }),
      exportSheet: os.records.exportSheet.handler(async ({ input }) => {
        const content = await listXlsx(store(), input);
        return new File([content.slice().buffer], `${input.register}.xlsx`, { type: XLSX_TYPE });
      }),
      book: os.records.book.handler(({ input }) => {
        const model = readBook(store(), input);
        const lines = model.lines.slice(0, input.most ?? model.lines.length);
        return {
          html: bookPage({ ...model, lines }),
          total: model.lines.length,
          columns: [...bookColumnKeys(registerNamed(input.register))],
        };
      }),
      bookPdf: os.records.bookPdf.handler(async ({ input }) => {
        const content = await state.options.platform.printToPdf(bookPage(readBook(store(), input)));
        return new File([content.slice().buffer], `${input.register}.pdf`, { type: 'application/pdf' });
      }),
      import: os.records.import.handler(async ({ input }) => {
        if (!input.dryRun) assertClock(store());
        return importSheet(store(), {
          writeId: input.writeId,
          register: input.register,
          name: input.file.name,
          content: new Uint8Array(await input.file.arrayBuffer()),
          dryRun: input.dryRun,
          skipBadRows: input.skipBadRows,
        });
      }),
      matchPeople: os.records.matchPeople.handler(({ input }) =>
        input.names.map((name) => ({ name, matches: [...matchPeople(store(), name, input.on)] })),
      ),
    },
    drafts: {
      list: os.drafts.list.handler(() =>
        listDrafts(store()).map(({ form, updatedAt }) => ({ form, updatedAt })),
      ),
      read: os.drafts.read.handler(({ input }) => ({
        content: readDraft(store(), input.form)?.content ?? null,
      })),
      keep: os.drafts.keep.handler(({ input }) => {
        keepDraft(store(), input.form, input.content);
        return done;
      }),
      remove: os.drafts.remove.handler(({ input }) => {
        removeDraft(store(), input.form);
        return done;
      }),
    },
    files: {
      keep: os.files.keep.handler(({ input }) => keepUpload(store(), input.file)),
      present: os.files.present.handler(({ input }) => ({
        missing: [...missingFiles(store(), input.hashes)],
      })),
      read: os.files.read.handler(({ input }) => {
        const content = readFile(store(), input.hash);
        return new File([new Uint8Array(content)], input.name, { type: input.type });
      }),
    },
    reference: {
      rows: os.reference.rows.handler(() => [...referenceRows(store())]),
      withdrawnRows: os.reference.withdrawnRows.handler(() => [...withdrawnReferenceRows(store())]),
      exportSheet: os.reference.exportSheet.handler(async ({ input }) => {
        const content = await referenceXlsx(store(), input.catalogue);
        return new File([content.slice().buffer], `${input.catalogue}.xlsx`, { type: XLSX_TYPE });
      }),
      importSheet: os.reference.importSheet.handler(async ({ input }) => {
        if (!input.dryRun) assertClock(store());
        const { file, ...options } = input;
        const content = new Uint8Array(await file.arrayBuffer());
        return importReferenceSheet(store(), { ...options, name: file.name, content });
      }),
    },
    settings: {
      read: os.settings.read.handler(() => readSettings(store())),
      save: os.settings.save.handler(({ input }) =>
        saveSettings(store(), input.writeId, present(input.changes)),
      ),
      changeDevice: os.settings.changeDevice.handler(({ input }) => {
        const opened = store();
        const device = changeDevice(opened, present(input));
        return { ...device, actorName: actorName(opened, device.actorId) };
      }),
    },
    border: { line: os.border.line.handler(({ input }) => borderLine(store(), input)) },
    tasks: {
      followed: os.tasks.followed.handler(({ input }) => readFollowed(store(), input)),
      month: os.tasks.month.handler(({ input }) => [...monthEntries(store(), input)]),
      urge: os.tasks.urge.handler(async ({ input }) => {
        const papers = readUrging(store(), input.kind, input.ids);
        const content =
          input.format === 'pdf'
            ? await state.options.platform.printToPdf(urgingPage(papers))
            : await (await import('./documents/urging-docx.ts')).urgingDocx(papers);
        return new File([content.slice().buffer], `${input.kind}.${input.format}`, {
          type: 'application/octet-stream',
        });
      }),
      reminders: os.tasks.reminders.handler(() => {
        const told = reminders(store());
        return { ...told, first: [...told.first] };
      }),
      manager: os.tasks.manager.handler(({ input }) => readManager(store(), input.unknown)),
    },
    notices: {
      read: os.notices.read.handler(async ({ input }) =>
        // Its word lists are asked for only by those who read a notice.
        (await import('./notices/offer-notice.ts')).offerNotice(store(), input.file, input.text),
      ),
    },
    home: { overview: os.home.overview.handler(() => homeOverview(store())) },
    reports: {
      model: os.reports.model.handler(({ input }) => readReport(store(), input)),
      html: os.reports.html.handler(({ input }) => ({ html: reportPage(readReport(store(), input)) })),
      document: os.reports.document.handler(async ({ input }) => {
        const model = readReport(store(), input);
        const content = await makeDocument(model, input.format, state.options.platform, (format) =>
          runLongWork(worker, { kind: 'document', model, format }),
        );
        return new File([content.slice().buffer], `report-${model.period.code}.${input.format}`, {
          type: 'application/octet-stream',
        });
      }),
      standing: os.reports.standing.handler(({ input }) => {
        const standing = reportStanding(store(), input);
        return { ...standing, closings: [...standing.closings], signedFiles: [...standing.signedFiles] };
      }),
      incompleteness: os.reports.incompleteness.handler(({ input }) =>
        incompleteness(store(), input).map((line) => ({ ...line, details: [...line.details] })),
      ),
      saveSection: os.reports.saveSection.handler(({ input }) => {
        const { writeId, key, calendarId, periodCode, ...change } = input;
        saveSection(store(), writeId, { calendarId, periodCode }, key, present(change));
        return done;
      }),
      close: os.reports.close.handler(({ input }) => {
        closeReport(store(), input.writeId, input);
        return done;
      }),
      reopen: os.reports.reopen.handler(({ input }) => {
        reopenReport(store(), input.writeId, input, input.leader, input.reason);
        return done;
      }),
      saveSigned: os.reports.saveSigned.handler(({ input }) => {
        saveSigned(store(), input.writeId, input, input);
        return done;
      }),
    },
    data: {
      verify: os.data.verify.handler(async () => {
        const result = await runLongWork(worker, { kind: 'verify', directory: store().directory });
        return { ...result, faults: [...result.faults] };
      }),
      backup: os.data.backup.handler(async () => {
        const opened = store();
        const path = await state.options.platform.chooseSavePath(`so-ngoai-vu-${today(opened)}.backup`);
        if (path === undefined) throw new Refusal('save-cancelled');
        return {
          path,
          ...(await runLongWork(worker, { kind: 'backup', directory: opened.directory, target: path })),
        };
      }),
      restore: os.data.restore.handler(async ({ input }) => {
        const folder = mkdtempSync(join(tmpdir(), 'so-ngoai-vu-restore-'));
        try {
          const path = join(folder, 'backup.sqlite');
          writeFileSync(path, new Uint8Array(await input.file.arrayBuffer()));
          return { setAside: restoreInto(state, path).setAside };
        } finally {
          rmSync(folder, { recursive: true, force: true });
        }
      }),
    },
  });
}

export type ServiceRouter = ReturnType<typeof createRouter>;

const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Without the keys that are there but undefined, as messages and exact optional types tell them apart. */
function present<T extends object>(value: T): { [Key in keyof T]: Exclude<T[Key], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== undefined)) as {
    [Key in keyof T]: Exclude<T[Key], undefined>;
  };
}

/** A save from the wire; what was left out there is absent here. */
function cleaned(save: WireSave): RecordSave {
  const children = Object.entries(save.children).map(([list, rows]) => [list, rows.map(present)] as const);
  return { ...save, children: Object.fromEntries(children) };
}

function copied(outcome: SaveOutcome): { saveId: string; records: SaveOutcome['records'][number][] } {
  return { saveId: outcome.saveId, records: outcome.records.map((saved) => ({ ...saved })) };
}
