import type { RegisterName } from '../../shared/registers/all-registers.ts';
import { dueOn } from '../../shared/registers/task/task-status.ts';
import type { PlainDate } from '../../shared/time/plain-date.ts';
import { refusing } from '../file/refusing.ts';
import { prepared } from '../file/sqlite.ts';
import type { ReadStore } from '../store.ts';
import { extensionsColumn, readExtensions } from './task-extensions.ts';
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
    prepared<
      [string, string, string, string],
      {
        id: string;
        code: string;
        title: string;
        due: PlainDate | null;
        extensions: string;
        done: PlainDate | null;
      }
    >(
      mainOf(store),
      `SELECT t.id, s.code, s.title, t.due, t.done_on AS done, ${extensionsColumn}
       FROM record_summary AS s JOIN task AS t ON t.id = s.record_id
       WHERE s.register = 'task' AND s.withdrawn = 0 AND t.cancelled_on IS NULL
         AND (t.due BETWEEN ? AND ? OR EXISTS (SELECT 1 FROM task_extension AS x
           WHERE x.record_id = t.id AND x.withdrawn = 0 AND x.new_due BETWEEN ? AND ?))`,
    )
      .all(from, to, from, to)
      .flatMap(({ id, code, title, due, extensions, done }): readonly MonthEntry[] => {
        const date = dueOn({ due, extensions: readExtensions(extensions) }, now);
        if (date === null || date < from || date > to) return [];
        return [{ kind: done === null ? 'task' : 'taskDone', date, register: 'task', id, code, title }];
      }),
  );
}

/** Delegations that begin or end, and talks, in [from, to], both inclusive. */
export function eventsInSpan(store: ReadStore, { from, to }: Span): readonly MonthEntry[] {
  return refusing(() =>
    prepared<string[], MonthEntry>(
      mainOf(store),
      `SELECT CASE register WHEN 'talk' THEN 'talk' ELSE 'tripStart' END AS kind, deciding_date AS date, register,
         record_id AS id, code, title FROM record_summary
       WHERE register IN ('outgoing-delegation', 'incoming-delegation', 'talk') AND withdrawn = 0
         AND deciding_date BETWEEN ? AND ?
         AND status_timeline NOT LIKE '%cancelled%' AND status_timeline NOT LIKE '%postponed%'
       UNION ALL
       SELECT 'tripEnd', last_date, register, record_id, code, title FROM record_summary
       WHERE register IN ('outgoing-delegation', 'incoming-delegation') AND withdrawn = 0 AND last_date > deciding_date
         AND last_date BETWEEN ? AND ?
         AND status_timeline NOT LIKE '%cancelled%' AND status_timeline NOT LIKE '%postponed%'`,
    ).all(from, to, from, to),
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
