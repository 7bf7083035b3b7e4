import { actorName } from '../../../db/actor-name.ts';
import {
  countedExchanges,
  countedIncidents,
  countedRows,
  countedTasks,
} from '../../../db/queries/figures.ts';
import { codesAndTitles } from '../../../db/queries/codes-and-titles.ts';
import { newId } from '../../../db/ids.ts';
import { readRecords, readTyped } from '../../../db/record-rows.ts';
import { takeIn } from '../../../db/ledger/intake.ts';
import { judge } from '../../../db/ledger/judge.ts';
import { once, type Writing } from '../../../db/ledger/once.ts';
import { reportId, reportSectionId } from '../../../db/report-ids.ts';
import type { RecordSave } from '../../../shared/registers/save-request.ts';
import { referenceRows } from '../../../db/reference.ts';
import { closedReports, readReportRecord, reportOfClosing } from '../../../db/queries/reports.ts';
import { lineFeatures } from '../../../shared/border/line.ts';
import { countingRules, readSettings } from '../../../db/settings.ts';
import { today, type ReadStore, type WriteStore } from '../../../db/store.ts';
import { Refusal } from '../../../shared/contract/refusal.ts';
import { registerNamed, type RegisterName } from '../../../shared/registers/all-registers.ts';
import type { ReportRecord } from '../../../shared/registers/internal-registers.ts';
import { notWithdrawn } from '../../../shared/registers/define-register.ts';
import type { FileReference, JsonValue } from '../../../shared/registers/field.ts';
import type { IncomingDelegation } from '../../../shared/registers/incoming-delegation/incoming-delegation.ts';
import type { OutgoingDelegation } from '../../../shared/registers/outgoing-delegation/outgoing-delegation.ts';
import type { ClosedBaseline } from '../../../shared/report/chapters/delegations/adjustments.ts';
import type { Annex, AnnexKey } from '../../../shared/report/chapters/delegations/delegation-annexes.ts';
import type { CountedRow } from '../../../shared/report/chapters/delegations/counted-row.ts';
import type { EventBaseline } from '../../../shared/report/event-adjustments.ts';
import { noLetters, noTalks } from '../../../shared/report/chapters/exchanges/exchange-figures.ts';
import { casesOf, noStock } from '../../../shared/report/chapters/border/incident-figures.ts';
import {
  buildReport,
  spansOf,
  type LeavableKey,
  type ReportModel,
  yearBefore,
} from '../../../shared/report/report-model.ts';
import type { ReportFigures } from '../../../shared/report/chapters/delegations/delegation-sentences.ts';
import { lateAt } from '../../../shared/report/chapters/tasks/task-annex.ts';
import { emptySections, withBareHeadings } from '../../../shared/report/report-sections.ts';
import { noTasks } from '../../../shared/report/chapters/tasks/task-figures.ts';
import { reportNames } from '../../../shared/report/report-names.ts';
import { addDays, earliest, latest, type PlainDate } from '../../../shared/time/plain-date.ts';
import {
  calendarById,
  periodOf,
  type ReportCalendar,
  type ReportingPeriod,
} from '../../../shared/time/reporting-calendar.ts';

export interface ReportWanted {
  readonly calendarId: string;
  readonly periodCode: string;
}

interface ReportPlace {
  readonly calendar: ReportCalendar;
  readonly period: ReportingPeriod;
}

/** @throws Refusal `period-unknown` for a calendar or code that names no period. */
export function periodWanted({ calendarId, periodCode }: ReportWanted): ReportPlace {
  const calendar = calendarById(calendarId);
  const period = calendar === undefined ? undefined : periodOf(calendar, periodCode);
  if (calendar === undefined || period === undefined)
    throw new Refusal('period-unknown', { period: periodCode });
  return { calendar, period };
}

/** The report of a period: frozen where it was closed, else from what is recorded now. */
export function readReport(store: ReadStore, wanted: ReportWanted): ReportModel {
  const record = readReportRecord(store, wanted);
  const closing = record === null ? null : currentClosing(record);
  if (record !== null && closing !== null) return frozen(record, closing);
  return liveReport(store, wanted);
}

