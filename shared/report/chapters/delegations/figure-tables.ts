import texts from '../../../reference/report-texts.json' with { type: 'json' };
import { percentChange } from '../../../text/numbers.ts';
import {
  labelColumn,
  numberColumn,
  type Cell,
  type TableColumn,
  type TableLayout,
} from '../../table-layout.ts';
import type { CrossTable } from './cross-tables.ts';
import type { DelegationFigures, ThreeColumns } from './measures.ts';

const { tables } = texts;

/** Lines of đoàn and lượt in the period, since the year began, and a year ago, with the change. */
function figureTable(
  title: string,
  label: string,
  rows: readonly (ThreeColumns & { readonly label: string })[],
  total: ThreeColumns,
): TableLayout {
  const pair = (key: string): readonly TableColumn[] => [
    numberColumn(`${key}-delegations`, tables.delegations),
    numberColumn(`${key}-trips`, tables.personTrips),
  ];
  return {
    title,
    columns: [
      labelColumn(label),
      ...pair('now'),
      ...pair('year'),
      ...pair('last'),
      numberColumn('change-delegations', tables.delegations),
      numberColumn('change-trips', tables.personTrips),
      numberColumn('change-percent', tables.percent),
    ],
    groups: [
      { title: '', span: 1 },
      { title: tables.inPeriod, span: 2 },
      { title: tables.yearToDate, span: 2 },
      { title: tables.samePeriodLastYear, span: 2 },
      { title: tables.change, span: 3 },
    ],
    rows: rows.map((row) => figureCells(row.label, row)),
    total: figureCells(tables.total, total),
  };
}

function figureCells(label: string, figure: ThreeColumns): readonly Cell[] {
  const { inPeriod: now, yearToDate: year, samePeriodLastYear: last } = figure;
  const percent = percentChange(now.personTrips, last.personTrips);
  return [
    label,
    now.delegations,
    now.personTrips,
    year.delegations,
    year.personTrips,
    last.delegations,
    last.personTrips,
    now.delegations - last.delegations,
    now.personTrips - last.personTrips,
    percent,
  ];
}

function crossTableLayout(table: CrossTable): TableLayout {
  return figureTable(table.title, tables.label[table.by], table.rows, table.total);
}

/** Both directions in one table; the directions are not added up, so the total line is empty. */
function summaryLayout({ outgoing, incoming }: DelegationFigures): TableLayout {
  const layout = figureTable(
    tables.summary,
    '',
    [
      { label: tables.outgoing, ...outgoing },
      { label: tables.incoming, ...incoming },
    ],
    outgoing,
  );
  return { ...layout, total: [] };
}

/** Every table of figures: both directions, then each cross table that has rows. */
export function figureLayouts(
  figures: DelegationFigures,
  crossTables: readonly CrossTable[],
): readonly TableLayout[] {
  return [
    summaryLayout(figures),
    ...crossTables.filter((table) => table.rows.length > 0).map(crossTableLayout),
  ];
}
