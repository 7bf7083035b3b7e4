import { Refusal } from '../../shared/contract/refusal.ts';
import { setting } from '../../shared/registers/setting/setting.ts';
import type { InputValue } from '../../shared/registers/save-request.ts';
import type { Settings } from '../../shared/registers/setting/settings.ts';
import { uuidFor } from '../ids.ts';
import { mainOf } from '../file/handles.ts';
import { readStored } from '../record-rows.ts';
import { readSettings } from '../settings.ts';
import { versionOfAll, type WriteStore } from '../store.ts';
import { changedMeanwhile } from './changed-meanwhile.ts';
import { takeIn } from './intake.ts';
import { once } from './once.ts';

/**
 * Saves settings through the write path, so that they are logged and can be undone.
 * @param basedOn the version that the form was read at.
 * @throws Refusal `changed-meanwhile` with an issue for each setting that another save changed since, its key as the field.
 */
export function saveSettings(
  store: WriteStore,
  writeId: string,
  changes: Partial<Settings>,
  basedOn?: string,
): Settings {
  const request = { changes: { ...changes }, ...(basedOn === undefined ? {} : { basedOn }) };
  once(store, { name: 'settings.save', writeId, request }, (writing) => {
    const saves = Object.entries(changes).map(([key, value]) => settingSave(key, value));
    if (basedOn !== undefined) refuseChanged(store, saves, basedOn);
    takeIn(writing, saves);
  });
  return readSettings(store);
}

/** A setting as a save, for one that is made together with other records. */
export function settingSave(key: string, value: Settings[keyof Settings] | undefined) {
  return {
    register: setting.name,
    id: uuidFor(`setting/${key}`),
    fields: { key, value: asInput(value) },
    children: {},
    // It stands withdrawn where its first change was undone.
    withdrawn: null,
  };
}

/** Every setting is a record of its own; the form is told of all that changed at once, or it would overwrite the rest. */
function refuseChanged(
  store: WriteStore,
  saves: readonly {
    readonly id: string;
    readonly fields: { readonly key: string; readonly value: InputValue };
  }[],
  basedOn: string,
): void {
  const issues = saves.flatMap(({ id, fields }) => {
    const before = readStored(mainOf(store), setting, id);
    if (before === null) return [];
    const change = { register: setting, id, values: { value: fields.value }, children: {} };
    return changedMeanwhile(store, change, before, basedOn).issues.map((issue) => ({
      ...issue,
      field: fields.key,
    }));
  });
  if (issues.length > 0) throw new Refusal('changed-meanwhile', { version: versionOfAll(store) }, issues);
}

/** A setting as the write path takes it; the schema of settings holds plain JSON only. */
function asInput(value: Settings[keyof Settings] | undefined): InputValue {
  return value ?? null;
}
