import texts from '../../../reference/report-texts.json' with { type: 'json' };
import { notWithdrawn } from '../../../registers/define-register.ts';
import { dueOn, taskStatusOn } from '../../../registers/task/task-status.ts';
import { taskDays, type Task } from '../../../registers/task/task.ts';
import { formatCount } from '../../../text/numbers.ts';
import { fill } from '../../../text/template.ts';
import { daysBetween, earliest, type PlainDate } from '../../../time/plain-date.ts';
import { formatOfficialDate } from '../../../time/typed-date.ts';
import { joined } from '../../annex.ts';
import { yearBeforeOf, type ReportSpans, type ShownSpan, type Span } from '../../spans.ts';
import type { ReportNames } from '../../report-names.ts';
import { standingOf, type CountedTask, type BalancesBySpan } from './task-figures.ts';
import { columnsOf, labelColumn, numberColumn, type Cell, type TableLayout } from '../../table-layout.ts';
import { taskTable, taskTableKeys, type TaskTable } from './task-tables.ts';

/** The annex of tasks: the balance of the period by level and by lead, and the tasks that are late at its end. */
export interface TaskAnnex {
  readonly title: string;
  readonly balances: BalancesBySpan;
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
  balances: BalancesBySpan,
  spans: ReportSpans,
  title: string,
  asOf: PlainDate,
  names: ReportNames,
): Omit<TaskAnnex, 'leftOut'> {
  return {
    title: fill(texts.tasks.title, { period: title.toUpperCase() }),
    balances,
    tables: taskTableKeys.flatMap((by) =>
      (['inPeriod', 'yearToDate'] as const).map((name) =>
        taskTable(tasks, by, name, spans[name], asOf, names),
      ),
    ),
    late: lateAt(tasks, spans.inPeriod, asOf).map((task, index) => {
      const record = records.get(task.id);
      const cells = record === undefined ? {} : lateCells(record, earliest(spans.inPeriod.to, asOf));
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
                progress.date === null ? null : `${formatOfficialDate(progress.date)}:`,
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

/** The balances of the shown spans; none where nothing was to be done in them or the same of the year before. */
export function taskLayouts(annex: TaskAnnex, shown: readonly ShownSpan[]): readonly TableLayout[] {
  const { balances } = annex;
  const { tables } = texts.tasks;
  const lines = shown.flatMap(({ title, now }) => [
    [title, balances[now]] as const,
    [texts.tables.samePeriodLastYear, balances[yearBeforeOf(now)]] as const,
  ]);
  if (lines.every(([, balance]) => balance === null || balance.carriedOver + balance.assigned === 0))
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
  return [
    {
      title: tables.summary,
      columns: columns(''),
      groups,
      rows: lines.map(([label, balance]) =>
        balance === null
          ? [
              label,
              ...columns('')
                .slice(1)
                .map(() => null),
            ]
          : balanceCells(label, balance),
      ),
      total: [],
    },
    ...shown.flatMap(({ now, title: span }) =>
      annex.tables
        .filter((table) => table.span === now && table.rows.length > 0)
        .map((table) => ({
          title: shown.length > 1 ? fill(tables.of, { title: table.title, span }) : table.title,
          columns: columns(tables.label[table.by]),
          groups,
          rows: table.rows.map((row) => balanceCells(row.label, row)),
          total: balanceCells(texts.tables.total, table.total),
        })),
    ),
  ];
}

/** The list of late tasks. */
export function lateLayout({ late }: TaskAnnex): TableLayout {
  return {
    title: fill(texts.tasks.late.title, { count: formatCount(late.length) }),
    columns: lateColumns,
    groups: null,
    rows: late,
    total: [],
  };
}

function balanceCells(label: string, of: BalancesBySpan['inPeriod']): readonly Cell[] {
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
