import { dayOf, daysBetween, type PlainDate } from '../../time/plain-date.ts';
import { formatDate } from '../../time/typed-date.ts';
import type { FoundColumn } from '../columns/found-columns.ts';
import type { SheetQuestion } from '../import-result.ts';
import {
  changedAbout,
  dayBeforeMonth,
  datesOf,
  fullDates,
  provenOrder,
  type DateOrder,
} from './day-and-month.ts';
import type { SheetCell } from './sheet-cells.ts';

interface DatedRow {
  /** Number of the row in the sheet, from 1. */
  readonly row: number;
  readonly cells: readonly SheetCell[];
}

/** A cell of a column of days. */
interface DatedCell extends DatedRow {
  readonly column: FoundColumn;
  readonly cell: SheetCell;
}

/** What of the dates of a table is to be changed about, by the answer with which it is; null: by none. */
interface Turned {
  readonly dates: DateOrder | null;
  readonly texts: DateOrder | null;
}

/** The dates of a table that could be of either order. */
export interface OpenOrder {
  readonly question: SheetQuestion;
  /** Places of its columns of days. */
  readonly columns: readonly number[];
  readonly turned: Turned;
}

const SHOWN = 5;
/** Longest trip, in days, that is nothing to wonder at. */
const LONGEST = 45;
/** Columns of first days and of the last days that belong to them. */
const pairs = [
  ['start', 'end'],
  ['startPlanned', 'endPlanned'],
  ['startActual', 'endActual'],
] as const;

/** The orders that text dates of a table prove: "2/15/2024" is written month first, "15/2/2024" day first. */
export function provenOrders(
  columns: readonly FoundColumn[],
  rows: readonly DatedRow[],
): ReadonlySet<DateOrder> {
  return new Set(
    cellsOf(columns, rows).flatMap(({ cell }) =>
      datesIn(cell).flatMap(({ first, second }) => provenOrder(first, second) ?? []),
    ),
  );
}

/**
 * The dates of a table of which nobody can tell whether the day or the month stands first; null where nothing contradicts that
 * the day does. An Excel makes true dates of what is typed in the order that it is set to, and leaves the rest as text: so text
 * dates of one order beside true dates with a day up to 12 say that the true ones were typed in that order too, and became what
 * they are by the other. Text dates that could have become true ones but did not are of the order that others of the file prove.
 * Trips that last for months as they stand and for days when changed about raise the question too.
 * @param columns the columns of days.
 * @param proven the orders that text dates of the whole file prove.
 */
export function dateOrder(
  sheet: string,
  columns: readonly FoundColumn[],
  rows: readonly DatedRow[],
  proven: ReadonlySet<DateOrder> = provenOrders(columns, rows),
): OpenOrder | null {
  const cells = cellsOf(columns, rows);
  const turned = turnedBy(cells, columns, rows, proven);
  const doubted = cells.filter(({ cell }) => isDoubted(cell, turned));
  if (doubted.length === 0) return null;
  const samples = doubted.slice(0, SHOWN).map(({ row, cell, column }) => ({
    row,
    column: column.title,
    text: cell.date === null ? cell.text : formatDate(cell.date),
    readings: {
      dayFirst: shown(inOrder(cell, turned, 'dayFirst')),
      monthFirst: shown(inOrder(cell, turned, 'monthFirst')),
    },
  }));
  const numbers = [...new Set(doubted.map(({ row }) => row))].toSorted((a, b) => a - b);
  return {
    question: { kind: 'dateOrder', sheet, rows: numbers, samples },
    columns: columns.map(({ index }) => index),
    turned,
  };
}

/** The cells of a row with the days of an open order as an answer says. */
export function cellsInOrder(
  cells: readonly SheetCell[],
  { columns, turned }: OpenOrder,
  answer: DateOrder,
): readonly SheetCell[] {
  return cells.map((cell, index) => (columns.includes(index) ? inOrder(cell, turned, answer) : cell));
}

function inOrder(cell: SheetCell, turned: Turned, answer: DateOrder): SheetCell {
  if (cell.date !== null) {
    if (turned.dates !== answer) return cell;
    const date = changedAbout(cell.date);
    return { ...cell, text: date, date };
  }
  return cell.number === null && turned.texts === answer
    ? { ...cell, text: dayBeforeMonth(cell.text) }
    : cell;
}

