import {
  cellDate,
  cellRange,
  dayOfRange,
  type CellRange,
  type DateSense,
} from '../../import/cells/cell-dates.ts';
import { titleYear } from '../../import/cells/field-value.ts';
import type { SheetCell } from '../../import/cells/sheet-cells.ts';
import words from '../../reference/import-words.json' with { type: 'json' };
import { normalise } from '../../text/fold.ts';
import type { PlainDate } from '../../time/plain-date.ts';
import type { KnownColumn, SheetReader, SheetRow, SheetValue } from '../sheet-rules.ts';

/** Fields of a day: as it happened, and as it was planned. */
export interface DayFields {
  readonly actual: string;
  readonly planned: string;
}

/** What a column says of its days: "Ngày đi (KH)", "Ngày đi (TH)", or neither: "Ngày đi". */
type Said = 'actual' | 'planned' | 'plain';

const targets = {
  start: { plain: 'start', planned: 'startPlanned', actual: 'startActual' },
  end: { plain: 'end', planned: 'endPlanned', actual: 'endActual' },
  range: { plain: 'dateRange', planned: 'rangePlanned', actual: 'rangeActual' },
} as const;

/** Targets of every column that holds days of the trip. */
export const dayTargets: readonly string[] = Object.values(targets).flatMap((of) => Object.values(of));
/** Targets of columns with the first day. */
export const startTargets: readonly string[] = [
  ...Object.values(targets.start),
  ...Object.values(targets.range),
];
/** Targets of columns with the last day. */
export const endTargets: readonly string[] = [...Object.values(targets.end), ...Object.values(targets.range)];

/** The columns of planned and of actual days, which heads of the plain ones name with a word more. */
export function dayColumns(start: DayFields, end: DayFields): readonly KnownColumn[] {
  const column = (target: string, like: string): KnownColumn => ({
    target,
    reader: target,
    like,
    headers: [],
    alternate: true,
  });
  return [
    column(targets.start.planned, start.planned),
    column(targets.start.actual, start.actual),
    column(targets.end.planned, end.planned),
    column(targets.end.actual, end.actual),
    column(targets.range.planned, start.planned),
    column(targets.range.actual, start.actual),
  ];
}

/** Readers of every column of days. */
export function dayReaders(start: DayFields, end: DayFields): Readonly<Record<string, SheetReader>> {
  const readers: Record<string, SheetReader> = {};
  for (const said of ['plain', 'planned', 'actual'] as const) {
    readers[targets.start[said]] = (row, value) => {
      readDay(row, value, start, 'start', said);
    };
    readers[targets.end[said]] = (row, value) => {
      readDay(row, value, end, 'end', said);
    };
    readers[targets.range[said]] = (row, value) => {
      const { cell, isPlanned } = plannedDay(value.cell);
      const range = cellRange(cell, row.today, sense(row));
      if (range.ok) setRange(row, value, range, isPlanned ? 'planned' : saidOf(row, 'range', said));
      else value.refuse(range.problem, { value: value.cell.text });
    };
  }
  return readers;

  function readDay(
    row: SheetRow,
    value: SheetValue,
    fields: DayFields,
    edge: 'start' | 'end',
    said: Said,
  ): void {
    const { cell, isPlanned } = plannedDay(value.cell);
    const holds = isPlanned ? 'planned' : saidOf(row, edge, said);
    const strict = cellDate(cell, row.today);
    const range = strict.ok ? null : cellRange(cell, row.today, sense(row));
    // "Thời gian đi" often holds both days where the sheet has no column for the return.
    if (range?.ok === true && edge === 'start' && range.from !== range.to) {
      setRange(row, value, range, holds);
      if (range.doubt === undefined && endTargets.some((target) => row.hasColumn(target)))
        value.doubt('date-of-several', { value: value.cell.text, date: range.from });
      return;
    }
    const last = strict.ok || edge === 'start' ? null : dayOfRange(cell, row.today, sense(row), 'end');
    if (last !== null) {
      value.doubt(last.doubt.code, last.doubt.params);
      setDay(row, fields, last.date, holds);
      return;
    }
    const read = cellDate(cell, row.today, sense(row));
    if (!read.ok) {
      value.refuse(range?.ok === false ? range.problem : read.problem, { value: value.cell.text });
      return;
    }
    if (read.doubt !== undefined) value.doubt(read.doubt.code, { ...read.doubt.params, date: read.date });
    setDay(row, fields, read.date, holds);
  }

  function setRange(
    row: SheetRow,
    { doubt }: SheetValue,
    range: Extract<CellRange, { readonly ok: true }>,
    said: Said,
  ): void {
    if (range.doubt !== undefined) doubt(range.doubt.code, { ...range.doubt.params, date: range.from });
    setDay(row, start, range.from, said);
    if (range.to !== null) setDay(row, end, range.to, said, true);
  }
}

const sense = (row: SheetRow): DateSense => ({ of: 'record', year: titleYear(row) });

/** A plain column beside one of actual days holds the plan, and beside one of planned days what happened. */
function saidOf(row: SheetRow, edge: keyof typeof targets, said: Said): Said {
  if (said !== 'plain') return said;
  const has = (one: 'actual' | 'planned'): boolean =>
    row.hasColumn(targets[edge][one]) || row.hasColumn(targets.range[one]);
  return has('actual') === has('planned') ? 'plain' : has('actual') ? 'planned' : 'actual';
}

/** "10/04/2024 (dự kiến)": a day that is only planned even where it has passed. */
function plannedDay(cell: SheetCell): { readonly cell: SheetCell; readonly isPlanned: boolean } {
  const text = normalise(cell.text.replaceAll(PLANNED, ' '));
  return text === normalise(cell.text)
    ? { cell, isPlanned: false }
    : { cell: { ...cell, text }, isPlanned: true };
}

const PLANNED = new RegExp(String.raw`\(?\s*(?:${words.plannedWords.join('|')})\s*:?\s*\)?`, 'giu');

/**
 * Days under a plain head are taken as they happened where they are past, as planned where they are to come.
 * @param weak leaves a day that another column told.
 */
function setDay(
  row: SheetRow,
  { actual, planned }: DayFields,
  day: PlainDate,
  said: Said,
  weak = false,
): void {
  const isActual = said === 'actual' ? day <= row.today : said === 'plain' && day <= row.today;
  const name = said !== 'planned' && isActual ? actual : planned;
  if (!weak || row.fields[name] === undefined) row.fields[name] = day;
}
