import texts from '../reference/report-texts.json' with { type: 'json' };
import type { IncomingDelegation } from '../registers/incoming-delegation/incoming-delegation.ts';
import type { OutgoingDelegation } from '../registers/outgoing-delegation/outgoing-delegation.ts';
import type { Task } from '../registers/task/task.ts';
import type { Settings } from '../registers/settings.ts';
import { fill } from '../text/template.ts';
import { addDays, earliest, latest, type PlainDate } from '../time/plain-date.ts';
import {
  contains,
  nextPeriod,
  reportingYearContaining,
  samePeriodLastYear,
  yearToDate,
  type ReportCalendar,
  type ReportingPeriod,
} from '../time/reporting-calendar.ts';
import { formatDate } from '../time/typed-date.ts';
import {
  adjustmentsSince,
  type Adjustment,
  type ClosedBaseline,
  type ClosedRow,
} from './chapters/delegations/adjustments.ts';
import { incomingAnnex, outgoingAnnex, type Annex } from './chapters/delegations/delegation-annexes.ts';
import type { CountedRow, Direction } from './chapters/delegations/counted-row.ts';
import type { BorderIncident } from '../registers/border-incident/border-incident.ts';
import { courtesySentence, draftBorder } from './chapters/border/incident-sentences.ts';
import { crossTable, crossTableKeys, type CrossTable } from './chapters/delegations/cross-tables.ts';
import {
  eventAdjustments,
  eventsOf,
  isOfTask,
  type ClosedEvent,
  type EventAdjustment,
  type EventBaseline,
} from './event-adjustments.ts';
import {
  letterFigures,
  talkFigures,
  three,
  type CountedExchange,
} from './chapters/exchanges/exchange-figures.ts';
import { exchangeTable, type ExchangeRow } from './chapters/exchanges/exchange-table.ts';
import { incidentAnnex } from './chapters/border/incident-annex.ts';
import { casesOf, threeStocks, type CountedIncident } from './chapters/border/incident-figures.ts';
import { incidentTable, incidentTableKeys, type IncidentTable } from './chapters/border/incident-tables.ts';
import { reportLine, type LineSource, type ReportLine } from './chapters/border/report-line.ts';
import { draftTasks } from './chapters/tasks/task-sentences.ts';
import { taskAnnex, type TaskAnnex } from './chapters/tasks/task-annex.ts';
import { threeBalances, type CountedTask } from './chapters/tasks/task-figures.ts';
import { threeColumns, type ThreeSpans } from './chapters/delegations/measures.ts';
import { periodName, periodTitle } from './period-names.ts';
import type { ReportNames } from './report-names.ts';
import { sectionKeys, type ReportSection, type SectionKey } from './report-sections.ts';
import { draftCooperation, type ReportFigures } from './chapters/delegations/delegation-sentences.ts';

/** What can be left out with the words "có báo cáo riêng". */
export const leavableKeys = [
  ...sectionKeys,
  'annex-outgoing',
  'annex-incoming',
  'annex-incidents',
  'annex-tasks',
  'tables',
  'border-tables',
] as const;
export type LeavableKey = (typeof leavableKeys)[number];

export interface ReportHead {
  readonly parent: string;
  readonly agency: string;
  readonly nation: string;
  readonly motto: string;
  /** Empty in a draft: the number is given by the registry after signing. */
  readonly number: string;
  readonly symbol: string;
  readonly place: string;
  /** Null in a draft: day and month are left to be written. */
  readonly date: PlainDate | null;
  readonly year: number;
  readonly kind: string;
  readonly title: string;
  readonly addressee: string;
}

export interface ReportSigner {
  readonly onBehalf: string;
  readonly position: string;
  readonly name: string;
}

export type ReportState = 'open' | 'closed';

/** The one model from which every form of the report is written. */
export interface ReportModel {
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
  readonly figures: ReportFigures;
  readonly crossTables: readonly CrossTable[];
  readonly tablesTitle: string;
  readonly tablesLeftOut: boolean;
  readonly annexes: readonly Annex[];
  readonly incidentTables: readonly IncidentTable[];
  /** Talks and letters by level, from the capitals down. */
  readonly exchangeTable: readonly ExchangeRow[];
  /** The line as a figure; null where nothing is known of it: closed before it was part of the report. */
  readonly line: ReportLine | null;
  readonly borderTablesTitle: string;
  readonly borderTablesLeftOut: boolean;
  /** Annex IV; null where the report was closed before tasks were part of it. */
  readonly taskAnnex: TaskAnnex | null;
  readonly adjustments: readonly Adjustment[];
  readonly eventAdjustments: readonly EventAdjustment[];
  /** Rules of counting, printed under the tables. */
  readonly rules: readonly string[];
  readonly borderRules: readonly string[];
  readonly recipients: readonly string[];
  readonly signer: ReportSigner;
  /** What was counted from `countedFrom` to the period's end: the ground of later adjustments. */
  readonly counted: readonly ClosedRow[];
  readonly countedEvents: readonly ClosedEvent[];
  /** Start of the reporting year, or of the year before where that was closed too: its late edits are told as well. */
  readonly countedFrom: PlainDate;
}

