import { actorName } from '../../../db/actor-name.ts';
import { newId } from '../../../db/ids.ts';
import { takeIn } from '../../../db/ledger/intake.ts';
import { once, type Writing } from '../../../db/ledger/once.ts';
import { reportId, reportSectionId } from '../../../db/report-ids.ts';
import type { ReadStore, WriteStore } from '../../../db/store.ts';
import { today } from '../../../db/today.ts';
import { Refusal } from '../../../shared/contract/refusal.ts';
import type { FileReference, JsonValue } from '../../../shared/registers/field.ts';
import type { RecordSave } from '../../../shared/registers/save-request.ts';
import type { LeavableKey } from '../../../shared/report/report-model.ts';
import { snapshotOf } from '../../../shared/report/snapshots/snapshot.ts';
import { addDays, type PlainDate } from '../../../shared/time/plain-date.ts';
import { liveReport } from './read.ts';
import { readKept } from './standing.ts';
import { periodOfReport, type ReportKey } from './report-key.ts';
import { report } from '../../../shared/registers/report/report.ts';

/** A writing call about the report of a period. */
function onReport(
  store: WriteStore,
  name: string,
  writeId: string,
  { calendarId, periodCode }: ReportKey,
  asked: JsonValue,
  work: (writing: Writing) => void,
): void {
  once(store, { name, writeId, request: { calendarId, periodCode, asked } }, (writing) => {
    work(writing);
    return null;
  });
}

/**
 * Keeps the edited text of a section (null: back to the draft) or leaves a part out of the report. Closing freezes what is
 * left out, for it changes annexes; text stays open until the signed paper's number or day is kept.
 * @param basedOn the version that the editing began from; what was saved since is not overwritten.
 * @throws Refusal `period-closed`, `report-signed`, `period-unknown`, `changed-meanwhile`, and as `once`.
 */
export function saveSection(
  store: WriteStore,
  writeId: string,
  reportKey: ReportKey,
  key: LeavableKey,
  change: { readonly text?: string | null; readonly leftOut?: boolean },
  basedOn?: string,
): void {
  onReport(store, 'reports.saveSection', writeId, reportKey, { key, ...change }, (writing) => {
    if (change.leftOut !== undefined) refuseClosed(store, reportKey);
    refuseSigned(store, reportKey);
    const section = {
      id: reportSectionId(reportKey, key),
      withdrawn: false,
      fields: { sectionKey: key, ...change },
    };
    takeIn(writing, [{ ...recordOf(reportKey), ...from(basedOn), children: { sections: [section] } }]);
  });
}

/**
 * Chốt số liệu: freezes figures and rows of a period, and what is left out of its report. Later edits show as adjustments in the next period.
 * @throws Refusal `period-closed`, `period-not-over` until the period's last day has passed, and as `once`.
 */
export function closeReport(store: WriteStore, writeId: string, reportKey: ReportKey): void {
  onReport(store, 'reports.close', writeId, reportKey, null, (writing) => {
    refuseClosed(store, reportKey);
    const { period } = periodOfReport(reportKey);
    if (today(store) <= period.to)
      throw new Refusal('period-not-over', { to: period.to, from: addDays(period.to, 1) });
    const closedBy = actorName(store, store.device?.actorId ?? '') || '-';
    const fields = { closedOn: today(store), closedBy, snapshot: snapshotOf(liveReport(store, reportKey)) };
    takeIn(writing, [{ ...recordOf(reportKey), children: { closings: [{ id: newId(), fields }] } }]);
  });
}

/**
 * Opens a closed period again.
 * @throws Refusal `reason-needed` without a reason, `period-not-closed`, and as `once`.
 */
export function reopenReport(
  store: WriteStore,
  writeId: string,
  reportKey: ReportKey,
  leader: string,
  reason: string,
): void {
  onReport(store, 'reports.reopen', writeId, reportKey, { leader, reason }, (writing) => {
    if (reason.trim() === '' || leader.trim() === '') throw new Refusal('reason-needed');
    const { closing } = readKept(store, reportKey);
    if (closing === null) throw new Refusal('period-not-closed');
    const fields = { reopenedOn: today(store), reopenedBy: leader, reopenReason: reason };
    const children = { closings: [{ id: closing.id, fields }] };
    takeIn(writing, [{ register: report.name, id: closing.reportId, fields: {}, children }]);
  });
}

/**
 * Keeps what was given of the number, date and scan that the signed paper got.
 * @throws Refusal `period-not-closed`, `changed-meanwhile`, and as `once`.
 */
export function saveSigned(
  store: WriteStore,
  writeId: string,
  reportKey: ReportKey,
  {
    number,
    date,
    files,
  }: {
    readonly number?: string | null;
    readonly date?: PlainDate | null;
    readonly files?: readonly FileReference[];
  },
  basedOn?: string,
): void {
  const signed = {
    ...(number === undefined ? {} : { signedNumber: number }),
    ...(date === undefined ? {} : { signedDate: date }),
    ...(files === undefined ? {} : { signedFiles: files.map((file) => ({ ...file })) }),
  };
  onReport(store, 'reports.saveSigned', writeId, reportKey, signed, (writing) => {
    if (readKept(store, reportKey).closing === null) throw new Refusal('period-not-closed');
    const record = recordOf(reportKey);
    takeIn(writing, [{ ...record, ...from(basedOn), fields: { ...record.fields, ...signed } }]);
  });
}

/** @throws Refusal `period-unknown`, `period-closed`. */
function refuseClosed(store: ReadStore, reportKey: ReportKey): void {
  periodOfReport(reportKey);
  if (readKept(store, reportKey).closing !== null) throw new Refusal('period-closed');
}

/** @throws Refusal `period-unknown`, `report-signed` where the paper of a closed period has its number or day. */
function refuseSigned(store: ReadStore, reportKey: ReportKey): void {
  periodOfReport(reportKey);
  const { record, closing } = readKept(store, reportKey);
  if (closing !== null && ((record?.signedNumber ?? null) !== null || (record?.signedDate ?? null) !== null))
    throw new Refusal('report-signed');
}

const from = (basedOn: string | undefined): Pick<RecordSave, 'basedOn'> =>
  basedOn === undefined ? {} : { basedOn };

/** The record of a period's report, to be saved under the id that it has on every PC. */
function recordOf(reportKey: ReportKey): RecordSave {
  const { calendarId, periodCode } = reportKey;
  return {
    register: report.name,
    id: reportId(reportKey),
    fields: { calendarId, periodCode },
    children: {},
    // It stands withdrawn where what made it was undone.
    withdrawn: null,
  };
}
