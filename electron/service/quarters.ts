import { countedIncidents, countedRows, countedTasks } from '../../db/queries/figures.ts';
import { closedPeriods, readSnapshot } from '../../db/queries/reports.ts';
import { readSettings } from '../../db/settings.ts';
import type { ReadStore } from '../../db/store.ts';
import { today } from '../../db/today.ts';
import { incidentStock } from '../../shared/report/chapters/border/incident-figures.ts';
import { measure } from '../../shared/report/chapters/delegations/measures.ts';
import { taskBalance } from '../../shared/report/chapters/tasks/task-figures.ts';
import type { QuarterFigures } from '../../shared/report/manager.ts';
import { reportOfSnapshot } from '../../shared/report/snapshots/snapshot.ts';
import {
  calendarById,
  periodContaining,
  previousPeriod,
  reportCalendars,
  type ReportCalendar,
  type ReportingPeriod,
} from '../../shared/time/reporting-calendar.ts';

const QUARTERS = 5;

function calendarOf(store: ReadStore): ReportCalendar {
  const calendar = calendarById(readSettings(store).calendarId) ?? reportCalendars[0];
  if (calendar === undefined) throw new RangeError('No calendar');
  return calendar;
}

/**
 * This quarter first, then the four before it, from what is recorded now, whether one was closed or not. Each kind of
 * record is read once, for all of them.
 */
export function quartersOfNow(store: ReadStore): readonly QuarterFigures[] {
  const now = today(store);
  const calendar = calendarOf(store);
  const periods: ReportingPeriod[] = [];
  let period = periodContaining(calendar, 'quarter', now);
  while (period !== undefined && periods.length < QUARTERS) {
    periods.push(period);
    period = previousPeriod(calendar, period);
  }
  const span = { from: periods.at(-1)?.from ?? now, to: periods[0]?.to ?? now };
  const outgoing = countedRows(store, 'outgoing', span, now);
  const incoming = countedRows(store, 'incoming', span, now);
  const incidents = countedIncidents(store, span, now);
  const tasks = countedTasks(store, span, now);
  return periods.map((own) => ({
    code: own.code,
    outgoing: measure(outgoing, own),
    incoming: measure(incoming, own),
    incidents: incidentStock(incidents, own),
    tasks: taskBalance(tasks, own, now),
  }));
}

/** As `quartersOfNow`, but a quarter that was closed as it was closed: the figures that its report says. */
export function quartersAsReported(store: ReadStore): readonly QuarterFigures[] {
  const closings = new Map(
    closedPeriods(store, calendarOf(store).id).map(({ periodCode, closingId }) => [periodCode, closingId]),
  );
  return quartersOfNow(store).map((quarter) => {
    const closing = closings.get(quarter.code);
    if (closing === undefined) return quarter;
    const { outgoing, incoming, incidents, tasks } = reportOfSnapshot(readSnapshot(store, closing)).figures;
    return {
      code: quarter.code,
      outgoing: outgoing.inPeriod,
      incoming: incoming.inPeriod,
      incidents: incidents.inPeriod,
      tasks: tasks.inPeriod,
    };
  });
}
