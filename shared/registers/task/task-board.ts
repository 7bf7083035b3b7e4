import * as z from 'zod';
import { collationKey } from '../../text/collation.ts';
import type { PlainDate } from '../../time/plain-date.ts';

/** Columns of the board, in order. Tasks that were closed leave it after `CLOSED_DAYS` days. */
export const boardColumns = ['overdue', 'dueSoon', 'inTime', 'noDue', 'paused', 'closed'] as const;
export type BoardColumn = (typeof boardColumns)[number];

export const CLOSED_DAYS = 30;

/** What the board and the list by due date are narrowed by; empty lists narrow by nothing. */
export const boardFilters = ['unit', 'person', 'leader', 'document', 'group'] as const;
export type BoardFilter = (typeof boardFilters)[number];

const chosen = z.array(z.string().max(500)).max(50).default([]);

export const boardQuerySchema = z.strictObject({
  filters: z
    .strictObject({ unit: chosen, person: chosen, leader: chosen, document: chosen, group: chosen })
    .prefault({}),
  /** Most cards of a column, or most lines of the list. */
  most: z.number().int().min(1).max(5_000).default(40),
  /** By status in columns, or all open ones by due date. */
  view: z.enum(['board', 'due']).default('board'),
});
export type BoardQuery = z.infer<typeof boardQuerySchema>;

/** A task as it stands today. */
export interface BoardTask {
  readonly id: string;
  /** The version at which it was read; a save that changes what it holds begins from it. */
  readonly version: string;
  readonly code: string;
  readonly title: string;
  readonly column: BoardColumn;
  readonly status: string;
  /** The due date in force; null for none. */
  readonly due: PlainDate | null;
  /** Whole days from today to it, negative when past; null without one. */
  readonly days: number | null;
  readonly lead: string | null;
  readonly office: string | null;
  readonly person: string | null;
  readonly leader: string | null;
  readonly group: string | null;
  /** Id of the assigning document, and what it is called. */
  readonly document: string | null;
  readonly documentName: string | null;
}

export interface FilledBoard {
  readonly columns: readonly {
    readonly column: BoardColumn | 'all';
    readonly total: number;
    readonly tasks: readonly BoardTask[];
  }[];
  /** Values that occur, each with its label and the number of open tasks; most first. */
  readonly choices: Readonly<
    Record<BoardFilter, readonly { readonly value: string; readonly label: string; readonly count: number }[]>
  >;
}

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
function valuesOf(task: BoardTask, filter: BoardFilter): readonly string[] {
  const values = filter === 'unit' ? [task.lead, task.office] : [task[filter]];
  return values.flatMap((value) => (value === null || value === '' ? [] : [value]));
}

/** Earliest due date first, those without one last, then by code. */
function byDue(a: BoardTask, b: BoardTask): number {
  return (a.days ?? Infinity) - (b.days ?? Infinity) || (a.code < b.code ? -1 : 1) || 0;
}

/** Narrows tasks, puts them into columns by due date, and lists the values by which they could be narrowed. */
export function fillBoard(tasks: readonly BoardTask[], query: BoardQuery): FilledBoard {
  const shown = tasks.filter((task) =>
    boardFilters.every((filter) => {
      const values = query.filters[filter];
      return values.length === 0 || valuesOf(task, filter).some((value) => values.includes(value));
    }),
  );
  const cut = (column: BoardColumn | 'all', all: readonly BoardTask[]) => ({
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

function choices(tasks: readonly BoardTask[], filter: BoardFilter): FilledBoard['choices'][BoardFilter] {
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
