import texts from '../../../reference/report-texts.json' with { type: 'json' };
import type { BorderIncident } from '../../../registers/border-incident/border-incident.ts';
import { notWithdrawn } from '../../../registers/define-register.ts';
import { formatCount, formatSigned } from '../../../text/numbers.ts';
import { withinSentence } from '../../../text/sentence.ts';
import { fill } from '../../../text/template.ts';
import { earliest, type PlainDate } from '../../../time/plain-date.ts';
import { formatOfficialDate } from '../../../time/typed-date.ts';
import { changePhrases, type EventAdjustment } from '../../event-adjustments.ts';
import { spanInWords, type Progress } from '../../period-names.ts';
import { yearBeforeOf, type ShownSpan, type Span } from '../../spans.ts';
import type { IncidentStock, StocksBySpan } from './incident-figures.ts';
import type { IncidentTable } from './incident-tables.ts';

const { sentences } = texts.border;

/** What the paragraphs on incidents are drafted from. */
export interface IncidentFacts {
  readonly incidents: StocksBySpan;
  readonly tables: readonly IncidentTable[];
  readonly period: Span;
  readonly shown: readonly ShownSpan[];
  readonly asOf: PlainDate;
  readonly progress: Progress;
  /** Quick reports of the period that the settings leave out of the figures until they are compared. */
  readonly awaitingLeftOut: number;
  /** Cases of the period that are beyond the province's competence, and how many of them a step reports to the centre. */
  readonly beyondCompetence: { readonly count: number; readonly reported: number };
}

/** Paragraphs on incidents as drafted from the figures; staff edit them. Null while the period is still to come. */
export function draftIncidents(facts: IncidentFacts): string | null {
  const { incidents, progress } = facts;
  if (progress === 'ahead') return null;
  return [
    occurredSentence(facts),
    leftOutSentence(facts),
    stockSentence(facts),
    beyondSentence(facts.beyondCompetence),
    progress === 'over' ? comparison(incidents, 'inPeriod') : null,
    ...facts.shown.filter(({ now }) => now === 'yearToDate').map((span) => yearToDate(facts, span)),
  ]
    .filter((paragraph) => paragraph !== null)
    .join('\n');
}

const dayOf = ({ asOf }: IncidentFacts) => ({ asOf: formatOfficialDate(asOf) });

function occurredSentence(facts: IncidentFacts): string {
  const underWay = facts.progress === 'underWay';
  const { occurred } = facts.incidents.inPeriod;
  if (occurred === 0) return fill(underWay ? sentences.noneUnderWay : sentences.none, dayOf(facts));
  const when = fill(underWay ? sentences.whenUnderWay : sentences.when, dayOf(facts));
  const sides = listOf(facts.tables, 'side', occurred > 1);
  return fill(occurred === 1 ? sentences.one : sentences.occurred, {
    when,
    count: formatCount(occurred),
    awaiting: awaitingPart(facts.incidents.inPeriod),
    types: listOf(facts.tables, 'type', occurred > 1),
    sides: sides === '' ? '' : fill(occurred === 1 ? sentences.oneSide : sentences.sides, { sides }),
  });
}

/** How many of the cases that occurred still wait for their cross-check, behind their number; empty for none. */
function awaitingPart({ awaiting, occurred }: IncidentStock): string {
  if (awaiting === 0) return '';
  return occurred === 1 ? sentences.oneAwaiting : fill(sentences.awaiting, { count: formatCount(awaiting) });
}

/** Quick reports that are left out of the figures; null where none are. */
function leftOutSentence({ awaitingLeftOut }: IncidentFacts): string | null {
  return awaitingLeftOut === 0
    ? null
    : fill(sentences.awaitingLeftOut, { count: formatCount(awaitingLeftOut) });
}

