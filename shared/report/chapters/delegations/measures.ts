import { bySpan, type BySpan, type ReportSpans, type Span } from '../../spans.ts';
import type { CountedRow } from './counted-row.ts';

/** The two measures of delegations, always shown together. */
export interface Measure {
  /** Đoàn. */
  readonly delegations: number;
  /** Lượt người: the same person on two trips counts twice. */
  readonly personTrips: number;
}

/** Delegations in every span of a report. */
export type MeasuresBySpan = BySpan<Measure>;

export interface DelegationFigures {
  readonly outgoing: MeasuresBySpan;
  readonly incoming: MeasuresBySpan;
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

export function measuresBySpan(rows: readonly CountedRow[], spans: ReportSpans): MeasuresBySpan {
  return bySpan(spans, (span) => measure(rows, span));
}
