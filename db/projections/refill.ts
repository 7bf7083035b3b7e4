import { registerNamed, registerNames, type RegisterName } from '../../shared/registers/all-registers.ts';
import { mainOf } from '../file/handles.ts';
import { prepared } from '../file/sqlite.ts';
import { readRecords } from '../record-rows.ts';
import { countingRules } from '../settings.ts';
import type { ReadStore, WriteStore } from '../store.ts';
import { fingerprint, project } from './projections.ts';

/** Name of the fact under which the program keeps how everything was derived last. */
const FACT = 'projections';
const PAGE = 250;

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
  const records = loggedRecords(store);
  // What a record shows of others through links is there only after the first round.
  const linked = (): ReadonlySet<string> =>
    new Set(
      prepared<[], string>(db, 'SELECT record_id FROM record_link UNION SELECT target_id FROM record_link')
        .pluck()
        .all(),
    );
  const pages = [...pagesOf(records)];
  let done = 0;
  let rest: ReadonlySet<string> | null = null;
  for (const round of [1, 2]) {
    if (round === 2) rest = linked();
    for (const page of pages) {
      const due = rest === null ? page.ids : page.ids.filter((id) => rest?.has(id));
      if (due.length > 0) {
        db.transaction(() => {
          for (const record of readRecords(store, page.register, due))
            project(
              store,
              registerNamed(page.register),
              record,
              records.get(page.register)?.get(record.id) ?? '',
              rules,
            );
        }).immediate();
      }
      done += 1;
      yield done / (2 * pages.length);
    }
  }
  prepared(db, 'INSERT OR REPLACE INTO program_fact (name, value) VALUES (?, ?)').run(FACT, wanted);
}

const deferring = new WeakSet<WriteStore>();

/** Leaves the refilling after a save to a caller who does it in steps, in the same transaction. */
export function deferRefill(store: WriteStore, isDeferred: boolean): void {
  if (isDeferred) deferring.add(store);
  else deferring.delete(store);
}

/** Derives everything anew where that is needed. Inside a transaction it is part of it. */
export function refillWhereStale(store: WriteStore): void {
  if (deferring.has(store) || !projectionsAreStale(store)) return;
  mainOf(store)
    .transaction(() => {
      for (const _share of refilling(store)) continue;
    })
    .immediate();
}

/** The records that stand in the log, each with the clock of its newest row, by register. Shipped rows are not among them. */
function loggedRecords(store: ReadStore): ReadonlyMap<RegisterName, ReadonlyMap<string, string>> {
  const db = mainOf(store);
  return new Map(
    registerNames.map((name) => [
      name,
      new Map(
        prepared<[], { id: string; version: string }>(
          db,
          `SELECT r.id, max(l.clock) AS version FROM ${registerNamed(name).table} AS r
           JOIN change_log AS l ON l.record_id = r.id GROUP BY r.id`,
        )
          .all()
          .map(({ id, version }) => [id, version]),
      ),
    ]),
  );
}

function* pagesOf(
  records: ReadonlyMap<RegisterName, ReadonlyMap<string, string>>,
): Iterable<{ readonly register: RegisterName; readonly ids: readonly string[] }> {
  for (const [register, versions] of records) {
    const ids = [...versions.keys()];
    for (let start = 0; start < ids.length; start += PAGE)
      yield { register, ids: ids.slice(start, start + PAGE) };
  }
}
