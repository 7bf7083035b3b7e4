import { fieldValue, type AnyRecord, type AnyRegister } from '../shared/registers/define-register.ts';
import { collationKey, personNameKey } from '../shared/text/collation.ts';
import { defaultCountingRules } from '../shared/registers/all-registers.ts';
import { prepared } from './sqlite.ts';
import type { Store } from './store.ts';

/** A record that may be the same thing as the one being typed. */
export interface DuplicateHint {
  readonly id: string;
  readonly code: string;
  readonly title: string;
}

/**
 * The code of a kept record that says the same: same name, deciding date, number of people and host agency; for a person
 * same name and birth date. Null when there is none.
 */
export function findDuplicate(store: Store, register: AnyRegister, record: AnyRecord): string | null {
  const summary = register.summarise(record, defaultCountingRules);
  const isPerson = register.name === 'person';
  const key = isPerson ? personNameKey(summary.title) : collationKey(summary.title);
  const host = fieldValue(record, isPerson ? 'birthDate' : 'hostAgency');
  const column = isPerson ? 'r.birth_date' : "r.host_agency ->> 'text'";
  const wanted = host !== null && typeof host === 'object' && 'text' in host ? String(host.text) : host;
  return (
    prepared<unknown[], { code: string }>(
      store.main,
      `SELECT s.code FROM record_summary AS s JOIN ${register.table} AS r ON r.id = s.record_id
       WHERE s.register = ? AND s.withdrawn = 0 AND s.title_key = ? AND s.deciding_date IS ? AND s.person_trips = ?
         AND ${column} IS ? AND s.record_id <> ? LIMIT 1`,
    ).get(register.name, key, summary.decidingDate, summary.personTrips, wanted, record.id)?.code ?? null
  );
}

/** Kept delegations that begin within three days of this one and have the same host or nearly its name. */
export function duplicateHints(
  store: Store,
  register: AnyRegister,
  record: AnyRecord,
): readonly DuplicateHint[] {
  const summary = register.summarise(record, defaultCountingRules);
  if (summary.decidingDate === null) return [];
  const host = fieldValue(record, 'hostAgency');
  const text = host !== null && typeof host === 'object' && 'text' in host ? String(host.text) : '';
  return prepared<unknown[], DuplicateHint>(
    store.main,
    `SELECT s.record_id AS id, s.code, s.title FROM record_summary AS s JOIN ${register.table} AS r ON r.id = s.record_id
     WHERE s.register = ? AND s.withdrawn = 0 AND s.record_id <> ?
       AND s.deciding_date BETWEEN date(?, '-3 days') AND date(?, '+3 days')
       AND (s.title_key = ? OR (r.host_agency ->> 'text' = ? AND r.people_declared IS ?))
     ORDER BY s.number DESC LIMIT 5`,
  ).all(
    register.name,
    record.id,
    summary.decidingDate,
    summary.decidingDate,
    collationKey(summary.title),
    text,
    fieldValue(record, 'peopleDeclared'),
  );
}
