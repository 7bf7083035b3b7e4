import {
  openRegisterNames,
  registerNamed,
  type OpenRegister,
  type RegisterName,
} from '../../registers/all-registers.ts';
import type { ChapterName, EventSubject } from '../../registers/report-share.ts';
import type { Settings } from '../../registers/setting/settings.ts';
import type { PlainDate } from '../../time/plain-date.ts';
import type { ReportCalendar, ReportingPeriod } from '../../time/reporting-calendar.ts';
import type { Annex } from '../annex.ts';
import type { CountedEvent, EventAdjustment } from '../event-adjustments.ts';
import type { ReportNames } from '../report-names.ts';
import type { ReportPart } from '../report-part.ts';
import type { PartKey } from '../outline-keys.ts';
import type { Drafts } from '../report-sections.ts';
import type { ReportScope } from '../../registers/report/report.ts';
import type { ReportSpans, ShownSpan } from '../spans.ts';
import type { Progress } from '../period-names.ts';
import type { TableLayout } from '../table-layout.ts';

/** Settings that a report is written by. */
export type ReportSettings = Pick<
  Settings,
  'issuer' | 'signers' | 'recipients' | 'addressee' | 'incidentRules' | 'groupUnits' | 'countingRules'
>;

/** What of the report as a whole a chapter is made with. */
export interface ChapterFrame<Model> {
  readonly calendar: ReportCalendar;
  readonly period: ReportingPeriod;
  /** Whether the paper shows the year to date beside the period. */
  readonly scope: ReportScope;
  /** What the paper covers as titles say it: `Quý II và 6 tháng đầu năm 2024`. */
  readonly periodTitle: string;
  /** The period alone, whose records the annexes list: `Quý II năm 2024`. */
  readonly periodName: string;
  readonly spans: ReportSpans;
  /** The spans that tables show. */
  readonly shown: readonly ShownSpan[];
  readonly progress: Progress;
  /** Day on which the figures are taken. */
  readonly asOf: PlainDate;
  readonly names: ReportNames;
  readonly describe: (id: string) => { readonly code: string; readonly name: string };
  readonly settings: ReportSettings;
  /** The newest closed report of this calendar, the ground of adjustments; null for none. */
  readonly closed: ClosedReport<Model> | null;
  /** The newest other closed report that ends in the year to date; null for none. */
  readonly closedWithin: ClosedReport<Model> | null;
  /** First day from which what is counted is kept as the ground of later adjustments. */
  readonly countedFrom: PlainDate;
  /** What became otherwise in the events of closed periods, of every chapter. */
  readonly eventAdjustments: readonly EventAdjustment[];
  /** Whether a part is left out of the paper with the words "có báo cáo riêng". */
  leftOut(this: void, key: PartKey): boolean;
}

/** A closed report as later ones stand on it: what it counted from `from` to its period's end, both inclusive. */
export interface ClosedReport<Model> {
  readonly from: PlainDate;
  readonly model: Model & { readonly period: ReportingPeriod };
}

/** What a chapter adds to a report. */
export interface ChapterContent<Model> extends Drafts {
  /** Its figures, tables and adjustments, under names of their own in the report model. */
  readonly model: Model;
  /** Annexes that list records one by one. */
  readonly annexes: readonly Annex[];
}

/** A report model as a chapter reads it back: its own names in it, and what all chapters share. */
export type Reported<Model> = Model & {
  readonly annexes: readonly Annex[];
  readonly countedEvents: readonly CountedEvent[];
  readonly shown: readonly ShownSpan[];
};

/** One record that a report counted, on the day by which it was counted. */
export interface CountedRecord {
  readonly register: RegisterName;
  readonly id: string;
  readonly date: PlainDate;
}

/**
 * What one family of registers gives to the report: figures, sentences, tables, annexes, the ground of later adjustments,
 * and the adjustments themselves. The report is folded over all chapters in the order of `all-chapters.ts`.
 *
 * `Source` is what was counted, as the database gives it. `Model` is what the chapter adds to the report model; closings
 * keep it, so a change of its form is a new version of snapshots (`../snapshots`).
 */
export interface Chapter<Source, Model extends { readonly figures: object }> {
  /** Names in `Model` that are kept only as the ground of later adjustments; no document shows them. */
  readonly groundKeys: readonly string[];
  /** Everything it counts that happens on one day and counts once, from all days of the source. */
  events(source: Source): readonly CountedEvent[];
  build(source: Source, frame: ChapterFrame<Model>): ChapterContent<Model>;
  /** Its annexes and parts with tables of figures; the outline says which of them the paper has, and in what order. */
  parts(model: Reported<Model>): readonly ReportPart[];
  /** Tables that go into a part of an earlier chapter, by its key. */
  addedTables(model: Reported<Model>): readonly {
    readonly to: string;
    readonly layouts: readonly TableLayout[];
  }[];
  /** Parts that tell adjustments of its own kind; those of events stand in one part for all chapters. */
  adjustments(model: Reported<Model>): readonly ReportPart[];
  /** The records behind its figures, from the first counted day on, for the check before closing. */
  countedRecords(model: Reported<Model>): readonly CountedRecord[];
}

/** Registers whose records a chapter counts, in the order of the menu. */
export function registersOf(chapter: ChapterName): readonly OpenRegister[] {
  return openRegisterNames
    .map((name) => registerNamed(name))
    .filter(({ report }) => report?.chapter === chapter);
}

/** Kinds of the events of a chapter. Only what a closing counted too can be an adjustment of it. */
export function subjectsOf(chapter: ChapterName): readonly EventSubject[] {
  return registersOf(chapter).flatMap(({ report }) => report?.events ?? []);
}

/** The records behind the counted events of a chapter. */
export function recordsOfEvents(
  chapter: ChapterName,
  { countedEvents }: { readonly countedEvents: readonly CountedEvent[] },
): readonly CountedRecord[] {
  const registers = registersOf(chapter);
  return countedEvents.flatMap(({ subject, id, date }) => {
    const register = registers.find(({ report }) => report?.events.includes(subject) === true);
    return register === undefined ? [] : [{ register: register.name, id, date }];
  });
}
