import type { PlainDate } from '../../../time/plain-date.ts';
import type { CountedRow } from './counted-row.ts';

/** The two measures of delegations, always shown together. */
export interface Measure {
  /** Đoàn. */
  readonly delegations: number;
  /** Lượt người: the same person on two trips counts twice. */
  readonly personTrips: number;
}

/** The three columns of every table. */
export interface ThreeColumns {
  readonly inPeriod: Measure;
  readonly yearToDate: Measure;
  readonly samePeriodLastYear: Measure;
}

/** Days, both ends inclusive. */
export interface Span {
  readonly from: PlainDate;
  readonly to: PlainDate;
}

/** Spans behind the three columns; all ends inclusive. */
export interface ThreeSpans {
  readonly inPeriod: Span;
  readonly yearToDate: Span;
  readonly samePeriodLastYear: Span;
}

export function measure(rows: readonly CountedRow[], span: Span): Measure {
  let delegations = 0;
  let personTrips = 0;
  for (const row of rows) {
    if (row.decidingDate < span.from || row.decidingDate > span.to) continue;
    delegations += 1;
    personTrips += row.personTrips;
  }
  return { delegations, personTrips };
}

export function threeColumns(rows: readonly CountedRow[], spans: ThreeSpans): ThreeColumns {
  return {
    inPeriod: measure(rows, spans.inPeriod),
    yearToDate: measure(rows, spans.yearToDate),
    samePeriodLastYear: measure(rows, spans.samePeriodLastYear),
  };
}
