import type { PlainDate } from '../time/plain-date.ts';

/** Days, both ends inclusive. */
export interface Span {
  readonly from: PlainDate;
  readonly to: PlainDate;
}

/** What stands in the three columns of every table. */
export interface Three<Figures> {
  readonly inPeriod: Figures;
  readonly yearToDate: Figures;
  readonly samePeriodLastYear: Figures;
}

/** Spans behind the three columns. */
export type ThreeSpans = Three<Span>;

/** Counts once for each of the three columns. */
export function three<Figures>(spans: ThreeSpans, count: (span: Span) => Figures): Three<Figures> {
  return {
    inPeriod: count(spans.inPeriod),
    yearToDate: count(spans.yearToDate),
    samePeriodLastYear: count(spans.samePeriodLastYear),
  };
}
