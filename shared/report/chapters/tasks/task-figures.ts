import type { ReferenceValue } from '../../../registers/field.ts';
import { dueOn, type TaskDays } from '../../../registers/task/task-status.ts';
import { earliest, type PlainDate } from '../../../time/plain-date.ts';
import { bySpan, type Span, type BySpan, type ReportSpans } from '../../spans.ts';

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

export type BalancesBySpan = BySpan<TaskBalance>;

const noTasks: TaskBalance = {
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
export function endOf(task: CountedTask): { readonly on: PlainDate; readonly how: End } | null {
  const { doneOn, cancelledOn, assignedOn } = task;
  if (doneOn !== null && (cancelledOn === null || doneOn <= cancelledOn)) {
    const due = dueOn(task, doneOn);
    const how = due === null ? 'doneNoDue' : doneOn <= due ? 'doneOnTime' : 'doneLate';
    return { on: doneOn < assignedOn ? assignedOn : doneOn, how };
  }
  if (cancelledOn === null) return null;
  return { on: cancelledOn < assignedOn ? assignedOn : cancelledOn, how: 'cancelled' };
}

/** How a task stands in a span of days: whence it came, and how it ended or is carried on. */
export interface TaskStanding {
  readonly begun: 'carriedOver' | 'assigned';
  /** Null where it is carried forward. */
  readonly ended: End | null;
  /** Null where it ended. */
  readonly forward: 'inTime' | 'overdue' | 'noDue' | null;
}

/**
 * The standing of a task in a span, both ends inclusive; null where the span knows nothing of it. Whether it is late is
 * said of the span's last day, or of `asOf` if that is earlier; one due on that day is not late yet.
 */
export function standingOf(task: CountedTask, { from, to }: Span, asOf: PlainDate): TaskStanding | null {
  if (task.assignedOn > to) return null;
  const end = endOf(task);
  if (end !== null && end.on < from) return null;
  const begun = task.assignedOn >= from ? 'assigned' : 'carriedOver';
  if (end !== null && end.on <= to) return { begun, ended: end.how, forward: null };
  const at = earliest(to, asOf);
  const due = dueOn(task, at);
  return { begun, ended: null, forward: due === null ? 'noDue' : due < at ? 'overdue' : 'inTime' };
}

/** The balance of a span, both ends inclusive, with what is late by its last day or by `asOf` if that is earlier. */
export function taskBalance(tasks: readonly CountedTask[], span: Span, asOf: PlainDate): TaskBalance {
  const sum = { ...noTasks };
  for (const task of tasks) {
    const standing = standingOf(task, span, asOf);
    if (standing === null) continue;
    sum[standing.begun] += 1;
    if (standing.ended !== null) {
      sum[standing.ended] += 1;
      continue;
    }
    sum.carriedForward += 1;
    if (standing.forward === 'noDue') sum.forwardNoDue += 1;
    else if (standing.forward === 'overdue') sum.overdue += 1;
  }
  return sum;
}

export function balancesBySpan(
  tasks: readonly CountedTask[],
  spans: ReportSpans,
  asOf: PlainDate,
): BalancesBySpan {
  return bySpan(spans, (span) => taskBalance(tasks, span, asOf));
}
