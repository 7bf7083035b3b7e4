import texts from '../../../reference/report-texts.json' with { type: 'json' };
import { notWithdrawn } from '../../../registers/define-register.ts';
import { dueOn, taskStatusOn } from '../../../registers/task/task-status.ts';
import { taskDays, type Task } from '../../../registers/task/task.ts';
import { fill } from '../../../text/template.ts';
import { daysBetween, earliest, type PlainDate } from '../../../time/plain-date.ts';
import { formatDate } from '../../../time/typed-date.ts';
import { joined } from '../../annex.ts';
import type { Span } from '../../spans.ts';
import type { ReportNames } from '../../report-names.ts';
import { standingOf, type CountedTask, type ThreeBalances } from './task-figures.ts';
import { columnsOf, labelColumn, numberColumn, type Cell, type TableLayout } from '../../table-layout.ts';
import { taskTable, taskTableKeys, type TaskTable } from './task-tables.ts';

/** Annex IV: the balance of the period by level and by lead, and the tasks that are late at its end. */
export interface TaskAnnex {
  readonly title: string;
  readonly balances: ThreeBalances;
  readonly tables: readonly TaskTable[];
  /** One line a task, by due date. */
  readonly late: readonly (readonly Cell[])[];
  readonly leftOut: boolean;
}

/** Tasks open at the end of a span and past their due date by then, or by `asOf` if that is earlier; by due date. */
export function lateAt(tasks: readonly CountedTask[], span: Span, asOf: PlainDate): readonly CountedTask[] {
  const at = earliest(span.to, asOf);
  return tasks
    .filter((task) => standingOf(task, span, asOf)?.forward === 'overdue')
    .toSorted((a, b) => ((dueOn(a, at) ?? '') < (dueOn(b, at) ?? '') ? -1 : 1));
}

/** @param records Those of `lateAt`, whole. */
export function taskAnnex(
  tasks: readonly CountedTask[],
  records: ReadonlyMap<string, Task>,
  balances: ThreeBalances,
  period: Span & { readonly name: string },
  asOf: PlainDate,
  names: ReportNames,
): Omit<TaskAnnex, 'leftOut'> {
  return {
    title: fill(texts.tasks.title, { period: period.name.toUpperCase() }),
    balances,
    tables: taskTableKeys.map((by) => taskTable(tasks, by, period, asOf, names)),
    late: lateAt(tasks, period, asOf).map((task, index) => {
      const record = records.get(task.id);
      const cells = record === undefined ? {} : lateCells(record, earliest(period.to, asOf));
      return lateColumns.map(({ key }) => (key === 'index' ? index + 1 : (cells[key] ?? null)));
    }),
  };
}

const lateColumns = columnsOf(texts.tasks.late.columns);

/** What a line of late tasks says of one, at a day. */
export function lateCells(record: Task, at: PlainDate): Readonly<Record<string, Cell>> {
  const days = taskDays(record);
  const due = dueOn(days, at);
  const progress = notWithdrawn(record.progress).findLast((row) => row.date === null || row.date <= at);
  const { document } = record;
  return {
    code: record.code,
    content: record.content,
    source: joined([record.point, document?.title ?? document?.code], ', '),
    lead: record.lead?.text ?? null,
    officer: joined([record.office?.text, record.officer], ', '),
    due: due === null ? null : { date: due },
    days: due === null ? null : daysBetween(due, at),
    state: joined(
      [
        taskStatusOn(days, at) === 'taskPaused' ? texts.tasks.late.paused : null,
        progress === undefined
          ? null
          : joined(
              [
                progress.date === null ? null : `${formatDate(progress.date)}:`,
                progress.text ?? (progress.percent === null ? null : `${progress.percent} %`),
              ],
              ' ',
            ),
        record.obstacles,
      ],
      '; ',
    ),
  };
}

/** The balances of the annex; none where nothing was to be done in the period or the year. */
export function taskLayouts(annex: TaskAnnex): readonly TableLayout[] {
  const { balances } = annex;
  const { tables } = texts.tasks;
  if (
    balances.inPeriod.carriedOver + balances.inPeriod.assigned === 0 &&
    balances.samePeriodLastYear.carriedOver + balances.samePeriodLastYear.assigned === 0
  )
    return [];
  const columns = (label: string): TableLayout['columns'] => [
    labelColumn(label, 26),
    ...(['carriedOver', 'assigned'] as const).map((key) => numberColumn(key, tables[key], 8)),
    ...(['doneOnTime', 'doneLate', 'doneNoDue'] as const).map((key) =>
      numberColumn(key, tables.done[key], 8),
    ),
    numberColumn('cancelled', tables.cancelled, 8),
    numberColumn('carriedForward', tables.carriedForward, 8),
    ...(['inTime', 'overdue', 'forwardNoDue'] as const).map((key) =>
      numberColumn(key, tables.forward[key], 8),
    ),
  ];
  const groups = [
    { title: '', span: 1 },
    { title: tables.begin, span: 2 },
    { title: tables.done.title, span: 3 },
    { title: '', span: 1 },
    { title: tables.forward.title, span: 4 },
  ];
  const spans = ['inPeriod', 'yearToDate', 'samePeriodLastYear'] as const;
  return [
    {
      title: tables.summary,
      columns: columns(''),
      groups,
      rows: spans.map((span) => balanceCells(texts.tables[span], balances[span])),
      total: [],
    },
    ...annex.tables
      .filter((table) => table.rows.length > 0)
      .map((table) => ({
        title: table.title,
        columns: columns(tables.label[table.by]),
        groups,
        rows: table.rows.map((row) => balanceCells(row.label, row)),
        total: balanceCells(texts.tables.total, table.total),
      })),
  ];
}

/** The list of late tasks. */
export function lateLayout({ late }: TaskAnnex): TableLayout {
  return {
    title: fill(texts.tasks.late.title, { count: late.length }),
    columns: lateColumns,
    groups: null,
    rows: late,
    total: [],
  };
}

function balanceCells(label: string, of: ThreeBalances['inPeriod']): readonly Cell[] {
  return [
    label,
    of.carriedOver,
    of.assigned,
    of.doneOnTime,
    of.doneLate,
    of.doneNoDue,
    of.cancelled,
    of.carriedForward,
    of.carriedForward - of.overdue - of.forwardNoDue,
    of.overdue,
    of.forwardNoDue,
  ];
}
