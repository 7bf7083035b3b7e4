import texts from '../reference/report-texts.json' with { type: 'json' };
import { formatDate } from '../time/typed-date.ts';
import { formatNumber, formatSigned, percentChange } from '../text/numbers.ts';
import type { Adjustment } from './chapters/delegations/adjustments.ts';
import type { AnnexColumn, Cell } from './chapters/delegations/delegation-annexes.ts';
import type { CrossTable } from './chapters/delegations/cross-tables.ts';
import type { EventAdjustment } from './event-adjustments.ts';
import type { ExchangeRow } from './chapters/exchanges/exchange-table.ts';
import type { ThreeStocks } from './chapters/border/incident-figures.ts';
import type { IncidentTable } from './chapters/border/incident-tables.ts';
import type { ThreeColumns } from './chapters/delegations/measures.ts';
import type { ReportModel } from './report-model.ts';

/** A table ready to be written in any form: two rows of heads, lines, and a total as the last line. */
export interface TableLayout {
  readonly title: string;
  readonly columns: readonly AnnexColumn[];
  /** Heads over several columns, in order; null where the tables have one row of heads. */
  readonly groups: readonly { readonly title: string; readonly span: number }[] | null;
  readonly rows: readonly (readonly Cell[])[];
  readonly total: readonly Cell[];
}

const { tables } = texts;
const number = (key: string, title: string): AnnexColumn => ({ key, title, width: 7, align: 'center' });

