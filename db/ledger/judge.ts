import { Refusal, type RecordFaults } from '../../shared/contract/refusal.ts';
import { noLookups, type Issue } from '../../shared/registers/check.ts';
import { missingOf, type AnyRecord, type AnyRegister } from '../../shared/registers/define-register.ts';
import { validateRecord } from '../../shared/registers/validate.ts';
import type { ReadStore } from '../store.ts';
import { checkContext } from './check-context.ts';

/** A record under the definition of its register. */
export interface Judged {
  readonly register: AnyRegister;
  readonly record: AnyRecord;
}

/** Issues and missing fields of a record as kept or as typed. */
export function judge(
  store: ReadStore,
  register: AnyRegister,
  record: AnyRecord,
): { readonly issues: readonly Issue[]; readonly missing: readonly string[] } {
  const context = checkContext(store, register, record);
  return {
    issues: [...validateRecord(register, record), ...register.check(record, context)],
    missing: missingOf(register, record, context),
  };
}

/** The issues that keep a record out. A withdrawn record has none: what is wrong in it counts nowhere. */
export function errorsOf(store: ReadStore, { register, record }: Judged): readonly Issue[] {
  if (record.withdrawn !== null) return [];
  return judge(store, register, record).issues.filter((found) => found.severity === 'error');
}

/**
 * The errors that a record has before it is changed. Of a withdrawn one only those of its own count: it takes no place
 * from others, and may no longer find its own free.
 */
export function errorsBefore(store: ReadStore, judged: Judged): readonly Issue[] {
  const { register, record } = judged;
  if (record.withdrawn === null) return errorsOf(store, judged);
  const alone = { ...checkContext(store, register, record), lookups: noLookups };
  return [...validateRecord(register, record), ...register.check(record, alone)].filter(
    (found) => found.severity === 'error',
  );
}

/**
 * Judges records once all of a save are applied, one with each step: what one row gives up, another of the same save may
 * take.
 * @param known issues that each record had before, by its id: for those it is not refused.
 * @param typed issues of what came for each record, by its id.
 * @throws Refusal `invalid-record` with the issues of every record that an error keeps out; the id of the first as `record`.
 */
export function* judging(
  store: ReadStore,
  records: Iterable<Judged>,
  known: ReadonlyMap<string, readonly Issue[]>,
  typed: ReadonlyMap<string, readonly Issue[]>,
): Generator<void, void, void> {
  const faults: RecordFaults[] = [];
  for (const judged of records) {
    yield;
    const { id, code } = judged.record;
    const before = new Set(known.get(id)?.map(nameOf));
    const found = errorsOf(store, judged).filter((issue) => !before.has(nameOf(issue)));
    const issues = [...(typed.get(id) ?? []), ...found];
    if (issues.length > 0) faults.push({ id, code, issues });
  }
  if (faults.length > 0) throw Refusal.ofRecords('invalid-record', faults);
}

/** What makes two issues the same: code and place. */
function nameOf({ code, list, childId, field }: Issue): string {
  return JSON.stringify([code, list, childId, field]);
}
