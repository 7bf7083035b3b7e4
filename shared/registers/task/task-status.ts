import { addDays, latest, type PlainDate } from '../../time/plain-date.ts';
import type { StatusStep, StatusTone } from '../define-register.ts';
import { heldOn } from '../in-force.ts';

/** The days of a task from which everything about its state is derived. */
export interface TaskDays {
  readonly assignedOn: PlainDate | null;
  /** As first set; null for none. */
  readonly due: PlainDate | null;
  /** From a day on, another day is the due date; in any order. */
  readonly extensions: readonly { readonly on: PlainDate; readonly newDue: PlainDate }[];
  readonly doneOn: PlainDate | null;
  readonly pausedOn: PlainDate | null;
  readonly resumedOn: PlainDate | null;
  readonly cancelledOn: PlainDate | null;
}

export const taskStatuses = {
  taskInTime: 'underWay',
  taskDueSoon: 'attention',
  taskOverdue: 'attention',
  taskNoDue: 'underWay',
  taskDoneOnTime: 'done',
  taskDoneLate: 'done',
  taskDone: 'done',
  taskPaused: 'stopped',
  taskCancelled: 'stopped',
} as const satisfies Readonly<Record<string, StatusTone>>;
export type TaskStatus = keyof typeof taskStatuses;

/** Days before the due date from which a task is nearly due (task systems in use: three). */
const SOON = 3;

/** The due date that holds on a day: that of the last extension made by then, else the first one. */
export function dueOn(
  { due, extensions }: Pick<TaskDays, 'due' | 'extensions'>,
  on: PlainDate,
): PlainDate | null {
  return heldOn(
    due,
    extensions.map((extension) => ({ on: extension.on, value: extension.newDue })),
    on,
  );
}

/** How a task stands at the end of a day. One done on its due date is in time. */
export function taskStatusOn(task: TaskDays, on: PlainDate): TaskStatus {
  const { doneOn, cancelledOn, pausedOn, resumedOn } = task;
  if (doneOn !== null && doneOn <= on && (cancelledOn === null || doneOn <= cancelledOn)) {
    const due = dueOn(task, doneOn);
    return due === null ? 'taskDone' : doneOn <= due ? 'taskDoneOnTime' : 'taskDoneLate';
  }
  if (cancelledOn !== null && cancelledOn <= on) return 'taskCancelled';
  if (pausedOn !== null && pausedOn <= on && (resumedOn === null || resumedOn > on || resumedOn < pausedOn))
    return 'taskPaused';
  const due = dueOn(task, on);
  if (due === null) return 'taskNoDue';
  if (due < on) return 'taskOverdue';
  return addDays(due, -SOON) <= on ? 'taskDueSoon' : 'taskInTime';
}

/** The status of each day, as steps: oldest first, one for each change. */
export function taskTimeline(task: TaskDays): readonly StatusStep<TaskStatus>[] {
  const dues = [task.due, ...task.extensions.map((extension) => extension.newDue)].filter(
    (due) => due !== null,
  );
  const days = [
    task.doneOn,
    task.cancelledOn,
    task.pausedOn,
    task.resumedOn,
    ...task.extensions.map((extension) => extension.on),
    ...dues.flatMap((due) => [addDays(due, -SOON), addDays(due, 1)]),
  ].filter((day) => day !== null);
  const begin = task.assignedOn;
  const from = begin === null ? days : days.map((day) => latest(day, begin));
  const sorted = [...new Set(from)].toSorted();
  const first = begin ?? sorted[0];
  const steps: StatusStep<TaskStatus>[] = [
    {
      from: null,
      status: first === undefined ? 'taskNoDue' : taskStatusOn(task, addDays(first, begin === null ? -1 : 0)),
    },
  ];
  for (const day of sorted) {
    const status = taskStatusOn(task, day);
    if (steps.at(-1)?.status !== status) steps.push({ from: day, status });
  }
  return steps;
}
