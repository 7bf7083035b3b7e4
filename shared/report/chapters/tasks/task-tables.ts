import texts from '../../../reference/report-texts.json' with { type: 'json' };
import { assigningLevels } from '../../../registers/assigning-document/issuer-level.ts';
import { collationKey } from '../../../text/collation.ts';
import type { PlainDate } from '../../../time/plain-date.ts';
import { grouped } from '../../grouped.ts';
import type { GroupName } from '../../group-name.ts';
import type { ShownSpan, Span } from '../../spans.ts';
import type { ReportNames } from '../../report-names.ts';
import { taskBalance, type CountedTask, type TaskBalance } from './task-figures.ts';

export const taskTableKeys = ['level', 'lead'] as const;
export type TaskTableKey = (typeof taskTableKeys)[number];

/** The balance of a shown span by one attribute. Each task stands in exactly one row, so the rows add up to the total. */
export interface TaskTable {
  readonly by: TaskTableKey;
  readonly span: ShownSpan['now'];
  readonly title: string;
  readonly rows: readonly (TaskBalance & { readonly label: string })[];
  readonly total: TaskBalance;
}

/** By level from the capital down; by lead, who has most to do first. */
export function taskTable(
  tasks: readonly CountedTask[],
  by: TaskTableKey,
  of: ShownSpan['now'],
  span: Span,
  asOf: PlainDate,
  names: ReportNames,
): TaskTable {
  const lines = grouped(tasks, (task) => groupOf(task, by, names))
    .map(({ key, label, members }) => ({ key, label, ...taskBalance(members, span, asOf) }))
    .filter((line) => line.carriedOver + line.assigned > 0)
    .toSorted(
      (a, b) =>
        Number(a.key === '') - Number(b.key === '') ||
        (by === 'level' ? levelOrder(a.key) - levelOrder(b.key) : 0) ||
        b.carriedOver + b.assigned - a.carriedOver - a.assigned ||
        (collationKey(a.label) < collationKey(b.label) ? -1 : 1),
    );
  return {
    by,
    span: of,
    title: texts.tasks.tables.by[by],
    rows: lines.map(({ key: _key, ...line }) => line),
    total: taskBalance(tasks, span, asOf),
  };
}

const levelOrder = (key: string): number => assigningLevels.findIndex((level) => level === key);

function groupOf(task: CountedTask, by: TaskTableKey, names: ReportNames): GroupName {
  if (by === 'lead')
    return task.lead === null
      ? { key: '', label: texts.tables.unknown }
      : names.group(task.lead, 'organisation');
  return task.level === null
    ? { key: '', label: texts.tables.unknown }
    : { key: task.level, label: names.choice('assigningLevel', task.level) };
}
