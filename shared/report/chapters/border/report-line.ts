import { compareIncidents, type LineFeature, type LineModel } from '../../../border/line.ts';
import { lineSpan, parseMarkers, withinLimits, type MarkerLimits } from '../../../border/marker.ts';
import type { CountedIncident } from './incident-figures.ts';
import type { ReportSpans } from '../../spans.ts';

/** The line of a report: what is drawn of its period, whole in itself, so that a closed report always draws the same. */
export interface ReportLine extends LineModel {
  /** Group of each type that occurs, by the catalogue of the day. */
  readonly groups: Readonly<Record<string, string>>;
}

export interface LineSource {
  readonly limits: MarkerLimits;
  /** What stands on the line on the period's last day. */
  readonly features: readonly LineFeature[];
  readonly groupOf: (type: string) => string;
}

/** The incidents that occurred in the period, with their state at its end, beside those of the same period last year. */
export function reportLine(
  incidents: readonly CountedIncident[],
  spans: ReportSpans,
  { limits, features, groupOf }: LineSource,
  describe: (id: string) => { readonly code: string; readonly name: string },
): ReportLine {
  const within = ({ from, to }: ReportSpans['inPeriod']): readonly CountedIncident[] =>
    incidents.filter((row) => row.occurred >= from && row.occurred <= to);
  const placed = (rows: readonly CountedIncident[]) =>
    rows.flatMap((row) => {
      const range = row.markers === null ? null : parseMarkers(row.markers).range;
      const span = range === null ? null : lineSpan(range);
      return span === null || !withinLimits(limits, span.west) ? [] : [{ row, span }];
    });
  const own = within(spans.inPeriod);
  const shown = placed(own);
  return {
    limits,
    ...spans.inPeriod,
    features,
    incidents: shown
      .map(({ row, span }) => ({
        id: row.id,
        code: describe(row.id).code,
        title: describe(row.id).name,
        ...span,
        markers: row.markers ?? '',
        type: row.type?.code ?? '',
        typeName: row.type?.text ?? '',
        status: row.settled !== null && row.settled <= spans.inPeriod.to ? 'settled' : 'new',
        awaiting: row.awaiting,
        date: row.occurred,
      }))
      .toSorted(compareIncidents),
    lastYear: placed(within(spans.samePeriodLastYear)).map(({ span }) => span.west),
    unplaced: own.length - shown.length,
    groups: Object.fromEntries(shown.map(({ row }) => [row.type?.code ?? '', groupOf(row.type?.code ?? '')])),
  };
}
