import type { RegisterName } from '../../shared/registers/all-registers.ts';
import type { PlainDate } from '../../shared/time/plain-date.ts';
import { refusing } from '../file/refusing.ts';
import { prepared } from '../file/sqlite.ts';
import type { ReadStore } from '../store.ts';
import { notStopped, shownByDay } from './shown-by-day.ts';
import { dueInForce } from './task-due.ts';
import { mainOf } from '../file/handles.ts';

/** What stands on a day of the calendar; those of the law have no record. */
export interface MonthEntry {
  readonly kind: 'task' | 'taskDone' | 'tripStart' | 'tripEnd' | 'talk' | 'deadline';
  readonly date: PlainDate;
  readonly register: RegisterName | null;
  readonly id: string | null;
  readonly code: string;
  readonly title: string;
}

interface Span {
  readonly from: PlainDate;
  readonly to: PlainDate;
}

/** Due dates in force of tasks that were not cancelled, in [from, to], both inclusive. */
export function dueInSpan(store: ReadStore, { from, to }: Span, now: PlainDate): readonly MonthEntry[] {
  return refusing(() =>
    prepared<string[], MonthEntry>(
      mainOf(store),
      `SELECT * FROM (
         SELECT CASE WHEN r.done_on IS NULL THEN 'task' ELSE 'taskDone' END AS kind, ${dueInForce} AS date,
           s.register, s.record_id AS id, s.code, s.title
         FROM record_summary AS s JOIN task AS r ON r.id = s.record_id
         WHERE s.register = 'task' AND s.withdrawn = 0 AND r.cancelled_on IS NULL)
       WHERE date BETWEEN ? AND ?`,
    ).all(now, from, to),
  );
}

/** Trips that begin or end, and talks, in [from, to], both inclusive. */
export function eventsInSpan(store: ReadStore, { from, to }: Span): readonly MonthEntry[] {
  return refusing(() =>
    prepared<string[], MonthEntry>(
      mainOf(store),
      `SELECT 'tripStart' AS kind, deciding_date AS date, register, record_id AS id, code, title FROM record_summary
       WHERE register IN (SELECT value FROM json_each(?)) AND withdrawn = 0 AND deciding_date BETWEEN ? AND ?
         AND ${notStopped}
       UNION ALL
       SELECT 'talk', deciding_date, register, record_id, code, title FROM record_summary
       WHERE register IN (SELECT value FROM json_each(?)) AND withdrawn = 0 AND deciding_date BETWEEN ? AND ?
         AND ${notStopped}
       UNION ALL
       SELECT 'tripEnd', last_date, register, record_id, code, title FROM record_summary
       WHERE register IN (SELECT value FROM json_each(?)) AND withdrawn = 0 AND last_date > deciding_date
         AND last_date BETWEEN ? AND ? AND ${notStopped}`,
    ).all(shownByDay('trip'), from, to, shownByDay('talk'), from, to, shownByDay('trip'), from, to),
  );
}

/** A delegation that came back: from that day the law counts. */
export interface Returned {
  readonly id: string;
  readonly code: string;
  readonly date: PlainDate;
  /** A day of its own for its report; null for the rule's. */
  readonly reportDue: PlainDate | null;
  readonly reported: number;
}

/** Outgoing delegations that came back in [from, to], both inclusive. */
export function returnsInSpan(store: ReadStore, { from, to }: Span): readonly Returned[] {
  return refusing(() =>
    prepared<[string, string], Returned>(
      mainOf(store),
      `SELECT s.record_id AS id, s.code, s.last_date AS date, d.report_due AS reportDue,
         d.report_number IS NOT NULL OR d.report_date IS NOT NULL AS reported
       FROM record_summary AS s JOIN outgoing_delegation AS d ON d.id = s.record_id
       WHERE s.register = 'outgoing-delegation' AND s.counted = 1 AND s.last_date BETWEEN ? AND ?`,
    ).all(from, to),
  );
}
