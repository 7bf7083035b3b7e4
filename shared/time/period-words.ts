import type { TFunction } from 'i18next';
import { calendarById, periodOf, reportCalendars, type ReportingPeriod } from './reporting-calendar.ts';
import { formatDate } from './typed-date.ts';

/** A period as people say it, in the language of `t`: `Quý I năm 2026`, `Tháng 3 năm 2026`. Its code is never shown. */
export function periodInWords(t: TFunction, period: ReportingPeriod): string {
  const { kind, index, year, from, to } = period;
  if (kind === 'quarter') return t(`periods:quarter.${index}`, { year });
  return t(`periods:${kind}`, { index, year, from: formatDate(from), to: formatDate(to) });
}

/** As `periodInWords`, of a period by its code, whatever calendar it was counted by; the code itself where it is none. */
export function periodCodeInWords(t: TFunction, code: string, calendarId = ''): string {
  const calendar = calendarById(calendarId) ?? reportCalendars[0];
  const period = calendar === undefined ? undefined : periodOf(calendar, code);
  return period === undefined ? code : periodInWords(t, period);
}

/** A period in the name of a file, in Vietnamese without marks: `quy-1-2026`, `thang-3-2026`, `2026-01-05-den-2026-02-07`. */
export function periodInFileName({ kind, index, year, from, to }: ReportingPeriod): string {
  switch (kind) {
    case 'month':
      return `thang-${index}-${year}`;
    case 'quarter':
      return `quy-${index}-${year}`;
    case 'half':
      return `6-thang-dau-nam-${year}`;
    case 'nineMonths':
      return `9-thang-${year}`;
    case 'year':
      return `nam-${year}`;
    default:
      return `${from}-den-${to}`;
  }
}
