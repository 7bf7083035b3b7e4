import { implement } from '@orpc/server';
import { changeDevice } from '../../../db/device.ts';
import { saveSettings } from '../../../db/ledger/save-settings.ts';
import { actorName } from '../../../db/actor-name.ts';
import { readSettings } from '../../../db/settings.ts';
import { settings } from '../../../shared/contract/settings.ts';
import type { Served } from './served.ts';

export function settingsRouter({ store }: Served) {
  const os = implement(settings);
  return os.router({
    read: os.read.handler(() => readSettings(store())),
    save: os.save.handler(({ input }) => saveSettings(store(), input.writeId, input.changes)),
    changeDevice: os.changeDevice.handler(({ input }) => {
      const opened = store();
      const device = changeDevice(opened, input);
      return { ...device, actorName: actorName(opened, device.actorId) };
    }),
  });
}
