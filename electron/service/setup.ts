import { beginDevice } from '../../db/device.ts';
import { newId } from '../../db/ids.ts';
import { takeIn } from '../../db/ledger/intake.ts';
import { once } from '../../db/ledger/once.ts';
import type { WriteStore } from '../../db/store.ts';
import { Refusal } from '../../shared/contract/refusal.ts';
import { saveSample } from './sample.ts';
import type { ReferenceValue } from '../../shared/registers/field.ts';
import { actorSave } from './actor-save.ts';

/** What the first start asks: where the PC stands, who works here, and what the codes of this PC begin with. */
export interface Setup {
  readonly writeId: string;
  readonly name: string;
  readonly jobTitle: string;
  readonly unit: string;
  readonly prefix: string;
  /** The border post where the PC stands; null in the department. */
  readonly post: ReferenceValue | null;
  readonly withSample: boolean;
}

/**
 * Completes the first start: an identity for the log, the person who works on this PC, and the sample if wanted.
 * @throws Refusal `already-set-up`, `setup-invalid` with the field to mend.
 */
export function setUp(store: WriteStore, setup: Setup): void {
  once(
    store,
    {
      name: 'app.setUp',
      writeId: setup.writeId,
      request: { ...setup, post: setup.post === null ? null : { ...setup.post } },
      origin: 'setup',
    },
    (writing) => {
      if (store.device !== null) throw new Refusal('already-set-up');
      if (setup.name.trim() === '') throw new Refusal('setup-invalid', { field: 'name' });
      const actor = newId();
      beginDevice(store, setup.prefix.trim().toUpperCase(), actor, setup.post);
      const { name, jobTitle, unit } = setup;
      takeIn(writing, [actorSave({ id: actor, name, jobTitle, agency: { code: null, text: unit } })]);
      // A save of its own, so that the sample can be undone and the person stays.
      if (setup.withSample) saveSample(store, newId());
    },
  );
}
