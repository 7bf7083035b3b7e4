import { expect, it } from 'vitest';
import { changeDevice } from '../../db/device.ts';
import { newId } from '../../db/ids.ts';
import { save, testStore } from '../../db/test-store.ts';
import type { RecordSave } from '../../shared/registers/save-request.ts';
import { openAtPost } from './open-at-post.ts';

const tanThanh = { code: 'DBP-TT', text: 'Đồn Biên phòng Tân Thanh' };
const huuNghi = { code: 'DBP-HN', text: 'Đồn Biên phòng CKQT Hữu Nghị' };

const incident = (
  summary: string,
  post: typeof tanThanh | null,
  steps: readonly string[] = [],
): RecordSave => ({
  register: 'border-incident',
  id: newId(),
  fields: { type: { code: 'BG07', text: 'Xâm canh' }, occurredOn: '2024-03-01', summary, post },
  children: { steps: steps.map((kind) => ({ id: newId(), fields: { kind, date: '2024-03-02' } })) },
});

it('tells at a post what is open there, and in the department nothing', () => {
  const store = testStore();
  save(
    store,
    incident('Trâu bò qua biên giới', tanThanh),
    incident('Đã xong', tanThanh, ['result']),
    incident('Của đồn khác', huuNghi),
    incident('Không rõ đồn', null),
  );
  expect(openAtPost(store)).toEqual([]);
  changeDevice(store, { post: tanThanh });
  expect(openAtPost(store)).toMatchObject([
    {
      register: 'border-incident',
      total: 1,
      entries: [{ title: expect.stringContaining('Trâu bò qua biên giới'), date: '2024-03-01' }],
    },
  ]);
});
