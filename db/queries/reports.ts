import type { ReportRecord } from '../../shared/registers/internal-registers.ts';
import { readTyped } from '../record-rows.ts';
import { prepared } from '../file/sqlite.ts';
import type { ReadStore } from '../store.ts';
import { mainOf } from '../file/handles.ts';

/** The record of a period's report, or null while nobody edited or closed it. */
export function readReportRecord(
  store: ReadStore,
  calendarId: string,
  periodCode: string,
): ReportRecord | null {
  const id = prepared<[string, string], { id: string }>(
    mainOf(store),
    'SELECT id FROM report WHERE calendar_id = ? AND period_code = ? AND withdrawn IS NULL ORDER BY id LIMIT 1',
  ).get(calendarId, periodCode)?.id;
  return id === undefined ? null : (readTyped(store, 'report', [id])[0] ?? null);
}

/** Codes of the periods of a calendar that are closed and not reopened, with the frozen content of each. */
export function closedReports(
  store: ReadStore,
  calendarId: string,
): readonly { readonly periodCode: string; readonly snapshot: unknown }[] {
  return prepared<[string], { periodCode: string; snapshot: string }>(
    mainOf(store),
    `SELECT r.period_code AS periodCode, c.snapshot FROM report AS r JOIN report_closing AS c ON c.record_id = r.id
     WHERE r.calendar_id = ? AND r.withdrawn IS NULL AND c.withdrawn = 0 AND c.reopened_on IS NULL
       AND c.snapshot IS NOT NULL
     ORDER BY r.period_code`,
  )
    .all(calendarId)
    .map((row) => ({ periodCode: row.periodCode, snapshot: JSON.parse(row.snapshot) as unknown }));
}
