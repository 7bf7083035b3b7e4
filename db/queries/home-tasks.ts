import type { HomeTrip } from '../../shared/contract/home.ts';
import { statusAt } from '../../shared/registers/define-register.ts';
import { addDays, daysBetween, type PlainDate } from '../../shared/time/plain-date.ts';
import { prepared } from '../file/sqlite.ts';
import { today, type ReadStore } from '../store.ts';
import { readTimeline } from '../status-timeline.ts';
import { dueInForce } from './task-due.ts';
import { mainOf } from '../file/handles.ts';

interface Row {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly date: PlainDate | null;
  readonly timeline: string;
}

const MOST = 60;

/** Open tasks that are late or fall due within `days` days, by the due date in force; paused ones are left out. */
export function dueTasks(store: ReadStore, days: number): readonly HomeTrip[] {
  const now = today(store);
  const last = addDays(now, days);
  return prepared<[string], Row>(
    mainOf(store),
    `SELECT s.record_id AS id, s.code, s.title, ${dueInForce} AS date, s.status_timeline AS timeline
     FROM record_summary AS s JOIN task AS r ON r.id = s.record_id
     WHERE s.register = 'task' AND s.withdrawn = 0 AND s.last_date IS NULL`,
  )
    .all(now)
    .flatMap(({ id, code, title, date, timeline }): readonly HomeTrip[] => {
      if (date === null || date > last) return [];
      if (statusAt(readTimeline(timeline), now) === 'taskPaused') return [];
      const left = daysBetween(now, date);
      return [{ register: 'task', id, code, title, date, days: left, kind: left < 0 ? 'overdue' : 'due' }];
    })
    .toSorted((a, b) => a.days - b.days)
    .slice(0, MOST);
}
