import type { ReferenceValue } from '../registers/field.ts';
import { dueOn, type TaskDays } from '../registers/task-status.ts';
import type { PlainDate } from '../time/plain-date.ts';
import type { Span, ThreeSpans } from './measures.ts';

/** One task that counts, with its days and what the tables group by. */
export interface CountedTask extends TaskDays {
  readonly id: string;
  readonly assignedOn: PlainDate;
  readonly level: string | null;
  readonly lead: ReferenceValue | null;
}

/**
 * Tasks of a span of days. It always holds that
 * `carriedOver + assigned − doneOnTime − doneLate − doneNoDue − cancelled = carriedForward`; a paused task stays carried
 * forward, and of those carried forward `overdue` are past their due date and `forwardNoDue` have none.
 */
export interface TaskBalance {
  readonly carriedOver: number;
  readonly assigned: number;
  readonly doneOnTime: number;
  readonly doneLate: number;
  readonly doneNoDue: number;
  readonly cancelled: number;
  readonly carriedForward: number;
  readonly overdue: number;
  readonly forwardNoDue: number;
}

export interface ThreeBalances {
  readonly inPeriod: TaskBalance;
  readonly yearToDate: TaskBalance;
  readonly samePeriodLastYear: TaskBalance;
}

export const noTasks: TaskBalance = {
  carriedOver: 0,
  assigned: 0,
  doneOnTime: 0,
  doneLate: 0,
  doneNoDue: 0,
  cancelled: 0,
  carriedForward: 0,
  overdue: 0,
  forwardNoDue: 0,
};

type End = 'doneOnTime' | 'doneLate' | 'doneNoDue' | 'cancelled';

/** How and when a task ended: by what came first, never before it was assigned; null while it is open. */
function endOf(task: CountedTask): { readonly on: PlainDate; readonly how: End } | null {
  const { doneOn, cancelledOn, assignedOn } = task;
  if (doneOn !== null && (cancelledOn === null || doneOn <= cancelledOn)) {
    const due = dueOn(task, doneOn);
    const how = due === null ? 'doneNoDue' : doneOn <= due ? 'doneOnTime' : 'doneLate';
    return { on: doneOn < assignedOn ? assignedOn : doneOn, how };
  }
  if (cancelledOn === null) return null;
  return { on: cancelledOn < assignedOn ? assignedOn : cancelledOn, how: 'cancelled' };
}

/** The balance of a span, both ends inclusive. A task due on the last day is not overdue yet. */
export function taskBalance(tasks: readonly CountedTask[], { from, to }: Span): TaskBalance {
  const sum = { ...noTasks };
  for (const task of tasks) {
    if (task.assignedOn > to) continue;
    const end = endOf(task);
    if (end !== null && end.on < from) continue;
    if (task.assignedOn >= from) sum.assigned += 1;
    else sum.carriedOver += 1;
    if (end !== null && end.on <= to) {
      sum[end.how] += 1;
      continue;
    }
    sum.carriedForward += 1;
    const due = dueOn(task, to);
    if (due === null) sum.forwardNoDue += 1;
    else if (due < to) sum.overdue += 1;
  }
  return sum;
}

export function threeBalances(tasks: readonly CountedTask[], spans: ThreeSpans): ThreeBalances {
  return {
    inPeriod: taskBalance(tasks, spans.inPeriod),
    yearToDate: taskBalance(tasks, spans.yearToDate),
    samePeriodLastYear: taskBalance(tasks, spans.samePeriodLastYear),
  };
}
