import type { AssignableColumn } from './assignable-columns.ts';
import type { AssignedColumn, SheetHead, SheetPlace } from '../import-result.ts';
import type { FoundColumn } from './found-columns.ts';
import { joinedHead } from './head-match.ts';
import { headingKey } from './match-head.ts';

/** What a head was said to be read as: in an earlier import, or in this one. */
export interface AssignedHead {
  /** By `headKeyOf`. */
  readonly head: string;
  /** Target of one of the register's columns; null: it is not read. */
  readonly target: string | null;
  readonly by: Exclude<SheetHead['by'], 'known'>;
}

/** What people said about the columns of a file. */
export interface Assignments {
  readonly heads: readonly AssignedHead[];
  readonly columns: readonly AssignedColumn[];
  /** Rows of heads, where none was found. */
  readonly headRows: readonly SheetPlace[];
}

export const noAssignments: Assignments = { heads: [], columns: [], headRows: [] };

/** A head as it is remembered: the heads over a column, folded. */
export const headKeyOf = (title: string): string => headingKey(title);

/** Columns with what was said about them by hand, which goes before what their heads say. */
export function assignedColumns(
  assignable: readonly AssignableColumn[],
  found: readonly FoundColumn[],
  levels: readonly (readonly string[])[],
  said: ReadonlyMap<number, string | null>,
): readonly FoundColumn[] {
  if (said.size === 0) return found;
  const own = [...said].flatMap(([index, target]): readonly FoundColumn[] => {
    const column = assignable.find((one) => one.target === target);
    if (column === undefined) return [];
    return [
      {
        index,
        target: column.target,
        reader: column.reader,
        title: joinedHead(levels[index] ?? []),
        context: '',
      },
    ];
  });
  const taken = new Set(own.map(({ target }) => target));
  return [...found.filter(({ index, target }) => !said.has(index) && !taken.has(target)), ...own].toSorted(
    (a, b) => a.index - b.index,
  );
}

/** By column what its head was said to be: in this import before an earlier one, of several columns the first. */
export function saidOfHeads(
  heads: readonly AssignedHead[],
  levels: readonly (readonly string[])[],
): ReadonlyMap<number, AssignedHead> {
  const known = new Map(
    heads.toSorted((a, b) => Number(a.by === 'hand') - Number(b.by === 'hand')).map((one) => [one.head, one]),
  );
  const said = new Map<number, AssignedHead>();
  const taken = new Set<string | null>();
  for (const [index, over] of levels.entries()) {
    const one = over.length === 0 ? undefined : known.get(headKeyOf(joinedHead(over)));
    if (one === undefined || (one.target !== null && taken.has(one.target))) continue;
    taken.add(one.target);
    said.set(index, one);
  }
  return said;
}
