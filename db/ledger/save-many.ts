import { Refusal } from '../../shared/contract/refusal.ts';
import { registerNamed } from '../../shared/registers/all-registers.ts';
import type { ManySave, RecordSave, SaveOutcome } from '../../shared/registers/save-request.ts';
import { mainOf } from '../file/handles.ts';
import { readStored } from '../record-rows.ts';
import type { WriteStore } from '../store.ts';
import { confirmation, refuseNumbers } from './identity-gate.ts';
import { takeIn } from './intake.ts';
import { once } from './once.ts';

/**
 * Changes the same in many records of a register as one save, which one undo takes back: all of them or none.
 * @throws Refusal `record-not-found` for a record that there is not, `reason-needed` for a withdrawal without a reason,
 *   `message-invalid` for an identity-document number, which never stands in a request; else as `refuseNumbers` and `takeIn`.
 */
export function saveMany(store: WriteStore, writeId: string, many: ManySave): SaveOutcome {
  const register = registerNamed(many.register);
  const secret = Object.keys(many.fields).find((name) => register.fields[name]?.kind === 'secret');
  if (secret !== undefined) throw new Refusal('message-invalid', { field: secret });
  const { noNumbers = [] } = many;
  const reason = many.withdrawn?.reason.trim();
  if (reason === '') throw new Refusal('reason-needed');
  const withdrawal =
    many.withdrawn === undefined ? {} : { withdrawn: reason === undefined ? null : { reason } };
  const request = {
    register: many.register,
    records: many.records.map(({ id, version }) => [id, version]),
    fields: many.fields,
    ...withdrawal,
    ...confirmation(noNumbers),
  };
  return once(store, { name: 'records.saveMany', writeId, request }, (writing) => {
    const saves = many.records.map(({ id, version }): RecordSave => {
      if (readStored(mainOf(store), register, id) === null) throw new Refusal('record-not-found');
      return {
        register: many.register,
        id,
        fields: many.fields,
        children: {},
        ...withdrawal,
        basedOn: version,
      };
    });
    refuseNumbers(store, saves, noNumbers);
    return takeIn(writing, saves);
  });
}
