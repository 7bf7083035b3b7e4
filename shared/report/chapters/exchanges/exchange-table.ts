import texts from '../../../reference/report-texts.json' with { type: 'json' };
import { exchangeLevels } from '../../../registers/exchange/exchange-fields.ts';
import { letterFigures, talkFigures, type CountedExchange } from './exchange-figures.ts';
import { three, type Span, type Three, type ThreeSpans } from '../../spans.ts';
import { labelColumn, numberColumn, type TableLayout } from '../../table-layout.ts';
import type { ReportNames } from '../../report-names.ts';

/** Talks, and letters sent and received, in one span. */
export interface ExchangeCounts {
  readonly talks: number;
  readonly sent: number;
  readonly received: number;
}

/** One level; the rows of the table add up to the figures. */
export interface ExchangeRow extends Three<ExchangeCounts> {
  readonly label: string;
}

/** Levels that have any talk or letter, the highest first; what has no level recorded comes last. */
export function exchangeTable(
  rows: readonly CountedExchange[],
  spans: ThreeSpans,
  names: ReportNames,
): readonly ExchangeRow[] {
  return [...exchangeLevels.toReversed(), null].flatMap((level) => {
    const own = rows.filter((row) => row.level === level);
    const of = (span: Span): ExchangeCounts => {
      const { sent, received } = letterFigures(own, span);
      return { talks: talkFigures(own, span).total, sent, received };
    };
    const row = {
      label: level === null ? texts.tables.unknown : names.choice('exchangeLevel', level),
      ...three(spans, of),
    };
    const any = [row.inPeriod, row.yearToDate, row.samePeriodLastYear].some(
      ({ talks, sent, received }) => talks + sent + received > 0,
    );
    return any ? [row] : [];
  });
}

/** Talks and letters by level. */
export function exchangeLayout(rows: readonly ExchangeRow[]): TableLayout {
  const own = texts.border.tables;
  const subjects = ['talks', 'sent', 'received'] as const;
  const spans = ['inPeriod', 'yearToDate', 'samePeriodLastYear'] as const;
  const sums = (of: readonly ExchangeRow[]): readonly number[] =>
    subjects.flatMap((subject) => spans.map((span) => of.reduce((sum, row) => sum + row[span][subject], 0)));
  return {
    title: own.exchange,
    columns: [
      labelColumn(own.level),
      ...subjects.flatMap((subject) => [
        numberColumn(`${subject}-now`, own.now),
        numberColumn(`${subject}-year`, own.year),
        numberColumn(`${subject}-last`, own.last),
      ]),
    ],
    groups: [{ title: '', span: 1 }, ...subjects.map((subject) => ({ title: own[subject], span: 3 }))],
    rows: rows.map((row) => [row.label, ...sums([row])]),
    total: [texts.tables.total, ...sums(rows)],
  };
}
