import texts from '../../../reference/report-texts.json' with { type: 'json' };
import { collationKey } from '../../../text/collation.ts';
import { grouped } from '../../grouped.ts';
import type { GroupName } from '../../group-name.ts';
import { threeStocks, type CountedIncident, type ThreeStocks } from './incident-figures.ts';
import type { ThreeSpans } from '../delegations/measures.ts';
import type { ReportNames } from '../../report-names.ts';

export const incidentTableKeys = ['type', 'side', 'commune', 'post', 'gate'] as const;
export type IncidentTableKey = (typeof incidentTableKeys)[number];

/** Incidents by one attribute. Each stands in exactly one row, so the rows add up to the total. */
export interface IncidentTable {
  readonly by: IncidentTableKey;
  readonly title: string;
  readonly rows: readonly (ThreeStocks & { readonly label: string })[];
  readonly total: ThreeStocks;
}

const catalogueOf = {
  type: 'incident-type',
  commune: 'unit',
  post: 'organisation',
  gate: 'gate',
} as const;

export function incidentTable(
  rows: readonly CountedIncident[],
  by: IncidentTableKey,
  spans: ThreeSpans,
  names: ReportNames,
): IncidentTable {
  const lines = grouped(rows, (row) => groupOf(row, by, names))
    .map(({ key, label, members }) => ({ key, label, ...threeStocks(members, spans) }))
    .filter((line) =>
      [line.inPeriod, line.yearToDate, line.samePeriodLastYear].some(
        (stock) => stock.carriedOver + stock.occurred > 0,
      ),
    )
    .toSorted(
      (a, b) =>
        Number(a.key === '') - Number(b.key === '') ||
        b.inPeriod.occurred - a.inPeriod.occurred ||
        b.inPeriod.carriedOver - a.inPeriod.carriedOver ||
        (collationKey(a.label) < collationKey(b.label) ? -1 : 1),
    );
  return {
    by,
    title: texts.border.tables.by[by],
    rows: lines.map(({ key: _key, ...line }) => line),
    total: threeStocks(rows, spans),
  };
}

function groupOf(row: CountedIncident, by: IncidentTableKey, names: ReportNames): GroupName {
  if (by === 'side') {
    return row.side === null
      ? { key: '', label: texts.tables.unknown }
      : { key: row.side, label: names.choice('incidentSide', row.side) };
  }
  const value = row[by];
  if (value !== null) return names.group(value, catalogueOf[by]);
  return { key: '', label: by === 'gate' ? texts.border.tables.noGate : texts.tables.unknown };
}
