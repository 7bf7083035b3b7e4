import { registerNamed, type RegisterName } from '../../shared/registers/all-registers.ts';
import type { AnyRecord, AnyRegister, CountingRules } from '../../shared/registers/define-register.ts';
import { mainOf } from '../file/handles.ts';
import { prepared } from '../file/sqlite.ts';
import { linkedFrom } from '../links.ts';
import { readRecords } from '../record-rows.ts';
import { countingRules } from '../settings.ts';
import type { ReadStore, WriteStore } from '../store.ts';
import { days } from './days.ts';
import { links } from './links.ts';
import { permits } from './permits.ts';
import type { Projection } from './projection.ts';
import { search } from './search.ts';
import { summary } from './summary.ts';
import { trips } from './trips.ts';

/** All that is derived of records. The search finds its place through the summary, so it comes after it. */
const projections: readonly Projection[] = [links, summary, search, permits, trips, days];

/** Keeps what is derived of one record. @param version the clock of the newest row about it. */
export function project(
  store: WriteStore,
  register: AnyRegister,
  record: AnyRecord,
  version: string,
  rules: CountingRules,
): void {
  const projected = {
    db: mainOf(store),
    register,
    record,
    version,
    rules,
    summary: register.summarise(record, rules, linkedFrom(store, record.id)),
  };
  for (const projection of projections) projection.keep(projected);
}

/** Keeps what is derived of one record, and of those at the other ends of its links: they show something of it. */
export function projectWithNeighbours(
  store: WriteStore,
  register: AnyRegister,
  record: AnyRecord,
  version: string,
): void {
  const rules = countingRules(store);
  project(store, register, record, version, rules);
  const neighbours = prepared<[string, string], { id: string; register: RegisterName; version: string }>(
    mainOf(store),
    `SELECT s.record_id AS id, s.register, s.updated_clock AS version FROM record_summary AS s
     WHERE s.record_id IN (
       SELECT record_id FROM record_link WHERE target_id = ? UNION SELECT target_id FROM record_link WHERE record_id = ?)`,
  ).all(record.id, record.id);
  for (const neighbour of neighbours) {
    for (const other of readRecords(store, neighbour.register, [neighbour.id]))
      project(store, registerNamed(neighbour.register), other, neighbour.version, rules);
  }
}

/**
 * Under what all that is derived was last derived: the versions of the projections and the counting rules. No projection
 * reads reference data; one that comes to must name here what it reads.
 */
export function fingerprint(store: ReadStore): string {
  const versions = projections.map(({ name, version }) => `${name}:${version}`);
  return JSON.stringify([versions, countingRules(store)]);
}
