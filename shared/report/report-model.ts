import texts from '../reference/report-texts.json' with { type: 'json' };
import type { RegisterName } from '../registers/all-registers.ts';
import { chapterNames, type EventSubject } from '../registers/report-share.ts';
import { fill } from '../text/template.ts';
import { addDays, latest, type PlainDate } from '../time/plain-date.ts';
import {
  reportingYearContaining,
  samePeriodLastYear,
  yearToDate,
  type ReportCalendar,
  type ReportingPeriod,
} from '../time/reporting-calendar.ts';
import { formatDate } from '../time/typed-date.ts';
import type { Annex } from './annex.ts';
import {
  chapters,
  leavableParts,
  type ChapterModels,
  type ChapterSources,
  type LeavablePart,
} from './chapters/all-chapters.ts';
import { registersOf, subjectsOf, type ReportSettings } from './chapters/chapter.ts';
import { eventAdjustments, type ClosedEvent, type EventAdjustment } from './event-adjustments.ts';
import { periodName, periodTitle } from './period-names.ts';
import { reportHead, type ReportHead } from './report-head.ts';
import type { Signer } from '../registers/setting/signer.ts';
import { recipientsOf, signersOf } from './signers.ts';
import type { ReportNames } from './report-names.ts';
import {
  draftedSections,
  sectionKeys,
  type EditedSection,
  type ReportSection,
  type SectionKey,
} from './report-sections.ts';
import type { ThreeSpans } from './spans.ts';

/** What can be left out with the words "có báo cáo riêng". */
export type LeavableKey = SectionKey | LeavablePart;
export const leavableKeys: readonly LeavableKey[] = [...sectionKeys, ...leavableParts];

export type ReportState = 'open' | 'closed';

/** The one model from which every form of the report is written: what every chapter adds, and what holds them together. */
export type ReportModel = ChapterModels & {
  readonly period: ReportingPeriod;
  readonly periodName: string;
  readonly calendarName: string;
  /** Day on which the figures were taken. */
  readonly asOf: PlainDate;
  readonly state: ReportState;
  readonly spans: ThreeSpans;
  readonly head: ReportHead;
  readonly opening: string;
  readonly sections: readonly ReportSection[];
  readonly ending: string;
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
  readonly edited: ReadonlyMap<string, EditedSection>;
  readonly settings: ReportSettings;
  readonly signed: { readonly number: string | null; readonly date: PlainDate | null };
}

/** The days behind the three columns of a period's report. */
export function spansOf(calendar: ReportCalendar, period: ReportingPeriod): ThreeSpans {
  return {
    inPeriod: { from: period.from, to: period.to },
    yearToDate: yearToDate(calendar, period),
    samePeriodLastYear: samePeriodLastYear(calendar, period),
  };
}

/** Builds the model of a report from what was counted; pure. */
export function buildReport(input: ReportInput): ReportModel {
  const { calendar, period, settings, closed, edited } = input;
  const spans = spansOf(calendar, period);
  const title = periodTitle(period);
  const countedFrom = countedSince(calendar, spans, closed);
  const sources: Readonly<Record<string, unknown>> = input.sources;
  const events = chapters.flatMap(([name, chapter]) => chapter.events(sources[name]));
  const changedEvents =
    closed === null ? [] : eventAdjustments(eventBaselineOf(closed), events, input.describe);
  const contents = chapters.map(([name, chapter]) =>
    chapter.build(sources[name], {
      calendar,
      period,
      periodTitle: title,
      spans,
      asOf: input.asOf,
      names: input.names,
      describe: input.describe,
      settings,
      closed,
      countedFrom,
      eventAdjustments: changedEvents,
      leftOut: (key) => edited.get(key)?.leftOut ?? false,
    }),
  );
  return {
    period,
    periodName: periodName(period),
    calendarName: calendar.name.vi,
    asOf: input.asOf,
    state: 'open',
    spans,
    head: reportHead(calendar, period, settings, input.signed),
    opening: fill(texts.opening, { period: title, from: formatDate(period.from), to: formatDate(period.to) }),
    sections: draftedSections(contents, edited),
    ending: fill(texts.closing, { period: title }),
    ...merged(contents.map(({ model }) => model)),
    annexes: contents.flatMap(({ annexes }) => annexes),
    eventAdjustments: changedEvents,
    recipients: recipientsOf(settings, 'report'),
    signer: signersOf(settings)[0],
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

function countedSince(calendar: ReportCalendar, spans: ThreeSpans, closed: ReportInput['closed']): PlainDate {
  const { from } = spans.yearToDate;
  if (closed === null || closed.from >= from) return from;
  return latest(closed.from, yearBefore(calendar, from));
}
