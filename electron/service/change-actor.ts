import { changeDevice } from '../../db/device.ts';
import { newId } from '../../db/ids.ts';
import { refuseNumbers } from '../../db/ledger/identity-gate.ts';
import { takeIn } from '../../db/ledger/intake.ts';
import { once } from '../../db/ledger/once.ts';
import { readRecord, readTyped } from '../../db/record-rows.ts';
import type { WriteStore } from '../../db/store.ts';
import { today } from '../../db/today.ts';
import type { NextActor } from '../../shared/contract/actors.ts';
import { Refusal } from '../../shared/contract/refusal.ts';
import type { ReferenceValue } from '../../shared/registers/field.ts';
import { person, positionOn } from '../../shared/registers/person/person.ts';
import { actorSave } from './actor-save.ts';

/**
 * Another person works on this PC from now on. Someone who is in no register yet is written into it, by their own hand, with
 * the agency of who worked before: a shared PC stands in one office.
 * @throws Refusal `not-set-up`, `identity-number`, `record-not-found` for a person whom the register does not have, or not any more.
 */
export function changeActor(
  store: WriteStore,
  { writeId, actor }: { readonly writeId: string; readonly actor: NextActor },
): void {
  once(store, { name: 'actors.change', writeId, request: { ...actor } }, (writing) => {
    if ('id' in actor) {
      const found = readRecord(store, person.name, actor.id);
      if (found === null || found.withdrawn !== null) throw new Refusal('record-not-found');
      changeDevice(store, { actorId: actor.id });
      return;
    }
    const agency = agencyOf(store);
    const id = newId();
    changeDevice(store, { actorId: id });
    const save = actorSave({ id, ...actor, agency });
    refuseNumbers(store, [save], []);
    takeIn(writing, [save]);
  });
}

/** The agency of who works on this PC; null where none is known. */
function agencyOf(store: WriteStore): ReferenceValue | null {
  const [found] = readTyped(store, person.name, [store.device?.actorId ?? ''], ['positions']);
  return found === undefined ? null : (positionOn(found, today(store))?.agency ?? null);
}
