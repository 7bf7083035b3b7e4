import { storedJson } from '../columns.ts';
import {
  INTERNATIONAL,
  type CountedRow,
  type Direction,
} from '../../shared/report/chapters/delegations/counted-row.ts';
import { namesInternational } from '../../shared/reference/international-organisations.ts';
import { foldText } from '../../shared/text/fold.ts';
import type { CountedExchange } from '../../shared/report/chapters/exchanges/exchange-figures.ts';
import type { CountedIncident } from '../../shared/report/chapters/border/incident-figures.ts';
import { borderIncident } from '../../shared/registers/border-incident/border-incident.ts';
import { waitingVerifications } from '../../shared/registers/border-incident/cross-check.ts';
import type { ReferenceValue } from '../../shared/registers/field.ts';
import { incomingDelegation } from '../../shared/registers/incoming-delegation/incoming-delegation.ts';
import { letter } from '../../shared/registers/letter/letter.ts';
import { outgoingDelegation } from '../../shared/registers/outgoing-delegation/outgoing-delegation.ts';
import { talk } from '../../shared/registers/talk/talk.ts';
import { task } from '../../shared/registers/task/task.ts';
import type { PlainDate } from '../../shared/time/plain-date.ts';
import type { CountedTask } from '../../shared/report/chapters/tasks/task-figures.ts';
import { refusing } from '../file/refusing.ts';
import { prepared } from '../file/sqlite.ts';
import type { ReadStore } from '../store.ts';
import { extensionsColumn, readExtensions } from './task-due.ts';
import { mainOf } from '../file/handles.ts';

interface CountedColumns {
  readonly id: string;
  readonly deciding_date: PlainDate;
  readonly deciding_confirmed: number;
  readonly person_trips: number;
  readonly level: string | null;
  readonly host_agency: string | null;
  readonly purpose: string | null;
  readonly gate: string | null;
  readonly funding_source: string | null;
  readonly planning: string | null;
  readonly name: string | null;
  /** Places of the journey, or origins, in order: country, whether only passed through, and words that may tell more. */
  readonly places: string;
  /** Members who took part and are civil servants or public employees, where the list is whole; else 0. */
  readonly officials: number;
}

const sources: Readonly<
  Record<Direction, { register: string; table: string; gate: string; places: string; members: string }>
> = {
  outgoing: {
    register: outgoingDelegation.name,
    table: outgoingDelegation.table,
    gate: 'gate_out',
    places: `SELECT json_group_array(json_array(p.country, p.transit, p.place) ORDER BY p.position)
       FROM ${outgoingDelegation.children.stops.table} AS p`,
    members: `SELECT count(*) FROM ${outgoingDelegation.children.members.table} AS m
       WHERE m.record_id = s.record_id AND m.withdrawn = 0 AND m.participated IS NOT 0
         AND m.category IN ('civilServant', 'publicEmployee') AND d.member_list_complete = 1`,
  },
  incoming: {
    register: incomingDelegation.name,
    table: incomingDelegation.table,
    gate: 'gate_in',
    places: `SELECT json_group_array(json_array(p.country, 0, p.organisation) ORDER BY p.position)
       FROM ${incomingDelegation.children.origins.table} AS p`,
    members: 'SELECT 0',
  },
};

/** Words by which a place is told to be only passed through. */
const TRANSIT = 'qua canh';

type Place = readonly [country: string | null, transit: number | null, words: string | null];

/**
 * The countries of a delegation, each once and in order. A guest of an intergovernmental organisation is of no country;
 * where no place tells of one, the name of the delegation or its level may.
 */
function countriesOf(direction: Direction, { places, name, level }: CountedColumns): readonly string[] {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the query makes it
  const read = JSON.parse(places) as readonly Place[];
  const own = read.filter(([, transit, words]) => transit !== 1 && !foldText(words ?? '').includes(TRANSIT));
  if (direction === 'outgoing') return [...new Set(own.flatMap(([country]) => country ?? []))];
  const codes = own.flatMap(([country, , organisation]) =>
    namesInternational(organisation ?? '') ? INTERNATIONAL : (country ?? []),
  );
  const isUnsaid = own.every(([, , organisation]) => organisation === null);
  if (isUnsaid && namesInternational(name ?? '')) return [INTERNATIONAL];
  if (codes.length === 0 && level === 'internationalOrganisation') return [INTERNATIONAL];
  return [...new Set(codes)];
}