function listOf(tables: readonly IncidentTable[], by: 'type' | 'side', counted: boolean): string {
  const rows = tables.find((table) => table.by === by)?.rows ?? [];
  return (
    rows
      // A side that nobody recorded is no side.
      .filter((row) => row.inPeriod.occurred > 0 && (by === 'type' || row.label !== texts.tables.unknown))
      .map((row) => {
        const label = withinSentence(row.label);
        return counted ? fill(sentences.item, { label, count: formatCount(row.inPeriod.occurred) }) : label;
      })
      .join('; ')
  );
}

/** What became of the cases, without what there was none of; null where there was no case. */
function stockSentence(facts: IncidentFacts): string | null {
  const { carriedOver, occurred, settled, pending } = facts.incidents.inPeriod;
  if (carriedOver + occurred === 0) return null;
  const values = countsOf(facts.incidents.inPeriod);
  const to = formatOfficialDate(earliest(facts.period.to, facts.asOf));
  const sentence = [
    ...(carriedOver === 0 ? [] : [fill(sentences.carriedOver, values)]),
    settled === 0 ? sentences.noneSettled : fill(sentences.settled, values),
    fill(pending === 0 ? sentences.nonePending : sentences.pending, { ...values, to }),
  ].join('; ');
  return `${sentence.slice(0, 1).toUpperCase()}${sentence.slice(1)}.`;
}

function beyondSentence({ count, reported }: IncidentFacts['beyondCompetence']): string | null {
  if (count === 0) return null;
  const values = { count: formatCount(count), reported: formatCount(reported) };
  if (reported === 0) return fill(sentences.beyondCompetence, values);
  return fill(reported === count ? sentences.beyondReported : sentences.beyondPartly, values);
}

/** Nothing where the year before had no case. */
function comparison(incidents: StocksBySpan, name: ShownSpan['now']): string | null {
  const now = incidents[name];
  const before = incidents[yearBeforeOf(name)];
  if (before === null || before.occurred === 0) return null;
  const change = now.occurred - before.occurred;
  const sentence = change === 0 ? sentences.same : change > 0 ? sentences.up : sentences.down;
  return fill(sentence, { change: formatCount(Math.abs(change)), before: formatCount(before.occurred) });
}

function yearToDate({ incidents, progress, asOf }: IncidentFacts, span: ShownSpan): string | null {
  const { yearToDate: stock } = incidents;
  if (stock.carriedOver + stock.occurred === 0) return null;
  const values = countsOf(stock);
  const parts = [
    ...(stock.carriedOver === 0 ? [] : [fill(sentences.yearCarriedOver, values)]),
    ...(stock.settled === 0 ? [] : [fill(sentences.settled, values)]),
  ];
  const told = fill(sentences.yearToDate, {
    ...values,
    awaiting: awaitingPart(stock),
    span: spanInWords(span, progress, asOf),
    parts: parts.map((part) => `, ${part}`).join(''),
  });
  const compared = progress === 'over' ? comparison(incidents, 'yearToDate') : null;
  return compared === null ? told : `${told} ${compared}`;
}

function countsOf(stock: IncidentStock): Readonly<Record<keyof IncidentStock, string>> {
  return {
    carriedOver: formatCount(stock.carriedOver),
    occurred: formatCount(stock.occurred),
    settled: formatCount(stock.settled),
    pending: formatCount(stock.pending),
    awaiting: formatCount(stock.awaiting),
  };
}

/** Whether a step by the end of a period says that the case was reported to the central level. */
export function isReportedUp({ steps }: Pick<BorderIncident, 'steps'>, until: PlainDate): boolean {
  return notWithdrawn(steps).some(
    ({ kind, level, date, summary, number }) =>
      kind === 'reportUp' &&
      (date === null || date <= until) &&
      (level === 'central' ||
        texts.border.reportedUpWords.some((word) => `${summary ?? ''} ${number ?? ''}`.includes(word))),
  );
}

/** What changed in the incidents of closed periods. */
export function incidentChanges(adjustments: readonly EventAdjustment[]): readonly string[] {
  return changePhrases(adjustments, ['incidentOccurred', 'incidentSettled'], (subject, sum) =>
    fill(sentences.adjusted[subject], { count: formatSigned(sum) }),
  );
}
