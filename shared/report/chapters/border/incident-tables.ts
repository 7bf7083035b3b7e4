import texts from '../../../reference/report-texts.json' with { type: 'json' };
import { collationKey } from '../../../text/collation.ts';
import { grouped } from '../../grouped.ts';
import type { GroupName } from '../../group-name.ts';
import { threeStocks, type CountedIncident, type ThreeStocks } from './incident-figures.ts';
import type { ThreeSpans } from '../../spans.ts';
import { labelColumn, numberColumn, type Cell, type TableLayout } from '../../table-layout.ts';
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

/** Incidents by one attribute: stock in the period, what came and went since the year began and a year ago. */
export function incidentLayout(table: IncidentTable): TableLayout {
  const own = texts.border.tables;
  const cells = (label: string, stocks: ThreeStocks): readonly Cell[] => {
    const { inPeriod: now, yearToDate: year, samePeriodLastYear: last } = stocks;
    return [
      label,
      now.carriedOver,
      now.occurred,
      now.settled,
      now.pending,
      year.occurred,
      year.settled,
      last.occurred,
      last.settled,
      now.occurred - last.occurred,
    ];
  };
  return {
    title: table.title,
    columns: [
      labelColumn(own.label[table.by]),
      numberColumn('now-carried', own.carriedOver),
      numberColumn('now-occurred', own.occurred),
      numberColumn('now-settled', own.settled),
      numberColumn('now-pending', own.pending),
      numberColumn('year-occurred', own.occurred),
      numberColumn('year-settled', own.settled),
      numberColumn('last-occurred', own.occurred),
      numberColumn('last-settled', own.settled),
      numberColumn('change-occurred', own.occurred),
    ],
    groups: [
      { title: '', span: 1 },
      { title: texts.tables.inPeriod, span: 4 },
      { title: texts.tables.yearToDate, span: 2 },
      { title: texts.tables.samePeriodLastYear, span: 2 },
      { title: texts.tables.change, span: 1 },
    ],
    rows: table.rows.map((row) => cells(row.label, row)),
    total: cells(texts.tables.total, table.total),
  };
}
