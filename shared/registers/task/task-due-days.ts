import { addDays } from '../../time/plain-date.ts';
import type { DayKind, RecordDay } from '../record-days.ts';
import { dueOn, taskStatusOn, type TaskDays } from './task-status.ts';

/** A task by its due date: the month shows it whatever became of the task, the first screen only what is to be done. */
export const taskDayKinds = {
  due: { home: { block: 'tasks', behind: null, ahead: 14, tag: 'term' }, month: { tone: 'due' } },
  duePaused: { month: { tone: 'due' } },
  done: { month: { tone: 'done' } },
} as const satisfies Readonly<Record<string, DayKind>>;

/** The due dates of a task, each with the days on which it holds; none of a cancelled one. */
export function dueDays(task: TaskDays): readonly RecordDay[] {
  if (task.cancelledOn !== null) return [];
  const turns = [task.pausedOn, task.resumedOn, ...task.extensions.map(({ on }) => on)];
  const begins = [null, ...[...new Set(turns.filter((day) => day !== null))].toSorted()];
  return begins.flatMap((from, at): readonly RecordDay[] => {
    const date = from === null ? task.due : dueOn(task, from);
    if (date === null) return [];
    const next = begins[at + 1] ?? null;
    const open = from !== null && taskStatusOn(task, from) === 'taskPaused' ? 'duePaused' : 'due';
    const kind = task.doneOn === null ? open : 'done';
    return [{ kind, date, from, to: next === null ? null : addDays(next, -1) }];
  });
}
