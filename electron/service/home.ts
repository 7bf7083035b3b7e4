import { awaitingIncidents, countedIncidents } from '../../db/queries/figures.ts';
import { newestWith } from '../../db/queries/record-days.ts';
import { referenceRows } from '../../db/reference.ts';
import { readSettings } from '../../db/settings.ts';
import type { ReadStore } from '../../db/store.ts';
import { today } from '../../db/today.ts';
import type { HomeEntry, HomeOverview } from '../../shared/contract/home.ts';
import { holdsOn } from '../../shared/reference/find-reference.ts';
import { leadDays, nextOccasion } from '../../shared/reference/occasions.ts';
import { homeBlocks, type DayRules, type HomeBlock } from '../../shared/registers/record-days.ts';
import { incidentStock } from '../../shared/report/chapters/border/incident-figures.ts';
import { addDays, daysBetween } from '../../shared/time/plain-date.ts';
import {
  calendarById,
  periodContaining,
  periodReportDue,
  reportCalendars,
} from '../../shared/time/reporting-calendar.ts';
import { dayKinds, dayRules, shownDays } from './record-days.ts';

/** Days after a letter for an occasion in which the next one is still the same: it comes once a year. */
const SAME_OCCASION = 180;

/** The records that a block lists, by day, and on one day by the order of their kinds. */
function blockOf(store: ReadStore, block: HomeBlock, rules: DayRules): HomeEntry[] {
  const now = today(store);
  return dayKinds
    .flatMap((own) => {
      const { home } = own.kind;
      if (home?.block !== block) return [];
      const { behind, ahead } = home;
      const span = {
        from: behind === null ? null : addDays(now, -behind),
        to: addDays(now, typeof ahead === 'number' ? ahead : ahead(rules)),
      };
      return shownDays(store, own, span, rules).map(({ set: _set, ...day }) => ({
        place: own.place,
        entry: { ...day, days: daysBetween(now, day.date) },
      }));
    })
    .toSorted((a, b) => a.entry.days - b.entry.days || a.place - b.place)
    .slice(0, homeBlocks[block])
    .map(({ entry }) => entry);
}

/** Yearly occasions within their lead days for which nothing was begun yet. */
function dueOccasions(store: ReadStore): HomeOverview['occasions'] {
  const now = today(store);
  const rows = referenceRows(store).filter((row) => row.catalogue === 'occasion' && holdsOn(row, now));
  return dayKinds
    .filter(({ kind }) => kind.forOccasion === true)
    .flatMap(({ register, name }) =>
      rows.flatMap((row) => {
        const date = nextOccasion(row, now);
        const days = date === null ? null : daysBetween(now, date);
        if (date === null || days === null || days > leadDays(row)) return [];
        const last = newestWith(store, register, name, row.code);
        if (last !== null && daysBetween(last.date, date) < SAME_OCCASION) return [];
        const { code, name: occasion } = row;
        return [{ register: register.name, code, name: occasion, date, days, last: last?.id ?? null }];
      }),
    )
    .toSorted((a, b) => a.days - b.days);
}

/** The first screen: where the quarter stands, and what wants attention. Its charts are asked for on their own. */
export function homeOverview(store: ReadStore): HomeOverview {
  const settings = readSettings(store);
  const calendar = calendarById(settings.calendarId) ?? reportCalendars[0];
  const now = today(store);
  const period = calendar === undefined ? undefined : periodContaining(calendar, 'quarter', now);
  if (calendar === undefined || period === undefined) throw new RangeError('No calendar');
  const rules = dayRules(store);
  const block = (name: HomeBlock): HomeEntry[] => blockOf(store, name, rules);
  return {
    calendarName: calendar.id,
    periodCode: period.code,
    from: period.from,
    to: period.to,
    daysToCutOff: daysBetween(now, period.to),
    reportDue: periodReportDue(period, settings.reportDueDay),
    tasks: block('tasks'),
    border: block('border'),
    awaitingCheck: awaitingIncidents(store),
    reports: block('reports'),
    movements: block('movements'),
    expiring: block('expiring'),
    incidents: incidentStock(countedIncidents(store, period, now), period),
    occasions: dueOccasions(store),
  };
}
