import texts from '../../../reference/report-texts.json' with { type: 'json' };
import { collationKey } from '../../../text/collation.ts';
import { grouped } from '../../grouped.ts';
import type { GroupName } from '../../group-name.ts';
import {
  stocksBySpan,
  type CountedIncident,
  type IncidentStock,
  type StocksBySpan,
} from './incident-figures.ts';
import { allSpans, yearBeforeOf, type ReportSpans, type ShownSpan } from '../../spans.ts';
import { labelColumn, numberColumn, type Cell, type TableLayout } from '../../table-layout.ts';
import type { ReportNames } from '../../report-names.ts';

export const incidentTableKeys = ['type', 'side', 'commune', 'post', 'gate'] as const;
export type IncidentTableKey = (typeof incidentTableKeys)[number];

/** Incidents by one attribute. Each stands in exactly one row, so the rows add up to the total. */
export interface IncidentTable {
  readonly by: IncidentTableKey;
  readonly title: string;
  readonly rows: readonly (StocksBySpan & { readonly label: string })[];
  readonly total: StocksBySpan;
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
  spans: ReportSpans,
  names: ReportNames,
): IncidentTable {
  const lines = grouped(rows, (row) => groupOf(row, by, names))
    .map(({ key, label, members }) => ({ key, label, ...stocksBySpan(members, spans) }))
    .filter((line) => allSpans(line).some(hasCases))
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
    total: stocksBySpan(rows, spans),
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

const hasCases = ({ carriedOver, occurred }: IncidentStock): boolean => carriedOver + occurred > 0;

const ofSpan = ['carriedOver', 'occurred', 'settled', 'pending'] as const;
const ofYearBefore = ['occurred', 'settled'] as const;

/** Incidents by one attribute: the stock of each shown span, with what came and went in the same of the year before. */
export function incidentLayout(table: IncidentTable, shown: readonly ShownSpan[]): TableLayout {
  const own = texts.border.tables;
  const cells = (label: string, stocks: StocksBySpan): readonly Cell[] => [
    label,
    ...shown.flatMap(({ now: name }): readonly Cell[] => {
      const now = stocks[name];
      const before = stocks[yearBeforeOf(name)];
      return [
        ...ofSpan.map((key) => now[key]),
        ...ofYearBefore.map((key) => before?.[key] ?? null),
        before === null ? null : now.occurred - before.occurred,
      ];
    }),
  ];
  return {
    title: table.title,
    columns: [
      labelColumn(own.label[table.by], shown.length > 1 ? 22 : 30),
      ...shown.flatMap(({ now }) => [
        ...ofSpan.map((key) => numberColumn(`${now}-${key}`, own[key])),
        ...ofYearBefore.map((key) => numberColumn(`${yearBeforeOf(now)}-${key}`, own[key])),
        numberColumn(`change-${now}`, own.occurred),
      ]),
    ],
    groups: [
      { title: '', span: 1 },
      ...shown.flatMap(({ title }) => [
        { title, span: ofSpan.length },
        { title: texts.tables.samePeriodLastYear, span: ofYearBefore.length },
        { title: texts.tables.change, span: 1 },
      ]),
    ],
    rows: table.rows
      .filter((row) =>
        shown.some(({ now }) => {
          const before = row[yearBeforeOf(now)];
          return hasCases(row[now]) || (before !== null && hasCases(before));
        }),
      )
      .map((row) => cells(row.label, row)),
    total: cells(texts.tables.total, table.total),
  };
}
