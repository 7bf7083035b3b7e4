import { collationKey } from '../../text/collation.ts';
import {
  boardColumns,
  followedFilters,
  type BoardColumn,
  type FollowedFilter,
  type FollowedQuery,
  type FollowedTask,
  type FollowedTasks,
} from './followed-tasks.ts';

const columnOf: Readonly<Record<string, BoardColumn>> = {
  taskOverdue: 'overdue',
  taskDueSoon: 'dueSoon',
  taskInTime: 'inTime',
  taskNoDue: 'noDue',
  taskPaused: 'paused',
};

/** The column of the board in which a status stands. */
export function boardColumn(status: string): BoardColumn {
  return columnOf[status] ?? 'closed';
}

/** Values by which a task is found under a filter: its lead and its office are both units. */
function valuesOf(task: FollowedTask, filter: FollowedFilter): readonly string[] {
  const values = filter === 'unit' ? [task.lead, task.office] : [task[filter]];
  return values.flatMap((value) => (value === null || value === '' ? [] : [value]));
}

/** Earliest due date first, those without one last, then by code. */
function byDue(a: FollowedTask, b: FollowedTask): number {
  return (a.days ?? Infinity) - (b.days ?? Infinity) || (a.code < b.code ? -1 : 1) || 0;
}

/** Narrows tasks, puts them into columns by due date, and tells by what they could be narrowed. */
export function followTasks(tasks: readonly FollowedTask[], query: FollowedQuery): FollowedTasks {
  const shown = tasks.filter((task) =>
    followedFilters.every((filter) => {
      const wanted = query.filters[filter];
      return wanted.length === 0 || valuesOf(task, filter).some((value) => wanted.includes(value));
    }),
  );
  const cut = (column: BoardColumn | 'all', all: readonly FollowedTask[]) => ({
    column,
    total: all.length,
    tasks: all.toSorted(byDue).slice(0, query.most),
  });
  return {
    columns:
      query.view === 'due'
        ? [
            cut(
              'all',
              shown.filter((task) => task.column !== 'closed'),
            ),
          ]
        : boardColumns.map((column) =>
            cut(
              column,
              shown.filter((task) => task.column === column),
            ),
          ),
    choices: {
      unit: choices(tasks, 'unit'),
      person: choices(tasks, 'person'),
      leader: choices(tasks, 'leader'),
      document: choices(tasks, 'document'),
      group: choices(tasks, 'group'),
    },
  };
}

function choices(
  tasks: readonly FollowedTask[],
  filter: FollowedFilter,
): FollowedTasks['choices'][FollowedFilter] {
  const found = new Map<string, { value: string; label: string; count: number }>();
  for (const task of tasks) {
    for (const value of new Set(valuesOf(task, filter))) {
      const label = filter === 'document' ? (task.documentName ?? value) : value;
      const known = found.get(value) ?? { value, label, count: 0 };
      known.count += task.column === 'closed' ? 0 : 1;
      found.set(value, known);
    }
  }
  return [...found.values()].toSorted(
    (a, b) => b.count - a.count || (collationKey(a.label) < collationKey(b.label) ? -1 : 1),
  );
}
