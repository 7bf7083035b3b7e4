import { call } from '@orpc/server';
import { expect, it, onTestFinished } from 'vitest';
import { newId } from '../../../db/ids.ts';
import { testFolder, testStore } from '../../../db/test-store.ts';
import { hostPlatform } from '../../host/platform.ts';
import { startService } from '../service.ts';

it('changes only the settings that a save names, and leaves the others as they were set', async () => {
  const directory = testFolder();
  testStore(undefined, directory).close();
  const service = startService({
    dataDirectory: directory,
    platform: hostPlatform,
    version: '0',
    clock: () => new Date('2024-03-20T03:00:00Z'),
  });
  onTestFinished(() => service.close());
  const { save, read } = service.router.settings;
  const addressee = 'Thường trực Tỉnh ủy';
  await call(save, { writeId: newId(), changes: { addressee, reportDueDay: 20 } });
  await call(save, { writeId: newId(), changes: { expiryNoticeDays: 90 } });
  expect(await call(read, undefined)).toMatchObject({ addressee, reportDueDay: 20, expiryNoticeDays: 90 });
});
