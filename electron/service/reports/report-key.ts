import { Refusal } from '../../../shared/contract/refusal.ts';
import {
  calendarById,
  periodOf,
  type ReportCalendar,
  type ReportingPeriod,
} from '../../../shared/time/reporting-calendar.ts';

/** Names the report of a period. */
export interface ReportKey {
  readonly calendarId: string;
  readonly periodCode: string;
}

/** @throws Refusal `period-unknown` for a calendar or code that names no period. */
export function periodOfReport({ calendarId, periodCode }: ReportKey): {
  readonly calendar: ReportCalendar;
  readonly period: ReportingPeriod;
} {
  const calendar = calendarById(calendarId);
  const period = calendar === undefined ? undefined : periodOf(calendar, periodCode);
  if (calendar === undefined || period === undefined)
    throw new Refusal('period-unknown', { period: periodCode });
  return { calendar, period };
}
