import calendars from '../reference/report-calendars.json' with { type: 'json' };
import {
  addDays,
  addMonths,
  addYears,
  dayOfMonth,
  isPlainDate,
  isRecordable,
  latest,
  makeDate,
  monthOf,
  plainDate,
  yearOf,
  type PlainDate,
} from './plain-date.ts';

export type PeriodKind = 'month' | 'quarter' | 'half' | 'nineMonths' | 'year' | 'custom';

/** A span of days that a report covers; both ends are inclusive. */
export interface ReportingPeriod {
  readonly calendarId: string;
  /** `2024-01`, `2024-Q1`, `2024-H1`, `2024-9M`, `2024`, or `2024-01-05..2024-02-07`. */
  readonly code: string;
  readonly kind: PeriodKind;
  /** Reporting year: with NĐ 09/2019, 15–31 December belong to the next. */
  readonly year: number;
  /** 1–12 for a month, 1–4 for a quarter, else 1. */
  readonly index: number;
  readonly from: PlainDate;
  readonly to: PlainDate;
}

/** How an agency cuts the year into reporting months. Data, since law changes it. */
export interface ReportCalendar {
  readonly id: string;
  readonly name: { readonly vi: string; readonly en: string; readonly zh: string };
  readonly legalBasis: string;
  /** Days between which the calendar is in force, inclusive; null: open. */
  readonly validFrom: PlainDate | null;
  readonly validTo: PlainDate | null;
  /** Day of the month on which a reporting month begins. */
  readonly firstDay: number;
  /** 1: that day opens the next month's period (15/12 opens January); 0: its own. */
  readonly monthsAhead: number;
}

export const reportCalendars: readonly ReportCalendar[] = calendars.map((calendar) => ({
  ...calendar,
  validFrom: calendar.validFrom === null ? null : plainDate(calendar.validFrom),
  validTo: null,
}));

export function calendarById(id: string): ReportCalendar | undefined {
  return reportCalendars.find((calendar) => calendar.id === id);
}

/** First day of a reporting month; month 13 is January of the next year. */
function firstOf(calendar: ReportCalendar, year: number, month: number): PlainDate {
  const opening = plainDate(makeDate(year, 1, calendar.firstDay) ?? '');
  return addMonths(opening, month - 1 - calendar.monthsAhead);
}

function span(
  calendar: ReportCalendar,
  kind: Exclude<PeriodKind, 'custom'>,
  year: number,
  index: number,
  code: string,
): ReportingPeriod {
  const length = { month: 1, quarter: 3, half: 6, nineMonths: 9, year: 12 }[kind];
  const first = (index - 1) * length + 1;
  return {
    calendarId: calendar.id,
    code,
    kind,
    year,
    index,
    from: firstOf(calendar, year, first),
    to: addDays(firstOf(calendar, year, first + length), -1),
  };
}

/** The period that a code names in a calendar, or undefined for a code that names none. */
export function periodOf(calendar: ReportCalendar, code: string): ReportingPeriod | undefined {
  const custom = /^(\d{4}-\d\d-\d\d)\.\.(\d{4}-\d\d-\d\d)$/.exec(code);
  if (custom !== null) {
    const [, from = '', to = ''] = custom;
    return isPlainDate(from) && isPlainDate(to) ? customPeriod(calendar, from, to) : undefined;
  }
  const match = /^(\d{4})(?:-(Q[1-4]|H1|9M|0[1-9]|1[0-2]))?$/.exec(code);
  const year = Number(match?.[1]);
  if (match === null || year < 1901 || year > 2198) return undefined;
  const part = match[2];
  if (part === undefined) return span(calendar, 'year', year, 1, code);
  if (part.startsWith('Q')) return span(calendar, 'quarter', year, Number(part[1]), code);
  if (part === 'H1') return span(calendar, 'half', year, 1, code);
  if (part === '9M') return span(calendar, 'nineMonths', year, 1, code);
  return span(calendar, 'month', year, Number(part), code);
}

/** Any span of days, both ends inclusive; undefined when it ends before it begins or leaves the recordable years. */
export function customPeriod(
  calendar: ReportCalendar,
  from: PlainDate,
  to: PlainDate,
): ReportingPeriod | undefined {
  if (to < from || !isRecordable(from) || !isRecordable(to)) return undefined;
  const { year } = reportingYearContaining(calendar, to);
  return { calendarId: calendar.id, code: `${from}..${to}`, kind: 'custom', year, index: 1, from, to };
}

/** Reporting year and month (1–12) of a date. */
function monthContaining(
  calendar: ReportCalendar,
  date: PlainDate,
): { readonly year: number; readonly month: number } {
  const opens = Number(date.slice(8, 10)) >= calendar.firstDay ? 0 : -1;
  const index = yearOf(date) * 12 + monthOf(date) - 1 + opens + calendar.monthsAhead;
  return { year: Math.floor(index / 12), month: (index % 12) + 1 };
}

