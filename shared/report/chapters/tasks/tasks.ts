import texts from '../../../reference/report-texts.json' with { type: 'json' };
import type { Task } from '../../../registers/task/task.ts';
import { earliest } from '../../../time/plain-date.ts';
import { annexHeading } from '../../annex.ts';
import type { CountedEvent } from '../../event-adjustments.ts';
import { reportPart } from '../../report-part.ts';
import { recordsOfEvents, type Chapter } from '../chapter.ts';
import { lateLayout, taskAnnex, taskLayouts, type TaskAnnex } from './task-annex.ts';
import { endOf, threeBalances, type CountedTask, type ThreeBalances } from './task-figures.ts';
import { draftTasks, taskChanges } from './task-sentences.ts';

export interface TasksSource {
  /** Tasks that count, assigned by the period's end: all that were open on one of the counted days. */
  readonly tasks: readonly CountedTask[];
  /** Those that are late at the period's end, whole. */
  readonly late: ReadonlyMap<string, Task>;
}

export interface TasksModel {
  readonly figures: { readonly tasks: ThreeBalances };
  /** Annex IV; null where the report was closed before tasks were part of it. */
  readonly taskAnnex: TaskAnnex | null;
}

const annexKey = 'annex-tasks';

/** Assigned tasks: their balance, annex IV with the late ones. */
export const tasks: Chapter<TasksSource, TasksModel, typeof annexKey> = {
  leavable: [annexKey],
  groundKeys: [],
  events: (source) =>
    source.tasks.flatMap((task): readonly CountedEvent[] => {
      const end = endOf(task);
      return [
        { subject: 'taskAssigned', id: task.id, date: task.assignedOn },
        ...(end === null ? [] : [{ subject: 'taskEnded' as const, id: task.id, date: end.on }]),
      ];
    }),
  build(source, { spans, period, periodTitle, asOf, names, eventAdjustments, leftOut }) {
    const balances = threeBalances(source.tasks, spans, asOf);
    const span = { name: periodTitle, from: period.from, to: period.to };
    const changes = taskChanges(balances, eventAdjustments);
    return {
      model: {
        figures: { tasks: balances },
        taskAnnex: {
          ...taskAnnex(source.tasks, source.late, balances, span, asOf, names),
          leftOut: leftOut(annexKey),
        },
      },
      annexes: [],
      paragraphs: [
        {
          section: 'tasks',
          text: draftTasks(balances, {
            to: earliest(period.to, asOf),
            yearStart: spans.yearToDate.from,
            isFirstOfYear: spans.yearToDate.from === period.from,
          }),
        },
      ],
      changes: changes.map((phrase) => ({ section: 'tasks', phrase })),
    };
  },
  annexes({ taskAnnex: annex }) {
    if (annex === null) return [];
    const { number, late: lateTexts, rules } = texts.tasks;
    const heading = annexHeading(number);
    const leave = { key: annexKey, leftOut: annex.leftOut };
    const late = lateLayout(annex);
    return [
      reportPart({
        key: annexKey,
        leave,
        annexNumber: number,
        heading,
        title: annex.title,
        sheetName: heading,
        layouts: taskLayouts(annex),
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
              annexNumber: number,
              heading: `${heading} ${lateTexts.continued}`,
              title: late.title.toUpperCase(),
              sheetName: lateTexts.sheet,
              layouts: [late],
              rules: [],
            }),
          ]),
    ];
  },
  tables: () => [],
  addedTables: () => [],
  adjustments: () => [],
  countedRecords: (model) => recordsOfEvents('tasks', model),
};
