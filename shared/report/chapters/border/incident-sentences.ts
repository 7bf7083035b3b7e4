import texts from '../../../reference/report-texts.json' with { type: 'json' };
import { formatCount, formatSigned } from '../../../text/numbers.ts';
import { withinSentence } from '../../../text/sentence.ts';
import { fill } from '../../../text/template.ts';
import type { PlainDate } from '../../../time/plain-date.ts';
import { formatDate } from '../../../time/typed-date.ts';
import { changePhrases, type EventAdjustment } from '../../event-adjustments.ts';
import type { Span } from '../../spans.ts';
import type { ThreeStocks } from './incident-figures.ts';
import type { IncidentTable } from './incident-tables.ts';

const { sentences } = texts.border;

/** What the paragraphs on incidents are drafted from. */
export interface IncidentFacts {
  readonly incidents: ThreeStocks;
  readonly tables: readonly IncidentTable[];
  readonly period: Span;
  readonly yearStart: PlainDate;
  /** Cases of the period that went to the central level. */
  readonly beyondCompetence: number;
}

/** Paragraphs on incidents as drafted from the figures; staff edit them. */
export function draftIncidents(facts: IncidentFacts): string {
  const { incidents, period } = facts;
  const { inPeriod, yearToDate } = incidents;
  const isFirst = facts.yearStart === period.from;
  return [
    inPeriod.occurred === 0
      ? sentences.none
      : fill(sentences.occurred, {
          count: formatCount(inPeriod.occurred),
          types: listOf(facts.tables, 'type'),
          sides: listOf(facts.tables, 'side'),
        }),
    inPeriod.carriedOver + inPeriod.occurred === 0
      ? null
      : fill(sentences.stock, { ...counts(inPeriod), to: formatDate(period.to) }),
    facts.beyondCompetence === 0
      ? null
      : fill(sentences.beyondCompetence, { count: formatCount(facts.beyondCompetence) }),
    comparison(incidents),
    isFirst || yearToDate.carriedOver + yearToDate.occurred === 0
      ? null
      : fill(sentences.yearToDate, { ...counts(yearToDate), from: formatDate(facts.yearStart) }),
  ]
    .filter((paragraph) => paragraph !== null)
    .join('\n');
}

function counts(stock: ThreeStocks['inPeriod']): Readonly<Record<keyof typeof stock, string>> {
  return {
    carriedOver: formatCount(stock.carriedOver),
    occurred: formatCount(stock.occurred),
    settled: formatCount(stock.settled),
    pending: formatCount(stock.pending),
  };
}

function listOf(tables: readonly IncidentTable[], by: 'type' | 'side'): string {
  const rows = tables.find((table) => table.by === by)?.rows ?? [];
  return rows
    .filter((row) => row.inPeriod.occurred > 0)
    .map((row) =>
      fill(sentences.item, {
        label: withinSentence(row.label),
        count: formatCount(row.inPeriod.occurred),
      }),
    )
    .join('; ');
}

function comparison({ inPeriod, samePeriodLastYear: last }: ThreeStocks): string | null {
  if (inPeriod.occurred + last.occurred === 0) return null;
  const values = {
    now: formatCount(inPeriod.occurred),
    before: formatCount(last.occurred),
    change: formatCount(Math.abs(inPeriod.occurred - last.occurred)),
  };
  if (inPeriod.occurred === last.occurred) return fill(sentences.same, values);
  const direction = inPeriod.occurred > last.occurred ? texts.sentences.up : texts.sentences.down;
  return fill(sentences.change, { ...values, direction });
}

/** What changed in the incidents of closed periods. */
export function incidentChanges(adjustments: readonly EventAdjustment[]): readonly string[] {
  return changePhrases(adjustments, ['incidentOccurred', 'incidentSettled'], (subject, sum) =>
    fill(sentences.adjusted[subject], { count: formatSigned(sum) }),
  );
}
