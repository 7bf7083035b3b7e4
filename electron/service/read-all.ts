import { findAll, rowPages } from '../../db/queries/lists.ts';
import { countingRules } from '../../db/settings.ts';
import type { ReadStore } from '../../db/store.ts';
import { registerNamed } from '../../shared/registers/all-registers.ts';
import { childRows, notWithdrawn, type AnyRecord } from '../../shared/registers/define-register.ts';
import type { ListQuery } from '../../shared/registers/list-query.ts';
import { toldRows, untold } from './reading-how.ts';

/** A record of a query: whole with what is derived of it, and a short line of it. */
export interface ToldRecord {
  readonly record: object;
  readonly line: readonly string[];
}

/** Everything that a query finds. */
export interface AllRecords {
  /** Read a page at a time while they are gone through, once. */
  readonly records: Iterable<ToldRecord>;
  readonly total: number;
  readonly personTrips: number;
}

/** Reads every record of a query with all its children, identity-document numbers masked. */
export function readAll(store: ReadStore, query: ListQuery): AllRecords {
  const found = findAll(store, query);
  const register = registerNamed(query.register);
  const rules = countingRules(store);
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
  const records = function* records(): Generator<ToldRecord, void, void> {
    for (const row of toldRows(rowPages(store, query.register, found.ids), found.total, untold))
      yield {
        record: {
          ...shown(row.record),
          ...row.inForce,
          ...row.states,
          status: row.status,
          decidingDate: row.decidingDate,
          decidingDateConfirmed: row.decidingDateConfirmed,
          personTrips: row.personTrips,
          counted: row.counted,
        },
        line: [
          row.record.code,
          row.decidingDate ?? '',
          register.countsTrips ? String(row.personTrips) : (row.status ?? ''),
          register.summarise(row.record, rules).title,
        ],
      };
  };
  return { records: records(), total: found.total, personTrips: found.personTrips };
}
