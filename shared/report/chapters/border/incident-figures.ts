import type { ReferenceValue } from '../../../registers/field.ts';
import type { PlainDate } from '../../../time/plain-date.ts';
import { bySpan, type Span, type BySpan, type ReportSpans } from '../../spans.ts';

/** One incident that counts, with what the figures and tables group by. */
export interface CountedIncident {
  readonly id: string;
  /** Day of occurrence, else of discovery. */
  readonly occurred: PlainDate;
  /** Day of the result that settled it, never before `occurred`; null while it is open. */
  readonly settled: PlainDate | null;
  readonly type: ReferenceValue | null;
  readonly side: string | null;
  readonly commune: ReferenceValue | null;
  readonly gate: ReferenceValue | null;
  readonly post: ReferenceValue | null;
  readonly beyondCompetence: boolean;
  /** The place in its one written form; null where no marker could be read. */
  readonly markers: string | null;
  /** A quick report of a post that the department has still to compare with its source document. */
  readonly awaiting: boolean;
}

/** Cases of a span of days. It always holds that `carriedOver + occurred − settled = pending`. */
export interface IncidentStock {
  /** Open when the span began. */
  readonly carriedOver: number;
  readonly occurred: number;
  readonly settled: number;
  /** Open when the span's last day ended. */
  readonly pending: number;
  /** Of those that occurred, how many wait for their cross-check. */
  readonly awaiting: number;
}

export type StocksBySpan = BySpan<IncidentStock>;

/** The stock of a span, both ends inclusive. */
export function incidentStock(rows: readonly CountedIncident[], { from, to }: Span): IncidentStock {
  let [carriedOver, occurred, settled, pending, awaiting] = [0, 0, 0, 0, 0];
  for (const row of rows) {
    if (row.occurred > to) continue;
    if (row.occurred >= from) {
      occurred += 1;
      if (row.awaiting) awaiting += 1;
    } else if (row.settled === null || row.settled >= from) carriedOver += 1;
    if (row.settled === null || row.settled > to) pending += 1;
    else if (row.settled >= from) settled += 1;
  }
  return { carriedOver, occurred, settled, pending, awaiting };
}

export function stocksBySpan(rows: readonly CountedIncident[], spans: ReportSpans): StocksBySpan {
  return bySpan(spans, (span) => incidentStock(rows, span));
}

/** Cases that a period's report has to do with: open when it began, or begun in it. */
export function casesOf(rows: readonly CountedIncident[], { from, to }: Span): readonly CountedIncident[] {
  return rows.filter((row) => row.occurred <= to && (row.settled === null || row.settled >= from));
}
