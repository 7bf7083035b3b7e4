import { boardTasks } from '../../../db/queries/board-tasks.ts';
import type { ReadStore } from '../../../db/store.ts';
import { resources } from '../../../shared/i18n/resources.ts';
import texts from '../../../shared/reference/paper-texts.json' with { type: 'json' };
import {
  boardFilters,
  fillBoard,
  type BoardFilter,
  type BoardQuery,
  type BoardTask,
} from '../../../shared/registers/task/task-board.ts';
import { sizedColumns } from '../../../shared/report/paper-columns.ts';
import type { PaperPart, PaperRow, PrintedPaper } from '../../../shared/report/printed-paper.ts';
import type { Cell } from '../../../shared/report/table-layout.ts';
import { formatNumber } from '../../../shared/text/numbers.ts';
import { fill } from '../../../shared/text/template.ts';
import { formatOfficialDate } from '../../../shared/time/typed-date.ts';
import { paperHead } from './paper-head.ts';

const follow = resources.vi.follow;
const { status: statuses, taskGroup } = resources.vi.choices;

export interface TasksToPrint {
  readonly view: BoardQuery['view'];
  readonly filters: BoardQuery['filters'];
}

/** The followed tasks as a paper: all of them, a table for each column of the board, or one by due date. */
export function tasksPaper(store: ReadStore, { view, filters }: TasksToPrint): PrintedPaper {
  const board = fillBoard(boardTasks(store), { view, filters, most: Number.MAX_SAFE_INTEGER });
  const shown = board.columns.filter(({ tasks }) => tasks.length > 0);
  const total = shown.reduce((sum, column) => sum + column.total, 0);
  // One width for all tables, so that their columns stand below each other.
  const { columns, across } = sizedColumns(
    [
      { key: 'index', title: texts.index, centred: true },
      ...(['code', 'due', 'title', 'lead', 'person', 'document', 'status'] as const).map((key) => ({
        key,
        title: texts.tasks.columns[key],
        centred: false,
      })),
    ],
    shown.flatMap(({ tasks }) => tasks.map(cellsOf)),
  );
  const words = [
    ...boardFilters.flatMap((filter) => filterWords(filter, filters[filter], board.choices[filter])),
    fill(texts.tasks.count, { count: formatNumber(total) }),
  ];
  return {
    ...paperHead(store),
    title: view === 'due' ? texts.tasks.due : texts.tasks.board,
    lines: [words.join(' · ')],
    withdrawnFor: null,
    across,
    parts: shown.map(({ column, tasks }): PaperPart => ({
      kind: 'table',
      heading:
        column === 'all'
          ? null
          : fill(texts.tasks.group, { title: follow.column[column], count: formatNumber(tasks.length) }),
      columns,
      rows: tasks.map((task, index): PaperRow => ({ cells: cellsOf(task, index), struck: false, more: '' })),
      total: [],
    })),
    notes: shown.length === 0 ? [follow.none] : [],
  };
}

function cellsOf(task: BoardTask, index: number): readonly Cell[] {
  return [
    index + 1,
    task.code,
    dueWords(task),
    task.title,
    task.lead,
    task.person,
    task.documentName,
    statusWords(task.status),
  ];
}

function statusWords(status: string): string {
  const names: Readonly<Record<string, string>> = statuses;
  return names[status] ?? status;
}

function dueWords({ due, days, column }: BoardTask): string {
  if (due === null) return '';
  if (days === null || column === 'closed' || column === 'paused') return formatOfficialDate(due);
  const count = formatNumber(Math.abs(days));
  const said = days === 0 ? follow.today : fill(days < 0 ? follow.late : follow.left, { count });
  return `${formatOfficialDate(due)}, ${said}`;
}

function filterWords(
  filter: BoardFilter,
  values: readonly string[],
  choices: readonly { readonly value: string; readonly label: string }[],
): readonly string[] {
  if (values.length === 0) return [];
  const groups: Readonly<Record<string, string>> = taskGroup;
  const said = values.map((value) =>
    filter === 'group'
      ? (groups[value] ?? value)
      : (choices.find((choice) => choice.value === value)?.label ?? value),
  );
  return [fill(texts.tasks.filter, { label: follow.filter[filter], values: said.join(', ') })];
}
