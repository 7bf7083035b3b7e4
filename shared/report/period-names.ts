import texts from '../reference/report-texts.json' with { type: 'json' };
import type { ReportScope } from '../registers/report/report.ts';
import { roman } from '../text/roman.ts';
import { fill } from '../text/template.ts';
import type { PlainDate } from '../time/plain-date.ts';
import type { ReportingPeriod } from '../time/reporting-calendar.ts';
import { formatOfficialDate } from '../time/typed-date.ts';
import type { ReportSpans, ShownSpan } from './spans.ts';

const { periods } = texts;

/** A period's name without its year: `Quý II`, `6 tháng đầu năm`, `tháng 3`. */
interface NamedSpan {
  readonly name: string;
  readonly year: number;
}

/** `Quý II năm 2024`, `6 tháng đầu năm 2024`. */
export function withYear({ name, year }: NamedSpan): string {
  return fill(name.endsWith(periods.ofYear) ? periods.yearBehind : periods.yearOf, { name, year });
}

/** Months are written like those of dates: 01 and 02 with a zero. */
const monthNumber = (month: number): string => (month <= 2 ? `0${month}` : String(month));

/** A part of a year by the number of its months, from the first on. */
function firstMonths(months: number, year: number): NamedSpan {
  return months === 12
    ? { name: periods.year, year }
    : { name: fill(periods.firstMonths, { months: monthNumber(months) }), year };
}

const quarter = (index: number, year: number): NamedSpan => ({
  name: fill(periods.quarter, { roman: roman(index) }),
  year,
});
const month = (index: number, year: number): NamedSpan => ({
  name: fill(periods.month, { index: monthNumber(index) }),
  year,
});

/** Null for a span that was chosen freely, which has no name but its days. */
function spanOf(period: ReportingPeriod): NamedSpan | null {
  const { kind, index, year } = period;
  switch (kind) {
    case 'month':
      return month(index, year);
    case 'quarter':
      return quarter(index, year);
    case 'half':
      return firstMonths(6, year);
    case 'nineMonths':
      return firstMonths(9, year);
    case 'year':
      return firstMonths(12, year);
    case 'custom':
      return null;
    default:
      return kind satisfies never;
  }
}

/** Months from the start of the year to the end of a month or quarter. */
const monthsToDate = ({ kind, index }: ReportingPeriod): number => (kind === 'quarter' ? index * 3 : index);

/** Whether a paper shows the year to date beside its period: a later month or quarter that is not written up alone. */
export function isJoint(period: ReportingPeriod, scope: ReportScope): boolean {
  return scope === 'joint' && hasYearToDate(period);
}

/** Whether the year to date is another span than the period. */
export function hasYearToDate({ kind, index }: ReportingPeriod): boolean {
  return (kind === 'quarter' || kind === 'month') && index > 1;
}

/** `Quý I năm 2024`, `tháng 3 năm 2024`, `từ ngày … đến ngày …`. */
export function periodName(period: ReportingPeriod): string {
  const span = spanOf(period);
  if (span !== null) return withYear(span);
  return fill(periods.custom, { from: formatOfficialDate(period.from), to: formatOfficialDate(period.to) });
}

/** As titles say it: a joint paper of Quý II is one of `Quý II và 6 tháng đầu năm`. */
export function titledSpan(period: ReportingPeriod, scope: ReportScope): NamedSpan | null {
  const span = spanOf(period);
  if (span === null || period.kind !== 'quarter' || !isJoint(period, scope)) return span;
  const { name } = firstMonths(monthsToDate(period), period.year);
  return { name: fill(periods.joint, { period: span.name, whole: name }), year: period.year };
}

/** `Quý II và 6 tháng đầu năm 2024`. */
export function periodTitle(period: ReportingPeriod, scope: ReportScope): string {
  const span = titledSpan(period, scope);
  return span === null ? periodName(period) : withYear(span);
}

/** What the outlook of a paper usually is about, the usual one first; empty for a span that was chosen freely. */
export function usualOutlooks(period: ReportingPeriod, scope: ReportScope): readonly string[] {
  const { kind, index, year } = period;
  const rest = (months: number): NamedSpan => ({ name: fill(periods.lastMonths, { months }), year });
  const nextQuarter = index === 4 ? quarter(1, year + 1) : quarter(index + 1, year);
  const nextYear: NamedSpan = { name: periods.year, year: year + 1 };
  const all: readonly NamedSpan[] = {
    month: [index === 12 ? month(1, year + 1) : month(index + 1, year)],
    quarter:
      [
        [nextQuarter, rest(9)],
        isJoint(period, scope) ? [rest(6), nextQuarter] : [nextQuarter, rest(6)],
        [nextQuarter],
        isJoint(period, scope) ? [nextYear, nextQuarter] : [nextQuarter, nextYear],
      ][index - 1] ?? [],
    half: [rest(6), quarter(3, year)],
    nineMonths: [quarter(4, year)],
    year: [nextYear],
    custom: [],
  }[kind];
  return all.map(withYear);
}

/** The spans that the tables of a paper show, each beside the same of the year before. */
export function shownSpans(period: ReportingPeriod, scope: ReportScope): readonly ShownSpan[] {
  const own: ShownSpan = {
    title: period.kind === 'custom' ? texts.tables.inPeriod : periodName(period),
    now: 'inPeriod',
  };
  if (!isJoint(period, scope)) return [capitalised(own)];
  const toDate: ShownSpan = {
    title: withYear(firstMonths(monthsToDate(period), period.year)),
    now: 'yearToDate',
  };
  return [own, toDate].map(capitalised);
}

const capitalised = (span: ShownSpan): ShownSpan => ({
  ...span,
  title: span.title.slice(0, 1).toUpperCase() + span.title.slice(1),
});

/** A shown span as a sentence begins with it; while it goes on, up to which day it was counted. */
export function spanInWords({ title }: ShownSpan, progress: Progress, asOf: PlainDate): string {
  return progress === 'underWay' ? fill(periods.toDate, { asOf: formatOfficialDate(asOf) }) : title;
}

/** How far the counting of a period has come by a day. */
export type Progress = 'ahead' | 'underWay' | 'over';

export function progressOf({ inPeriod }: Pick<ReportSpans, 'inPeriod'>, asOf: string): Progress {
  if (asOf < inPeriod.from) return 'ahead';
  return asOf <= inPeriod.to ? 'underWay' : 'over';
}
