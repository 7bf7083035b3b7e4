import { collationKey } from '../text/collation.ts';
import type { BoardTask } from '../registers/task/task-board.ts';
import type { IncidentStock } from './chapters/border/incident-figures.ts';
import type { Measure } from './chapters/delegations/measures.ts';
import type { TaskBalance } from './chapters/tasks/task-figures.ts';

/** Open tasks of one lead or person. `in7` and `in30` fall due within so many days, today included; 30 holds 7. */
export interface Workload {
  readonly label: string;
  readonly open: number;
  readonly late: number;
  readonly in7: number;
  readonly in30: number;
}

export interface QuarterFigures {
  /** `2026-Q4`. */
  readonly code: string;
  readonly outgoing: Measure;
  readonly incoming: Measure;
  readonly incidents: IncidentStock;
  readonly tasks: TaskBalance;
}

/** What a manager sees on one page. */
export interface ManagerOverview {
  readonly total: Workload;
  readonly byLead: readonly Workload[];
  readonly byPerson: readonly Workload[];
  /** The tasks that are late, latest first, and how many there are in all. */
  readonly late: readonly BoardTask[];
  /** This quarter first, then the four before it. */
  readonly quarters: readonly QuarterFigures[];
}

function workload(label: string, tasks: readonly BoardTask[]): Workload {
  const within = (days: number): number =>
    tasks.filter((task) => task.days !== null && task.days >= 0 && task.days <= days).length;
  return {
    label,
    open: tasks.length,
    late: tasks.filter((task) => task.column === 'overdue').length,
    in7: within(7),
    in30: within(30),
  };
}

/** @param unknown Label of tasks that name none. */
export function workloads(
  tasks: readonly BoardTask[],
  by: 'lead' | 'person',
  unknown: string,
): readonly Workload[] {
  const groups = new Map<string, BoardTask[]>();
  for (const task of tasks) {
    const label = task[by] ?? '';
    groups.set(label, [...(groups.get(label) ?? []), task]);
  }
  return [...groups]
    .map(([label, own]) => workload(label === '' ? unknown : label, own))
    .toSorted(
      (a, b) =>
        b.late - a.late ||
        b.in7 - a.in7 ||
        b.open - a.open ||
        (collationKey(a.label) < collationKey(b.label) ? -1 : 1),
    );
}

const MOST_LATE = 12;

export function managerOverview(
  tasks: readonly BoardTask[],
  quarters: readonly QuarterFigures[],
  unknown: string,
): ManagerOverview {
  const open = tasks.filter((task) => task.column !== 'closed');
  return {
    total: workload('', open),
    byLead: workloads(open, 'lead', unknown),
    byPerson: workloads(open, 'person', unknown),
    late: open
      .filter((task) => task.column === 'overdue')
      .toSorted((a, b) => (a.days ?? 0) - (b.days ?? 0))
      .slice(0, MOST_LATE),
    quarters,
  };
}
