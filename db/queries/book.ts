import type { OpenRegisterName } from '../../shared/registers/all-registers.ts';
import type { PlainDate } from '../../shared/time/plain-date.ts';
import { mainOf } from '../file/handles.ts';
import { refusing } from '../file/refusing.ts';
import { prepared } from '../file/sqlite.ts';
import type { ReadStore } from '../store.ts';

/** What a bound register holds: by deciding date, both ends inclusive, null open; undated records only where both are open. */
export interface BookSpan {
  readonly register: OpenRegisterName;
  readonly from: PlainDate | null;
  readonly to: PlainDate | null;
  readonly withWithdrawn: boolean;
}

export interface BookRecords {
  /**
   * Oldest first by the date that decides the period, undated last, then by code. A bound register never drops a line: a
   * withdrawn record keeps its place, unless it is left out on request.
   */
  readonly ids: readonly string[];
  readonly withdrawn: number;
  /** Of those that stand, have a deciding date and count. */
  readonly counted: { readonly delegations: number; readonly personTrips: number };
}

/** The records of a bound register in their order. */
export function bookRecords(store: ReadStore, span: BookSpan): BookRecords {
  return refusing(() => {
    const where = [
      'register = ?',
      ...(span.withWithdrawn ? [] : ['withdrawn = 0']),
      ...(span.from === null ? [] : ['deciding_date >= ?']),
      ...(span.to === null ? [] : ['deciding_date <= ?']),
    ].join(' AND ');
    const parameters = [span.register, span.from, span.to].filter((one) => one !== null);
    const ids = prepared<string[], string>(
      mainOf(store),
      `SELECT record_id FROM record_summary WHERE ${where}
       ORDER BY deciding_date IS NULL, deciding_date, code, record_id`,
    )
      .pluck()
      .all(...parameters);
    const sums = prepared<string[], { withdrawn: number; delegations: number; trips: number }>(
      mainOf(store),
      `SELECT count(*) FILTER (WHERE withdrawn = 1) AS withdrawn,
         count(*) FILTER (WHERE withdrawn = 0 AND counted = 1 AND deciding_date IS NOT NULL) AS delegations,
         coalesce(sum(person_trips) FILTER (WHERE withdrawn = 0 AND counted = 1 AND deciding_date IS NOT NULL), 0) AS trips
       FROM record_summary WHERE ${where}`,
    ).get(...parameters);
    return {
      ids,
      withdrawn: sums?.withdrawn ?? 0,
      counted: { delegations: sums?.delegations ?? 0, personTrips: sums?.trips ?? 0 },
    };
  });
}