/**
 * Delegations that the counting rule counts and whose deciding date lies in [from, to], both inclusive, by date. One
 * with a planned date only counts once that date has come by `asOf`.
 */
export function countedRows(
  store: ReadStore,
  direction: Direction,
  span: { readonly from: PlainDate; readonly to: PlainDate },
  asOf: PlainDate,
): readonly CountedRow[] {
  const source = sources[direction];
  const rows = refusing(() =>
    prepared<[string, string, string, string], CountedColumns>(
      mainOf(store),
      `SELECT s.record_id AS id, s.deciding_date, s.deciding_confirmed, s.person_trips, d.level, d.host_agency, d.purpose,
         d.${source.gate} AS gate, d.funding_source, d.planning,
         d.name, (${source.places} WHERE p.record_id = s.record_id AND p.withdrawn = 0) AS places,
         (${source.members}) AS officials
       FROM record_summary AS s JOIN ${source.table} AS d ON d.id = s.record_id
       WHERE s.register = ? AND s.counted = 1 AND s.deciding_date BETWEEN ? AND ?
         AND (s.deciding_confirmed = 1 OR s.deciding_date <= ?)
       ORDER BY s.deciding_date, s.number`,
    ).all(source.register, span.from, span.to, asOf),
  );
  return rows.map((row) => ({
    id: row.id,
    direction,
    decidingDate: row.deciding_date,
    confirmed: row.deciding_confirmed === 1,
    personTrips: row.person_trips,
    level: row.level,
    hostAgency: reference(row.host_agency),
    purpose: reference(row.purpose),
    gate: reference(row.gate),
    fundingSource: row.funding_source,
    planning: row.planning,
    areOfficials: row.officials > 0 && row.officials === row.person_trips,
    countries: countriesOf(direction, row),
  }));
}

interface IncidentColumns {
  readonly id: string;
  readonly occurred: PlainDate;
  readonly settled: PlainDate | null;
  readonly type: string | null;
  readonly side: string | null;
  readonly commune: string | null;
  readonly gate: string | null;
  readonly post: string | null;
  readonly beyond_competence: number | null;
  readonly markers: string | null;
  readonly awaiting: number;
}

/** Whether a summary `s` of an incident says that it waits for its cross-check. */
const awaitingCheck = `coalesce(s.facts ->> 'verification', '') IN (${waitingVerifications.map((code) => `'${code}'`).join(', ')})`;

/** Quick reports that wait for their cross-check, of all days. */
export function awaitingIncidents(store: ReadStore): number {
  return refusing(
    () =>
      prepared<[], number>(
        mainOf(store),
        `SELECT count(*) FROM record_summary AS s
         WHERE s.register = '${borderIncident.name}' AND s.withdrawn = 0 AND ${awaitingCheck}`,
      )
        .pluck()
        .get() ?? 0,
  );
}

/**
 * Days of the quick reports of [from, to], both inclusive, that would count if they did not wait for their cross-check: none
 * where the settings let them count.
 */
export function awaitingLeftOut(
  store: ReadStore,
  { from, to }: { readonly from: PlainDate; readonly to: PlainDate },
): readonly PlainDate[] {
  return refusing(() =>
    prepared<[string, string], PlainDate>(
      mainOf(store),
      `SELECT s.deciding_date FROM record_summary AS s JOIN ${borderIncident.table} AS d ON d.id = s.record_id
       WHERE s.register = '${borderIncident.name}' AND s.withdrawn = 0 AND s.counted = 0 AND ${awaitingCheck}
         AND d.count_in_report IS NOT 0 AND s.deciding_date BETWEEN ? AND ?
       ORDER BY s.deciding_date`,
    )
      .pluck()
      .all(from, to),
  );
}

/**
 * Incidents that count, begun on or before `to` and not settled before `from`, by date: what the stock of any span within
 * [from, to] is counted from. Only results of days up to `asOf` settle a case.
 */
