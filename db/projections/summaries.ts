import { storedJson } from '../columns.ts';
import { registerNamed, type RegisterName } from '../../shared/registers/all-registers.ts';
import {
  childRows,
  notWithdrawn,
  type AnyRecord,
  type AnyRegister,
  type CountingRules,
  type StatusStep,
  titleKeyOf,
} from '../../shared/registers/define-register.ts';
import { permitKey, type CheckedDelegation } from '../../shared/registers/delegation/delegation-checks.ts';
import { exactText, foldText } from '../../shared/text/fold.ts';
import { keepLinks } from './keep-links.ts';
import { linkedFrom } from '../links.ts';
import { readRecords } from '../record-rows.ts';
import { prepared } from '../file/sqlite.ts';
import type { WriteStore } from '../store.ts';
import { mainOf } from '../file/handles.ts';

/** Keeps what lists, figures, search and lookups read of a record. Part of the write path. */
export function keepSummary(
  store: WriteStore,
  register: AnyRegister,
  record: AnyRecord,
  rules: CountingRules,
  clock: string,
): void {
  const main = mainOf(store);
  keepLinks(main, register, record);
  const summary = register.summarise(record, rules, linkedFrom(store, record.id));
  const key = titleKeyOf(register, summary.title);
  const row = prepared<unknown[], { number: number }>(
    main,
    `INSERT INTO record_summary (record_id, register, code, title, title_key, withdrawn, counted, deciding_date,
       deciding_confirmed, last_date, person_trips, status_timeline, updated_clock, facts)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (record_id) DO UPDATE SET code = excluded.code, title = excluded.title, title_key = excluded.title_key,
       withdrawn = excluded.withdrawn, counted = excluded.counted, deciding_date = excluded.deciding_date,
       deciding_confirmed = excluded.deciding_confirmed, last_date = excluded.last_date,
       person_trips = excluded.person_trips, status_timeline = excluded.status_timeline,
       updated_clock = excluded.updated_clock, facts = excluded.facts
     RETURNING number`,
  ).get(
    record.id,
    register.name,
    record.code,
    summary.title,
    key,
    record.withdrawn === null ? 0 : 1,
    summary.counted ? 1 : 0,
    summary.decidingDate,
    summary.decidingDateConfirmed ? 1 : 0,
    summary.lastDate,
    summary.personTrips,
    JSON.stringify(summary.statusTimeline.map((step) => [step.from, step.status])),
    clock,
    JSON.stringify(summary.facts ?? {}),
  );
  const number = row?.number ?? 0;
  const texts = register.searchTexts(record).filter((text) => text !== null && text !== '');
  prepared(main, 'DELETE FROM record_search WHERE rowid = ?').run(number);
  if (texts.length > 0) {
    const text = texts.join('\n');
    prepared(main, 'INSERT INTO record_search (rowid, exact, folded) VALUES (?, ?, ?)').run(
      number,
      exactText(text),
      foldText(text),
    );
  }
  if (register.lookups.length > 0)
    keepLookups(store, register, record, summary.decidingDate, summary.lastDate);
}

function keepLookups(
  store: WriteStore,
  register: AnyRegister,
  record: AnyRecord,
  first: string | null,
  last: string | null,
): void {
  const main = mainOf(store);
  prepared(main, 'DELETE FROM permit_use WHERE record_id = ?').run(record.id);
  prepared(main, 'DELETE FROM person_trip WHERE record_id = ?').run(record.id);
  if (record.withdrawn !== null || record['calledOff'] !== null) return;
  if (register.lookups.includes('permitUses')) {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the look-up is named by registers whose permits are these
    for (const permit of notWithdrawn(
      childRows(record, 'permits'),
    ) as unknown as CheckedDelegation['permits']) {
      const key = permitKey(permit);
      if (key === null) continue;
      prepared(main, 'INSERT INTO permit_use VALUES (?, ?, ?)').run(record.id, key, permit.number);
    }
  }
  if (register.lookups.includes('overlappingTrips') && first !== null && last !== null) {
    for (const member of notWithdrawn(childRows(record, 'members'))) {
      if (typeof member['person'] !== 'string' || member['participated'] === false) continue;
      prepared(main, 'INSERT INTO person_trip VALUES (?, ?, ?, ?)').run(
        record.id,
        member['person'],
        first,
        last,
      );
    }
  }
}

/** The steps of a status as `record_summary.status_timeline` keeps them. */
export function readTimeline(column: string): readonly StatusStep[] {
  return storedJson<readonly (readonly [StatusStep['from'], string])[]>(column).map(([from, status]) => ({
    from,
    status,
  }));
}

/** Computes anew what the records at the other ends of a record's links show of it. Part of the write path. */
export function keepLinkedSummaries(store: WriteStore, id: string, rules: CountingRules): void {
  const neighbours = prepared<[string, string], { id: string; register: RegisterName; clock: string }>(
    mainOf(store),
    `SELECT s.record_id AS id, s.register, s.updated_clock AS clock FROM record_summary AS s WHERE s.record_id IN (
       SELECT record_id FROM record_link WHERE target_id = ? UNION SELECT target_id FROM record_link WHERE record_id = ?)`,
  ).all(id, id);
  for (const neighbour of neighbours) {
    for (const record of readRecords(store, neighbour.register, [neighbour.id]))
      keepSummary(store, registerNamed(neighbour.register), record, rules, neighbour.clock);
  }
}

/** Computes every summary anew: after a counting rule changed, or a restored backup. */
export function rebuildSummaries(store: WriteStore, rules: CountingRules): void {
  mainOf(store)
    .transaction(() => {
      const known = mainOf(store)
        .prepare<[], { record_id: string; register: RegisterName; updated_clock: string }>(
          'SELECT record_id, register, updated_clock FROM record_summary ORDER BY register',
        )
        .all();
      for (let start = 0; start < known.length; start += 500) {
        const page = known.slice(start, start + 500);
        for (const name of new Set(page.map((row) => row.register))) {
          const clocks = new Map(
            page.filter((row) => row.register === name).map((row) => [row.record_id, row.updated_clock]),
          );
          for (const record of readRecords(store, name, [...clocks.keys()])) {
            keepSummary(store, registerNamed(name), record, rules, clocks.get(record.id) ?? '');
          }
        }
      }
    })
    .immediate();
}
