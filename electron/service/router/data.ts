import { statSync } from 'node:fs';
import { join } from 'node:path';
import { implement } from '@orpc/server';
import { awaited } from '../../../db/file/patient-files.ts';
import { inScratch } from '../../../db/file/scratch.ts';
import { newId } from '../../../db/ids.ts';
import { knownLosses } from '../../../db/queries/losses.ts';
import { presentDay } from '../../../db/store.ts';
import { data } from '../../../shared/contract/data.ts';
import { FILE_LIMIT } from '../../../shared/contract/limits.ts';
import { Refusal } from '../../../shared/contract/refusal.ts';
import { backupsView, chooseBackupFolder, lastBackup, listedBackups } from '../backups/views.ts';
import { leaveSample, mendData, restoreInto } from '../service-state.ts';
import { done, type Served } from './served.ts';

const BACKUP_TYPE = 'application/vnd.sqlite3';

export function dataRouter({ state, store }: Served) {
  const os = implement(data);
  const { backups } = state;
  const { platform } = state.options;
  const assertWritten = (): void => {
    if (state.looking) throw new Refusal('only-looking');
  };
  return os.router({
    losses: os.losses.handler(() => knownLosses(store())),
    verify: os.verify.handler(() => {
      store();
      return state.checks.check();
    }),
    lastCheck: os.lastCheck.handler(() => state.checks.last),
    mend: os.mend.handler(async () => {
      store();
      assertWritten();
      await state.checks.cancel();
      const open = state.store;
      if (open === null) throw new Refusal('not-ready');
      await mendData(state, open);
      return done;
    }),
    lastBackup: os.lastBackup.handler(() => lastBackup(store(), backups)),
    backups: os.backups.handler(() => backupsView(store(), backups, platform.chooseFolder !== null)),
    backUp: os.backUp.handler(() => {
      assertWritten();
      return backups.make({ automatic: false });
    }),
    copyOut: os.copyOut.handler(async () => {
      assertWritten();
      const name = `so-ngoai-vu-${presentDay(store())}.backup`;
      if (platform.chooseSavePath === null)
        return inScratch(store().directory, async (folder) => {
          const path = join(folder, name);
          const facts = await backups.copyTo(path);
          if (statSync(path).size > FILE_LIMIT)
            throw new Refusal('file-too-large', { limit: FILE_LIMIT / 1024 / 1024 });
          const content = await awaited.read(path);
          return { path: null, file: new File([content], name, { type: BACKUP_TYPE }), ...facts };
        });
      const path = await platform.chooseSavePath(name);
      if (path === undefined) throw new Refusal('save-cancelled');
      return { path, file: null, ...(await backups.copyTo(path)) };
    }),
    leaveSample: os.leaveSample.handler(() => {
      store();
      return leaveSample(state);
    }),
    pickFolder: os.pickFolder.handler(async () => ({ folder: (await platform.chooseFolder?.()) ?? null })),
    setBackupFolder: os.setBackupFolder.handler(async ({ input }) => {
      assertWritten();
      chooseBackupFolder(store(), input.folder);
      // The new place gets its first one beside other work.
      void backups.look();
      return done;
    }),
    restorable: os.restorable.handler(() => listedBackups(state.store, backups)),
    examine: os.examine.handler(({ input, signal }) =>
      state.works.during(input.workId ?? newId(), signal, (how) => state.examined.examine(input, how.signal)),
    ),
    restore: os.restore.handler(({ input }) =>
      state.examined.taken(input.id, input.withFaults, (path, keys) => restoreInto(state, path, keys)),
    ),
  });
}
