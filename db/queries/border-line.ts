import type { LineIncident } from '../../shared/border/line.ts';
import { lineSpan, parseMarkers } from '../../shared/border/marker.ts';
import { borderIncident } from '../../shared/registers/border-incident/border-incident.ts';
import { waitingVerifications } from '../../shared/registers/border-incident/cross-check.ts';
import { addYears, type PlainDate } from '../../shared/time/plain-date.ts';
import { prepared } from '../file/sqlite.ts';
import type { ReadStore } from '../store.ts';
import { today } from '../today.ts';
import { mainOf } from '../file/handles.ts';

/** What the line shows: a period by the deciding date, both ends inclusive and null open, and types (none: all). */
export interface LineSelection {
  readonly from: PlainDate | null;
  readonly to: PlainDate | null;
  readonly types: readonly string[];
}

interface Row {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly markers: string | null;
  readonly type: string | null;
  readonly typeName: string | null;
  readonly date: PlainDate;
  /** The status that holds on the asked day. */
  readonly status: string | null;
  readonly verification: string | null;
}

type Parameters = [string, string, string, string, string];

function read(store: ReadStore, { from, to, types }: LineSelection): readonly Row[] {
  return prepared<Parameters, Row>(
    mainOf(store),
    `SELECT i.id, i.code, s.title, json_extract(i.markers, '$.normalised') AS markers,
       json_extract(i.type, '$.code') AS type, json_extract(i.type, '$.text') AS typeName, s.deciding_date AS date,
       (SELECT json_extract(step.value, '$[1]') FROM json_each(s.status_timeline) AS step
        WHERE coalesce(json_extract(step.value, '$[0]'), '') <= ? ORDER BY step.key DESC LIMIT 1) AS status,
       s.facts ->> 'verification' AS verification
     FROM record_summary AS s JOIN ${borderIncident.table} AS i ON i.id = s.record_id
     WHERE s.register = '${borderIncident.name}' AND s.withdrawn = 0 AND s.deciding_date BETWEEN ? AND ?
       AND (? = '[]' OR json_extract(i.type, '$.code') IN (SELECT value FROM json_each(?)))`,
  ).all(today(store), from ?? '0000-01-01', to ?? '9999-12-31', JSON.stringify(types), JSON.stringify(types));
}

/** Incidents of the selection at their places, and how many have no readable marker. Withdrawn ones are left out. */
export function lineIncidents(
  store: ReadStore,
  selection: LineSelection,
): { readonly incidents: readonly LineIncident[]; readonly unplaced: number } {
  const incidents: LineIncident[] = [];
  let unplaced = 0;
  for (const { markers, type, typeName, status, verification, ...row } of read(store, selection)) {
    const range = markers === null ? null : parseMarkers(markers).range;
    if (range === null || markers === null) unplaced += 1;
    else {
      incidents.push({
        ...row,
        ...lineSpan(range),
        markers,
        type: type ?? '',
        typeName: typeName ?? '',
        status: status ?? 'new',
        awaiting: waitingVerifications.some((code) => code === verification),
      });
    }
  }
  return { incidents, unplaced };
}

/** West ends of the incidents of the same days a year before; none for a selection that is open at both ends. */
export function lastYearPositions(store: ReadStore, selection: LineSelection): readonly number[] {
  const { from, to, types } = selection;
  if (from === null && to === null) return [];
  const before = (date: PlainDate | null): PlainDate | null => (date === null ? null : addYears(date, -1));
  return lineIncidents(store, { from: before(from), to: before(to), types }).incidents.map(
    ({ west }) => west,
  );
}
