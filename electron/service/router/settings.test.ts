import { call } from '@orpc/server';
import { expect, it } from 'vitest';
import { newId } from '../../../db/ids.ts';
import { Refusal } from '../../../shared/contract/refusal.ts';
import { testService } from './test-service.ts';

it('changes only the settings that a save names, and leaves the others as they were set', async () => {
  const { save, read } = testService().router.settings;
  const addressee = 'Thường trực Tỉnh ủy';
  await call(save, { writeId: newId(), changes: { addressee, reportDueDay: 20 } });
  await call(save, { writeId: newId(), changes: { expiryNoticeDays: 90 } });
  expect(await call(read, undefined)).toMatchObject({ addressee, reportDueDay: 20, expiryNoticeDays: 90 });
});

it('refuses a setting that another window set otherwise since the form was read, and tells every one', async () => {
  const { save, read, readForEditing } = testService().router.settings;
  const { version } = await call(readForEditing, undefined);
  await call(save, { writeId: newId(), changes: { reportDueDay: 21 }, basedOn: version });
  await call(save, { writeId: newId(), changes: { expiryNoticeDays: 60 }, basedOn: version });
  const mine = { reportDueDay: 22, expiryNoticeDays: 45, addressee: 'Thường trực Tỉnh ủy' };
  const refused: unknown = await call(save, { writeId: newId(), changes: mine, basedOn: version }).catch(
    (error: unknown) => error,
  );
  if (!(refused instanceof Refusal)) throw new Error('not refused');
  expect(refused.detail.code).toBe('changed-meanwhile');
  expect(refused.detail.issues.map(({ field }) => field)).toEqual(['reportDueDay', 'expiryNoticeDays']);
  expect(await call(read, undefined)).toMatchObject({ reportDueDay: 21, expiryNoticeDays: 60 });
  const known = String(refused.detail.params['version']);
  const kept = await call(save, { writeId: newId(), changes: mine, basedOn: known });
  expect(kept.settings).toMatchObject(mine);
  const again = { ...mine, reportDueDay: 23 };
  await call(save, { writeId: newId(), changes: again, basedOn: kept.version });
});