function turnedBy(
  cells: readonly DatedCell[],
  columns: readonly FoundColumn[],
  rows: readonly DatedRow[],
  proven: ReadonlySet<DateOrder>,
): Turned {
  const texts = cells.flatMap(({ cell }) => datesIn(cell));
  const areTextsOpen = texts.some(({ first, second }) => first <= 12 && second <= 12);
  const isTrue = cells.some(({ cell }) => cell.date !== null && dayOf(cell.date) > 12);
  const has = (order: DateOrder): boolean =>
    texts.some(({ first, second }) => provenOrder(first, second) === order);
  const isMonthFirst = proven.has('monthFirst');
  if (areTextsOpen) {
    const isAsked =
      isMonthFirst ||
      (proven.size === 0 &&
        !isTrue &&
        tripsContradict([...tripsOf(columns, rows, textDate), ...tripsInCells(cells)]));
    return { dates: null, texts: isAsked ? 'monthFirst' : null };
  }
  if (isTrue || (has('dayFirst') && isMonthFirst)) return { dates: null, texts: null };
  if (has('monthFirst')) return { dates: 'monthFirst', texts: null };
  const isAsked = has('dayFirst') || tripsContradict(tripsOf(columns, rows, ({ date }) => date));
  return { dates: isAsked ? 'dayFirst' : null, texts: null };
}

/** Whether a cell holds a day that changing about would make another one. */
function isDoubted(cell: SheetCell, turned: Turned): boolean {
  if (cell.date !== null) return turned.dates !== null && changedAbout(cell.date) !== cell.date;
  return (
    turned.texts !== null &&
    datesIn(cell).some(({ first, second }) => first <= 12 && second <= 12 && first !== second)
  );
}

function cellsOf(columns: readonly FoundColumn[], rows: readonly DatedRow[]): readonly DatedCell[] {
  return columns.flatMap((column) =>
    rows.flatMap(({ row, cells }) => {
      const cell = cells[column.index];
      return cell === undefined || cell.text === '' ? [] : [{ row, cells, column, cell }];
    }),
  );
}

/** The dates that a cell of text writes out. */
const datesIn = (cell: SheetCell): ReturnType<typeof fullDates> =>
  cell.date === null && cell.number === null ? fullDates(cell.text) : [];

const shown = ({ date, text }: SheetCell): string => {
  const dates = date === null ? datesOf(text) : [date];
  return dates.length === 0 ? text : dates.map(formatDate).join(' – ');
};

const textDate = ({ date, number, text }: SheetCell): PlainDate | null => {
  const dates = date === null && number === null ? datesOf(text) : [];
  return dates.length === 1 ? (dates[0] ?? null) : null;
};

/** Whether trips last too long, or end before they begin, and would not with days and months changed about. */
function tripsContradict(trips: readonly Trip[]): boolean {
  let isAgainst = false;
  for (const [from, to] of trips) {
    const stands = isTrip(from, to);
    const changed = isTrip(changedAbout(from), changedAbout(to));
    if (stands && !changed) return false;
    isAgainst ||= changed && !stands;
  }
  return isAgainst;
}

/** First and last day. */
type Trip = readonly [PlainDate, PlainDate];

/** The trips whose first and last day stand in columns of their own. */
function tripsOf(
  columns: readonly FoundColumn[],
  rows: readonly DatedRow[],
  dateOf: (cell: SheetCell) => PlainDate | null,
): readonly Trip[] {
  return pairs.flatMap(([first, last]) => {
    const from = columns.find(({ target }) => target === first);
    const to = columns.find(({ target }) => target === last);
    if (from === undefined || to === undefined) return [];
    return rows.flatMap(({ cells }): readonly Trip[] => {
      const [start, end] = [cells[from.index], cells[to.index]].map((cell) =>
        cell === undefined ? null : dateOf(cell),
      );
      return start && end ? [[start, end]] : [];
    });
  });
}

/** The trips of which both days stand in one cell of text. */
function tripsInCells(cells: readonly DatedCell[]): readonly Trip[] {
  return cells.flatMap(({ cell }): readonly Trip[] => {
    const [start, end, ...more] = cell.date === null && cell.number === null ? datesOf(cell.text) : [];
    return start === undefined || end === undefined || more.length > 0 ? [] : [[start, end]];
  });
}

function isTrip(from: PlainDate, to: PlainDate): boolean {
  const days = daysBetween(from, to);
  return days >= 0 && days <= LONGEST;
}
