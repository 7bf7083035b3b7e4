import { actorName } from '../../../db/actor-name.ts';
import { newId } from '../../../db/ids.ts';
import { confirmation, refuseNumbers } from '../../../db/ledger/identity-gate.ts';
import { takeIn } from '../../../db/ledger/intake.ts';
import { once, type Writing } from '../../../db/ledger/once.ts';
import { reportId, reportSectionId } from '../../../db/report-ids.ts';
import { versionOfAll, type ReadStore, type WriteStore } from '../../../db/store.ts';
import { today } from '../../../db/today.ts';
import { Refusal } from '../../../shared/contract/refusal.ts';
import type { FileReference, JsonValue } from '../../../shared/registers/field.ts';
import type { NoNumber, RecordSave } from '../../../shared/registers/save-request.ts';
import { headTextKeys } from '../../../shared/report/head-texts.ts';
import { partKeys } from '../../../shared/report/outline-keys.ts';
import { outlinesOf } from '../../../shared/report/outlines.ts';
import type { ReportOccasion, ReportScope } from '../../../shared/registers/report/report.ts';
import type { Signer } from '../../../shared/registers/setting/signer.ts';
import { snapshotOf } from '../../../shared/report/snapshots/snapshot.ts';
import { addDays, type PlainDate } from '../../../shared/time/plain-date.ts';
import { liveReport } from './read.ts';
import { readSettings } from '../../../db/settings.ts';
import { readKept, type KeptReport } from './standing.ts';
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

/** What a text was edited from, and what was said of numbers in it. */
interface HowSaved {
  /** The version that the editing began from; what was saved since is not overwritten. */
  readonly basedOn?: string | undefined;
  readonly noNumbers?: readonly NoNumber[] | undefined;
}

/**
 * Keeps the edited text of a section or around the sections (null: back to the draft), or leaves a section or part out of
 * the report. Closing freezes what is left out, for it changes annexes; text stays open until the signed paper's number or
 * day is kept.
 * @throws Refusal `section-unknown` for what no outline has, `identity-number`, `period-closed`, `report-signed`, `period-unknown`,
 * `changed-meanwhile`, and as `once`.
 */
export function saveSection(
  store: WriteStore,
  writeId: string,
  reportKey: ReportKey,
  key: string,
  change: { readonly text?: string | null; readonly leftOut?: boolean },
  { basedOn, noNumbers = [] }: HowSaved = {},
): void {
  const asked = { key, ...change, ...confirmation(noNumbers) };
  onReport(store, 'reports.saveSection', writeId, reportKey, asked, (writing) => {
    if (!isKept(store, reportKey, key, change)) throw new Refusal('section-unknown', { section: key });
    if (change.leftOut !== undefined) refuseClosed(store, reportKey);
    refuseSigned(store, reportKey);
    const section = {
      id: reportSectionId(reportKey, key),
      withdrawn: false,
      fields: { sectionKey: key, ...change },
    };
    const save = { ...recordOf(reportKey), ...from(basedOn), children: { sections: [section] } };
    refuseNumbers(store, [save], noNumbers);
    takeIn(writing, [save]);
  });
}

/** Whether a report keeps such a change under a key: texts of sections and around them; sections and parts left out. */
function isKept(
  store: ReadStore,
  reportKey: ReportKey,
  key: string,
  change: { readonly text?: string | null; readonly leftOut?: boolean },
): boolean {
  if (headTextKeys.some((known) => known === key)) return change.leftOut === undefined;
  if (partKeys.some((known) => known === key)) return change.text === undefined;
  const outlines = outlinesOf(readSettings(store).outlines);
  const isSection = outlines.some(({ sections }) =>
    sections.some((section) => section.key === key && !section.isHeading),
  );
  // An outline may have lost a section since the period was closed.
  return (
    isSection ||
    readKept(store, reportKey).record?.sections.some(({ sectionKey }) => sectionKey === key) === true
  );
}

/** What is chosen for one report. */
export interface ReportChoices {
  readonly scope?: ReportScope;
  readonly occasion?: ReportOccasion;
  /** Key of an outline. */
  readonly outline?: string;
  readonly signer?: Signer;
}

/**
 * Keeps what is chosen for a report. Closing freezes its scope and outline, for they change annexes and tables.
 * @throws Refusal `period-closed`, `report-signed`, `period-unknown`, `changed-meanwhile`, and as `once`.
 */
export function saveChoices(
  store: WriteStore,
  writeId: string,
  reportKey: ReportKey,
  choices: ReportChoices,
): void {
  const { signer, ...others } = choices;
  const chosen = { ...others, ...(signer === undefined ? {} : { signer: { ...signer } }) };
  onReport(store, 'reports.saveChoices', writeId, reportKey, chosen, (writing) => {
    if (choices.scope !== undefined || choices.outline !== undefined) refuseClosed(store, reportKey);
    refuseSigned(store, reportKey);
    const record = recordOf(reportKey);
    takeIn(writing, [{ ...record, fields: { ...record.fields, ...chosen } }]);
  });
}

