import type { InputValue } from '../../shared/registers/save-request.ts';
import type { Settings } from '../../shared/registers/setting/settings.ts';
import { uuidFor } from '../ids.ts';
import { takeIn } from './intake.ts';
import { once } from './once.ts';
import { readSettings } from '../settings.ts';
import type { WriteStore } from '../store.ts';
import { setting } from '../../shared/registers/setting/setting.ts';

/** Saves settings through the write path, so that they are logged and can be undone. */
export function saveSettings(store: WriteStore, writeId: string, changes: Partial<Settings>): Settings {
  const request = { ...changes };
  once(store, { name: 'settings.save', writeId, request }, (writing) => {
    const saves = Object.entries(changes).map(([key, value]) => ({
      register: setting.name,
      id: uuidFor(`setting/${key}`),
      fields: { key, value: asInput(value) },
      children: {},
    }));
    takeIn(writing, saves);
  });
  return readSettings(store);
}

/** A setting as the write path takes it; the schema of settings holds plain JSON only. */
function asInput(value: Settings[keyof Settings] | undefined): InputValue {
  return value ?? null;
}
