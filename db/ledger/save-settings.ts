import { Refusal } from '../../shared/contract/refusal.ts';
import type { WorkProgress } from '../../shared/contract/works.ts';
import { setting } from '../../shared/registers/setting/setting.ts';
import type { InputValue } from '../../shared/registers/save-request.ts';
import type { Settings } from '../../shared/registers/setting/settings.ts';
import { settingId } from '../ids.ts';
import { mainOf } from '../file/handles.ts';
import { readStored } from '../record-rows.ts';
import { readSettings } from '../settings.ts';
import { versionOfAll, type WriteStore } from '../store.ts';
import { changedMeanwhile } from './changed-meanwhile.ts';
import { takeIn } from './intake.ts';
import { refillingWhereStale } from '../projections/refill.ts';
import { onceBeside } from './once-beside.ts';
import { once, type Call, type Writing } from './once.ts';
import { straight } from './steps.ts';

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
  once(store, settingsCall(writeId, changes, basedOn), (writing) =>
    straight(savingSettings(writing, changes, basedOn)),
  );
  return readSettings(store);
}

/** As `saveSettings`, beside other calls: after it everything is counted anew, and until then they see what was before. */
export async function saveSettingsBeside(
  store: WriteStore,
  writeId: string,
  changes: Partial<Settings>,
  basedOn: string | undefined,
  pause: (progress: WorkProgress) => Promise<void>,
): Promise<Settings> {
  const call = settingsCall(writeId, changes, basedOn);
  await onceBeside(store, call, (writing) => savingSettings(writing, changes, basedOn), pause);
  return readSettings(store);
}

/** Whether everything may have to be counted anew after such a change. */
export function changesCounting(changes: Partial<Settings>): boolean {
  return [changes.countingRules, changes.incidentRules, changes.countAwaitingIncidents].some(
    (change) => change !== undefined,
  );
}

function settingsCall(writeId: string, changes: Partial<Settings>, basedOn: string | undefined): Call {
  const request = { changes: { ...changes }, ...(basedOn === undefined ? {} : { basedOn }) };
  return { name: 'settings.save', writeId, request };
}

function* savingSettings(
  writing: Writing,
  changes: Partial<Settings>,
  basedOn: string | undefined,
): Generator<WorkProgress, null, void> {
  const saves = Object.entries(changes).map(([key, value]) => settingSave(key, value));
  if (basedOn !== undefined) refuseChanged(writing.store, saves, basedOn);
  takeIn(writing, saves);
  yield* refillingWhereStale(writing.store);
  return null;
}

/** A setting as a save, for one that is made together with other records. */
export function settingSave(key: string, value: Settings[keyof Settings] | undefined) {
  return {
    register: setting.name,
    id: settingId(key),
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
