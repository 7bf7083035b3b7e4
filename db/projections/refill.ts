import { registerNamed, registerNames, type RegisterName } from '../../shared/registers/all-registers.ts';
import type { WorkProgress } from '../../shared/contract/works.ts';
import { mainOf } from '../file/handles.ts';
import { prepared } from '../file/sqlite.ts';
import { readRecords } from '../record-rows.ts';
import { countingRules } from '../settings.ts';
import type { ReadStore, WriteStore } from '../store.ts';
import { fingerprint, project } from './projections.ts';

/** Name of the fact under which the program keeps how everything was derived last. */
const FACT = 'projections';
const PAGE = 50;

/**
 * True when what is derived of records was derived in another way than this program would now: by another version of it,
 * under other counting rules, or not to the end.
 */
export function projectionsAreStale(store: ReadStore): boolean {
  const kept = prepared<[string], string>(mainOf(store), 'SELECT value FROM program_fact WHERE name = ?')
    .pluck()
    .get(FACT);
  return kept !== fingerprint(store);
}

/**
 * Derives everything anew, a page of records with each step, each in a transaction of its own; ended in between, it is
 * still stale. Nobody may read figures before the last step.
 * @yields the share that is done, above 0 and up to 1 (inclusive); nothing where there are no records.
 */
export function* refilling(store: WriteStore): Generator<number, void, void> {
  const db = mainOf(store);
  const rules = countingRules(store);
  const wanted = fingerprint(store);
  // What a record shows of others through links is there only after the first round.
  const linked = (): ReadonlySet<string> =>
    new Set(
      prepared<[], string>(db, 'SELECT record_id FROM record_link UNION SELECT target_id FROM record_link')
        .pluck()
        .all(),
    );
  const pages = [...pagesOf(store)];
  let done = 0;
  let rest: ReadonlySet<string> | null = null;
  for (const round of [1, 2]) {
    if (round === 2) rest = linked();
    for (const page of pages) {
      const due = rest === null ? page.ids : page.ids.filter((id) => rest?.has(id));
      if (due.length > 0) {
        db.transaction(() => {
          const versions = loggedVersions(store, due);
          for (const record of readRecords(store, page.register, [...versions.keys()]))
            project(store, registerNamed(page.register), record, versions.get(record.id) ?? '', rules);
        }).immediate();
      }
      done += 1;
      yield done / (2 * pages.length);
    }
  }
  prepared(db, 'INSERT OR REPLACE INTO program_fact (name, value) VALUES (?, ?)').run(FACT, wanted);
}

/** As `refilling`, where that is needed; part of the transaction that stands open. */
export function* refillingWhereStale(store: WriteStore): Generator<WorkProgress, void, void> {
  if (!projectionsAreStale(store)) return;
  for (const share of refilling(store)) yield { step: 'count', done: Math.floor(share * 100), total: 100 };
}

/** Derives everything anew where that is needed. Inside a transaction it is part of it. */
export function refillWhereStale(store: WriteStore): void {
  if (!projectionsAreStale(store)) return;
  mainOf(store)
    .transaction(() => {
      for (const _share of refilling(store)) continue;
    })
    .immediate();
}

/** Those of some records that stand in the log, each with the clock of its newest row. Shipped rows are not among them. */
function loggedVersions(store: ReadStore, ids: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    prepared<[string], { id: string; version: string }>(
      mainOf(store),
      `SELECT record_id AS id, max(clock) AS version FROM change_log
       WHERE record_id IN (SELECT value FROM json_each(?)) GROUP BY record_id`,
    )
      .all(JSON.stringify(ids))
      .map(({ id, version }) => [id, version]),
  );
}

/** Ids of the records that stand in the log, in pages. A new folder, which holds shipped rows alone, has none. */
function* pagesOf(
  store: ReadStore,
): Iterable<{ readonly register: RegisterName; readonly ids: readonly string[] }> {
  for (const register of registerNames) {
    const ids = prepared<[], string>(
      mainOf(store),
      `SELECT r.id FROM ${registerNamed(register).table} AS r
       WHERE EXISTS (SELECT 1 FROM change_log AS l WHERE l.record_id = r.id)`,
    )
      .pluck()
      .all();
    for (let start = 0; start < ids.length; start += PAGE)
      yield { register, ids: ids.slice(start, start + PAGE) };
  }
}
