import { randomInt } from 'node:crypto';
import type { DataFault } from '../../shared/contract/data-faults.ts';
import { prepared, type Sqlite } from '../file/sqlite.ts';

/** Entries of the index between two pauses. */
const PART = 100_000;

interface Expected {
  readonly sum: number;
  readonly register: string | undefined;
  readonly code: string | undefined;
}

/**
 * The index of the search keeps no texts, so it is compared by the words that it has of each record: of a record's texts,
 * indexed anew in a scratch database, and of the index as it is kept, the words are summed up under a number that is
 * drawn for this comparison.
 */
export class SearchSums {
  readonly #scratch: Sqlite;
  readonly #seed = randomInt(2 ** 32);
  /** By the number that a record has in the index. */
  readonly #expected = new Map<number, Expected>();

  /** @param scratch a database with the tables of the projections. */
  constructor(scratch: Sqlite) {
    this.#scratch = scratch;
    words(scratch);
  }

  /** Takes over what the scratch database has indexed of some records of `kept`. */
  expect(kept: Sqlite, ids: string, codes: ReadonlyMap<string, Pick<DataFault, 'register' | 'code'>>): void {
    const sums = new Map<number, number>();
    for (const [term, number, column] of entries(this.#scratch)) this.#add(sums, term, number, column);
    const numbers = (db: Sqlite): ReadonlyMap<string, number> =>
      new Map(
        prepared<[string], { id: string; number: number }>(
          db,
          `SELECT record_id AS id, number FROM record_summary
           WHERE record_id IN (SELECT value FROM json_each(?))`,
        )
          .all(ids)
          .map(({ id, number }) => [id, number]),
      );
    const here = numbers(kept);
    for (const [id, number] of numbers(this.#scratch)) {
      const found = here.get(id);
      const sum = sums.get(number);
      // Without a summary it cannot be found, and that is told.
      if (found === undefined || sum === undefined) continue;
      this.#expected.set(found, { sum, register: codes.get(id)?.register, code: codes.get(id)?.code });
    }
  }

  /** Holds the index of `kept` against all that is expected: both ways. */
  *compare(kept: Sqlite, pause: () => void): Generator<DataFault, void, void> {
    words(kept);
    const sums = new Map<number, number>();
    let entry = 0;
    for (const [term, number, column] of entries(kept)) {
      this.#add(sums, term, number, column);
      entry += 1;
      if (entry % PART === 0) pause();
    }
    for (const [number, { sum, register, code }] of this.#expected) {
      if (sums.get(number) !== sum)
        yield {
          kind: 'derived',
          ...(register === undefined ? {} : { register }),
          ...(code === undefined ? {} : { code }),
          detail: 'record_search',
        };
    }
    for (const number of sums.keys())
      if (!this.#expected.has(number))
        yield { kind: 'derived', code: String(number), detail: 'record_search' };
  }

  #add(sums: Map<number, number>, term: string, number: number, column: string): void {
    sums.set(number, ((sums.get(number) ?? 0) + hash(this.#seed, `${column} ${term}`)) % 2 ** 52);
  }
}

/** 52 bits of a text that nobody can foresee without the seed. */
function hash(seed: number, text: string): number {
  let [one, other] = [seed ^ 0x9e3779b9, seed ^ 0x85ebca6b];
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    one = Math.imul(one ^ unit, 2654435761);
    other = Math.imul(other ^ unit, 1597334677);
    one = (one << 13) | (one >>> 19);
  }
  one = Math.imul(one ^ (one >>> 16), 2246822507) ^ Math.imul(other ^ (other >>> 13), 3266489909);
  other = Math.imul(other ^ (other >>> 16), 2246822507) ^ Math.imul(one ^ (one >>> 13), 3266489909);
  return (other >>> 12) * 2 ** 32 + (one >>> 0);
}

function words(db: Sqlite): void {
  db.exec(
    'CREATE VIRTUAL TABLE IF NOT EXISTS temp.search_word USING fts5vocab(main, record_search, instance)',
  );
}

type Entry = readonly [term: string, number: number, column: string];

function entries(db: Sqlite): Iterable<Entry> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a raw row has these columns
  return db.prepare('SELECT term, doc, col FROM temp.search_word').raw().iterate() as Iterable<Entry>;
}