/** What closing a period keeps of its report, as read at a moment. */
export interface Frozen {
  readonly snapshot: JsonValue;
  readonly version: string;
  readonly today: PlainDate;
}

/** Reads what closing a period now would keep. */
export function readFrozen(store: ReadStore, reportKey: ReportKey): Frozen {
  const snapshot = snapshotOf(liveReport(store, reportKey));
  return { snapshot, version: versionOfAll(store), today: today(store) };
}

/**
 * Chốt số liệu: freezes figures and rows of a period, and what is left out of its report. Later edits show as adjustments in the next period.
 * @param frozen gives what is kept; it must be of the moment that it is given.
 * @throws Refusal `period-closed`, `period-not-over` until the period's last day has passed, and as `once` and `frozen`.
 */
export function closeReport(
  store: WriteStore,
  writeId: string,
  reportKey: ReportKey,
  frozen: (now: Pick<Frozen, 'version' | 'today'>) => Frozen = () => readFrozen(store, reportKey),
): void {
  onReport(store, 'reports.close', writeId, reportKey, null, (writing) => {
    refuseClosed(store, reportKey);
    const { period } = periodOfReport(reportKey);
    if (today(store) <= period.to)
      throw new Refusal('period-not-over', { to: period.to, from: addDays(period.to, 1) });
    const closedBy = actorName(store, store.device?.actorId ?? '') || '-';
    const { snapshot } = frozen({ version: versionOfAll(store), today: today(store) });
    const fields = { closedOn: today(store), closedBy, snapshot };
    takeIn(writing, [{ ...recordOf(reportKey), children: { closings: [{ id: newId(), fields }] } }]);
  });
}

/** Times that a report is read beside other calls before it is read with them waiting: each time something was saved meanwhile. */
const TRIES = 3;

/**
 * As `closeReport`, with what is kept read beside other calls: what they save meanwhile is read too.
 * @param read reads as `readFrozen`.
 * @throws as `closeReport` and `read`.
 */
export async function closeReportBeside(
  store: WriteStore,
  writeId: string,
  reportKey: ReportKey,
  read: () => Promise<Frozen>,
): Promise<void> {
  let frozen: Frozen | null = null;
  for (let tries = 0; tries <= TRIES; tries += 1) {
    // Not before it is known that the period can be closed.
    // oxlint-disable-next-line no-await-in-loop -- read again only where something was saved meanwhile
    if (tries > 0) frozen = await read();
    try {
      closeReport(store, writeId, reportKey, (now) => {
        if (frozen?.version !== now.version || frozen.today !== now.today) throw new NotOfNow();
        return frozen;
      });
      return;
    } catch (error) {
      if (!(error instanceof NotOfNow)) throw error;
    }
  }
  closeReport(store, writeId, reportKey);
}

/** What was read is not what is recorded now. */
class NotOfNow extends Error {}

/**
 * Opens a closed period again. Once the paper is signed its figures stand; what changes is told as an adjustment.
 * @throws Refusal `reason-needed` without a reason, `period-not-closed`, `reopening-signed`, and as `once`.
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
    if (isSigned(readKept(store, reportKey))) throw new Refusal('reopening-signed');
    const fields = { reopenedOn: today(store), reopenedBy: leader, reopenReason: reason };
    const children = { closings: [{ id: closing.id, fields }] };
    const save = { register: report.name, id: closing.reportId, fields: {}, children };
    refuseNumbers(store, [save], []);
    takeIn(writing, [save]);
  });
}

/**
 * Ghi nhận đã ký: keeps what was given of the number, date, signer and scan of the signed paper.
 * @throws Refusal `period-not-closed`, `changed-meanwhile`, and as `once`.
 */
export function saveSigned(
  store: WriteStore,
  writeId: string,
  reportKey: ReportKey,
  {
    number,
    date,
    by,
    files,
  }: {
    readonly number?: string | null;
    readonly date?: PlainDate | null;
    readonly by?: string | null;
    readonly files?: readonly FileReference[];
  },
  basedOn?: string,
): void {
  const signed = {
    ...(number === undefined ? {} : { signedNumber: number }),
    ...(date === undefined ? {} : { signedDate: date }),
    ...(by === undefined ? {} : { signedBy: by }),
    ...(files === undefined ? {} : { signedFiles: files.map((file) => ({ ...file })) }),
  };
  onReport(store, 'reports.saveSigned', writeId, reportKey, signed, (writing) => {
    if (readKept(store, reportKey).closing === null) throw new Refusal('period-not-closed');
    const record = recordOf(reportKey);
    const save = { ...record, ...from(basedOn), fields: { ...record.fields, ...signed } };
    refuseNumbers(store, [save], []);
    takeIn(writing, [save]);
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
  if (isSigned(readKept(store, reportKey))) throw new Refusal('report-signed');
}

/** Whether the paper of a closed period has its number or day. */
function isSigned({ record, closing }: KeptReport): boolean {
  if (closing === null || record === null) return false;
  return record.signedNumber !== null || record.signedDate !== null;
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
