import { dayOf, daysBetween, makeDate, monthOf, yearOf, type PlainDate } from '../../time/plain-date.ts';
import { formatDate } from '../../time/typed-date.ts';
import type { FoundColumn } from '../columns/found-columns.ts';
import type { SheetQuestion } from '../import-result.ts';
import type { SheetCell } from './sheet-cells.ts';

interface DatedRow {
  /** Number of the row in the sheet, from 1. */
  readonly row: number;
  readonly cells: readonly SheetCell[];
}

/** A column of true dates. */
interface OpenColumn {
  readonly column: FoundColumn;
  readonly rows: readonly { readonly row: number; readonly date: PlainDate }[];
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

/**
 * What an Excel that is set to month before day makes of dates typed day before month: those with a day up to 12 become true
 * dates with both changed about, the rest stay text. Such a sheet holds no true date with a day above 12 and no text date that could
 * have become one. It is asked about where text dates with a day above 12 stand in it, or where trips last for months as they stand
 * and for days when changed about. Null where nothing contradicts the dates.
 */
export function dateOrder(
  sheet: string,
  columns: readonly FoundColumn[],
  rows: readonly DatedRow[],
): { readonly question: SheetQuestion; readonly columns: readonly number[] } | null {
  const open = columns.flatMap((column) => openColumn(column, rows));
  if (open.some((column) => column.rows.some(({ date }) => dayOf(date) > 12))) return null;
  const texts = columns.flatMap(({ index }) => rows.flatMap(({ cells }) => dayAndMonth(cells[index]) ?? []));
  if (texts.some(({ day, month }) => day <= 12 && month <= 12)) return null;
  if (!texts.some(({ day, month }) => day > 12 && month <= 12) && !tripsContradict(open)) return null;
  const doubted = open.flatMap(({ column, rows: dated }) =>
    dated
      .filter(({ date }) => changedAbout(date) !== date)
      .map(({ row, date }) => ({ row, date, column: column.title })),
  );
  if (doubted.length === 0) return null;
  const samples = doubted.slice(0, SHOWN).map(({ row, date, column }) => ({
    row,
    column,
    text: formatDate(date),
    readings: { dayFirst: formatDate(changedAbout(date)), monthFirst: formatDate(date) },
  }));
  const numbers = [...new Set(doubted.map(({ row }) => row))].toSorted((a, b) => a - b);
  return {
    question: { kind: 'dateOrder', sheet, rows: numbers, samples },
    columns: open.map(({ column }) => column.index),
  };
}

/** The cells of a row with the true dates of some columns read day before month. */
export function dayFirst(cells: readonly SheetCell[], columns: readonly number[]): readonly SheetCell[] {
  return cells.map((cell, index) => {
    if (cell.date === null || !columns.includes(index)) return cell;
    const date = changedAbout(cell.date);
    return { ...cell, text: date, date };
  });
}

function openColumn(column: FoundColumn, rows: readonly DatedRow[]): readonly OpenColumn[] {
  const dated = rows.flatMap(({ row, cells }) => {
    const date = cells[column.index]?.date ?? null;
    return date === null ? [] : [{ row, date }];
  });
  return dated.length === 0 ? [] : [{ column, rows: dated }];
}

/** Day and month changed about, where both could be either. */
function changedAbout(date: PlainDate): PlainDate {
  return dayOf(date) > 12 ? date : (makeDate(yearOf(date), dayOf(date), monthOf(date)) ?? date);
}

/** The first two numbers of a text that is one whole date. */
function dayAndMonth(cell: SheetCell | undefined): { readonly day: number; readonly month: number } | null {
  if (cell === undefined || cell.date !== null || cell.number !== null) return null;
  const match = /^\s*(\d{1,2})[/.-](\d{1,2})[/.-](?:\d{4}|\d{2})\s*$/.exec(cell.text);
  return match === null ? null : { day: Number(match[1]), month: Number(match[2]) };
}

/** Whether trips last too long, or end before they begin, and would not with days and months changed about. */
function tripsContradict(open: readonly OpenColumn[]): boolean {
  let against = 0;
  for (const [first, last] of pairs) {
    const starts = open.find(({ column }) => column.target === first);
    const ends = open.find(({ column }) => column.target === last);
    const endOf = new Map(ends?.rows.map(({ row, date }) => [row, date]));
    for (const { row, date } of starts?.rows ?? []) {
      const end = endOf.get(row);
      if (end === undefined) continue;
      const stands = isTrip(date, end);
      const changed = isTrip(changedAbout(date), changedAbout(end));
      if (stands && !changed) return false;
      if (changed && !stands) against += 1;
    }
  }
  return against > 0;
}

function isTrip(from: PlainDate, to: PlainDate): boolean {
  const days = daysBetween(from, to);
  return days >= 0 && days <= LONGEST;
}
