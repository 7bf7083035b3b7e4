import type { HomeTrip } from '../../shared/contract/home.ts';
import { statusAt } from '../../shared/registers/define-register.ts';
import { dueOn } from '../../shared/registers/task/task-status.ts';
import { addDays, daysBetween, type PlainDate } from '../../shared/time/plain-date.ts';
import { prepared } from '../file/sqlite.ts';
import { today, type ReadStore } from '../store.ts';
import { readTimeline } from '../status-timeline.ts';
import { extensionsColumn, readExtensions } from './task-extensions.ts';
import { mainOf } from '../file/handles.ts';

interface Row {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly due: PlainDate | null;
  readonly assigned: PlainDate;
  readonly extensions: string;
  readonly timeline: string;
}

const MOST = 60;

/** Open tasks that are late or fall due within `days` days, by the due date in force; paused ones are left out. */
export function dueTasks(store: ReadStore, days: number): readonly HomeTrip[] {
  const now = today(store);
  const last = addDays(now, days);
  return prepared<[], Row>(
    mainOf(store),
    `SELECT t.id, s.code, s.title, t.due, t.assigned_on AS assigned, s.status_timeline AS timeline,
       ${extensionsColumn}
     FROM record_summary AS s JOIN task AS t ON t.id = s.record_id
     WHERE s.register = 'task' AND s.withdrawn = 0 AND s.last_date IS NULL`,
  )
    .all()
    .flatMap((row): readonly HomeTrip[] => {
      const date = dueOn({ due: row.due, extensions: readExtensions(row.extensions) }, now);
      if (date === null || date > last) return [];
      if (statusAt(readTimeline(row.timeline), now) === 'taskPaused') return [];
      const { id, code, title } = row;
      const left = daysBetween(now, date);
      return [{ register: 'task', id, code, title, date, days: left, kind: left < 0 ? 'overdue' : 'due' }];
    })
    .toSorted((a, b) => a.days - b.days)
    .slice(0, MOST);
}