export interface ReportInput {
  readonly calendar: ReportCalendar;
  readonly period: ReportingPeriod;
  readonly asOf: PlainDate;
  /** Everything that counts from the start of the reporting year, or of the same period last year, to the period's end. */
  readonly rows: readonly CountedRow[];
  readonly outgoing: ReadonlyMap<string, OutgoingDelegation>;
  readonly incoming: ReadonlyMap<string, IncomingDelegation>;
  /** Incidents begun by the period's end: all of the counted days, and those still open when they began. */
  readonly incidents: readonly CountedIncident[];
  readonly incidentRecords: ReadonlyMap<string, BorderIncident>;
  readonly exchanges: readonly CountedExchange[];
  readonly line: LineSource;
  /** Tasks that count, assigned by the period's end: all that were open on one of the counted days. */
  readonly tasks: readonly CountedTask[];
  /** Those that are late at the period's end, whole. */
  readonly lateTasks: ReadonlyMap<string, Task>;
  readonly names: ReportNames;
  readonly describe: (id: string) => { readonly code: string; readonly name: string };
  readonly baseline: ClosedBaseline | null;
  readonly eventBaseline: EventBaseline | null;
  readonly edited: ReadonlyMap<string, { readonly text: string | null; readonly leftOut: boolean }>;
  readonly settings: Pick<
    Settings,
    'issuer' | 'signer' | 'recipients' | 'addressee' | 'incidentRules' | 'groupUnits'
  >;
  readonly rules: Settings['countingRules'];
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
  const { calendar, period, rows, names } = input;
  const spans = spansOf(calendar, period);
  const ofDirection = (direction: Direction): readonly CountedRow[] =>
    rows.filter((row) => row.direction === direction);
  const within = (direction: Direction): readonly CountedRow[] =>
    ofDirection(direction).filter((row) => contains(period, row.decidingDate));
  const { incidents, exchanges } = input;
  const figures: ReportFigures = {
    outgoing: threeColumns(ofDirection('outgoing'), spans),
    incoming: threeColumns(ofDirection('incoming'), spans),
    incidents: threeStocks(incidents, spans),
    talks: three(spans, (span) => talkFigures(exchanges, span)),
    letters: three(spans, (span) => letterFigures(exchanges, span)),
    tasks: threeBalances(input.tasks, spans, input.asOf),
  };
  const incidentTables = incidentTableKeys.map((key) => incidentTable(incidents, key, spans, names));
  const events = eventsOf(incidents, exchanges, input.tasks);
  const changedEvents =
    input.eventBaseline === null ? [] : eventAdjustments(input.eventBaseline, events, input.describe);
  const cases = casesOf(incidents, period);
  const crossTables = (['outgoing', 'incoming'] as const).flatMap((direction) =>
    crossTableKeys.map((key) => crossTable(rows, direction, key, spans, names)),
  );
  const countedFrom = countedSince(calendar, spans, input.baseline);
  const adjustments = input.baseline === null ? [] : adjustmentsSince(input.baseline, rows, input.describe);
  const name = periodTitle(period);
  const annexPeriod = { name, to: period.to };
  const leftOut = (key: LeavableKey): boolean => input.edited.get(key)?.leftOut ?? false;
  return {
    period,
    periodName: periodName(period),
    calendarName: calendar.name.vi,
    asOf: input.asOf,
    state: 'open',
    spans,
    head: headOf(input, name),
    opening: fill(texts.opening, { period: name, from: formatDate(period.from), to: formatDate(period.to) }),
    sections: sectionsOf(input, {
      cooperation: [
        draftCooperation(
          figures,
          crossTables,
          adjustments,
          spans.yearToDate.from,
          spans.yearToDate.from === period.from,
        ),
        courtesySentence(exchanges, period, names),
      ]
        .filter((paragraph) => paragraph !== null)
        .join('\n'),
      border: draftBorder(
        {
          incidents: figures.incidents,
          tables: incidentTables,
          exchanges,
          period,
          yearStart: spans.yearToDate.from,
          adjustments: changedEvents.filter((event) => !isOfTask(event)),
          beyondCompetence: cases.filter((row) => row.beyondCompetence).length,
        },
        names,
      ),
      tasks: draftTasks(
        figures.tasks,
        {
          to: earliest(period.to, input.asOf),
          yearStart: spans.yearToDate.from,
          isFirstOfYear: spans.yearToDate.from === period.from,
        },
        changedEvents,
      ),
    }),
    ending: fill(texts.closing, { period: name }),
    figures,
    crossTables,
    tablesTitle: fill(texts.tables.title, { period: name.toUpperCase() }),
    tablesLeftOut: leftOut('tables'),
    annexes: [
      {
        ...outgoingAnnex(within('outgoing'), input.outgoing, annexPeriod, names),
        leftOut: leftOut('annex-outgoing'),
      },
      {
        ...incomingAnnex(within('incoming'), input.incoming, annexPeriod, names),
        leftOut: leftOut('annex-incoming'),
      },
      {
        ...incidentAnnex(
          cases,
          input.incidentRecords,
          { name, from: period.from, to: period.to },
          input.settings.incidentRules.backlogDays,
          names,
        ),
        leftOut: leftOut('annex-incidents'),
      },
    ],
    incidentTables,
    exchangeTable: exchangeTable(exchanges, spans, names),
    line: reportLine(incidents, spans, input.line, input.describe),
    borderTablesTitle: fill(texts.border.tables.title, { period: name.toUpperCase() }),
    borderTablesLeftOut: leftOut('border-tables'),
    eventAdjustments: changedEvents,
    borderRules: [texts.border.rules.deciding, texts.border.rules.stock, texts.border.rules.exchange],
    countedEvents: events
      .filter((event) => event.date >= countedFrom && event.date <= spans.yearToDate.to)
      .map((event) => ({ ...event, ...input.describe(event.id) })),
    taskAnnex: {
      ...taskAnnex(
        input.tasks,
        input.lateTasks,
        figures.tasks,
        { name, from: period.from, to: period.to },
        input.asOf,
        names,
      ),
      leftOut: leftOut('annex-tasks'),
    },
    adjustments,
    rules: rulesOf(input, [...within('outgoing'), ...within('incoming')]),
    recipients: input.settings.recipients ?? texts.recipients,
    signer: input.settings.signer ?? { onBehalf: '', position: texts.signerPosition, name: '' },
    counted: rows
      .filter((row) => row.decidingDate >= countedFrom && row.decidingDate <= spans.yearToDate.to)
      .map((row) => ({
        id: row.id,
        direction: row.direction,
        decidingDate: row.decidingDate,
        personTrips: row.personTrips,
        ...input.describe(row.id),
      })),
    countedFrom,
  };
}

