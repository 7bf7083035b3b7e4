import { storedJson } from '../columns.ts';
import type { PlainDate } from '../../shared/time/plain-date.ts';
import type { TaskDays } from '../../shared/registers/task/task-status.ts';

/** A column of a query on `task AS t`: JSON, pairs of the day of an extension and the new due date. */
export const extensionsColumn = `(SELECT json_group_array(json_array(coalesce(e.date, t.assigned_on), e.new_due))
  FROM task_extension AS e WHERE e.record_id = t.id AND e.withdrawn = 0 AND e.new_due IS NOT NULL) AS extensions`;

/** What that column holds. */
export function readExtensions(column: string): TaskDays['extensions'] {
  return storedJson<readonly (readonly [PlainDate, PlainDate])[]>(column).map(([on, newDue]) => ({
    on,
    newDue,
  }));
}
