import texts from '../../../reference/report-texts.json' with { type: 'json' };
import type { Task } from '../../../registers/task/task.ts';
import type { CountedEvent } from '../../event-adjustments.ts';
import type { PartKey } from '../../outline-keys.ts';
import { reportPart } from '../../report-part.ts';
import { recordsOfEvents, type Chapter } from '../chapter.ts';
import { lateLayout, taskAnnex, taskLayouts, type TaskAnnex } from './task-annex.ts';
import { endOf, balancesBySpan, type CountedTask, type BalancesBySpan } from './task-figures.ts';
import { draftTasks, taskChanges } from './task-sentences.ts';

export interface TasksSource {
  /** Tasks that count, assigned by the period's end: all that were open on one of the counted days. */
  readonly tasks: readonly CountedTask[];
  /** Those that are late at the period's end, whole. */
  readonly late: ReadonlyMap<string, Task>;
}

export interface TasksModel {
  readonly figures: { readonly tasks: BalancesBySpan };
  /** Annex IV; null where the report was closed before tasks were part of it. */
  readonly taskAnnex: TaskAnnex | null;
}

const annexKey: PartKey = 'annex-tasks';

/** Assigned tasks: their balance, the annex with the late ones. */
export const tasks: Chapter<TasksSource, TasksModel> = {
  groundKeys: [],
  events: (source) =>
    source.tasks.flatMap((task): readonly CountedEvent[] => {
      const end = endOf(task);
      return [
        { subject: 'taskAssigned', id: task.id, date: task.assignedOn },
        ...(end === null ? [] : [{ subject: 'taskEnded' as const, id: task.id, date: end.on }]),
      ];
    }),
  build(source, frame) {
    const { spans, periodTitle, asOf, names, eventAdjustments, leftOut } = frame;
    const balances = balancesBySpan(source.tasks, spans, asOf);
    const changes = taskChanges(balances, eventAdjustments);
    return {
      model: {
        figures: { tasks: balances },
        taskAnnex: {
          ...taskAnnex(source.tasks, source.late, balances, spans, periodTitle, asOf, names),
          leftOut: leftOut(annexKey),
        },
      },
      annexes: [],
      paragraphs: [{ draft: 'tasks', text: draftTasks(balances, frame) }],
      changes: changes.map((phrase) => ({ draft: 'tasks', phrase })),
    };
  },
  parts({ taskAnnex: annex, shown }) {
    if (annex === null) return [];
    const { late: lateTexts, rules } = texts.tasks;
    const leave = { key: annexKey, leftOut: annex.leftOut };
    const late = lateLayout(annex);
    return [
      reportPart({
        key: annexKey,
        leave,
        title: annex.title,
        layouts: taskLayouts(annex, shown),
        titled: true,
        rules,
      }),
      // Its columns are others, so it has a page and a sheet of its own.
      ...(annex.late.length === 0
        ? []
        : [
            reportPart({
              key: 'late-tasks',
              leave,
              continues: true,
              title: late.title.toUpperCase(),
              sheetName: lateTexts.sheet,
              layouts: [late],
            }),
          ]),
    ];
  },
  addedTables: () => [],
  adjustments: () => [],
  countedRecords: (model) => recordsOfEvents('tasks', model),
};