/** The report from what is recorded now, whether the period was closed or not. */
export function liveReport(store: ReadStore, wanted: ReportWanted): ReportModel {
  const { calendar, period } = periodWanted(wanted);
  const asOf = today(store);
  const spans = spansOf(calendar, period);
  // One span holds the year to date, the year before it, and the period with its year-ago days.
  const from = [
    yearBefore(calendar, spans.yearToDate.from),
    spans.samePeriodLastYear.from,
    period.from,
  ].reduce(earliest);
  const rows = (['outgoing', 'incoming'] as const).flatMap((direction) =>
    countedRows(store, direction, { from, to: period.to }, asOf),
  );
  const incidents = countedIncidents(store, { from, to: period.to }, asOf);
  const tasks = countedTasks(store, { from, to: period.to }, asOf);
  const exchanges = countedExchanges(store, { from, to: period.to }, asOf);
  const settings = readSettings(store);
  const rowsNow = referenceRows(store);
  const groups = new Map(
    rowsNow
      .filter((row) => row.catalogue === 'incident-type')
      .map((row) => [row.code, String(row.attributes['group'] ?? '')]),
  );
  const record = readReportRecord(store, wanted);
  const closed = closedBefore(store, calendar, period);
  const { outgoing, incoming } = annexRecords(store, rows, period);
  return buildReport({
    calendar,
    period,
    asOf,
    rows,
    outgoing,
    incoming,
    incidents,
    incidentRecords: new Map(
      readTyped(
        store,
        'border-incident',
        casesOf(incidents, period).map((row) => row.id),
        ['steps'],
      ).map((kept) => [kept.id, kept]),
    ),
    exchanges,
    tasks,
    lateTasks: new Map(
      readTyped(
        store,
        'task',
        lateAt(tasks, period, asOf).map((row) => row.id),
        ['progress', 'extensions'],
      ).map((kept) => [kept.id, kept]),
    ),
    line: {
      limits: settings.markerLimits,
      features: lineFeatures(rowsNow, earliest(period.to, asOf)),
      groupOf: (type) => groups.get(type) ?? '',
    },
    names: reportNames(rowsNow, { mode: settings.groupUnits, asOf }),
    describe: codesAndTitles(store, [...rows, ...incidents, ...exchanges, ...tasks]),
    baseline: closed === null ? null : baselineOf(closed),
    eventBaseline: closed === null ? null : eventBaselineOf(closed),
    edited: editedSections(record),
    settings,
    rules: settings.countingRules,
    signed: { number: record?.signedNumber ?? null, date: record?.signedDate ?? null },
  });
}

function annexRecords(
  store: ReadStore,
  rows: readonly CountedRow[],
  period: ReportingPeriod,
): {
  readonly outgoing: ReadonlyMap<string, OutgoingDelegation>;
  readonly incoming: ReadonlyMap<string, IncomingDelegation>;
} {
  const lists = ['stops', 'origins', 'permits'];
  const ids = (direction: CountedRow['direction']): readonly string[] =>
    rows
      .filter(
        (row) =>
          row.direction === direction && row.decidingDate >= period.from && row.decidingDate <= period.to,
      )
      .map((row) => row.id);
  const outgoing = readTyped(store, 'outgoing-delegation', ids('outgoing'), lists);
  const incoming = readTyped(store, 'incoming-delegation', ids('incoming'), lists);
  return {
    outgoing: new Map(outgoing.map((record) => [record.id, record])),
    incoming: new Map(incoming.map((record) => [record.id, record])),
  };
}

/**
 * The newest closed report that ends before this period begins, no further back than the reporting year before: late
 * edits of a closed last quarter are told in the next year's first report, though not in its year to date.
 */
