import type { RecordFaults } from '../../shared/contract/refusal.ts';
import { Refusal } from '../../shared/contract/refusal.ts';
import { registerNamed } from '../../shared/registers/all-registers.ts';
import { issue } from '../../shared/registers/check.ts';
import type { AnyRegister } from '../../shared/registers/define-register.ts';
import type { JsonValue } from '../../shared/registers/field.ts';
import {
  withoutNumbersInTexts,
  type Looking,
  type NumbersInText,
} from '../../shared/registers/numbers-in-texts.ts';
import type { NoNumber, RecordSave } from '../../shared/registers/save-request.ts';
import { mainOf } from '../file/handles.ts';
import { readStored, type StoredRecord } from '../record-rows.ts';
import type { ReadStore } from '../store.ts';

/**
 * Keeps numbers of identity documents in texts out of the log, which holds every text for ever. What a text held before,
 * and what somebody said to be no such number, passes. What is read from the log itself (undo, an earlier version) and
 * what an import has looked through does not come by here.
 * @throws Refusal `identity-number` with an issue for each text, by record; `canMove` 1 where the row's own number takes it.
 */
export function refuseNumbers(
  store: ReadStore,
  saves: readonly RecordSave[],
  confirmed: readonly NoNumber[],
): void {
  const none = new Set(confirmed.map(({ id, ...place }) => nameOf(id, place)));
  const faults = saves.flatMap((save): readonly RecordFaults[] => {
    const register = registerNamed(save.register);
    if (withoutNumbersInTexts(register, save).found.length === 0) return [];
    const kept = readStored(mainOf(store), register, save.id);
    const before = kept === null ? new Map<string, readonly string[]>() : numbersKept(register, save, kept);
    const { found } = withoutNumbersInTexts(register, save, { isFree: freeIn(kept), isWhole: kept === null });
    const issues = found.flatMap(({ place, numbers, canMove }) => {
      const held = before.get(nameOf(save.id, { ...place, numbers: '' })) ?? [];
      const value = numbers.join(', ');
      if (numbers.every((one) => held.includes(one))) return [];
      if (none.has(nameOf(save.id, { ...place, numbers: value }))) return [];
      return [issue('error', 'identity-number', place, { value, canMove: canMove ? 1 : 0 })];
    });
    return issues.length === 0 ? [] : [{ id: save.id, code: kept?.code ?? '', issues }];
  });
  if (faults.length > 0) throw Refusal.ofRecords('identity-number', faults);
}

/** The confirmation as part of the request of a call: nothing where there is none, as in calls of earlier versions. */
export function confirmation(confirmed: readonly NoNumber[]): { readonly noNumbers?: JsonValue } {
  return confirmed.length === 0 ? {} : { noNumbers: confirmed.map((one) => ({ ...one })) };
}

const nameOf = (id: string, { list, childId, field, numbers }: Omit<NoNumber, 'id'>): string =>
  JSON.stringify([id, list, childId, field, numbers]);

/** A row of a list that keeps no number yet; one that was erased was kept. */
const freeIn =
  (kept: StoredRecord | null): NonNullable<Looking['isFree']> =>
  (list, childId, field) => {
    const row = kept?.children[list]?.find(({ id }) => id === childId);
    return (row?.values[field] ?? null) === null;
  };

/** The numbers, masked, that the texts of a record hold already, by their place. */
function numbersKept(
  register: AnyRegister,
  { register: name, id }: RecordSave,
  { values, children }: StoredRecord,
): ReadonlyMap<string, readonly string[]> {
  const rows = Object.entries(children).map(
    ([list, kept]) => [list, kept.map((row) => ({ id: row.id, fields: row.values }))] as const,
  );
  const { found } = withoutNumbersInTexts(register, {
    register: name,
    id,
    fields: values,
    children: Object.fromEntries(rows),
  });
  return new Map(
    found.map(({ place, numbers }: NumbersInText) => [nameOf(id, { ...place, numbers: '' }), numbers]),
  );
}
