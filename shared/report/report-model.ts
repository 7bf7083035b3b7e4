import type { RegisterName } from '../registers/all-registers.ts';
import { chapterNames, type EventSubject } from '../registers/report-share.ts';
import type { ReportOccasion, ReportScope } from '../registers/report/report.ts';
import type { ReportOutline } from '../registers/setting/report-outline.ts';
import { addDays, latest, type PlainDate } from '../time/plain-date.ts';
import {
  reportingYearContaining,
  samePeriodLastYear,
  yearToDate,
  type ReportCalendar,
  type ReportingPeriod,
} from '../time/reporting-calendar.ts';
import type { Annex } from './annex.ts';
import { chapters, type ChapterModels, type ChapterSources } from './chapters/all-chapters.ts';
import { registersOf, subjectsOf, type ReportSettings } from './chapters/chapter.ts';
import { eventAdjustments, type ClosedEvent, type EventAdjustment } from './event-adjustments.ts';
import type { ReferenceRow } from '../reference/reference-row.ts';
import { indexSentence } from './index-sentence.ts';
import { headTexts, type HeadTexts } from './head-texts.ts';
import { periodName, periodTitle, progressOf, shownSpans } from './period-names.ts';
import { reportHead, type ReportHead } from './report-head.ts';
import type { Signer } from '../registers/setting/signer.ts';
import { recipientsOf, signersOf } from './signers.ts';
import type { ReportNames } from './report-names.ts';
import { draftedSections, type EditedSection, type ReportSection } from './report-sections.ts';
import type { ReportSpans, ShownSpan } from './spans.ts';

export type ReportState = 'open' | 'closed';

/** The one model from which every form of the report is written: what every chapter adds, and what holds them together. */
export type ReportModel = ChapterModels & {
  readonly period: ReportingPeriod;
  readonly periodName: string;
  readonly calendarName: string;
  /** Day on which the figures were taken. */
  readonly asOf: PlainDate;
  readonly state: ReportState;
  readonly scope: ReportScope;
  readonly occasion: ReportOccasion;
  readonly spans: ReportSpans;
  /** The spans that its tables show, each beside the same of the year before. */
  readonly shown: readonly ShownSpan[];
  readonly head: ReportHead;
  /** Title, opening, ending and what they are made of. */
  readonly texts: HeadTexts;
  /** The decision on periodic reports by which the opening is drafted; empty for none. */
  readonly periodicBasis: string;
  /** Key of the outline that the sections follow. */
  readonly outline: string;
  readonly sections: readonly ReportSection[];
  readonly annexes: readonly Annex[];
  readonly eventAdjustments: readonly EventAdjustment[];
  readonly recipients: readonly string[];
  readonly signer: Signer;
  /** Events from `countedFrom` to the period's end: the ground of later adjustments. */
  readonly countedEvents: readonly ClosedEvent[];
  /** Kinds of events that were counted. */
  readonly countedSubjects: readonly EventSubject[];
  /** Start of the reporting year, or of the year before where that was closed too: its late edits are told as well. */
  readonly countedFrom: PlainDate;
};

/** Names in the model that a closing keeps as the ground of later adjustments; no document shows them. */
export const groundKeys: readonly string[] = [
  'countedEvents',
  'countedSubjects',
  'countedFrom',
  ...chapters.flatMap(([, chapter]) => chapter.groundKeys),
];

export interface ReportInput {
  readonly calendar: ReportCalendar;
  readonly period: ReportingPeriod;
  readonly asOf: PlainDate;
  readonly sources: ChapterSources;
  readonly names: ReportNames;
  readonly describe: (id: string) => { readonly code: string; readonly name: string };
  /** The newest closed report on which this one stands, and the first day from which it does; null for none. */
  readonly closed: { readonly from: PlainDate; readonly model: ReportModel } | null;
  /** The newest other closed report that ends in the year to date, and the first day from which it counts; null for none. */
  readonly closedWithin: ReportInput['closed'];
  readonly edited: ReadonlyMap<string, EditedSection>;
  readonly settings: ReportSettings;
  readonly outline: ReportOutline;
  readonly scope: ReportScope;
  readonly occasion: ReportOccasion;
  readonly periodicBasis: string;
  /** Rows of reference data. */
  readonly reference: readonly ReferenceRow[];
  /** Who was chosen to sign it; null: the first of the settings. */
  readonly signer: Signer | null;
  readonly signed: { readonly number: string | null; readonly date: PlainDate | null };
}

