import type { ReportRecord } from '../../shared/registers/internal-registers.ts';
import type { JsonValue } from '../../shared/registers/field.ts';
import { readTyped } from '../record-rows.ts';
import { prepared } from '../file/sqlite.ts';
import type { ReadStore } from '../store.ts';
import { mainOf } from '../file/handles.ts';

/** The record of a period's report without its closings. */
export type OpenReportRecord = Omit<ReportRecord, 'closings'>;

/** The record of a period's report, or null while nobody edited or closed it. */
export function readReportRecord(
  store: ReadStore,
  calendarId: string,
  periodCode: string,
): OpenReportRecord | null {
  const id = prepared<[string, string], { id: string }>(
    mainOf(store),
    'SELECT id FROM report WHERE calendar_id = ? AND period_code = ? AND withdrawn IS NULL ORDER BY id LIMIT 1',
  ).get(calendarId, periodCode)?.id;
  return id === undefined ? null : (readTyped(store, 'report', [id], ['sections'])[0] ?? null);
}

/** One closing of a period, without what it froze: that is large, and read by `readSnapshot` where it is needed. */
export type ReportClosing = Omit<ReportRecord['closings'][number], 'snapshot' | 'position' | 'withdrawn'>;

/** The closings of a report in their order. */
export function readClosings(store: ReadStore, reportId: string): readonly ReportClosing[] {
  return prepared<[string], ReportClosing>(
    mainOf(store),
    `SELECT id, closed_on AS closedOn, closed_by AS closedBy, reopened_on AS reopenedOn, reopened_by AS reopenedBy,
       reopen_reason AS reopenReason
     FROM report_closing WHERE record_id = ? AND withdrawn = 0 ORDER BY position, id`,
  ).all(reportId);
}

/** What a closing froze, or null. */
export function readSnapshot(store: ReadStore, closingId: string): JsonValue {
  const snapshot = prepared<[string], { snapshot: string | null }>(
    mainOf(store),
    'SELECT snapshot FROM report_closing WHERE id = ?',
  ).get(closingId)?.snapshot;
  return snapshot === undefined || snapshot === null ? null : (JSON.parse(snapshot) as JsonValue);
}

/** The periods of a calendar that are closed and not reopened, each with its closing, by code. */
export function closedPeriods(
  store: ReadStore,
  calendarId: string,
): readonly { readonly periodCode: string; readonly closingId: string }[] {
  return prepared<[string], { periodCode: string; closingId: string }>(
    mainOf(store),
    `SELECT r.period_code AS periodCode, c.id AS closingId
     FROM report AS r JOIN report_closing AS c ON c.record_id = r.id
     WHERE r.calendar_id = ? AND r.withdrawn IS NULL AND c.withdrawn = 0 AND c.reopened_on IS NULL
       AND c.snapshot IS NOT NULL
     ORDER BY r.period_code, c.position, c.id`,
  ).all(calendarId);
}