function closedBefore(
  store: ReadStore,
  calendar: ReportCalendar,
  period: ReportingPeriod,
): ClosedReport | null {
  const furthest = yearBefore(calendar, spansOf(calendar, period).yearToDate.from);
  const earlier = closedReports(store, calendar.id)
    .map(({ snapshot }) => snapshot as ReportModel)
    .filter((model) => model.period.to >= furthest && model.period.to < period.from)
    .toSorted((a, b) => (a.period.to < b.period.to ? -1 : 1))
    .at(-1);
  if (earlier === undefined) return null;
  return { model: earlier, from: latest(earlier.countedFrom, furthest) };
}

/** A closed report, and the first day from which its counting is the ground of a later one. */
interface ClosedReport {
  readonly model: ReportModel;
  readonly from: PlainDate;
}

function baselineOf({ model, from }: ClosedReport): ClosedBaseline {
  return { from, to: model.period.to, rows: model.counted.filter((row) => row.decidingDate >= from) };
}

/** Null where the report was closed before incidents, talks and letters were counted. */
function eventBaselineOf({ model, from }: ClosedReport): EventBaseline | null {
  const closed: Partial<ReportModel> = model;
  if (closed.countedEvents === undefined) return null;
  return {
    from,
    to: model.period.to,
    events: closed.countedEvents.filter((event) => event.date >= from),
    withTasks: closed.taskAnnex !== undefined,
  };
}

function editedSections(
  record: ReportRecord | null,
): ReadonlyMap<string, { readonly text: string | null; readonly leftOut: boolean }> {
  if (record === null) return new Map();
  return new Map(
    notWithdrawn(record.sections).map((section) => [
      section.sectionKey ?? '',
      { text: section.text, leftOut: section.leftOut === true },
    ]),
  );
}

type Closing = ReportRecord['closings'][number];

function currentClosing(record: ReportRecord): Closing | null {
  return notWithdrawn(record.closings).findLast((closing) => closing.reopenedOn === null) ?? null;
}

function frozen(record: ReportRecord, closing: Closing): ReportModel {
  const model = wholeModel(closing.snapshot as unknown as ReportModel);
  // Number and date come after signing, so they are no part of what was frozen.
  const head = { ...model.head, number: record.signedNumber ?? '', date: record.signedDate };
  return { ...model, head, state: 'closed' };
}

/** A snapshot as models are now: what was closed before the border was part of the report has none of it. */
function wholeModel(snapshot: ReportModel): ReportModel {
  const model = { ...snapshot, sections: withBareHeadings(snapshot.sections) };
  const known: Partial<ReportModel> = model;
  const nothing = { inPeriod: noTasks, yearToDate: noTasks, samePeriodLastYear: noTasks };
  if (known.incidentTables !== undefined) {
    return {
      ...model,
      line: known.line ?? null,
      taskAnnex: known.taskAnnex ?? null,
      figures: { ...model.figures, tasks: (model.figures as Partial<ReportFigures>).tasks ?? nothing },
    };
  }
  const annexes = model.annexes as readonly (Annex & { readonly direction?: AnnexKey })[];
  return {
    ...model,
    figures: {
      ...model.figures,
      incidents: { inPeriod: noStock, yearToDate: noStock, samePeriodLastYear: noStock },
      talks: { inPeriod: noTalks, yearToDate: noTalks, samePeriodLastYear: noTalks },
      letters: { inPeriod: noLetters, yearToDate: noLetters, samePeriodLastYear: noLetters },
      tasks: nothing,
    },
    annexes: annexes.map(({ direction, ...annex }) => ({ ...annex, key: direction ?? annex.key })),
    incidentTables: [],
    exchangeTable: [],
    line: null,
    taskAnnex: null,
    borderTablesTitle: '',
    borderTablesLeftOut: true,
    eventAdjustments: [],
    borderRules: [],
    countedEvents: [],
  };
}

/** What a period's report lacks before it is closed; each points to what to mend. */
export interface Incompleteness {
  readonly kind: 'warning' | 'missing' | 'section' | 'not-over';
  readonly register: RegisterName | null;
  readonly recordId: string | null;
  readonly code: string;
  readonly title: string;
  /** Names of fields that are missing, or codes of issues, or the key of a section. */
  readonly details: readonly string[];
}

