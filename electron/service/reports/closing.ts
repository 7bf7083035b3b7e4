import { newId } from '../../../db/ids.ts';
import { isApplied, saveRecords } from '../../../db/ledger/records.ts';
import { actorName } from '../../../db/queries/history.ts';
import type { OpenReportRecord } from '../../../db/queries/reports.ts';
import { today, type WriteStore } from '../../../db/store.ts';
import { Refusal } from '../../../shared/contract/refusal.ts';
import { present } from '../../../shared/registers/define-register.ts';
import type { FileReference } from '../../../shared/registers/field.ts';
import type { RecordSave } from '../../../shared/registers/save-request.ts';
import type { LeavableKey } from '../../../shared/report/report-model.ts';
import { snapshotOf } from '../../../shared/report/snapshots/snapshot.ts';
import { addDays, type PlainDate } from '../../../shared/time/plain-date.ts';
import { liveReport } from './read.ts';
import { readKept } from './standing.ts';
import { periodWanted, type ReportWanted } from './wanted-period.ts';

/** Keeps the edited text of a section (null: back to the draft) or leaves a part out of the report. */
export function saveSection(
  store: WriteStore,
  writeId: string,
  wanted: ReportWanted,
  key: LeavableKey,
  change: { readonly text?: string | null; readonly leftOut?: boolean },
): void {
  const { record } = openReport(store, wanted);
  saveReport(store, writeId, wanted, record, {
    sections: [{ id: idsOf(record).section(key), fields: { sectionKey: key, ...change } }],
  });
}

/**
 * Chốt số liệu: freezes figures, rows and text of a period. Later edits show as adjustments in the next period.
 * Repeated with the same `writeId` it changes nothing.
 * @throws Refusal `period-closed`, `period-not-over` until the period's last day has passed.
 */
export function closeReport(store: WriteStore, writeId: string, wanted: ReportWanted): void {
  if (isApplied(store, writeId)) return;
  const { record } = openReport(store, wanted);
  const { period } = periodWanted(wanted);
  if (today(store) <= period.to)
    throw new Refusal('period-not-over', { to: period.to, from: addDays(period.to, 1) });
  const closedBy = actorName(store, store.device?.actorId ?? '') || '-';
  const snapshot = snapshotOf(liveReport(store, wanted));
  saveReport(store, writeId, wanted, record, {
    closings: [{ id: idsOf(record).closing(), fields: { closedOn: today(store), closedBy, snapshot } }],
  });
}

/**
 * Opens a closed period again. Repeated with the same `writeId` it changes nothing.
 * @throws Refusal `reason-needed` without a reason, `period-not-closed`.
 */
export function reopenReport(
  store: WriteStore,
  writeId: string,
  wanted: ReportWanted,
  leader: string,
  reason: string,
): void {
  if (isApplied(store, writeId)) return;
  if (reason.trim() === '' || leader.trim() === '') throw new Refusal('reason-needed');
  const { record, closing } = closedReport(store, wanted);
  const fields = { reopenedOn: today(store), reopenedBy: leader, reopenReason: reason };
  saveReport(store, writeId, wanted, record, { closings: [{ id: closing.id, fields }] });
}

/** Keeps the number, date and scan that the signed paper got. @throws Refusal `period-not-closed`. */
export function saveSigned(
  store: WriteStore,
  writeId: string,
  wanted: ReportWanted,
  signed: {
    readonly number: string | null;
    readonly date: PlainDate | null;
    readonly files: readonly FileReference[];
  },
): void {
  const { record } = closedReport(store, wanted);
  const fields = {
    signedNumber: signed.number,
    signedDate: signed.date,
    signedFiles: signed.files.map((file) => ({ ...file })),
  };
  saveRecords(store, { writeId, saves: [{ register: 'report', id: record.id, fields, children: {} }] });
}

/** @throws Refusal `period-unknown`, `period-closed`. */
function openReport(store: WriteStore, wanted: ReportWanted): { readonly record: OpenReportRecord | null } {
  periodWanted(wanted);
  const { record, closing } = readKept(store, wanted);
  if (closing !== null) throw new Refusal('period-closed');
  return { record };
}

/** @throws Refusal `period-not-closed`. */
function closedReport(store: WriteStore, wanted: ReportWanted) {
  const { record, closing } = readKept(store, wanted);
  if (record === null || closing === null) throw new Refusal('period-not-closed');
  return { record, closing };
}

/** Ids under which a period's report, its sections and its closings are kept: those that are there, else new ones. */
function idsOf(record: OpenReportRecord | null) {
  return {
    report: record?.id ?? newId(),
    section: (key: LeavableKey) =>
      present(record?.sections ?? []).find((own) => own.sectionKey === key)?.id ?? newId(),
    closing: () => newId(),
  };
}

/** Saves child rows of a period's report, and the report itself where it is not there yet. */
function saveReport(
  store: WriteStore,
  writeId: string,
  { calendarId, periodCode }: ReportWanted,
  record: OpenReportRecord | null,
  children: RecordSave['children'],
): void {
  const fields = record === null ? { calendarId, periodCode } : {};
  saveRecords(store, {
    writeId,
    saves: [{ register: 'report', id: idsOf(record).report, fields, children }],
  });
}
