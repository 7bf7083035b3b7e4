import type { DataFault } from '../../shared/contract/data-faults.ts';
import { prepared, type Sqlite } from '../file/sqlite.ts';
import { countFact, keptRows, sumOf } from '../kept-rows.ts';

/** Logs that were written on this PC, before restores too. */
export function ownLogs(db: Sqlite): ReadonlySet<string> {
  return new Set(prepared<[], string>(db, 'SELECT DISTINCT log_id FROM device').pluck().all());
}

/** What the log of this PC tells of the PC itself and of the calls that it carried out, against what is kept of them. */
export function* deviceFaults(db: Sqlite): Generator<DataFault, void, void> {
  const strangers = prepared<[], { log_id: string; device_id: string; actor_id: string }>(
    db,
    `SELECT DISTINCT log_id, device_id, actor_id FROM change_log
     WHERE content_hash IS NULL AND log_id IN (SELECT log_id FROM device)`,
  ).all();
  const known = prepared<[], { log_id: string; id: string; actor_id: string }>(
    db,
    'SELECT log_id, id, actor_id FROM device',
  ).all();
  const actors = new Set(known.map((row) => row.actor_id));
  for (const row of strangers) {
    // In form 1 the PC bore the name of its log.
    const ids = known.filter(({ log_id: log }) => log === row.log_id).map(({ id }) => id);
    if (row.device_id !== row.log_id && !ids.includes(row.device_id))
      yield { kind: 'device', field: 'id', detail: row.log_id };
    if (!actors.has(row.actor_id)) yield { kind: 'device', field: 'actor', detail: row.actor_id };
  }
  // Rows that were written on no PC at all.
  if (known.length === 0 && prepared(db, 'SELECT 1 FROM change_log LIMIT 1').get() !== undefined)
    yield { kind: 'device', detail: 'none' };
  const lost = prepared<[], string>(
    db,
    `SELECT DISTINCT save_id FROM change_log AS l WHERE content_hash IS NULL
       AND log_id IN (SELECT log_id FROM device)
       AND NOT EXISTS (SELECT 1 FROM applied_call WHERE write_id = l.save_id)`,
  ).pluck();
  for (const id of lost.iterate()) yield { kind: 'call', detail: id };
}

/** Rows that bear another sum than theirs, and tables that have other numbers of rows than they got. */
export function* keptRowFaults(db: Sqlite): Generator<DataFault, void, void> {
  const tables = [
    ['applied_call', 'call'],
    ['device', 'device'],
    ['disclosure', 'disclosure'],
  ] as const;
  for (const [table, kind] of tables) {
    const [key] = keptRows[table].columns;
    const changed = prepared<[], string | number>(
      db,
      `SELECT ${key} FROM ${table} WHERE sum <> ${sumOf(table)}`,
    ).pluck();
    for (const id of changed.iterate()) yield { kind, field: 'sum', detail: String(id) };
    if (!keptRows[table].counted) continue;
    const due = prepared<[string], string>(db, 'SELECT value FROM program_fact WHERE name = ?')
      .pluck()
      .get(countFact(table));
    const rows = String(prepared(db, `SELECT count(*) FROM ${table}`).pluck().get());
    if (due !== rows) yield { kind, field: 'count', detail: `${rows} / ${due ?? ''}` };
  }
}

/** Codes that this PC gave to two records of a register. */
export function* doubledCodes(
  db: Sqlite,
  register: { readonly name: string; readonly table: string },
): Generator<DataFault, void, void> {
  const doubled = prepared<[], { code: string; records: number; logs: number }>(
    db,
    // CROSS JOIN: from the few that bear a doubled code to their rows; never through the whole log.
    `SELECT t.code, count(DISTINCT t.id) AS records, count(DISTINCT l.log_id) AS logs
     FROM ${register.table} AS t CROSS JOIN change_log AS l ON l.record_id = t.id AND l.child_list = ''
       AND json_extract(CASE WHEN json_valid(l.changes) THEN l.changes ELSE '{}' END, '$.code') IS NOT NULL
     WHERE t.code <> '' AND t.code IN (SELECT code FROM ${register.table} GROUP BY code HAVING count(*) > 1)
     GROUP BY t.code`,
  );
  for (const { code, records, logs } of doubled.iterate())
    if (records > logs) yield { kind: 'code', register: register.name, code, detail: String(records) };
}
