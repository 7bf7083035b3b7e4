import { cellDate, yearFor, type CellDate, type DateSense } from '../../import/cells/cell-dates.ts';
import { cellRange, dayOfRange, type CellRange } from '../../import/cells/cell-ranges.ts';
import { knownYear } from '../../import/cells/field-value.ts';
import { saysBeside } from '../../import/cells/range-text.ts';
import { spanOfDays } from '../../import/cells/span-of-days.ts';
import type { CellDoubt, SheetCell } from '../../import/cells/sheet-cells.ts';
import words from '../../reference/import-words.json' with { type: 'json' };
import { headKey, normalise } from '../../text/fold.ts';
import { daysBetween, isPlainDate, yearOf, type PlainDate } from '../../time/plain-date.ts';
import { formatDate } from '../../time/typed-date.ts';
import type { JsonValue } from '../field.ts';
import { endTargets, startTargets, targets, type DayFields, type Said } from './day-columns.ts';
import { dayBesideDay, inOtherYear, LONGEST_TRIP } from './day-beside-day.ts';
import { calledOffBy } from '../called-off.ts';
import type { SheetReader, SheetRow, SheetValue } from '../sheet-rules.ts';

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
      // One day is the last too, where no other column has that.
      const isFirst = range.ok && range.from === range.to && hasEnd(row);
      const read = isFirst ? { ...range, to: null } : range;
      if (read.ok) setRange(row, value, read, isPlanned ? 'planned' : saidOf(row, 'range', said));
      else unread(row, value, read.problem);
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
    const isYearless = read.doubt?.code.startsWith('date-year-of') === true;
    const { date, doubt } = isYearless ? besideStart(row, read, edge, start) : read;
    if (doubt !== undefined) takeDoubt(row, value, doubt, date);
    if (isYearless) row.pending[YEARLESS] = [...yearless(row), edge];
    setDay(row, fields, date, holds);
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

const hasEnd = (row: SheetRow): boolean => Object.values(targets.end).some((target) => row.hasColumn(target));

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
  settleShort(row, start, end);
  settleUnread(row, start);
  settleYears(row, start, end);
  const [from, to] = [dayOf(row, start), dayOf(row, end)];
  if (from === null || to === null) return;
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

/** The day of the trip as it is best known; null where the row has none. */
function dayOf({ fields }: SheetRow, { actual, planned }: DayFields): PlainDate | null {
  const day = fields[actual] ?? fields[planned];
  return typeof day === 'string' && isPlainDate(day) ? day : null;
}

const targetsOf: Readonly<Record<'start' | 'end', readonly string[]>> = {
  start: Object.values(targets.start),
  end: Object.values(targets.end),
};

/** Takes days that are written short beside the other day of the trip; what says that nobody is back yet is no day and no doubt. */
function settleShort(row: SheetRow, start: DayFields, end: DayFields): void {
  const cells = row.pending[UNREAD];
  if (!Array.isArray(cells)) return;
  row.pending[UNREAD] = cells.filter((cell) => {
    const [target = '', , text = ''] = Array.isArray(cell) ? cell.map(String) : [];
    const edge = (['start', 'end'] as const).find((one) => targetsOf[one].includes(target));
    if (edge === undefined) return true;
    const [own, others] = edge === 'start' ? [start, end] : [end, start];
    const [day, other] = [dayOf(row, own), dayOf(row, others)];
    if (edge === 'end' && other !== null && words.notYetWords.includes(headKey(text))) return false;
    const date = day === null && other !== null ? dayBesideDay(text, other, edge) : null;
    if (date === null) return true;
    const said = (['planned', 'actual'] as const).find((one) => targets[edge][one] === target) ?? 'plain';
    setDay(row, own, date, saidOf(row, edge, said));
    if (/\d/.test(text)) row.doubt(target, 'date-year-of-rows', { value: text, year: yearOf(date), date });
    return false;
  });
}

/** A trip over the new year whose days say no year: one of them lies in another year than the title or the other rows tell. */
function settleYears(row: SheetRow, start: DayFields, end: DayFields): void {
  const [from, to] = [dayOf(row, start), dayOf(row, end)];
  if (from === null || to === null || to >= from) return;
  for (const [edge, fields, day, other] of [
    ['start', start, from, to],
    ['end', end, to, from],
  ] as const) {
    const date = yearless(row).includes(edge) ? inOtherYear(day, other, edge) : null;
    if (date === null) continue;
    for (const field of [fields.actual, fields.planned])
      if (row.fields[field] === day) delete row.fields[field];
    setDay(row, fields, date, saidOf(row, edge, 'plain'));
    const value = formatDate(day).slice(0, 5);
    row.doubt(targets[edge].plain, 'date-year-of-rows', { value, year: yearOf(date), date });
    return;
  }
}

const YEARLESS = 'yearlessDays';

/** Edges of the trip whose days say no year. */
function yearless({ pending }: SheetRow): readonly JsonValue[] {
  const edges = pending[YEARLESS];
  return Array.isArray(edges) ? edges : [];
}

/** A last day without its year behind a first one that says its own: over the new year it is of the next one. */
function besideStart(
  row: SheetRow,
  read: Extract<CellDate, { readonly ok: true }>,
  edge: 'start' | 'end',
  start: DayFields,
): Extract<CellDate, { readonly ok: true }> {
  const from = dayOf(row, start);
  if (edge === 'start' || from === null || read.date >= from || yearless(row).includes('start')) return read;
  const date = inOtherYear(read.date, from, edge);
  if (date === null || read.doubt === undefined) return read;
  return { ok: true, date, doubt: { ...read.doubt, params: { ...read.doubt.params, year: yearOf(date) } } };
}

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

const PLANNED = new RegExp(
  String.raw`(?:\(\s*|(?<!\s)\s+)?(?:${words.plannedWords.join('|')})\s*(?::\s*)?\)?`,
  'giu',
);

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
