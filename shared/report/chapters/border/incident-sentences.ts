import texts from '../../../reference/report-texts.json' with { type: 'json' };
import { courtesyKinds } from '../../../registers/letter/letter.ts';
import { exchangeLevels } from '../../../registers/exchange/exchange-fields.ts';
import { formatCount, formatSigned } from '../../../text/numbers.ts';
import { fill } from '../../../text/template.ts';
import type { PlainDate } from '../../../time/plain-date.ts';
import { formatDate } from '../../../time/typed-date.ts';
import { sumOfEvents, type EventAdjustment } from '../../event-adjustments.ts';
import type { CountedExchange } from '../exchanges/exchange-figures.ts';
import type { ThreeStocks } from './incident-figures.ts';
import type { IncidentTable } from './incident-tables.ts';
import type { Span } from '../delegations/measures.ts';
import type { ReportNames } from '../../report-names.ts';

const { sentences } = texts.border;

/** What the paragraphs on the border are drafted from. */
export interface BorderFacts {
  readonly incidents: ThreeStocks;
  readonly tables: readonly IncidentTable[];
  readonly exchanges: readonly CountedExchange[];
  readonly period: Span;
  readonly yearStart: PlainDate;
  readonly adjustments: readonly EventAdjustment[];
  /** Cases of the period that went to the central level. */
  readonly beyondCompetence: number;
}

/** Paragraphs on the border as drafted from the figures; staff edit them. */
export function draftBorder(facts: BorderFacts, names: ReportNames): string {
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
    exchangeSentence(facts, names),
    facts.adjustments.length === 0 ? null : adjustmentSentence(facts.adjustments),
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
        label: row.label.charAt(0).toLowerCase() + row.label.slice(1),
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

/** Talks and letters on matters of the line, by level, highest first. */
function exchangeSentence({ exchanges, period }: BorderFacts, names: ReportNames): string {
  const now = exchanges.filter((row) => row.date >= period.from && row.date <= period.to);
  const talks = now.filter((row) => row.register === 'talk');
  const letters = now.filter((row) => row.register === 'letter' && !courtesyKinds.includes(row.kind ?? ''));
  const sent = letters.filter((row) => row.direction !== 'received');
  return fill(sentences.exchange, {
    talks: phrase(talks, sentences.talks, sentences.noTalks, names),
    sent: phrase(sent, sentences.sent, sentences.noSent, names),
    received: phrase(
      letters.filter((row) => row.direction === 'received'),
      sentences.received,
      sentences.noReceived,
      names,
    ),
  });
}

function phrase(rows: readonly CountedExchange[], some: string, none: string, names: ReportNames): string {
  if (rows.length === 0) return none;
  const levels = [...exchangeLevels.toReversed(), null].flatMap((level) => {
    const count = rows.filter((row) => row.level === level).length;
    if (count === 0) return [];
    const label = level === null ? sentences.unknownLevel : names.choice('exchangeLevel', level);
    return [
      fill(sentences.levelItem, {
        label: label.charAt(0).toLowerCase() + label.slice(1),
        count: formatCount(count),
      }),
    ];
  });
  return fill(some, { count: formatCount(rows.length), levels: levels.join('; ') });
}

/** "gửi 02 thư chúc mừng, 01 thư thăm hỏi": letters that keep up relations; null where there were none. */
export function courtesySentence(
  exchanges: readonly CountedExchange[],
  period: Span,
  names: ReportNames,
): string | null {
  const letters = exchanges.filter(
    (row) => row.register === 'letter' && row.date >= period.from && row.date <= period.to,
  );
  const of = (direction: 'sent' | 'received'): string =>
    courtesyKinds
      .flatMap((kind) => {
        const count = letters.filter(
          (row) => row.kind === kind && (row.direction === 'received') === (direction === 'received'),
        ).length;
        if (count === 0) return [];
        const label = names.choice('letterKind', kind);
        return [`${formatCount(count)} ${label.charAt(0).toLowerCase()}${label.slice(1)}`];
      })
      .join(', ');
  const [sent, received] = [of('sent'), of('received')];
  if (sent === '' && received === '') return null;
  if (received === '') return fill(sentences.courtesySent, { sent });
  if (sent === '') return fill(sentences.courtesyReceived, { received });
  return fill(sentences.courtesy, { sent, received });
}

function adjustmentSentence(adjustments: readonly EventAdjustment[]): string {
  const subjects = ['incidentOccurred', 'incidentSettled', 'talk', 'letter'] as const;
  const list = subjects.flatMap((subject) => {
    const changed = adjustments.some((adjustment) => adjustment.subject === subject);
    const sum = sumOfEvents(adjustments, subject);
    return changed ? [fill(sentences.adjusted[subject], { count: formatSigned(sum) })] : [];
  });
  return fill(sentences.adjustments, { list: list.join('; ') });
}
