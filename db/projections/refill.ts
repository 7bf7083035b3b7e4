import { registerNamed, registerNames, type RegisterName } from '../../shared/registers/all-registers.ts';
import type { WorkProgress } from '../../shared/contract/works.ts';
import { mainOf } from '../file/handles.ts';
import { prepared, type Sqlite } from '../file/sqlite.ts';
import { readRecords } from '../record-rows.ts';
import { countingRules } from '../settings.ts';
import type { ReadStore, WriteStore } from '../store.ts';
import { dueProjections, fingerprint, project } from './projections.ts';

/** Name of the fact under which the program keeps how everything was derived last. */
const FACT = 'projections';
const PAGE = 50;

/**
 * True when what is derived of records was derived in another way than this program would now: by another version of it,
 * under other counting rules, or not to the end.
 */
export function projectionsAreStale(store: ReadStore): boolean {
  return keptFingerprint(store) !== fingerprint(store);
}

function keptFingerprint(store: ReadStore): string | null {
  const kept = prepared<[string], string>(mainOf(store), 'SELECT value FROM program_fact WHERE name = ?');
  return kept.pluck().get(FACT) ?? null;
}

/**
 * Derives everything anew, a page of records with each step, each in a transaction of its own; ended in between, it is
 * still stale. Nobody may read figures before the last step.
 * @yields the share that is done, above 0 and up to 1 (inclusive); nothing where no record stands in the log, as in a new
 *   folder, which holds shipped rows alone.
 */
export function* refilling(store: WriteStore): Generator<number, void, void> {
  const db = mainOf(store);
  const rules = countingRules(store);
  const wanted = fingerprint(store);
  const projections = dueProjections(keptFingerprint(store), wanted);
  const total = registerNames.reduce((sum, name) => sum + countOf(db, name), 0);
  let done = 0;
  let isAny = false;
  // What a record shows of others through links is there only after the first round.
  for (const dueOf of [all, linkedOf]) {
    for (const { register, ids } of pagesOf(db)) {
      const versions = loggedVersions(db, dueOf(db, ids));
      done += ids.length;
      if (versions.size === 0) continue;
      db.transaction(() => {
        for (const record of readRecords(store, register, [...versions.keys()]))
          project(store, registerNamed(register), record, versions.get(record.id) ?? '', rules, projections);
      }).immediate();
      isAny = true;
      if (done < 2 * total) yield done / (2 * total);
    }
  }
  if (isAny) yield 1;
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

const all = (_db: Sqlite, ids: readonly string[]): readonly string[] => ids;

/** Those of some records that are at an end of a link. */
function linkedOf(db: Sqlite, ids: readonly string[]): readonly string[] {
  return prepared<[{ ids: string }], string>(
    db,
    `SELECT record_id FROM record_link WHERE record_id IN (SELECT value FROM json_each(:ids))
     UNION SELECT target_id FROM record_link WHERE target_id IN (SELECT value FROM json_each(:ids))`,
  )
    .pluck()
    .all({ ids: JSON.stringify(ids) });
}

/** Those of some records that stand in the log, each with the clock of its newest row. Shipped rows are not among them. */
function loggedVersions(db: Sqlite, ids: readonly string[]): ReadonlyMap<string, string> {
  if (ids.length === 0) return new Map();
  return new Map(
    prepared<[string], { id: string; version: string }>(
      db,
      `SELECT record_id AS id, max(clock) AS version FROM change_log AS l
       WHERE record_id IN (SELECT value FROM json_each(?))
         AND NOT EXISTS (SELECT 1 FROM held_row AS h WHERE h.log_id = l.log_id AND h.sequence = l.sequence)
       GROUP BY record_id`,
    )
      .all(JSON.stringify(ids))
      .map(({ id, version }) => [id, version]),
  );
}

function countOf(db: Sqlite, register: RegisterName): number {
  const { table } = registerNamed(register);
  return prepared<[], number>(db, `SELECT count(*) FROM ${table}`).pluck().get() ?? 0;
}

/** Ids of all records in pages, each sought when it is asked for: a list of them all would keep others waiting. */
function* pagesOf(
  db: Sqlite,
): Generator<{ readonly register: RegisterName; readonly ids: readonly string[] }, void, void> {
  for (const register of registerNames) {
    const page = prepared<[string, number], string>(
      db,
      `SELECT id FROM ${registerNamed(register).table} WHERE id > ? ORDER BY id LIMIT ?`,
    ).pluck();
    for (let ids = page.all('', PAGE); ids.length > 0; ids = page.all(ids.at(-1) ?? '', PAGE))
      yield { register, ids };
  }
}
