import type { ListRow } from '../../shared/registers/list-query.ts';
import { MOST_RECORDS } from '../../shared/registers/save-request.ts';

/** A record that was marked, as it was then. */
export interface Mark {
  readonly id: string;
  readonly code: string;
  readonly version: string;
}

type Marked = ReadonlyMap<string, Mark>;

/** The marked records of a list, over all of its pages, at most as many as one save changes. */
export interface Marks {
  readonly marked: Marked;
  /** The record from which Shift marks; null: from the chosen row. */
  readonly anchor: string | null;
  /** What was marked before Shift: a range that shrinks lets go only what it marked itself. */
  readonly base: Marked;
}

const nothing: Marked = new Map();

export const noMarks: Marks = { marked: nothing, anchor: null, base: nothing };

/** Marks a row, or takes its mark off. */
export function toggled({ marked }: Marks, row: ListRow): Marks {
  const next = new Map(marked);
  if (!next.delete(row.record.id)) next.set(row.record.id, markOf(row));
  return settled(next);
}

/**
 * Marks all rows from where Shift began to a row, both included.
 * @param chosen place of the row that was chosen before, from 0; Shift begins there where it did not yet.
 * @param to place of the row that is chosen now.
 */
export function extended(marks: Marks, rows: readonly ListRow[], chosen: number, to: number): Marks {
  const before = marks.anchor === null ? -1 : rows.findIndex((row) => row.record.id === marks.anchor);
  const [from, base] = before < 0 ? [chosen, marks.marked] : [before, marks.base];
  const range = rows.slice(Math.max(0, Math.min(from, to)), Math.max(from, to) + 1);
  const marked = limited(new Map([...base, ...range.map((row) => [row.record.id, markOf(row)] as const)]));
  return { marked, anchor: rows[from]?.record.id ?? null, base };
}

/** Marks all rows of a page, or takes all of their marks off where each has one. */
export function withPage({ marked }: Marks, rows: readonly ListRow[]): Marks {
  const next = new Map(marked);
  if (rows.every((row) => marked.has(row.record.id))) for (const row of rows) next.delete(row.record.id);
  else for (const row of rows) if (!next.has(row.record.id)) next.set(row.record.id, markOf(row));
  return settled(next);
}

/** Without some records. */
export function without({ marked }: Marks, ids: readonly string[]): Marks {
  return settled(new Map([...marked].filter(([id]) => !ids.includes(id))));
}

/** The next range begins anew, at the row that is chosen then. */
export const unanchored = ({ marked }: Marks): Marks => ({ marked, anchor: null, base: marked });

function settled(marked: Marked): Marks {
  return unanchored({ ...noMarks, marked: limited(marked) });
}

const limited = (marked: Marked): Marked =>
  marked.size <= MOST_RECORDS ? marked : new Map([...marked].slice(0, MOST_RECORDS));

const markOf = ({ record: { id, code }, version }: ListRow): Mark => ({ id, code, version });
