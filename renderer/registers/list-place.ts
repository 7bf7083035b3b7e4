import { noMarks, type Marks } from './list-marks.ts';
import { listQuerySchema, type ListQuery } from '../../shared/registers/list-query.ts';

/** Rows of a page before anybody chose another number. */
const PAGE = 20;

/** Which row of a page the keys are at. */
export interface ChosenRow {
  /** The record by its id, then others in whose place it came: the first of them that is on the page is chosen. */
  readonly ids: readonly string[];
  /** From 0: the row that is chosen where none of them is on the page. */
  readonly at: number;
}

/** Where somebody stands in the list of a register. */
export interface ListPlace {
  readonly query: ListQuery;
  readonly chosen: ChosenRow;
  readonly marks: Marks;
  /** Pixels by which the rows are scrolled. */
  readonly scroll: number;
}

/** The row in front. */
export const firstRow: ChosenRow = { ids: [], at: 0 };

// Kept for the life of the window only: a new window, and a reload, begin with clean filters.
const places = new Map<string, ListPlace>();

/** The query of a list that nobody narrowed. */
export const wholeList = (register: ListQuery['register']): ListQuery =>
  listQuerySchema.parse({ register, limit: PAGE });

/** Where this window left a list; its beginning where it was never there. */
export function placeIn(register: ListQuery['register']): ListPlace {
  return places.get(register) ?? { query: wholeList(register), chosen: firstRow, marks: noMarks, scroll: 0 };
}

export function keepPlace(register: ListQuery['register'], part: Partial<ListPlace>): void {
  places.set(register, { ...placeIn(register), ...part });
}

/** A record was opened, from wherever: its list has it chosen, or the row of before where it is not on the page. */
export function keepOpened(register: ListQuery['register'], id: string): void {
  const { chosen } = placeIn(register);
  const others = chosen.ids.filter((other) => other !== id).slice(0, 1);
  keepPlace(register, { chosen: { ids: [id, ...others], at: chosen.at } });
}

/** The place of the chosen row among the rows of a page, from 0; -1 where there are none. */
export function rowOf(ids: readonly string[], chosen: ChosenRow): number {
  const known = chosen.ids.map((id) => ids.indexOf(id)).find((at) => at >= 0);
  return known ?? Math.min(chosen.at, ids.length - 1);
}
