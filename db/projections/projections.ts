import { registerNamed, type RegisterName } from '../../shared/registers/all-registers.ts';
import type { AnyRecord, AnyRegister, CountingRules } from '../../shared/registers/define-register.ts';
import { mainOf } from '../file/handles.ts';
import { prepared, type Sqlite } from '../file/sqlite.ts';
import { linkedFrom } from '../links.ts';
import { readRecords } from '../record-rows.ts';
import { countingRules } from '../settings.ts';
import type { ReadStore, WriteStore } from '../store.ts';
import { days } from './days.ts';
import { links } from './links.ts';
import { permits } from './permits.ts';
import type { Projected, Projection } from './projection.ts';
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
  due = projections,
): void {
  derive(store, { register, record, version, rules }, mainOf(store), due);
}

/**
 * Which of them must be kept anew, and which may stay.
 * @param kept the fingerprint under which all were derived last; null, or one that is none: it is not known.
 */
export function dueProjections(kept: string | null, wanted: string): readonly Projection[] {
  const versions = (print: string): string => print.slice(0, print.indexOf(']') + 1);
  return kept !== null && versions(kept) === versions(wanted)
    ? projections.filter(({ ofRecordsAlone }) => ofRecordsAlone !== true)
    : projections;
}

/**
 * Derives of one record what the store should keep of it.
 * @param store what is read of the records at the other ends of its links.
 * @param into a database with the tables of the projections.
 */
export function derive(
  store: ReadStore,
  { register, record, version, rules }: Pick<Projected, 'register' | 'record' | 'version' | 'rules'>,
  into: Sqlite,
  due = projections,
): void {
  const summary = register.summarise(record, rules, linkedFrom(store, record.id));
  for (const projection of due) projection.keep({ db: into, register, record, version, rules, summary });
}

/**
 * Keeps what is derived of one record, and of those at the other ends of its links, also of links that it had until now:
 * they show something of it.
 */
export function projectWithNeighbours(
  store: WriteStore,
  register: AnyRegister,
  record: AnyRecord,
  version: string,
): void {
  const rules = countingRules(store);
  const before = neighboursOf(store, record.id);
  project(store, register, record, version, rules);
  const neighbours = new Map([...before, ...neighboursOf(store, record.id)].map((one) => [one.id, one]));
  for (const neighbour of neighbours.values()) {
    for (const other of readRecords(store, neighbour.register, [neighbour.id]))
      project(store, registerNamed(neighbour.register), other, neighbour.version, rules);
  }
}

interface Neighbour {
  readonly id: string;
  readonly register: RegisterName;
  readonly version: string;
}

function neighboursOf(store: ReadStore, id: string): readonly Neighbour[] {
  return prepared<[string, string], Neighbour>(
    mainOf(store),
    `SELECT s.record_id AS id, s.register, s.updated_clock AS version FROM record_summary AS s
     WHERE s.record_id IN (
       SELECT record_id FROM record_link WHERE target_id = ? UNION SELECT target_id FROM record_link WHERE record_id = ?)`,
  ).all(id, id);
}

/**
 * Under what all that is derived was last derived: the versions of the projections and the counting rules. No projection
 * reads reference data; one that comes to must name here what it reads.
 */
export function fingerprint(store: ReadStore): string {
  const versions = projections.map(({ name, version }) => `${name}:${version}`);
  return JSON.stringify([versions, countingRules(store)]);
}
