import { formatNumber, formatSigned } from '../text/numbers.ts';
import type { PlainDate } from '../time/plain-date.ts';
import { formatOfficialDate } from '../time/typed-date.ts';

/** A cell that a sheet keeps as what it is: a number, a date, or text. */
export type Cell = string | number | { readonly date: PlainDate } | null;

export interface TableColumn {
  readonly key: string;
  readonly title: string;
  /** Share of the page's width; the shares of a table are relative to each other. */
  readonly width: number;
  readonly align: 'left' | 'center';
}

/** A table ready to be written in any form: two rows of heads, lines, and a total as the last line. */
export interface TableLayout {
  readonly title: string;
  readonly columns: readonly TableColumn[];
  /** Heads over several columns, in order; null where the tables have one row of heads. */
  readonly groups: readonly { readonly title: string; readonly span: number }[] | null;
  readonly rows: readonly (readonly Cell[])[];
  readonly total: readonly Cell[];
}

const widths: Readonly<Record<string, number>> = {
  index: 6.8,
  name: 18,
  leader: 12,
  people: 6.5,
  places: 13,
  purpose: 16,
  host: 13,
  from: 11,
  to: 11,
  permits: 14,
  funding: 9,
  gate: 11,
  result: 14,
  notes: 8,
  date: 11,
  place: 13,
  type: 14,
  summary: 26,
  side: 10,
  measures: 20,
  status: 13,
  code: 15,
  content: 31,
  source: 22,
  lead: 15,
  officer: 14,
  due: 14,
  days: 8,
  state: 20,
};
const centred = new Set(['index', 'people', 'from', 'to', 'date', 'due', 'days']);

/** Columns with the widths that their keys have in every table. */
export function columnsOf(titles: Readonly<Record<string, string>>): readonly TableColumn[] {
  return Object.entries(titles).map(([key, title]) => ({
    key,
    title,
    width: widths[key] ?? 10,
    align: centred.has(key) ? 'center' : 'left',
  }));
}

/** A narrow column of numbers. */
export function numberColumn(key: string, title: string, width = 7): TableColumn {
  return { key, title, width, align: 'center' };
}

/** The column of a table of figures that names its lines. */
export function labelColumn(title: string, width = 30): TableColumn {
  return { key: 'label', title, width, align: 'left' };
}

/** A cell as paper shows it: dates as official papers write them, numbers 1.234,5; changes bear their sign, those in per cent one decimal; empty stays empty. */
export function cellText(cell: Cell, column: TableColumn | undefined): string {
  if (cell === null) return '';
  if (typeof cell === 'object') return formatOfficialDate(cell.date);
  if (typeof cell === 'string') return cell;
  if (column === undefined || !isSigned(column)) return formatNumber(cell);
  return formatSigned(cell, column.key.startsWith('change-percent') ? 1 : undefined);
}

/** Whether the numbers of a column are changes, which bear their sign. */
export function isSigned({ key }: Pick<TableColumn, 'key'>): boolean {
  return key.startsWith('change-') || key === 'delegations' || key === 'personTrips';
}

/** Rows up to which a table of figures is kept on one page. */
const SHORT = 12;

/** Whether a table stands on one page as a whole: figures in so few rows that a break would part some from their heads. */
export function isShort({ rows, columns }: TableLayout): boolean {
  return rows.length <= SHORT && columns.slice(1).every(({ align }) => align === 'center');
}
