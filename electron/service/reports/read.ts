import { codesAndTitles } from '../../../db/queries/codes-and-titles.ts';
import { closedPeriods, readSnapshot, type OpenReportRecord } from '../../../db/queries/reports.ts';
import { referenceRows } from '../../../db/reference.ts';
import { readSettings } from '../../../db/settings.ts';
import type { ReadStore } from '../../../db/store.ts';
import { today } from '../../../db/today.ts';
import { notWithdrawn } from '../../../shared/registers/define-register.ts';
import {
  buildReport,
  spansOf,
  yearBefore,
  type ReportInput,
  type ReportModel,
} from '../../../shared/report/report-model.ts';
import { signerSchema, type Signer } from '../../../shared/registers/setting/signer.ts';
import { reportNames } from '../../../shared/report/report-names.ts';
import { rewrittenSections, type EditedSection } from '../../../shared/report/report-sections.ts';
import { reportOfSnapshot } from '../../../shared/report/snapshots/snapshot.ts';
import { outlineNamed, outlinesOf } from '../../../shared/report/outlines.ts';
import { rewrittenHeadTexts } from '../../../shared/report/head-texts.ts';
import { holdsOn } from '../../../shared/reference/find-reference.ts';
import type { ReferenceRow } from '../../../shared/reference/reference-row.ts';
import { earliest, latest, type PlainDate } from '../../../shared/time/plain-date.ts';
import {
  periodOf,
  type ReportCalendar,
  type ReportingPeriod,
} from '../../../shared/time/reporting-calendar.ts';
import { readSources } from './sources.ts';
import { readKept } from './standing.ts';
import { periodOfReport, type ReportKey } from './report-key.ts';

/** The report of a period: figures frozen where it was closed, else from what is recorded now; texts as they are now. */
export function readReport(store: ReadStore, reportKey: ReportKey): ReportModel {
  const { record, closing } = readKept(store, reportKey);
  if (closing === null) return reportOfNow(store, reportKey, record);
  const model = reportOfSnapshot(readSnapshot(store, closing.id));
  const edited = editedSections(record);
  const occasion = record?.occasion ?? model.occasion;
  const around = rewrittenHeadTexts(model, occasion, edited);
  // Number and date come after signing, so they are no part of what was frozen.
  const head = {
    ...model.head,
    title: around.title.text,
    number: record?.signedNumber ?? '',
    date: record?.signedDate ?? null,
  };
  return {
    ...model,
    occasion,
    head,
    texts: around,
    sections: rewrittenSections(model.sections, edited),
    signer: chosenSigner(record) ?? model.signer,
    state: 'closed',
  };
}

/** The report from what is recorded now, whether the period was closed or not. */
export function liveReport(store: ReadStore, reportKey: ReportKey): ReportModel {
  return reportOfNow(store, reportKey, readKept(store, reportKey).record);
}

function reportOfNow(store: ReadStore, reportKey: ReportKey, record: OpenReportRecord | null): ReportModel {
  const { calendar, period } = periodOfReport(reportKey);
  const asOf = today(store);
  const spans = spansOf(calendar, period);
  // One span holds the year to date, the year before it, and the period with its year-ago days.
  const from = [
    yearBefore(calendar, spans.yearToDate.from),
    spans.samePeriodLastYear.from,
    period.from,
  ].reduce(earliest);
  const settings = readSettings(store);
  const reference = referenceRows(store);
  const newestClosed = closedReports(store, calendar, period);
  const sources = readSources({
    store,
    period,
    span: { from, to: period.to },
    asOf,
    reference,
    markerLimits: settings.markerLimits,
  });
  return buildReport({
    calendar,
    period,
    asOf,
    sources,
    names: reportNames(reference, { mode: settings.groupUnits, asOf }),
    describe: codesAndTitles(store),
    closed: newestClosed((to) => to < period.from),
    closedWithin: newestClosed((to) => to <= period.to && to >= spans.yearToDate.from),
    edited: editedSections(record),
    settings,
    outline: outlineNamed(outlinesOf(settings.outlines), record?.outline ?? settings.outline),
    scope: record?.scope ?? 'joint',
    occasion: record?.occasion ?? 'thematic',
    periodicBasis: periodicBasisOn(reference, period.to),
    reference,
    signer: chosenSigner(record),
    signed: { number: record?.signedNumber ?? null, date: record?.signedDate ?? null },
  });
}

/** Who was chosen to sign a report; null: the first of the settings. */
function chosenSigner(record: OpenReportRecord | null): Signer | null {
  return signerSchema
    .nullable()
    .catch(null)
    .parse(record?.signer ?? null);
}

/** The citation of the decision on periodic reports that holds on a day; empty where none is known. */
function periodicBasisOn(rows: readonly ReferenceRow[], day: PlainDate): string {
  return rows.find((row) => row.catalogue === 'report-basis' && holdsOn(row, day))?.name ?? '';
}

/**
 * Finds the newest other closed report with a wanted last day, no further back than the reporting year before: late edits
 * of a closed last quarter are told in the next year's first report, though not in its year to date. A snapshot is read
 * once, and only where its period's days tell that it is the one.
 */
function closedReports(
  store: ReadStore,
  calendar: ReportCalendar,
  period: ReportingPeriod,
): (isWanted: (to: PlainDate) => boolean) => ReportInput['closed'] {
  const furthest = yearBefore(calendar, spansOf(calendar, period).yearToDate.from);
  const others = closedPeriods(store, calendar.id)
    .filter(({ periodCode }) => periodCode !== period.code)
    .flatMap(({ periodCode, closingId }) => {
      const to = periodOf(calendar, periodCode)?.to;
      return to === undefined || to < furthest ? [] : [{ to, closingId }];
    })
    .toSorted((a, b) => (a.to < b.to ? -1 : a.to === b.to ? 0 : 1));
  const known = new Map<string, ReportModel>();
  return (isWanted) => {
    const newest = others.findLast(({ to }) => isWanted(to));
    if (newest === undefined) return null;
    const model = known.get(newest.closingId) ?? reportOfSnapshot(readSnapshot(store, newest.closingId));
    known.set(newest.closingId, model);
    return { model, from: latest(model.countedFrom, furthest) };
  };
}

function editedSections(record: OpenReportRecord | null): ReadonlyMap<string, EditedSection> {
  if (record === null) return new Map();
  return new Map(
    notWithdrawn(record.sections).map((section) => [
      section.sectionKey ?? '',
      { text: section.text, leftOut: section.leftOut === true },
    ]),
  );
}
