import { countedIncidents, countedRows } from '../../db/queries/figures.ts';
import {
  dueCommitments,
  dueOccasions,
  lateReplies,
  nextSteps,
  waitingIncidents,
} from '../../db/queries/home-border.ts';
import { dueTasks } from '../../db/queries/home-tasks.ts';
import { expiringDocuments, movements, unreportedTrips } from '../../db/queries/home.ts';
import { holidays } from '../../db/reference.ts';
import { readSettings } from '../../db/settings.ts';
import { today, type ReadStore } from '../../db/store.ts';
import type { HomeOverview, HomeTrip } from '../../shared/contract/home.ts';
import { tripReportDueDate } from '../../shared/registers/delegation/delegation-checks.ts';
import { incidentStock } from '../../shared/report/chapters/border/incident-figures.ts';
import { measure } from '../../shared/report/chapters/delegations/measures.ts';
import { periodName } from '../../shared/report/period-names.ts';
import { daysBetween } from '../../shared/time/plain-date.ts';
import {
  calendarById,
  periodContaining,
  periodReportDue,
  reportCalendars,
  samePeriodLastYear,
} from '../../shared/time/reporting-calendar.ts';

const DUE_SOON = 5;
const NEXT_DAYS = 14;

/** The first screen: where the quarter stands, and what wants attention. */
export function homeOverview(store: ReadStore): HomeOverview {
  const settings = readSettings(store);
  const calendar = calendarById(settings.calendarId) ?? reportCalendars[0];
  const now = today(store);
  const period = calendar === undefined ? undefined : periodContaining(calendar, 'quarter', now);
  if (calendar === undefined || period === undefined) throw new RangeError('No calendar');
  const lastYear = samePeriodLastYear(calendar, period);
  const figures = (direction: 'outgoing' | 'incoming') => ({
    now: measure(countedRows(store, direction, period, now), period),
    lastYear: measure(countedRows(store, direction, lastYear, now), lastYear),
  });
  const context = { reportRule: settings.reportRule, holidays: holidays(store) };
  const reports = unreportedTrips(store).flatMap((trip): HomeTrip[] => {
    const due = tripReportDueDate({ reportDue: trip.reportDue }, trip.date, context);
    if (due === null) return [];
    const days = daysBetween(now, due);
    if (days > DUE_SOON) return [];
    const { reportDue: _own, ...line } = trip;
    return [{ ...line, date: due, days, kind: days < 0 ? 'overdue' : 'due' }];
  });
  return {
    calendarName: calendar.id,
    periodCode: period.code,
    periodName: periodName(period),
    from: period.from,
    to: period.to,
    daysToCutOff: daysBetween(now, period.to),
    reportDue: periodReportDue(period, settings.reportDueDay),
    outgoing: figures('outgoing'),
    incoming: figures('incoming'),
    reports: reports.toSorted((a, b) => a.days - b.days).slice(0, 40),
    movements: [...movements(store, NEXT_DAYS)],
    border: [
      ...waitingIncidents(store, settings.incidentRules.waitingDays),
      ...nextSteps(store),
      ...lateReplies(store, settings.incidentRules.waitingDays),
      ...dueCommitments(store),
    ]
      .toSorted((a, b) => a.days - b.days)
      .slice(0, 60),
    tasks: [...dueTasks(store, NEXT_DAYS)],
    incidents: {
      now: incidentStock(countedIncidents(store, period, now), period),
      lastYear: incidentStock(countedIncidents(store, lastYear, now), lastYear),
    },
    occasions: [...dueOccasions(store)],
    expiring: [...expiringDocuments(store, settings.expiryNoticeDays)],
  };
}
