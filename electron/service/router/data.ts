import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { implement } from '@orpc/server';
import { presentDay } from '../../../db/store.ts';
import { data } from '../../../shared/contract/data.ts';
import { Refusal } from '../../../shared/contract/refusal.ts';
import { runLongWork } from '../long-work.ts';
import { leaveSample, restoreInto } from '../service-state.ts';
import type { Served } from './served.ts';

export function dataRouter({ state, store }: Served) {
  const os = implement(data);
  const { platform, worker = null } = state.options;
  return os.router({
    verify: os.verify.handler(() => runLongWork(worker, { kind: 'verify', directory: store().directory })),
    backup: os.backup.handler(async () => {
      const opened = store();
      const path = await platform.chooseSavePath(`so-ngoai-vu-${presentDay(opened)}.backup`);
      if (path === undefined) throw new Refusal('save-cancelled');
      const counts = await runLongWork(worker, {
        kind: 'backup',
        directory: opened.directory,
        target: path,
      });
      return { path, ...counts };
    }),
    leaveSample: os.leaveSample.handler(() => {
      store();
      return leaveSample(state);
    }),
    restore: os.restore.handler(async ({ input, signal }) => {
      const folder = mkdtempSync(join(tmpdir(), 'so-ngoai-vu-restore-'));
      try {
        const path = join(folder, 'backup.sqlite');
        writeFileSync(path, new Uint8Array(await input.file.arrayBuffer()));
        return await restoreInto(state, path, signal);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    }),
  });
}
