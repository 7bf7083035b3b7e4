import type { CountedRow, Direction } from '../shared/report/counted-row.ts';
import type { ReferenceValue } from '../shared/registers/field.ts';
import type { PlainDate } from '../shared/time/plain-date.ts';
import { prepared, refusing } from './sqlite.ts';
import type { Store } from './store.ts';

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
  readonly country: string | null;
}

const sources: Readonly<
  Record<Direction, { register: string; table: string; gate: string; countries: string }>
> = {
  outgoing: {
    register: 'outgoing-delegation',
    table: 'outgoing_delegation',
    gate: 'gate_out',
    countries: 'outgoing_delegation_stop',
  },
  incoming: {
    register: 'incoming-delegation',
    table: 'incoming_delegation',
    gate: 'gate_in',
    countries: 'incoming_delegation_origin',
  },
};

/**
 * Delegations that the counting rule counts and whose deciding date lies in [from, to], both inclusive, by date. One
 * with a planned date only counts once that date has come by `asOf`.
 */
export function countedRows(
  store: Store,
  direction: Direction,
  span: { readonly from: PlainDate; readonly to: PlainDate },
  asOf: PlainDate,
): readonly CountedRow[] {
  const source = sources[direction];
  const rows = refusing(() =>
    prepared<[string, string, string, string], CountedColumns>(
      store.main,
      `SELECT s.record_id AS id, s.deciding_date, s.deciding_confirmed, s.person_trips, d.level, d.host_agency, d.purpose,
         d.${source.gate} AS gate, d.funding_source,
         (SELECT c.country FROM ${source.countries} AS c
          WHERE c.record_id = s.record_id AND c.withdrawn = 0 ORDER BY c.position LIMIT 1) AS country
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
    country: row.country,
  }));
}

function reference(column: string | null): ReferenceValue | null {
  return column === null ? null : (JSON.parse(column) as ReferenceValue);
}
