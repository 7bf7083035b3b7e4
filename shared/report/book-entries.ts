import type { ListRow } from '../registers/list-query.ts';

/** One line of a bound register. */
export interface BookEntry {
  /** Counted from 1 through the whole book, without gaps. */
  readonly number: number;
  readonly row: ListRow;
  /** Why the record was withdrawn; the line is printed struck. Null for a record that stands. */
  readonly withdrawnFor: string | null;
}

/**
 * The entries of a bound register: oldest first by the date that decides the period, undated last, then by code.
 * A bound register never drops a line: a withdrawn record keeps its place and number, unless it is left out on request.
 */
export function bookEntries(rows: readonly ListRow[], withWithdrawn = true): readonly BookEntry[] {
  return rows
    .filter((row) => withWithdrawn || row.record.withdrawn === null)
    .toSorted(byDateThenCode)
    .map((row, index) => ({ number: index + 1, row, withdrawnFor: row.record.withdrawn?.reason ?? null }));
}

function byDateThenCode(a: ListRow, b: ListRow): number {
  if (a.decidingDate !== b.decidingDate) {
    if (a.decidingDate === null) return 1;
    if (b.decidingDate === null) return -1;
    return a.decidingDate < b.decidingDate ? -1 : 1;
  }
  if (a.record.code !== b.record.code) return a.record.code < b.record.code ? -1 : 1;
  return a.record.id < b.record.id ? -1 : 1;
}