export function countedIncidents(
  store: ReadStore,
  { from, to }: { readonly from: PlainDate; readonly to: PlainDate },
  asOf: PlainDate,
): readonly CountedIncident[] {
  const rows = refusing(() =>
    prepared<[string, string], IncidentColumns>(
      mainOf(store),
      `SELECT s.record_id AS id, s.deciding_date AS occurred, s.last_date AS settled, d.type, d.side, d.commune, d.gate,
         d.post, d.beyond_competence, d.markers ->> 'normalised' AS markers, ${awaitingCheck} AS awaiting
       FROM record_summary AS s JOIN ${borderIncident.table} AS d ON d.id = s.record_id
       WHERE s.register = '${borderIncident.name}' AND s.counted = 1 AND s.deciding_date <= ?
         AND (s.last_date IS NULL OR s.last_date >= ?)
       ORDER BY s.deciding_date, s.number`,
    ).all(to, from),
  );
  return rows.map((row) => ({
    id: row.id,
    occurred: row.occurred,
    settled: row.settled === null || row.settled > asOf ? null : row.settled,
    type: reference(row.type),
    side: row.side,
    commune: reference(row.commune),
    gate: reference(row.gate),
    post: reference(row.post),
    beyondCompetence: row.beyond_competence === 1,
    markers: row.markers,
    awaiting: row.awaiting === 1,
  }));
}

/** Talks held and letters dated in [from, to], both inclusive, by date; none of a day after `asOf`. */
export function countedExchanges(
  store: ReadStore,
  { from, to }: { readonly from: PlainDate; readonly to: PlainDate },
  asOf: PlainDate,
): readonly CountedExchange[] {
  return refusing(() =>
    prepared<[string, string, string], CountedExchange>(
      mainOf(store),
      `SELECT s.record_id AS id, s.register, s.deciding_date AS date, s.facts ->> 'kind' AS kind,
         s.facts ->> 'level' AS level, s.facts ->> 'direction' AS direction,
         coalesce(t.country, l.country) AS country,
         coalesce(t.counterpart, iif(l.direction = 'received', l.sender, l.recipient)) AS counterpart
       FROM record_summary AS s
       LEFT JOIN ${talk.table} AS t ON t.id = s.record_id LEFT JOIN ${letter.table} AS l ON l.id = s.record_id
       WHERE s.register IN ('${talk.name}', '${letter.name}') AND s.counted = 1 AND s.deciding_date BETWEEN ? AND ?
         AND s.deciding_date <= ?
       ORDER BY s.deciding_date, s.number`,
    ).all(from, to, asOf),
  );
}

interface TaskColumns {
  readonly id: string;
  readonly assigned_on: PlainDate;
  readonly due: PlainDate | null;
  readonly done_on: PlainDate | null;
  readonly paused_on: PlainDate | null;
  readonly resumed_on: PlainDate | null;
  readonly cancelled_on: PlainDate | null;
  readonly level: string | null;
  readonly lead: string | null;
  readonly extensions: string;
}

/**
 * Tasks that count, assigned on or before `to` and not closed before `from`, by date. What was done or cancelled on a
 * day after `asOf` is still open.
 */
export function countedTasks(
  store: ReadStore,
  { from, to }: { readonly from: PlainDate; readonly to: PlainDate },
  asOf: PlainDate,
): readonly CountedTask[] {
  const rows = refusing(() =>
    prepared<[string, string], TaskColumns>(
      mainOf(store),
      `SELECT r.id, r.assigned_on, r.due, r.done_on, r.paused_on, r.resumed_on, r.cancelled_on, r.level, r.lead,
         ${extensionsColumn} AS extensions
       FROM record_summary AS s JOIN ${task.table} AS r ON r.id = s.record_id
       WHERE s.register = '${task.name}' AND s.counted = 1 AND s.deciding_date <= ?
         AND (s.last_date IS NULL OR s.last_date >= ?)
       ORDER BY s.deciding_date, s.number`,
    ).all(to, from),
  );
  const come = (day: PlainDate | null): PlainDate | null => (day !== null && day > asOf ? null : day);
  return rows.map((row) => ({
    id: row.id,
    assignedOn: row.assigned_on,
    due: row.due,
    extensions: readExtensions(row.extensions),
    doneOn: come(row.done_on),
    pausedOn: row.paused_on,
    resumedOn: row.resumed_on,
    cancelledOn: come(row.cancelled_on),
    level: row.level,
    lead: reference(row.lead),
  }));
}

function reference(column: string | null): ReferenceValue | null {
  return column === null ? null : storedJson<ReferenceValue>(column);
}
