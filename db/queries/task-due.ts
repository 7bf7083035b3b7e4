import { registerNamed } from '../../shared/registers/all-registers.ts';
import { task } from '../../shared/registers/task/task.ts';
import type { TaskDays } from '../../shared/registers/task/task-status.ts';
import type { PlainDate } from '../../shared/time/plain-date.ts';
import { storedJson } from '../columns.ts';
import { inForceColumn, replacementsColumn } from './in-force.ts';

const tasks = registerNamed(task.name);

function named(column: string | null): string {
  if (column === null) throw new RangeError('Tasks have no due date in force');
  return column;
}

/** The due date in force of a task `r`, on the day that the one parameter names. */
export const dueInForce = named(inForceColumn(tasks, 'dueInForce'));

/** Every extension of a task `r`, for dates that hold on other days; read by `readExtensions`. */
export const extensionsColumn = named(replacementsColumn(tasks, 'dueInForce'));

export function readExtensions(column: string): TaskDays['extensions'] {
  return storedJson<readonly (readonly [PlainDate, PlainDate])[]>(column).map(([on, newDue]) => ({
    on,
    newDue,
  }));
}
