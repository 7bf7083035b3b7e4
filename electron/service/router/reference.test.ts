import { call } from '@orpc/server';
import { expect, it } from 'vitest';
import { newId } from '../../../db/ids.ts';
import { Refusal } from '../../../shared/contract/refusal.ts';
import { testService } from './test-service.ts';

it('refuses to overwrite a shipped row that another window edited since it was read', async () => {
  const { reference, records } = testService().router;
  const [{ id } = { id: '' }] = await call(reference.rows, undefined);
  const { version } = await call(reference.readForEditing, { id });
  const save = (fields: Record<string, string>, basedOn: string) =>
    call(records.save, {
      writeId: newId(),
      saves: [{ register: 'reference-item', id, fields, children: {}, basedOn }],
    });
  await save({ name: 'Tên của cửa sổ kia' }, version);
  // Another field of the same row is nobody's loss.
  await save({ nameEn: 'Mine' }, version);
  const refused: unknown = await save({ name: 'Tên của tôi' }, version).catch((error: unknown) => error);
  if (!(refused instanceof Refusal)) throw new Error('not refused');
  expect(refused.detail).toMatchObject({ code: 'changed-meanwhile', issues: [{ field: 'name' }] });
  const kept = await call(reference.readForEditing, { id });
  expect(kept.row).toMatchObject({ name: 'Tên của cửa sổ kia', nameEn: 'Mine' });
  await save({ name: 'Tên của tôi' }, String(refused.detail.params['version']));
  expect((await call(reference.readForEditing, { id })).row.name).toBe('Tên của tôi');
});
