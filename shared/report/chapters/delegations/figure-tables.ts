import texts from '../../../reference/report-texts.json' with { type: 'json' };
import { percentChange } from '../../../text/numbers.ts';
import { yearBeforeOf, type ShownSpan } from '../../spans.ts';
import {
  labelColumn,
  numberColumn,
  type Cell,
  type TableColumn,
  type TableLayout,
} from '../../table-layout.ts';
import type { CrossTable, VisitTable } from './cross-tables.ts';
import type { DelegationFigures, MeasuresBySpan } from './measures.ts';

const { tables } = texts;

/** Lines of đoàn and lượt in each shown span and in the same of the year before, with the change. */
function figureTable(
  title: string,
  label: string,
  shown: readonly ShownSpan[],
  rows: readonly (MeasuresBySpan & { readonly label: string })[],
  total: MeasuresBySpan | null,
): TableLayout {
  const pair = (key: string): readonly TableColumn[] => [
    numberColumn(`${key}-delegations`, tables.delegations),
    numberColumn(`${key}-trips`, tables.personTrips),
  ];
  return {
    title,
    columns: [
      labelColumn(label),
      ...shown.flatMap(({ now }) => [
        ...pair(now),
        ...pair(yearBeforeOf(now)),
        ...pair(`change-${now}`),
        numberColumn(`change-percent-${now}`, tables.percent),
      ]),
    ],
    groups: [
      { title: '', span: 1 },
      ...shown.flatMap((span) => [
        { title: span.title, span: 2 },
        { title: tables.samePeriodLastYear, span: 2 },
        { title: tables.change, span: 3 },
      ]),
    ],
    rows: rows.map((row) => figureCells(row.label, shown, row)),
    total: total === null ? [] : figureCells(tables.total, shown, total),
  };
}

function figureCells(label: string, shown: readonly ShownSpan[], figures: MeasuresBySpan): readonly Cell[] {
  return [
    label,
    ...shown.flatMap(({ now: name }): readonly Cell[] => {
      const now = figures[name];
      const before = figures[yearBeforeOf(name)];
      if (before === null) return [now.delegations, now.personTrips, null, null, null, null, null];
      return [
        now.delegations,
        now.personTrips,
        before.delegations,
        before.personTrips,
        now.delegations - before.delegations,
        now.personTrips - before.personTrips,
        percentChange(now.personTrips, before.personTrips),
      ];
    }),
  ];
}

/** Both directions in one table; the directions are not added up, so the total line is empty. */
function summaryLayout({ outgoing, incoming }: DelegationFigures, shown: readonly ShownSpan[]): TableLayout {
  return figureTable(
    tables.summary,
    '',
    shown,
    [
      { label: tables.outgoing, ...outgoing },
      { label: tables.incoming, ...incoming },
    ],
    null,
  );
}

/** Whether a table has anything in the spans that are shown. */
function isShown(rows: readonly MeasuresBySpan[], shown: readonly ShownSpan[]): boolean {
  return rows.some((row) =>
    shown.some(({ now }) => row[now].delegations > 0 || (row[yearBeforeOf(now)]?.delegations ?? 0) > 0),
  );
}

/** Every table of figures: both directions, each cross table, and how often each country was visited. */
export function figureLayouts(
  figures: DelegationFigures,
  crossTables: readonly CrossTable[],
  visits: readonly VisitTable[],
  shown: readonly ShownSpan[],
): readonly TableLayout[] {
  return [
    summaryLayout(figures, shown),
    ...crossTables.flatMap((table): readonly TableLayout[] => {
      const rows = table.rows.filter((row) => isShown([row], shown));
      const own = figureTable(table.title, tables.label[table.by], shown, rows, table.total);
      const visited =
        table.by === 'country' ? visits.filter(({ direction }) => direction === table.direction) : [];
      return rows.length === 0
        ? []
        : [
            own,
            ...visited.map(({ title, rows: lines }) =>
              figureTable(
                title,
                tables.label.country,
                shown,
                lines.filter((row) => isShown([row], shown)),
                null,
              ),
            ),
          ];
    }),
  ];
}