/** The days behind the figures of a period's report. */
export function spansOf(calendar: ReportCalendar, period: ReportingPeriod): ReportSpans {
  const lastYear = samePeriodLastYear(calendar, period);
  return {
    inPeriod: { from: period.from, to: period.to },
    samePeriodLastYear: { from: lastYear.from, to: lastYear.to },
    yearToDate: yearToDate(calendar, period),
    yearToDateLastYear: yearToDate(calendar, lastYear),
  };
}

/** Builds the model of a report from what was counted; pure. */
export function buildReport(input: ReportInput): ReportModel {
  const { calendar, period, scope, occasion, settings, closed, edited, asOf } = input;
  const spans = spansOf(calendar, period);
  const shown = shownSpans(period, scope);
  const { periodicBasis } = input;
  const around = headTexts({ period, scope, occasion, spans, asOf, periodicBasis }, edited);
  const countedFrom = countedSince(calendar, spans, closed);
  const sources: Readonly<Record<string, unknown>> = input.sources;
  const events = chapters.flatMap(([name, chapter]) => chapter.events(sources[name]));
  const changedEvents =
    closed === null ? [] : eventAdjustments(eventBaselineOf(closed), events, input.describe);
  const contents = chapters.map(([name, chapter]) =>
    chapter.build(sources[name], {
      calendar,
      period,
      scope,
      periodTitle: periodTitle(period, scope),
      periodName: periodName(period),
      spans,
      shown,
      progress: progressOf(spans, asOf),
      asOf,
      names: input.names,
      describe: input.describe,
      settings,
      closed,
      closedWithin: input.closedWithin,
      countedFrom,
      eventAdjustments: changedEvents,
      leftOut: (key) => edited.get(key)?.leftOut ?? false,
    }),
  );
  const indices = { draft: 'indices', text: indexSentence(input.reference, period, asOf) } as const;
  return {
    period,
    periodName: periodName(period),
    calendarName: calendar.name.vi,
    asOf,
    state: 'open',
    scope,
    occasion,
    spans,
    shown,
    head: reportHead(period, settings, around.title.text, input.signed),
    texts: around,
    periodicBasis,
    outline: input.outline.key,
    sections: draftedSections(
      input.outline.sections,
      [...contents, { paragraphs: [indices], changes: [] }],
      edited,
    ),
    ...merged(contents.map(({ model }) => model)),
    annexes: contents.flatMap(({ annexes }) => annexes),
    eventAdjustments: changedEvents,
    recipients: recipientsOf(settings, 'report'),
    signer: input.signer ?? signersOf(settings)[0],
    countedEvents: events
      .filter((event) => event.date >= countedFrom && event.date <= period.to)
      .map((event) => ({ ...event, ...input.describe(event.id) })),
    countedSubjects: chapterNames.flatMap((chapter) => subjectsOf(chapter)),
    countedFrom,
  };
}

/** The chapters' own parts of the model as one; of the figures each brings some. */
function merged(models: readonly { readonly figures: object }[]): ChapterModels {
  const whole = models.reduce<{ readonly figures: object }>(
    (sum, model) => ({ ...sum, ...model, figures: { ...sum.figures, ...model.figures } }),
    { figures: {} },
  );
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- each chapter's part has its own type, which a fold over a list of them loses
  return whole as ChapterModels;
}

/** The records that a report counted in its period, by register in the chapters' order; each once. */
export function countedRecords(
  model: ReportModel,
): readonly { readonly register: RegisterName; readonly ids: readonly string[] }[] {
  return chapters.flatMap(([name, chapter]) => {
    const counted = chapter.countedRecords(model).filter(({ date }) => date >= model.period.from);
    return registersOf(name).map(({ name: register }) => ({
      register,
      ids: [...new Set(counted.filter((row) => row.register === register).map(({ id }) => id))],
    }));
  });
}

function eventBaselineOf({ from, model }: NonNullable<ReportInput['closed']>) {
  const events = model.countedEvents.filter((event) => event.date >= from);
  return { from, to: model.period.to, events, subjects: model.countedSubjects };
}

/** First day of the reporting year before the one that holds a day. */
export function yearBefore(calendar: ReportCalendar, day: PlainDate): PlainDate {
  const { from } = reportingYearContaining(calendar, day);
  return reportingYearContaining(calendar, addDays(from, -1)).from;
}

function countedSince(
  calendar: ReportCalendar,
  spans: ReportSpans,
  closed: ReportInput['closed'],
): PlainDate {
  const { from } = spans.yearToDate;
  if (closed === null || closed.from >= from) return from;
  return latest(closed.from, yearBefore(calendar, from));
}
