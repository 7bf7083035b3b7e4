import { cellDate, yearFor, type DateSense } from '../../import/cells/cell-dates.ts';
import { cellRange, dayOfRange, type CellRange } from '../../import/cells/cell-ranges.ts';
import { knownYear } from '../../import/cells/field-value.ts';
import { saysBeside } from '../../import/cells/range-text.ts';
import { spanOfDays } from '../../import/cells/span-of-days.ts';
import type { CellDoubt, SheetCell } from '../../import/cells/sheet-cells.ts';
import words from '../../reference/import-words.json' with { type: 'json' };
import { normalise } from '../../text/fold.ts';
import { daysBetween, isPlainDate, type PlainDate } from '../../time/plain-date.ts';
import type { JsonValue } from '../field.ts';
import { calledOffBy } from '../called-off.ts';
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
      else unread(row, value, range.problem);
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
        takeDoubt(row, value, { code: 'date-of-several', params: { value: value.cell.text } }, range.from);
      return;
    }
    const last = strict.ok || edge === 'start' ? null : dayOfRange(cell, row.today, sense(row), 'end');
    if (last !== null) {
      takeDoubt(row, value, last.doubt, last.date);
      setDay(row, fields, last.date, holds);
      return;
    }
    const read = cellDate(cell, row.today, sense(row));
    if (!read.ok) {
      unread(row, value, range?.ok === false ? range.problem : read.problem);
      return;
    }
    if (read.doubt !== undefined) takeDoubt(row, value, read.doubt, read.date);
    setDay(row, fields, read.date, holds);
  }

  function setRange(
    row: SheetRow,
    value: SheetValue,
    range: Extract<CellRange, { readonly ok: true }>,
    said: Said,
  ): void {
    if (range.doubt !== undefined) takeDoubt(row, value, range.doubt, range.from);
    setDay(row, start, range.from, said);
    if (range.to !== null) setDay(row, end, range.to, said, true);
  }
}

/** A day that could not be read: what becomes of it the other cells of the row tell. */
function unread(row: SheetRow, { cell, target, title }: SheetValue, problem: string): void {
  const all = row.pending[UNREAD];
  row.pending[UNREAD] = [...(Array.isArray(all) ? all : []), [target, title, cell.text, problem]];
}

const UNREAD = 'unreadDays';

/** Doubts of cells that say more than the days that are taken: their words are kept in the remarks. */
const saidMore: readonly string[] = [
  'date-lunar',
  'date-beside',
  'date-moved',
  'date-of-several',
  'date-apart',
];

function takeDoubt(
  row: SheetRow,
  { cell, title, doubt }: SheetValue,
  told: CellDoubt,
  date: PlainDate,
): void {
  doubt(told.code, { ...told.params, date });
  if (saidMore.includes(told.code) || saysBeside(cell.text))
    row.remarks.push(`${title}: ${normalise(cell.text)}`);
}

/** Settles the days of a row when all its cells are read: those that could not be read, and trips that last for months. */
export function settleDays(row: SheetRow, start: DayFields, end: DayFields): void {
  settleUnread(row, start);
  const [from, to] = [start, end].map(({ actual, planned }) => row.fields[actual] ?? row.fields[planned]);
  if (!isDay(from) || !isDay(to)) return;
  const days = daysBetween(from, to) + 1;
  const target = endTargets.find((one) => row.hasColumn(one)) ?? targets.end.plain;
  if (days > LONGEST_TRIP) row.doubt(target, 'trip-long', { days, from, to });
}

/** What was called off took no place: days under a head that does not say that they happened were planned. */
export function planCalledOff(row: SheetRow, start: DayFields, end: DayFields): void {
  if ((row.fields['calledOff'] ?? null) === null) return;
  for (const [edge, { actual, planned }] of [
    ['start', start],
    ['end', end],
  ] as const) {
    const isSaid = [targets[edge].actual, targets.range.actual].some((target) => row.hasColumn(target));
    const day = row.fields[actual];
    if (isSaid || day === undefined) continue;
    row.fields[planned] ??= day;
    delete row.fields[actual];
  }
}

/** Days of a trip beyond which a month or a year is rather typed wrong. */
const LONGEST_TRIP = 60;

const isDay = (value: JsonValue | undefined): value is PlainDate =>
  typeof value === 'string' && isPlainDate(value);

/**
 * Keeps what could not be read as a day in words where the row has its first day from another cell, or the cell was about its
 * last. A month, a quarter or the like stands for its first day, planned; a row without any day is refused. "Hoãn" in place of a
 * day calls the trip off.
 */
function settleUnread(row: SheetRow, start: DayFields): void {
  const cells = row.pending[UNREAD];
  if (!Array.isArray(cells)) return;
  const hasStart = (): boolean =>
    [start.actual, start.planned].some((field) => row.fields[field] !== undefined);
  const isOfStart = (target: string): boolean => startTargets.includes(target) && !hasStart();
  const unreadCells = cells.flatMap((cell) => {
    const [target, title, text, problem = 'not-a-date'] = Array.isArray(cell) ? cell.map(String) : [];
    if (target === undefined || title === undefined || text === undefined) return [];
    const first = isOfStart(target) ? firstOfSpan(row, text) : null;
    if (first === null) return [{ target, title, text, problem }];
    row.fields[start.planned] = first;
    row.remarks.push(`${title}: ${text}`);
    row.doubt(target, 'date-first-of-span', { value: text, date: first });
    return [];
  });
  for (const { target, title, text, problem } of unreadCells) {
    const calledOff = calledOffBy(text);
    if (calledOff !== null) row.fields['calledOff'] = calledOff;
    if (isOfStart(target)) row.refuse(target, problem, { value: text });
    else {
      row.remarks.push(`${title}: ${text}`);
      if (calledOff === null) row.doubt(target, 'kept-in-words', { value: text });
    }
  }
}

/** The first day of the month, quarter or the like that a text names instead of a day; null for any other text. */
function firstOfSpan(row: SheetRow, text: string): PlainDate | null {
  const span = spanOfDays(text, (month) => yearFor(sense(row), month, 1)?.year ?? null);
  return span === null || span === 'no-year' ? null : span.from;
}

const sense = (row: SheetRow): DateSense => ({ of: 'record', ...knownYear(row) });

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