/** First day of the reporting year before the one that holds a day. */
export function yearBefore(calendar: ReportCalendar, day: PlainDate): PlainDate {
  const { from } = reportingYearContaining(calendar, day);
  return reportingYearContaining(calendar, addDays(from, -1)).from;
}

function countedSince(
  calendar: ReportCalendar,
  spans: ThreeSpans,
  baseline: ClosedBaseline | null,
): PlainDate {
  const { from } = spans.yearToDate;
  if (baseline === null || baseline.from >= from) return from;
  return latest(baseline.from, yearBefore(calendar, from));
}

function headOf(input: ReportInput, name: string): ReportHead {
  const { calendar, period, settings, signed } = input;
  const next = nextPeriod(calendar, period);
  return {
    parent: settings.issuer?.parent ?? texts.parent,
    agency: settings.issuer?.name ?? texts.agency,
    nation: texts.nation,
    motto: texts.motto,
    number: signed.number ?? '',
    symbol: settings.issuer?.symbol ?? texts.symbol,
    place: settings.issuer?.place ?? texts.place,
    date: signed.date,
    year: Number(period.to.slice(0, 4)),
    kind: texts.kind,
    title:
      next === undefined
        ? fill(texts.title, { period: name })
        : fill(texts.titleWithNext, { period: name, next: periodName(next) }),
    addressee: settings.addressee ?? texts.addressee,
  };
}

function sectionsOf(
  input: ReportInput,
  drafts: Partial<Record<SectionKey, string>>,
): readonly ReportSection[] {
  const keys = ['results', ...sectionKeys] as const;
  return keys.map((key) => {
    const draft = key === 'results' ? '' : (drafts[key] ?? '');
    const own = input.edited.get(key);
    const written = own?.text ?? null;
    return {
      key,
      heading: texts.outline[key],
      level: ['cooperation', 'border', 'information', 'internal', 'tasks'].includes(key) ? 2 : 1,
      text: written ?? draft,
      draft,
      edited: written !== null,
      leftOut: own?.leftOut ?? false,
    };
  });
}

function rulesOf(input: ReportInput, counted: readonly CountedRow[]): readonly string[] {
  const { rules } = texts;
  const unconfirmed = counted.filter((row) => !row.confirmed).length;
  const period = { from: formatDate(input.period.from), to: formatDate(input.period.to) };
  return [
    fill(rules.period, { ...period, calendar: input.calendar.legalBasis }),
    input.rules.incomingDecidingDate === 'entry' ? rules.decidingEntry : rules.deciding,
    rules.people,
    rules.excluded,
    ...(input.rules.countEnterpriseMembers ? [] : [rules.noEnterprise]),
    ...(input.rules.countVietnameseEscorts ? [] : [rules.noEscorts]),
    rules.once,
    rules.country,
    ...(input.settings.groupUnits === 'asNow'
      ? [fill(rules.unitsAsNow, { date: formatDate(input.asOf) })]
      : [rules.unitsAsThen]),
    ...(unconfirmed === 0 ? [] : [fill(rules.unconfirmed, { count: unconfirmed })]),
  ];
}