const registersOf = {
  outgoing: 'outgoing-delegation',
  incoming: 'incoming-delegation',
  incidentOccurred: 'border-incident',
  incidentSettled: 'border-incident',
  talk: 'talk',
  letter: 'letter',
  taskAssigned: 'task',
  taskEnded: 'task',
} as const;
const reportedRegisters = [
  'outgoing-delegation',
  'incoming-delegation',
  'border-incident',
  'talk',
  'letter',
  'task',
] as const;

/** The check before closing: unfinished records of the period, sections without text, days still to come. */
export function incompleteness(store: ReadStore, wanted: ReportWanted): readonly Incompleteness[] {
  const { period } = periodWanted(wanted);
  const model = liveReport(store, wanted);
  const found: Incompleteness[] = [];
  const none = { register: null, recordId: null, code: '', title: '' };
  if (today(store) <= period.to) found.push({ ...none, kind: 'not-over', details: [period.to] });
  for (const section of emptySections(model.sections))
    found.push({ ...none, kind: 'section', details: [section.key] });
  const counted = [
    ...model.counted.map((row) => ({
      id: row.id,
      date: row.decidingDate,
      register: registersOf[row.direction],
    })),
    ...model.countedEvents.map((event) => ({ ...event, register: registersOf[event.subject] })),
  ].filter((row) => row.date >= period.from);
  for (const name of reportedRegisters) {
    const ids = new Set(counted.filter((row) => row.register === name).map((row) => row.id));
    for (const record of readRecords(store, name, [...ids])) {
      const place = {
        register: name,
        recordId: record.id,
        code: record.code,
        title: registerNamed(name).summarise(record, countingRules(store)).title,
      };
      const { issues, missing } = judge(store, registerNamed(name), record);
      if (issues.length > 0)
        found.push({ ...place, kind: 'warning', details: issues.map((issue) => issue.code) });
      if (missing.length > 0) found.push({ ...place, kind: 'missing', details: missing });
    }
  }
  return found;
}

/** A writing call about the report of a period. */
function onReport(
  store: WriteStore,
  name: string,
  writeId: string,
  wanted: ReportWanted,
  asked: JsonValue,
  work: (writing: Writing) => void,
): void {
  const { calendarId, periodCode } = wanted;
  once(store, { name, writeId, request: { calendarId, periodCode, asked } }, (writing) => {
    work(writing);
    return null;
  });
}

/**
 * Keeps the edited text of a section (null: back to the draft) or leaves a part out of the report.
 * @throws Refusal `period-closed`, `period-unknown`, and as `once`.
 */
export function saveSection(
  store: WriteStore,
  writeId: string,
  wanted: ReportWanted,
  key: LeavableKey,
  change: { readonly text?: string | null; readonly leftOut?: boolean },
): void {
  onReport(store, 'reports.saveSection', writeId, wanted, { key, ...change }, (writing) => {
    const record = openRecord(store, wanted);
    const section = { id: reportSectionId(wanted, key), fields: { sectionKey: key, ...change } };
    takeIn(writing, [{ ...record, children: { sections: [section] } }]);
  });
}

/**
 * Chốt số liệu: freezes figures, rows and text of a period. Later edits show as adjustments in the next period.
 * @throws Refusal `period-closed`, `period-not-over` until the period's last day has passed, and as `once`.
 */
export function closeReport(store: WriteStore, writeId: string, wanted: ReportWanted): void {
  onReport(store, 'reports.close', writeId, wanted, null, (writing) => {
    const record = openRecord(store, wanted);
    const { period } = periodWanted(wanted);
    if (today(store) <= period.to)
      throw new Refusal('period-not-over', { to: period.to, from: addDays(period.to, 1) });
    const snapshot: JsonValue = JSON.parse(JSON.stringify(liveReport(store, wanted))) as JsonValue;
    const closedBy = actorName(store, store.device?.actorId ?? '');
    const fields = { closedOn: today(store), closedBy: closedBy || '-', snapshot };
    takeIn(writing, [{ ...record, children: { closings: [{ id: newId(), fields }] } }]);
  });
}

