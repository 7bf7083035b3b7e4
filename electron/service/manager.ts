import { countedIncidents, countedRows, countedTasks } from '../../db/queries/figures.ts';
import { boardTasks } from '../../db/queries/board-tasks.ts';
import { readSettings } from '../../db/settings.ts';
import type { ReadStore } from '../../db/store.ts';
import { today } from '../../db/today.ts';
import { incidentStock } from '../../shared/report/chapters/border/incident-figures.ts';
import { managerOverview, type ManagerOverview, type QuarterFigures } from '../../shared/report/manager.ts';
import { measure } from '../../shared/report/chapters/delegations/measures.ts';
import { taskBalance } from '../../shared/report/chapters/tasks/task-figures.ts';
import {
  calendarById,
  periodContaining,
  previousPeriod,
  reportCalendars,
  type ReportingPeriod,
} from '../../shared/time/reporting-calendar.ts';

const QUARTERS = 5;

/** The manager's page as of today: what is recorded now, whether a quarter was closed or not. */
export function readManager(store: ReadStore, unknown: string): ManagerOverview {
  const now = today(store);
  const calendar = calendarById(readSettings(store).calendarId) ?? reportCalendars[0];
  if (calendar === undefined) throw new RangeError('No calendar');
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
  return managerOverview(
    boardTasks(store),
    periods.map((own): QuarterFigures => ({
      code: own.code,
      outgoing: measure(outgoing, own),
      incoming: measure(incoming, own),
      incidents: incidentStock(incidents, own),
      tasks: taskBalance(tasks, own, now),
    })),
    unknown,
  );
}
