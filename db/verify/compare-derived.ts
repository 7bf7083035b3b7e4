import type { DataFault } from '../../shared/contract/data-faults.ts';
import type { CountingRules } from '../../shared/registers/define-register.ts';
import { mainOf } from '../file/handles.ts';
import { migrate } from '../file/migrate.ts';
import { memoryDatabase, prepared, type Sqlite } from '../file/sqlite.ts';
import { derive } from '../projections/projections.ts';
import { toRecord } from '../record-rows.ts';
import type { ReadStore } from '../store.ts';
import type { ExpectedRecord } from './compare-rows.ts';
import { SearchSums } from './search-sums.ts';

/** What is derived of records, by table: the columns that follow from the record. */
const derivedTables = {
  record_summary:
    'register, code, title, title_key, withdrawn, counted, deciding_date, deciding_confirmed, last_date, person_trips, status_timeline, updated_clock, facts',
  record_link: 'target_id, through',
  permit_use: 'permit_key, number',
  person_trip: 'person_id, first_date, last_date',
  record_day: 'number, register, kind, date, set_date, detail, title, told_from, told_to',
} as const;
const tables = Object.entries(derivedTables);

type Row = Readonly<Record<string, unknown>>;

/**
 * Derives everything anew, a page of records at a time and beside the data, and holds what is kept against it: both ways.
 * What a record shows of those at the other ends of its links is read from what is kept of them, which is held against
 * their own records in turn.
 */
export class DerivedComparison {
  readonly #store: ReadStore;
  readonly #rules: CountingRules;
  readonly #scratch: Sqlite;
  readonly #search: SearchSums;
  readonly #found = new Map<string, number>();

  constructor(store: ReadStore, rules: CountingRules) {
    this.#store = store;
    this.#rules = rules;
    this.#scratch = memoryDatabase();
    migrate(this.#scratch, 'main');
    this.#search = new SearchSums(this.#scratch);
  }

  /** Records of one register. */
  *compare(records: readonly ExpectedRecord[]): Generator<DataFault, void, void> {
    const codes = new Map<string, Pick<DataFault, 'register' | 'code'>>();
    this.#scratch.exec('BEGIN');
    try {
      for (const { told, stored } of records) {
        if (stored === null) continue;
        const { register, version } = told;
        codes.set(told.id, { register: register.name, code: stored.code || told.id });
        const record = toRecord(this.#store, register, stored);
        derive(this.#store, { register, record, version, rules: this.#rules }, this.#scratch);
      }
      const ids = JSON.stringify(records.map(({ told }) => told.id));
      for (const [table, columns] of tables) {
        const expected = rowsOf(this.#scratch, table, columns, ids);
        const kept = rowsOf(mainOf(this.#store), table, columns, ids);
        this.#found.set(table, (this.#found.get(table) ?? 0) + rowsIn(kept));
        for (const { told, stored } of records) {
          if (stored === null) continue;
          const field = difference(expected.get(told.id) ?? [], kept.get(told.id) ?? []);
          if (field !== null) yield { kind: 'derived', ...codes.get(told.id), field, detail: table };
        }
      }
      this.#search.expect(mainOf(this.#store), ids, codes);
    } finally {
      this.#scratch.exec('ROLLBACK');
    }
  }

  /** What is kept of records that are none, and the search, once all records were compared. */
  *rest(pause: () => void): Generator<DataFault, void, void> {
    const db = mainOf(this.#store);
    for (const [table] of tables) {
      const rows = Number(prepared(db, `SELECT count(*) FROM ${table}`).pluck().get());
      if (rows === (this.#found.get(table) ?? 0)) continue;
      const extra = prepared<[], string>(
        db,
        `SELECT record_id FROM ${table} AS t WHERE NOT EXISTS (
           SELECT 1 FROM change_log WHERE record_id = t.record_id AND content_hash IS NULL)`,
      ).pluck();
      for (const id of extra.iterate()) yield { kind: 'derived', code: id, detail: table };
    }
    yield* this.#search.compare(db, pause);
  }

  close(): void {
    this.#scratch.close();
  }
}

function rowsOf(
  db: Sqlite,
  table: string,
  columns: string,
  ids: string,
): ReadonlyMap<string, readonly Row[]> {
  const rows = prepared<[string], Row>(
    db,
    `SELECT record_id, ${columns} FROM ${table} WHERE record_id IN (SELECT value FROM json_each(?))`,
  ).all(ids);
  return Map.groupBy(rows, (row) => String(row['record_id']));
}

function rowsIn(byRecord: ReadonlyMap<string, readonly Row[]>): number {
  let rows = 0;
  for (const ofRecord of byRecord.values()) rows += ofRecord.length;
  return rows;
}

/** The column in which rows differ, where each side has one; empty where one is missing or too many; null where none. */
function difference(expected: readonly Row[], kept: readonly Row[]): string | null {
  const [one, other] = [expected, kept].map((rows) => rows.map((row) => JSON.stringify(row)).toSorted());
  if (one?.join('\n') === other?.join('\n')) return null;
  const [first] = expected;
  const [second] = kept;
  if (first === undefined || second === undefined || expected.length > 1 || kept.length > 1) return '';
  return Object.keys(first).find((column) => first[column] !== second[column]) ?? '';
}