/** The period of a kind that holds a date; undefined past June for `half` and past September for `nineMonths`. */
export function periodContaining(
  calendar: ReportCalendar,
  kind: Exclude<PeriodKind, 'custom'>,
  date: PlainDate,
): ReportingPeriod | undefined {
  const { year, month } = monthContaining(calendar, date);
  switch (kind) {
    case 'month':
      return periodOf(calendar, `${year}-${String(month).padStart(2, '0')}`);
    case 'quarter':
      return periodOf(calendar, `${year}-Q${Math.ceil(month / 3)}`);
    case 'half':
      return month <= 6 ? periodOf(calendar, `${year}-H1`) : undefined;
    case 'nineMonths':
      return month <= 9 ? periodOf(calendar, `${year}-9M`) : undefined;
    case 'year':
      return periodOf(calendar, String(year));
    default:
      return kind satisfies never;
  }
}

/** Every period of a reporting year: months, quarters, six months, nine months, year. */
export function periodsOfYear(calendar: ReportCalendar, year: number): readonly ReportingPeriod[] {
  const months = Array.from({ length: 12 }, (_, index) => `${year}-${String(index + 1).padStart(2, '0')}`);
  const codes = [
    ...months,
    ...[1, 2, 3, 4].map((quarter) => `${year}-Q${quarter}`),
    `${year}-H1`,
    `${year}-9M`,
    `${year}`,
  ];
  return codes.flatMap((code) => periodOf(calendar, code) ?? []);
}

export function reportingYearContaining(calendar: ReportCalendar, date: PlainDate): ReportingPeriod {
  const { year } = monthContaining(calendar, date);
  return span(calendar, 'year', year, 1, String(year));
}

/** From the first day of the reporting year that holds the end of the period, to that end; both inclusive. */
export function yearToDate(
  calendar: ReportCalendar,
  period: ReportingPeriod,
): { readonly from: PlainDate; readonly to: PlainDate } {
  return { from: reportingYearContaining(calendar, period.to).from, to: period.to };
}

/** The same code a year earlier; a custom span moves both ends back a year, 29/2 to 28/2. */
export function samePeriodLastYear(calendar: ReportCalendar, period: ReportingPeriod): ReportingPeriod {
  if (period.kind === 'custom') {
    const [from, to] = [addYears(period.from, -1), addYears(period.to, -1)];
    return { ...period, code: `${from}..${to}`, year: reportingYearContaining(calendar, to).year, from, to };
  }
  const code = period.code.replace(/^\d{4}/, String(period.year - 1));
  return span(calendar, period.kind, period.year - 1, period.index, code);
}

/** The six months, nine months or year that end with a quarter or month and are a period of their own. */
export function wholeSpanOf(
  calendar: ReportCalendar,
  { kind, index, year }: ReportingPeriod,
): ReportingPeriod | undefined {
  if (kind !== 'quarter' && kind !== 'month') return undefined;
  const months = kind === 'quarter' ? index * 3 : index;
  const code = { 6: `${year}-H1`, 9: `${year}-9M`, 12: String(year) }[months];
  return code === undefined ? undefined : periodOf(calendar, code);
}

export function previousPeriod(
  calendar: ReportCalendar,
  period: ReportingPeriod,
): ReportingPeriod | undefined {
  return neighbour(calendar, period, -1);
}

export function nextPeriod(calendar: ReportCalendar, period: ReportingPeriod): ReportingPeriod | undefined {
  return neighbour(calendar, period, 1);
}

function neighbour(
  calendar: ReportCalendar,
  period: ReportingPeriod,
  step: 1 | -1,
): ReportingPeriod | undefined {
  if (period.kind === 'custom') return undefined;
  // Six and nine months are reported once a year.
  if (period.kind === 'half' || period.kind === 'nineMonths') {
    return periodOf(calendar, period.code.replace(/^\d{4}/, String(period.year + step)));
  }
  return periodContaining(
    calendar,
    period.kind,
    step === 1 ? addDays(period.to, 1) : addDays(period.from, -1),
  );
}

/**
 * The day by which the report of a period is due: the wanted day (1–31) of the month in which the period ends, or that
 * month's last day where it is shorter; never before the period's last day.
 */
export function periodReportDue(period: Pick<ReportingPeriod, 'to'>, day: number): PlainDate {
  const { to } = period;
  return latest(to, dayOfMonth(yearOf(to), monthOf(to), day) ?? to);
}

export function contains(
  period: { readonly from: PlainDate; readonly to: PlainDate },
  date: PlainDate,
): boolean {
  return period.from <= date && date <= period.to;
}
