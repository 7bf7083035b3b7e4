import { three, type Span, type Three, type ThreeSpans } from '../../spans.ts';
import type { CountedRow } from './counted-row.ts';

/** The two measures of delegations, always shown together. */
export interface Measure {
  /** Đoàn. */
  readonly delegations: number;
  /** Lượt người: the same person on two trips counts twice. */
  readonly personTrips: number;
}

/** Delegations in the three columns of a table. */
export type ThreeColumns = Three<Measure>;

export interface DelegationFigures {
  readonly outgoing: ThreeColumns;
  readonly incoming: ThreeColumns;
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
  return three(spans, (span) => measure(rows, span));
}
