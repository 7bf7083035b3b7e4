import type { PlainDate } from '../time/plain-date.ts';

/** Days, both ends inclusive. */
export interface Span {
  readonly from: PlainDate;
  readonly to: PlainDate;
}

/** Figures of the period and of the year to date, each with those of the same span of the year before. */
export interface BySpan<Figures> {
  readonly inPeriod: Figures;
  readonly samePeriodLastYear: Figures;
  readonly yearToDate: Figures;
  /** Null where the report was closed before this was counted: it is never counted afterwards. */
  readonly yearToDateLastYear: Figures | null;
}

export type SpanName = keyof BySpan<unknown>;

/** The days behind the figures of a report. */
export type ReportSpans = BySpan<Span> & { readonly yearToDateLastYear: Span };

/** Counts once for each span. */
export function bySpan<Figures>(spans: ReportSpans, count: (span: Span) => Figures): BySpan<Figures> {
  return {
    inPeriod: count(spans.inPeriod),
    samePeriodLastYear: count(spans.samePeriodLastYear),
    yearToDate: count(spans.yearToDate),
    yearToDateLastYear: count(spans.yearToDateLastYear),
  };
}

/** Figures of every span that was counted. */
export function allSpans<Figures>(figures: BySpan<Figures>): readonly Figures[] {
  const { inPeriod, samePeriodLastYear, yearToDate, yearToDateLastYear } = figures;
  return [
    inPeriod,
    samePeriodLastYear,
    yearToDate,
    ...(yearToDateLastYear === null ? [] : [yearToDateLastYear]),
  ];
}

/** One of the spans that the tables of a report show, beside the same span of the year before. */
export interface ShownSpan {
  /** Head over its columns: `Quý II`, `6 tháng đầu năm`. */
  readonly title: string;
  readonly now: 'inPeriod' | 'yearToDate';
}

/** The span of the year before that stands beside a shown one. */
export function yearBeforeOf(now: ShownSpan['now']): SpanName {
  return now === 'inPeriod' ? 'samePeriodLastYear' : 'yearToDateLastYear';
}
