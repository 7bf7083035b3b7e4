import * as z from 'zod';
import type { PlainDate } from '../../time/plain-date.ts';

/** Columns of the board, in order. Tasks that were closed leave it after `CLOSED_DAYS` days. */
export const boardColumns = ['overdue', 'dueSoon', 'inTime', 'noDue', 'paused', 'closed'] as const;
export type BoardColumn = (typeof boardColumns)[number];

export const CLOSED_DAYS = 30;

/** What the board and the list by due date are narrowed by; empty lists narrow by nothing. */
export const followedFilters = ['unit', 'person', 'leader', 'document', 'group'] as const;
export type FollowedFilter = (typeof followedFilters)[number];

const wanted = z.array(z.string().max(500)).max(50).default([]);

export const followedQuerySchema = z.object({
  filters: z
    .object({ unit: wanted, person: wanted, leader: wanted, document: wanted, group: wanted })
    .prefault({}),
  /** Most cards of a column, or most lines of the list. */
  most: z.number().int().min(1).max(5_000).default(40),
  /** By status in columns, or all open ones by due date. */
  view: z.enum(['board', 'due']).default('board'),
});
export type FollowedQuery = z.infer<typeof followedQuerySchema>;

/** A task as it stands today. */
export interface FollowedTask {
  readonly id: string;
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

export interface FollowedTasks {
  readonly columns: readonly {
    readonly column: BoardColumn | 'all';
    readonly total: number;
    readonly tasks: readonly FollowedTask[];
  }[];
  /** Values that occur, each with its label and the number of open tasks; most first. */
  readonly choices: Readonly<
    Record<
      FollowedFilter,
      readonly { readonly value: string; readonly label: string; readonly count: number }[]
    >
  >;
}