/**
 * Opens a closed period again.
 * @throws Refusal `reason-needed` without a reason, `period-not-closed`, and as `once`.
 */
export function reopenReport(
  store: WriteStore,
  writeId: string,
  wanted: ReportWanted,
  leader: string,
  reason: string,
): void {
  onReport(store, 'reports.reopen', writeId, wanted, { leader, reason }, (writing) => {
    if (reason.trim() === '' || leader.trim() === '') throw new Refusal('reason-needed');
    const record = readReportRecord(store, wanted);
    const closing = record === null ? null : currentClosing(record);
    if (closing === null) throw new Refusal('period-not-closed');
    const fields = { reopenedOn: today(store), reopenedBy: leader, reopenReason: reason };
    const id = reportOfClosing(store, closing.id);
    takeIn(writing, [
      { register: 'report', id, fields: {}, children: { closings: [{ id: closing.id, fields }] } },
    ]);
  });
}

/** Keeps the number, date and scan that the signed paper got. @throws Refusal `period-not-closed`, and as `once`. */
export function saveSigned(
  store: WriteStore,
  writeId: string,
  wanted: ReportWanted,
  {
    number,
    date,
    files,
  }: {
    readonly number: string | null;
    readonly date: PlainDate | null;
    readonly files: readonly FileReference[];
  },
): void {
  const fields = { signedNumber: number, signedDate: date, signedFiles: files.map((file) => ({ ...file })) };
  onReport(store, 'reports.saveSigned', writeId, wanted, fields, (writing) => {
    const record = readReportRecord(store, wanted);
    if (record === null || currentClosing(record) === null) throw new Refusal('period-not-closed');
    takeIn(writing, [
      { register: 'report', id: reportId(wanted), fields: { ...named(wanted), ...fields }, children: {} },
    ]);
  });
}

/** How a period stands: who closed and reopened it when, and what the signed paper got. */
export interface ReportStanding {
  readonly closed: boolean;
  readonly closings: readonly {
    readonly closedOn: PlainDate | null;
    readonly closedBy: string | null;
    readonly reopenedOn: PlainDate | null;
    readonly reopenedBy: string | null;
    readonly reopenReason: string | null;
  }[];
  readonly signedNumber: string | null;
  readonly signedDate: PlainDate | null;
  readonly signedFiles: readonly FileReference[];
}

export function reportStanding(store: ReadStore, wanted: ReportWanted): ReportStanding {
  const record = readReportRecord(store, wanted);
  return {
    closed: record !== null && currentClosing(record) !== null,
    closings:
      record === null
        ? []
        : notWithdrawn(record.closings).map(
            ({ closedOn, closedBy, reopenedOn, reopenedBy, reopenReason }) => ({
              closedOn,
              closedBy,
              reopenedOn,
              reopenedBy,
              reopenReason,
            }),
          ),
    signedNumber: record?.signedNumber ?? null,
    signedDate: record?.signedDate ?? null,
    signedFiles: record?.signedFiles ?? [],
  };
}

/** The fields that name a report's period. */
function named({ calendarId, periodCode }: ReportWanted): Readonly<Record<string, string>> {
  return { calendarId, periodCode };
}

/** The record of a period that is not closed, to be saved. @throws Refusal `period-unknown`, `period-closed`. */
function openRecord(store: ReadStore, wanted: ReportWanted): RecordSave {
  periodWanted(wanted);
  const record = readReportRecord(store, wanted);
  if (record !== null && currentClosing(record) !== null) throw new Refusal('period-closed');
  return { register: 'report', id: reportId(wanted), fields: named(wanted), children: {} };
}

/** The day by which the report of a period is due, from the setting of the day in the period's last month. */
export function reportDueDate(period: ReportingPeriod, dueDay: number): PlainDate {
  const last = addDays(period.to, 0);
  const wanted = `${last.slice(0, 8)}${String(dueDay).padStart(2, '0')}` as PlainDate;
  return wanted < last ? last : wanted;
}
