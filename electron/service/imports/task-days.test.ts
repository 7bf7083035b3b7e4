import { expect, it } from 'vitest';
import { testStore } from '../../../db/test-store.ts';
import { allOf, importInto, workbook, type Row } from './test-sheets.ts';

/** What comes of a task that was given on 1 March 2024. */
async function read(heads: readonly string[], cells: Row) {
  const store = testStore();
  const result = await importInto(
    store,
    workbook({
      rows: [
        ['STT', 'Nội dung nhiệm vụ', 'Ngày giao', ...heads],
        [1, 'Báo cáo kết quả thực hiện', '01/03/2024', ...cells],
      ],
    }),
    { register: 'task', skipBadRows: true },
  );
  return {
    task: allOf(store, 'task')[0],
    doubts: result.doubts.map(({ column, code }) => `${column}: ${code}`),
  };
}

it.each<[string, string, readonly string[]]>([
  ['Tháng Tư', '2024-04-30', ['Thời hạn: date-last-of-span']],
  ['đầu tháng 4/2024', '2024-04-10', ['Thời hạn: date-last-of-span']],
  ['giữa tháng 4/2024', '2024-04-20', ['Thời hạn: date-last-of-span']],
  ['tuần 2 tháng 4', '2024-04-14', ['Thời hạn: date-last-of-span']],
  ['không quá ngày 30/4/2024', '2024-04-30', []],
  ['không muộn hơn ngày 30/4/2024', '2024-04-30', []],
  ['không sau ngày 30/4/2024', '2024-04-30', []],
  ['no later than 30/4/2024', '2024-04-30', []],
  ['2024年4月30日前', '2024-04-30', []],
  ['2024年4月30日', '2024-04-30', []],
  ['trước giờ làm việc ngày 30/4/2024', '2024-04-30', []],
  ['từ ngày 01/4/2024 đến hết ngày 30/4/2024', '2024-04-30', []],
])('takes of %j as deadline %s', async (cell, due, doubts) => {
  const told = await read(['Thời hạn'], [cell]);
  expect(told.task).toMatchObject({ due, dueText: cell });
  expect(told.doubts).toEqual(doubts);
});

it.each(['Chưa', 'Chưa hoàn thành', 'chưa xong', '-', '…'])(
  'takes %j in place of the day of completion for not done',
  async (cell) => {
    const { task, doubts } = await read(['Thời hạn', 'Ngày hoàn thành'], ['30/4/2024', cell]);
    expect(task).toMatchObject({ doneOn: null, notes: null, progress: [] });
    expect(doubts).toEqual([]);
  },
);

it('takes other words in place of the day of completion for progress', async () => {
  const going = await read(['Ngày hoàn thành'], ['Đang thực hiện']);
  expect(going.task).toMatchObject({ doneOn: null, progress: [{ text: 'Đang thực hiện' }] });
  expect(going.doubts).toEqual([]);
  const done = await read(['Ngày hoàn thành'], ['Đã hoàn thành']);
  expect(done.doubts).toEqual(['Ngày hoàn thành: done-without-day']);
});

it('keeps a task whose deadline is before it was given, and names it', async () => {
  const { task, doubts } = await read(['Thời hạn'], ['20/02/2024']);
  expect(task).toMatchObject({ assignedOn: '2024-03-01', due: null, dueText: '20/02/2024' });
  expect(doubts).toEqual(['Thời hạn: due-early']);
});

it('keeps a task that was done before it was given, and names it', async () => {
  const { task, doubts } = await read(['Ngày hoàn thành'], ['20/02/2024']);
  expect(task).toMatchObject({ assignedOn: '2024-03-01', doneOn: null, notes: '20/02/2024' });
  expect(doubts).toEqual(['Ngày hoàn thành: done-early']);
});
