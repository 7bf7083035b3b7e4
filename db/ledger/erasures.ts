import { Refusal } from '../../shared/contract/refusal.ts';
import type { OpenRegisterName } from '../../shared/registers/all-registers.ts';
import { registerNamed } from '../../shared/registers/all-registers.ts';
import { erasure, type erasureGrounds } from '../../shared/registers/erasure/erasure.ts';
import type { Fields } from '../../shared/registers/field.ts';
import { maskNumber } from '../../shared/text/identity-number.ts';
import { mainOf } from '../file/handles.ts';
import { newId } from '../ids.ts';
import { readStored, type StoredValues } from '../record-rows.ts';
import { keyMark, keyOfRecord, unseal } from '../secrets.ts';
import type { ReadStore, WriteStore } from '../store.ts';
import { refuseNumbers } from './identity-gate.ts';
import { takeIn } from './intake.ts';
import { once } from './once.ts';

export interface Erasing {
  readonly register: OpenRegisterName;
  readonly id: string;
  readonly ground: (typeof erasureGrounds)[number];
  readonly note: string | null;
}

/** The identity-document numbers of a record that can be read here, masked, those of rows that were taken out included. */
export function maskedNumbers(store: ReadStore, name: OpenRegisterName, id: string): readonly string[] {
  const register = registerNamed(name);
  const stored = readStored(mainOf(store), register, id);
  if (stored === null) throw new Refusal('record-not-found');
  const read = (fields: Fields, values: StoredValues): readonly string[] =>
    Object.entries(values).flatMap(([field, value]) => {
      if (fields[field]?.kind !== 'secret' || typeof value !== 'string') return [];
      const plain = unseal(store, id, value);
      return plain === null ? [] : [maskNumber(plain)];
    });
  return [
    ...read(register.fields, stored.values),
    ...Object.entries(stored.children).flatMap(([list, rows]) =>
      rows.flatMap((row) => read(register.children[list]?.fields ?? {}, row.values)),
    ),
  ];
}

/**
 * Erases the numbers of a record for good: the wish is logged, then the key is removed, so that what is broken off in between
 * is finished at the next opening.
 * @throws Refusal `no-numbers` where none can be read here, `identity-number` for one in the note, and as `once` and `takeIn`.
 */
export function eraseNumbers(store: WriteStore, writeId: string, erasing: Erasing): void {
  once(store, { name: 'records.eraseNumbers', writeId, request: { ...erasing } }, (writing) => {
    const { register, id, ground, note } = erasing;
    const numbers = maskedNumbers(store, register, id).length;
    const key = keyOfRecord(store, id);
    if (numbers === 0 || key === null) throw new Refusal('no-numbers');
    const fields = { targetRegister: register, target: id, ground, note, numbers, keyMark: keyMark(key) };
    const save = { register: erasure.name, id: newId(), fields, children: {} };
    refuseNumbers(store, [save], []);
    return takeIn(writing, [save]);
  });
}