/** Lines of đoàn and lượt in the period, since the year began, and a year ago, with the change. */
function figureTable(
  title: string,
  label: string,
  rows: readonly (ThreeColumns & { readonly label: string })[],
  total: ThreeColumns,
): TableLayout {
  const pair = (key: string): readonly AnnexColumn[] => [
    number(`${key}-delegations`, tables.delegations),
    number(`${key}-trips`, tables.personTrips),
  ];
  return {
    title,
    columns: [
      { key: 'label', title: label, width: 30, align: 'left' },
      ...pair('now'),
      ...pair('year'),
      ...pair('last'),
      number('change-delegations', tables.delegations),
      number('change-trips', tables.personTrips),
      number('change-percent', tables.percent),
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
function summaryLayout(model: ReportModel): TableLayout {
  const layout = figureTable(
    tables.summary,
    '',
    [
      { label: tables.outgoing, ...model.figures.outgoing },
      { label: tables.incoming, ...model.figures.incoming },
    ],
    model.figures.outgoing,
  );
  return { ...layout, total: [] };
}

/** Every table of figures of a report: both directions, then each cross table that has rows. */
export function figureLayouts(model: ReportModel): readonly TableLayout[] {
  return [
    summaryLayout(model),
    ...model.crossTables.filter((table) => table.rows.length > 0).map(crossTableLayout),
  ];
}

/** Incidents by one attribute: stock in the period, what came and went since the year began and a year ago. */
function incidentLayout(table: IncidentTable): TableLayout {
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
      { key: 'label', title: own.label[table.by], width: 30, align: 'left' },
      number('now-carried', own.carriedOver),
      number('now-occurred', own.occurred),
      number('now-settled', own.settled),
      number('now-pending', own.pending),
      number('year-occurred', own.occurred),
      number('year-settled', own.settled),
      number('last-occurred', own.occurred),
      number('last-settled', own.settled),
      number('change-occurred', own.occurred),
    ],
    groups: [
      { title: '', span: 1 },
      { title: tables.inPeriod, span: 4 },
      { title: tables.yearToDate, span: 2 },
      { title: tables.samePeriodLastYear, span: 2 },
      { title: tables.change, span: 1 },
    ],
    rows: table.rows.map((row) => cells(row.label, row)),
    total: cells(tables.total, table.total),
  };
}

/** Talks and letters by level. */
function exchangeLayout(rows: readonly ExchangeRow[]): TableLayout {
  const own = texts.border.tables;
  const subjects = ['talks', 'sent', 'received'] as const;
  const spans = ['inPeriod', 'yearToDate', 'samePeriodLastYear'] as const;
  const sums = (of: readonly ExchangeRow[]): readonly number[] =>
    subjects.flatMap((subject) => spans.map((span) => of.reduce((sum, row) => sum + row[span][subject], 0)));
  return {
    title: own.exchange,
    columns: [
      { key: 'label', title: own.level, width: 30, align: 'left' },
      ...subjects.flatMap((subject) => [
        number(`${subject}-now`, own.now),
        number(`${subject}-year`, own.year),
        number(`${subject}-last`, own.last),
      ]),
    ],
    groups: [{ title: '', span: 1 }, ...subjects.map((subject) => ({ title: own[subject], span: 3 }))],
    rows: rows.map((row) => [row.label, ...sums([row])]),
    total: [tables.total, ...sums(rows)],
  };
}

/** Every table of a report on incidents, talks and letters that has rows. */
export function borderLayouts(model: ReportModel): readonly TableLayout[] {
  return [
    ...model.incidentTables.filter((table) => table.rows.length > 0).map(incidentLayout),
    ...(model.exchangeTable.length === 0 ? [] : [exchangeLayout(model.exchangeTable)]),
  ];
}

export function eventAdjustmentsLayout(adjustments: readonly EventAdjustment[]): TableLayout {
  const { columns, events, kinds, total } = texts.adjustments;
  const column = (key: string, title: string, width: number, align: 'left' | 'center'): AnnexColumn => ({
    key,
    title,
    width,
    align,
  });
  return {
    title: events.title,
    columns: [
      column('index', columns.index, 5, 'center'),
      column('code', columns.code, 16, 'left'),
      column('name', events.name, 40, 'left'),
      column('date', columns.date, 11, 'center'),
      column('subject', events.subject, 18, 'left'),
      column('change-count', events.count, 9, 'center'),
      column('kind', columns.kind, 18, 'left'),
    ],
    groups: null,
    rows: adjustments.map((adjustment, index) => [
      index + 1,
      adjustment.code,
      adjustment.name,
      { date: adjustment.date },
      events.subjects[adjustment.subject],
      adjustment.count,
      adjustment.count > 0 ? kinds.added : kinds.removed,
    ]),
    total: [
      null,
      null,
      total,
      null,
      null,
      adjustments.reduce((sum, adjustment) => sum + adjustment.count, 0),
      null,
    ],
  };
}

export function adjustmentsLayout(adjustments: readonly Adjustment[]): TableLayout {
  const { columns, kinds, title, total } = texts.adjustments;
  const sum = (key: 'delegations' | 'personTrips'): number =>
    adjustments.reduce((whole, adjustment) => whole + adjustment[key], 0);
  const widths = { index: 5, code: 16, name: 40, date: 11, delegations: 9, personTrips: 9, kind: 20 };
  return {
    title,
    columns: (Object.keys(widths) as (keyof typeof widths)[]).map((key) => ({
      key,
      title: columns[key],
      width: widths[key],
      align: key === 'name' || key === 'kind' || key === 'code' ? 'left' : 'center',
    })),
    groups: null,
    rows: adjustments.map((adjustment, index) => [
      index + 1,
      adjustment.code,
      adjustment.name,
      { date: adjustment.decidingDate },
      adjustment.delegations,
      adjustment.personTrips,
      kinds[adjustment.kind],
    ]),
    total: [null, null, total, null, sum('delegations'), sum('personTrips'), null],
  };
}

/** A cell as paper shows it: dates dd/MM/yyyy, numbers 1.234,5; changes bear their sign; empty stays empty. */
export function cellText(cell: Cell, column: AnnexColumn | undefined): string {
  if (cell === null) return '';
  if (typeof cell === 'object') return formatDate(cell.date);
  if (typeof cell === 'string') return cell;
  const signed =
    column?.key.startsWith('change-') === true ||
    column?.key === 'delegations' ||
    column?.key === 'personTrips';
  return signed ? formatSigned(cell) : formatNumber(cell);
}
