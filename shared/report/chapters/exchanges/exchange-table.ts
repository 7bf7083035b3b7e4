import texts from '../../../reference/report-texts.json' with { type: 'json' };
import { exchangeLevels } from '../../../registers/exchange/exchange-fields.ts';
import { letterFigures, talkFigures, type CountedExchange } from './exchange-figures.ts';
import type { Span, ThreeSpans } from '../delegations/measures.ts';
import type { ReportNames } from '../../report-names.ts';

/** Talks, and letters sent and received, in one span. */
export interface ExchangeCounts {
  readonly talks: number;
  readonly sent: number;
  readonly received: number;
}

/** One level; the rows of the table add up to the figures. */
export interface ExchangeRow {
  readonly label: string;
  readonly inPeriod: ExchangeCounts;
  readonly yearToDate: ExchangeCounts;
  readonly samePeriodLastYear: ExchangeCounts;
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
      inPeriod: of(spans.inPeriod),
      yearToDate: of(spans.yearToDate),
      samePeriodLastYear: of(spans.samePeriodLastYear),
    };
    const any = [row.inPeriod, row.yearToDate, row.samePeriodLastYear].some(
      ({ talks, sent, received }) => talks + sent + received > 0,
    );
    return any ? [row] : [];
  });
}
