import type { ColumnValue } from '../columns.ts';
import type { Sqlite } from '../file/sqlite.ts';

export type Row = Readonly<Record<string, ColumnValue | Buffer>>;

/** Numbers of rows that are asked for at once. */
const AT_ONCE = 1_000;
/** Reads that may fail in one table before the rest of it is given up: in a table without a sound root every one does. */
const MOST_FAILURES = 20_000;
/** The greatest number that is looked for where a table does not tell its own. */
const UNKNOWN_END = 1_000_000;

/** Rows of a query between two numbers (inclusive), read around pages that are damaged: those on them are left out. */
export class ResilientRows {
  /** Numbers that could not be looked at. */
  failed = 0;
  readonly #read: (from: number, to: number) => readonly Row[];

  constructor(read: (from: number, to: number) => readonly Row[]) {
    this.#read = read;
  }

  *between(first: number, last: number): Iterable<Row> {
    for (let from = first; from <= last && this.failed < MOST_FAILURES; from += AT_ONCE)
      yield* this.#part(from, Math.min(last, from + AT_ONCE - 1));
  }

  *#part(from: number, to: number): Iterable<Row> {
    if (this.failed >= MOST_FAILURES) return;
    let rows: readonly Row[];
    try {
      rows = this.#read(from, to);
    } catch {
      if (from === to) {
        this.failed += 1;
        return;
      }
      const middle = Math.floor((from + to) / 2);
      yield* this.#part(from, middle);
      yield* this.#part(middle + 1, to);
      return;
    }
    yield* rows;
  }
}

/** All rows of a table that can be read; `lost` tells afterwards whether some could not. */
export function rowsOf(
  db: Sqlite,
  table: string,
): { readonly rows: Iterable<Row>; readonly lost: () => boolean } {
  const read = db.prepare<[number, number], Row>(
    `SELECT * FROM "${table}" WHERE rowid BETWEEN ? AND ? ORDER BY rowid`,
  );
  const resilient = new ResilientRows((from, to) => read.all(from, to));
  const end = (which: 'min' | 'max', otherwise: number): number => {
    try {
      return Number(db.prepare(`SELECT ${which}(rowid) FROM "${table}"`).pluck().get() ?? 0);
    } catch {
      return otherwise;
    }
  };
  const [first, last] = [end('min', 1), end('max', UNKNOWN_END)];
  return { rows: resilient.between(first, last), lost: () => resilient.failed > 0 };
}
