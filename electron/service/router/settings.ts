import { implement } from '@orpc/server';
import { changeDevice } from '../../../db/device.ts';
import { changesCounting, saveSettings, saveSettingsBeside } from '../../../db/ledger/save-settings.ts';
import { readSettings } from '../../../db/settings.ts';
import { versionOfAll, type ReadStore } from '../../../db/store.ts';
import { settings, type VersionedSettings } from '../../../shared/contract/settings.ts';
import { namedDevice } from '../named-device.ts';
import { besideOthers } from '../saved-beside.ts';
import type { Served } from './served.ts';

export function settingsRouter({ state, store }: Served) {
  const os = implement(settings);
  return os.router({
    read: os.read.handler(() => readSettings(store())),
    readForEditing: os.readForEditing.handler(() => versionedSettings(store())),
    save: os.save.handler(({ input: { writeId, changes, basedOn }, signal }) => {
      const opened = store();
      if (!changesCounting(changes)) {
        saveSettings(opened, writeId, changes, basedOn);
        return versionedSettings(opened);
      }
      return state.works.during(writeId, signal, async (how) => {
        await saveSettingsBeside(opened, writeId, changes, basedOn, besideOthers(how));
        return versionedSettings(opened);
      });
    }),
    changeDevice: os.changeDevice.handler(({ input }) => {
      const opened = store();
      return namedDevice(opened, changeDevice(opened, input));
    }),
  });
}

const versionedSettings = (store: ReadStore): VersionedSettings => ({
  settings: readSettings(store),
  version: versionOfAll(store),
});
