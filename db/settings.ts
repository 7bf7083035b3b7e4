import { settingsSchema, shippedSettings, type Settings } from '../shared/registers/setting/settings.ts';
import { settingOfToday } from '../shared/registers/setting/earlier-settings.ts';
import type { CountingRules } from '../shared/registers/define-register.ts';
import { prepared } from './file/sqlite.ts';
import type { ReadStore } from './store.ts';
import { mainOf } from './file/handles.ts';

const cache = new WeakMap<ReadStore, Settings>();

/** All settings; what was never set, or no longer fits, has its shipped value. */
export function readSettings(store: ReadStore): Settings {
  const known = cache.get(store);
  if (known !== undefined) return known;
  const rows = prepared<[], { key: string; value: string | null }>(
    mainOf(store),
    'SELECT key, value FROM setting WHERE withdrawn IS NULL',
  ).all();
  const entries = rows
    .map(({ key, value }) => ({ key, today: settingOfToday(key, JSON.parse(value ?? 'null')) }))
    // A setting under an earlier name holds only until one under its own is there.
    .toSorted((a, b) => Number(a.key === a.today[0]) - Number(b.key === b.today[0]))
    .flatMap(({ today: [key, value] }) => {
      const shape = Object.entries(settingsSchema.shape).find(([name]) => name === key)?.[1];
      const parsed = shape?.safeParse(value);
      return parsed?.success === true ? [[key, parsed.data] as const] : [];
    });
  const settings = settingsSchema.parse({ ...shippedSettings, ...Object.fromEntries(entries) });
  cache.set(store, settings);
  return settings;
}

export function countingRules(store: ReadStore): CountingRules {
  const { countingRules: rules, incidentRules, countAwaitingIncidents } = readSettings(store);
  return { ...rules, incidentBacklogDays: incidentRules.backlogDays, countAwaitingIncidents };
}

/** Call after settings changed in any other way: undo, restore, import. */
export function forgetSettings(store: ReadStore): void {
  cache.delete(store);
}
