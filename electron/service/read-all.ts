import { listAll } from '../../db/queries/lists.ts';
import { countingRules } from '../../db/settings.ts';
import type { ReadStore } from '../../db/store.ts';
import { registerNamed } from '../../shared/registers/all-registers.ts';
import { childRows, notWithdrawn, type AnyRecord } from '../../shared/registers/define-register.ts';
import type { ListQuery } from '../../shared/registers/list-query.ts';

/** Everything that a query finds: whole records with what is derived of them, and a short line of each. */
export interface AllRecords {
  readonly records: readonly object[];
  readonly lines: readonly (readonly string[])[];
  readonly total: number;
  readonly personTrips: number;
}

/** Reads every record of a query with all its children, identity-document numbers masked. */
export function readAll(store: ReadStore, query: ListQuery): AllRecords {
  const page = listAll(store, query);
  const register = registerNamed(query.register);
  const lists = Object.keys(register.children);
  const shown = (record: AnyRecord): object => ({
    ...record,
    ...Object.fromEntries(
      lists.map((list) => [
        list,
        notWithdrawn(childRows(record, list)).map(({ withdrawn: _withdrawn, ...row }) => row),
      ]),
    ),
  });
  return {
    records: page.rows.map((row) => ({
      ...shown(row.record),
      ...row.inForce,
      status: row.status,
      decidingDate: row.decidingDate,
      decidingDateConfirmed: row.decidingDateConfirmed,
      personTrips: row.personTrips,
      counted: row.counted,
    })),
    lines: page.rows.map((row) => [
      row.record.code,
      row.decidingDate ?? '',
      register.countsTrips ? String(row.personTrips) : (row.status ?? ''),
      register.summarise(row.record, countingRules(store)).title,
    ]),
    total: page.total,
    personTrips: page.personTrips,
  };
}
