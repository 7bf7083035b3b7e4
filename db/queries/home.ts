import type { HomeTrip } from '../../shared/contract/home.ts';
import { addDays, daysBetween, type PlainDate } from '../../shared/time/plain-date.ts';
import { prepared } from '../file/sqlite.ts';
import { today, type ReadStore } from '../store.ts';
import { notStopped, shownByDay } from './shown-by-day.ts';
import { mainOf } from '../file/handles.ts';

interface Line {
  readonly register: HomeTrip['register'];
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly date: PlainDate;
  readonly kind: string;
}

function trips(store: ReadStore, lines: readonly Line[]): readonly HomeTrip[] {
  const now = today(store);
  return lines.map((line) => ({ ...line, days: daysBetween(now, line.date) }));
}

/** Trips that ended without a report, by the day on which they ended; the caller computes when each is due. */
export function unreportedTrips(
  store: ReadStore,
): readonly (Omit<Line, 'kind'> & { readonly reportDue: PlainDate | null })[] {
  return prepared<[string], Omit<Line, 'kind'> & { reportDue: PlainDate | null }>(
    mainOf(store),
    `SELECT s.register, s.record_id AS id, s.code, s.title, s.last_date AS date, d.report_due AS reportDue
     FROM record_summary AS s JOIN (
       SELECT id, report_due, report_number, report_date FROM outgoing_delegation
       UNION ALL SELECT id, report_due, report_number, report_date FROM incoming_delegation) AS d ON d.id = s.record_id
     WHERE s.counted = 1 AND s.last_date < ? AND d.report_number IS NULL AND d.report_date IS NULL
     ORDER BY s.last_date`,
  ).all(today(store));
}

/** Arrivals and departures of the next `days` days, today included. */
export function movements(store: ReadStore, days: number): readonly HomeTrip[] {
  const from = today(store);
  const lines = prepared<string[], Line>(
    mainOf(store),
    `SELECT register, record_id AS id, code, title, deciding_date AS date, 'start' AS kind FROM record_summary
     WHERE register IN (SELECT value FROM json_each(?)) AND withdrawn = 0 AND deciding_date BETWEEN ? AND ?
       AND ${notStopped}
     UNION ALL
     SELECT register, record_id, code, title, last_date, 'end' FROM record_summary
     WHERE register IN (SELECT value FROM json_each(?)) AND withdrawn = 0 AND last_date BETWEEN ? AND ?
       AND ${notStopped}
     ORDER BY 5, 6 DESC LIMIT 40`,
  ).all(shownByDay('trip'), from, addDays(from, days), shownByDay('trip'), from, addDays(from, days));
  return trips(store, lines);
}

/** Travel documents of people that expire within `days` days, or expired in the last 30. */
export function expiringDocuments(store: ReadStore, days: number): readonly HomeTrip[] {
  const now = today(store);
  const lines = prepared<[string, string], Line>(
    mainOf(store),
    `SELECT 'person' AS register, s.record_id AS id, s.code, s.title, d.document_expiry AS date, d.document_type AS kind
     FROM person_document AS d JOIN record_summary AS s ON s.record_id = d.record_id
     WHERE s.withdrawn = 0 AND d.withdrawn = 0 AND d.document_expiry BETWEEN ? AND ?
     ORDER BY d.document_expiry LIMIT 40`,
  ).all(addDays(now, -30), addDays(now, days));
  return trips(
    store,
    lines.map((line) => ({ ...line, kind: line.kind ?? 'other' })),
  );
}
