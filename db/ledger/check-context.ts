import {
  noLookups,
  type CheckContext,
  type OverlappingTrip,
  type PermitUse,
} from '../../shared/registers/check.ts';
import {
  childRows,
  notWithdrawn,
  type AnyRecord,
  type AnyRegister,
} from '../../shared/registers/define-register.ts';
import { permitKey, type CheckedDelegation } from '../../shared/registers/delegation/delegation-checks.ts';
import { gateFacts, holidays, sameCodeRows, successorRows } from '../reference.ts';
import { countingRules, readSettings } from '../settings.ts';
import { prepared } from '../file/sqlite.ts';
import type { ReadStore } from '../store.ts';
import { today } from '../today.ts';
import { mainOf } from '../file/handles.ts';

/** What the checks of a register need to know beside the record. */
export function checkContext(store: ReadStore, register: AnyRegister, record: AnyRecord): CheckContext {
  const settings = readSettings(store);
  return {
    today: today(store),
    lookups: {
      ...noLookups,
      ...(register.lookups.includes('permitUses') ? { permitUses: permitUses(store, record) } : {}),
      ...(register.lookups.includes('overlappingTrips')
        ? { overlappingTrips: overlappingTrips(store, register, record) }
        : {}),
      ...(register.lookups.includes('sameCodeRows') ? { sameCodeRows: sameCodeRows(store, record) } : {}),
      ...(register.lookups.includes('successorRows') ? { successorRows: successorRows(store, record) } : {}),
    },
    limits: settings.limits,
    reportRule: settings.reportRule,
    holidays: holidays(store),
    gates: gateFacts(store),
    markerLimits: settings.markerLimits,
  };
}

/** Other records that name a permit of this one: same number, issuer and year. */
function permitUses(store: ReadStore, record: AnyRecord): readonly PermitUse[] {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the look-up is named by registers whose permits are these
  const permits = notWithdrawn(childRows(record, 'permits')) as unknown as CheckedDelegation['permits'];
  return permits.flatMap((permit) => {
    const key = permitKey(permit);
    if (key === null) return [];
    const rows = prepared<[string, string], { record_id: string; code: string; title: string }>(
      mainOf(store),
      `SELECT s.record_id, s.code, s.title FROM permit_use AS u JOIN record_summary AS s ON s.record_id = u.record_id
       WHERE u.permit_key = ? AND u.record_id <> ? ORDER BY s.number LIMIT 20`,
    ).all(key, record.id);
    return rows.map((row) => ({
      number: permit.number ?? '',
      recordId: row.record_id,
      code: row.code,
      title: row.title,
    }));
  });
}

/** Other trips of the same people that share a day with this one. */
function overlappingTrips(
  store: ReadStore,
  register: AnyRegister,
  record: AnyRecord,
): readonly OverlappingTrip[] {
  const { decidingDate, lastDate } = register.summarise(record, countingRules(store));
  if (decidingDate === null || lastDate === null || record['calledOff'] !== null) return [];
  const people = notWithdrawn(childRows(record, 'members'))
    .map((member) => member['person'])
    .filter((person) => typeof person === 'string');
  if (people.length === 0) return [];
  return prepared<[string, string, string, string], OverlappingTrip>(
    mainOf(store),
    `SELECT t.person_id AS personId, t.record_id AS recordId, s.code, s.title
     FROM person_trip AS t JOIN record_summary AS s ON s.record_id = t.record_id
     WHERE t.person_id IN (SELECT value FROM json_each(?)) AND t.record_id <> ?
       AND t.first_date <= ? AND t.last_date >= ?
     ORDER BY s.number LIMIT 50`,
  ).all(JSON.stringify(people), record.id, lastDate, decidingDate);
}
