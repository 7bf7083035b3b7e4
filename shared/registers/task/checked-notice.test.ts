import { expect, it } from 'vitest';
import { ReferenceIndex } from '../../reference/find-reference.ts';
import { shippedRows } from '../../reference/shipped-rows.ts';
import { plainDate } from '../../time/plain-date.ts';
import { savesOfNotice, type CheckedTask } from './checked-notice.ts';

const draft = {
  number: '/TB-UBND',
  date: plainDate('2024-03-27'),
  issuer: 'UBND tỉnh Lạng Sơn',
  abstract: 'Kết luận',
  signer: '',
};
const checked: CheckedTask = {
  id: 'task-1',
  ref: '1',
  text: 'Rà soát.',
  lead: 'Sở Ngoại vụ',
  cooperating: 'Sở Văn hóa, Thể thao và Du lịch; Công an tỉnh',
  due: null,
  dueText: '',
};
const kept = { document: null, file: null, recipients: ['Lưu: VT'] };

function facts() {
  let made = 0;
  return {
    index: new ReferenceIndex(shippedRows),
    today: plainDate('2024-04-01'),
    newId: () => `new-${(made += 1)}`,
  };
}

it('the tasks of a notice are saved with their document', () => {
  const [document, ...tasks] = savesOfNotice(draft, [checked], kept, facts());
  expect(document).toMatchObject({
    register: 'assigning-document',
    fields: { number: '/TB-UBND', level: 'peoplesCommittee', signer: null, recipients: 'Lưu: VT' },
  });
  expect(tasks).toHaveLength(1);
  expect(tasks[0]).toMatchObject({
    register: 'task',
    id: 'task-1',
    fields: {
      content: 'Rà soát.',
      assignedOn: '2024-03-27',
      kind: 'regular',
      document: { id: document?.id },
      lead: { text: 'Sở Ngoại vụ' },
    },
  });
  expect(tasks[0]?.children['cooperating']?.map((row) => row.fields['unit'])).toMatchObject([
    { text: 'Sở Văn hóa, Thể thao và Du lịch' },
    { text: 'Công an tỉnh' },
  ]);
});

it('a document that is known already is not saved again', () => {
  const saves = savesOfNotice(draft, [checked], { ...kept, document: 'known' }, facts());
  expect(saves.map((save) => save.register)).toEqual(['task']);
});

it.each([
  [{ due: '2024-06-30', dueText: 'trước 30/6' }, 'dated'],
  [{ dueText: 'hằng quý' }, 'periodic'],
  [{ dueText: 'thường xuyên' }, 'regular'],
])('the kind of a task follows from its deadline: %o', (deadline, kind) => {
  const [, task] = savesOfNotice(draft, [{ ...checked, ...deadline }], kept, facts());
  expect(task?.fields['kind']).toBe(kind);
});
